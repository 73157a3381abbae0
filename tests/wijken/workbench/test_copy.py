""" "Kopieer vorige": a draft with fresh dates, for who may, once a tap."""

from datetime import date

import pytest
from wagtail.models import Page, PageLogEntry

from mijnbuurt.core.slugs import free_slug
from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    PlaceFactory,
    WijkFactory,
    page_of,
    with_rule,
)
from tests.factories.users import UserFactory
from wijken.activities.models import Activity, AgendaPage
from wijken.news.models import Article, Byline
from wijken.workbench.transitions import COPIED, fresh_dates

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

TODAY = date(2026, 11, 24)


@pytest.fixture
def editor(client, wijk):
    user = UserFactory(groups=[wijk.group])
    client.force_login(user)
    return user


def copy(client, page):
    return client.post(f"/beheer/kopie/{page.pk}/")


def test_a_copy_is_a_draft_with_the_newest_words_and_a_date_to_come(client, wijk, editor, frozen):
    page = ActivityFactory(in_wijk=wijk, title="Koffie", slug="koffie", place_words="Oud")
    page.place_words = "Nieuw"
    page.save_revision()
    answer = copy(client, page)
    made = Activity.objects.get(slug="koffie-2")
    assert answer.url == f"/beheer/pages/{made.pk}/edit/"
    assert "Kijk de datum" in client.get(answer.url).content.decode()
    assert (made.live, made.first_published_at, made.owner) == (False, None, editor)
    assert made.get_parent().pk == page.get_parent().pk
    assert made.translation_key != page.translation_key
    words = made.get_latest_revision_as_object()
    assert (words.title, words.place_words) == ("Koffie", "Nieuw")
    assert words.first_date == date(2026, 12, 1)
    assert words.recurrence == "FREQ=WEEKLY;BYDAY=TU"
    assert words.slug == "koffie-2"
    assert client.get("/wijken/" + wijk.slug + "/agenda/koffie-2/").status_code == 404
    assert PageLogEntry.objects.get(action=COPIED).data["source"] == page.pk
    assert Activity.objects.get(pk=page.pk).live

    assert copy(client, page).url == answer.url  # a second tap
    assert Activity.objects.count() == 2
    frozen.shift(61)
    assert copy(client, page).url != answer.url
    assert set(Activity.objects.values_list("slug", flat=True)) == {
        "koffie",
        "koffie-2",
        "koffie-3",
    }


def test_rows_of_an_article_get_keys_of_their_own(client, wijk, editor):
    """Also rows that only the draft has: publishing both afterwards must not clash."""
    page = ArticleFactory(in_wijk=wijk, date_words="rond kerst 2021")
    page.bylines.add(Byline(name="Ans"), Byline(name="Bert"))
    page.save_revision()
    copy(client, page)
    made = Article.objects.exclude(pk=page.pk).get()
    assert (made.date_words, made.date_sort) == ("", TODAY)
    assert [str(name) for name in made.bylines.all()] == ["wijkreporter Ans", "wijkreporter Bert"]
    page.get_latest_revision().publish()
    made.get_latest_revision().publish()
    assert Byline.objects.values("translation_key").distinct().count() == 4


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"repeat": "once", "first_date": date(2026, 11, 17)}, date(2026, 12, 1)),
        ({"repeat": "once", "first_date": date(2026, 11, 18)}, date(2026, 11, 25)),
        ({"repeat": "once", "first_date": date(2026, 12, 10)}, date(2026, 12, 17)),
        ({"repeat": "monthly", "first_date": date(2026, 11, 10)}, date(2026, 12, 8)),
        ({"repeat": "weekly", "first_date": date(2019, 1, 1)}, date(2026, 12, 1)),
        (
            {"repeat": "weekly", "first_date": date(2026, 9, 1), "last_date": date(2026, 10, 1)},
            date(2026, 12, 1),
        ),
        ({"first_date": None}, None),
    ],
)
def test_the_date_is_the_next_such_day(fields, expected):
    assert fresh_dates(Activity(**with_rule(fields)), TODAY)["first_date"] == expected


def test_who_may_not_copy_finds_nothing(client, wijk, editor):
    other = WijkFactory()
    hidden = ArticleFactory(in_wijk=other, live=False)
    foreign = [ArticleFactory(in_wijk=other), ArticleFactory(), hidden]
    structural = [page_of(wijk), AgendaPage.objects.child_of(page_of(wijk)).get()]
    before = Page.objects.count()
    for page in [*foreign, *structural, PlaceFactory(in_wijk=wijk)]:
        assert client.get(f"/beheer/kopie/{page.pk}/").status_code in (302, 404)
        assert copy(client, page).status_code in (302, 404)
    assert client.post("/beheer/kopie/999999/").status_code == 404
    client.logout()
    assert "/inloggen/" in copy(client, ArticleFactory(in_wijk=wijk)).url
    assert Page.objects.count() == before + 2


def test_the_editor_of_a_page_asks_first(client, wijk, editor):
    page = ArticleFactory(in_wijk=wijk)
    assert (
        f"/beheer/kopie/{page.pk}/" in client.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    )
    asked = client.get(f"/beheer/kopie/{page.pk}/").content.decode()
    assert "Maak een kopie" in asked
    assert Article.objects.count() == 1
    places = PlaceFactory(in_wijk=wijk)
    assert "/beheer/kopie/" not in client.get(f"/beheer/pages/{places.pk}/edit/").content.decode()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Agenda", "agenda-bericht"),
        ("2026", "2026-bericht"),
        ("حي", "bericht"),
        ("Koffie!", "koffie"),
        ("x" * 200, "x" * 80),
    ],
)
def test_an_address_follows_from_the_title(title, slug):
    parent = ArticleFactory().get_parent()
    assert free_slug(Article(title=title), parent) == slug
