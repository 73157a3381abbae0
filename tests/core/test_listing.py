"""Lists in pages: a page number that makes no sense gives the nearest page that does."""

import pytest
from django import forms
from django.test import RequestFactory

from mijnbuurt.core.listing import PER_PAGE, FilterForm, paginate
from tests.factories.pages import ArticleFactory
from tests.reading import Reading


class SomeFilter(FilterForm):
    soort = forms.ChoiceField(choices=[("", "alles"), ("a", "A")], required=False)
    jaar = forms.IntegerField(min_value=1990, max_value=2100, required=False)
    van = forms.DateField(required=False)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", 1),
        ("1", 1),
        ("2", 2),
        ("3", 3),
        ("4", 3),
        ("0", 1),
        ("-1", 1),
        ("-99999999999999999999", 1),
        ("1e9", 1),
        ("99999999999999999999", 3),
        ("abc", 1),
        ("inf", 1),
        ("nan", 1),
        ("2.0", 1),
        ("１", 1),
        ("🐈", 1),
        ("2'--", 1),
        ("9" * 5000, 1),
    ],
)
def test_the_nearest_page(asked, shown):
    request = RequestFactory().get("/", {"page": asked})
    assert paginate(range(PER_PAGE * 2 + 1), request).number == shown


def test_an_empty_list_has_one_page():
    page = paginate([], RequestFactory().get("/?page=7"))
    assert (page.number, list(page)) == (1, [])


def test_values_that_make_no_sense_count_as_not_given():
    given = {"soort": "zzz", "jaar": "20260", "van": "2026-02-30", "iets": "anders"}
    assert SomeFilter(given).values() == {}
    assert SomeFilter({"soort": "a", "jaar": "x"}).values() == {"soort": "a"}


@pytest.mark.django_db
def test_paging_links_keep_the_filters_and_say_next(client):
    for _number in range(PER_PAGE + 1):
        ArticleFactory(kind="story")
    first = Reading.of(client, "/nieuws/?soort=story")
    following = first.soup.find("a", rel="next")["href"]
    assert following == "?soort=story&page=2"
    assert first.soup.find("a", rel="prev") is None
    second = Reading.of(client, "/nieuws/" + following)
    assert second.soup.find("a", rel="prev")["href"] == "?soort=story&page=1"
    assert second.soup.find("a", rel="next") is None
    assert len(second.soup.select(".mb-card")) == 1
