"""Dates that are only partly known stay so, for people and for machines."""

from datetime import date

import pytest
from django.utils import translation

from tests.factories.pages import ArticleFactory
from tests.reading import Reading
from wijken.news.models import Article

JULY = date(2019, 7, 9)


@pytest.mark.parametrize(
    ("fields", "text", "iso"),
    [
        ({"date_sort": JULY}, "9 juli 2019", "2019-07-09"),
        ({"date_sort": JULY, "date_precision": "month"}, "juli 2019", "2019-07"),
        ({"date_sort": JULY, "date_precision": "season"}, "2019", "2019"),
        ({"date_sort": JULY, "date_precision": "period"}, "2019", "2019"),
        ({"date_sort": JULY, "date_precision": "year"}, "2019", "2019"),
        (
            {"date_sort": JULY, "date_precision": "season", "date_words": "zomer 2019"},
            "zomer 2019",
            "2019",
        ),
        ({"date_words": "rond kerst"}, "rond kerst", ""),
        ({}, "", ""),
    ],
)
def test_no_more_is_told_than_is_known(fields, text, iso):
    article = Article(**fields)
    assert (article.date_text, article.date_iso) == (text, iso)


def test_the_month_is_in_the_language_of_the_reader():
    with translation.override("en"):
        assert "July" in Article(date_sort=JULY).date_text


@pytest.mark.django_db
def test_a_page_gives_the_day_to_machines_only_as_exact_as_it_is(client):
    page = ArticleFactory(date_sort=JULY, date_precision="month")
    reading = Reading.of(client, page.url)
    assert reading.soup.select_one(".mb-byline time")["datetime"] == "2019-07"
    assert reading.json_ld["datePublished"] == "2019-07"
    assert "9 juli" not in reading.text
