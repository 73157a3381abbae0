"""The index follows every change at once, and holds nothing that is not for everyone."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, PageViewRestriction
from wagtail.search.backends import get_search_backend

from mijnbuurt.core import clockmarks
from mijnbuurt.photos.enums import PhotoState
from search.indexing import drop_unused_words, index_page, rebuild
from search.management.commands.rebuild_search import VERSION
from search.models import Entry, Posting, Word
from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    PlaceFactory,
    PublicationFactory,
    WijkFactory,
    page_of,
)
from tests.factories.photos import PhotoFactory
from tests.wijken.translations.made import translated
from wijken.activities.enums import OccurrenceState
from wijken.areas.models import Area
from wijken.news.models import ArticlePhoto

from .asking import ask, found

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def test_a_draft_adds_nothing_to_what_is_found(client):
    page = ArticleFactory(title="Straatfeest")
    page.title = "Braderie"
    page.save_revision()
    assert found(client, "straatfeest") == [page.url]
    assert found(client, "braderie") == []
    page.latest_revision.publish()
    assert found(client, "straatfeest") == []
    assert found(client, "braderie") == [page.url]


def test_what_goes_is_gone_at_once(client):
    page = ArticleFactory(title="Braderie")
    page.unpublish()
    assert found(client, "braderie") == []
    page.refresh_from_db()
    page.save_revision().publish()
    assert found(client, "braderie") == [page.url]
    page.delete()
    assert found(client, "braderie") == []
    assert not Entry.objects.filter(title="Braderie").exists()


def test_hidden_by_a_change_that_tells_nobody_it_is_still_not_found(client):
    """Whether a page is online is asked when somebody searches."""
    page = ArticleFactory(title="Braderie")
    Page.objects.filter(pk=page.pk).update(live=False)
    assert found(client, "braderie") == []


def test_a_private_page_is_not_found(client):
    page = ArticleFactory(title="Braderie", in_wijk=WijkFactory())
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert found(client, "braderie") == []


def test_what_became_internal_is_not_found(client):
    page = PublicationFactory(title="Braderieplan")
    assert found(client, "braderieplan") == [page.url]
    page.access = "internal"
    page.save_revision().publish()
    assert found(client, "braderieplan") == []
    assert not Entry.objects.filter(page_id=page.pk).exists()


def test_a_moved_page_belongs_to_its_new_wijk(client):
    here, there = WijkFactory(slug="hier"), WijkFactory(slug="daar")
    page = ArticleFactory(title="Braderie", slug="braderie", in_wijk=here)
    target = page_of(there).get_children().get(slug="nieuws")
    page.move(target, pos="last-child")
    assert found(client, "braderie", wijk="daar") == ["/wijken/daar/nieuws/braderie/"]
    assert found(client, "braderie", wijk="hier") == []


def test_a_page_is_looked_up_once_and_written_once():
    page = ArticleFactory(title="Straatfeest")
    for change in (lambda: Entry.objects.all().delete(), lambda: Entry.objects.update(digest="")):
        change()
        with CaptureQueriesContext(connection) as captured:
            index_page(page)
        told = [query["sql"].split()[0] for query in captured if '"search_entry"' in query["sql"]]
        assert told == ["SELECT", "INSERT"]
        assert Entry.objects.get(page_id=page.pk).postings.exists()


def test_who_searches_in_the_admin_finds_it_too():
    page = ArticleFactory(title="Straatfeest")
    assert list(get_search_backend().search("straatfeest", Page)) == [page.page_ptr]


def test_new_names_of_a_wijk_find_its_page(client):
    wijk = WijkFactory(name="Molenveld", slug="molenveld")
    wijk.aliases = ["Het Veld"]
    wijk.save()
    area = Area.objects.create(wijk=wijk, kind="street", name="Zeepziederij")
    url = page_of(wijk).url
    assert found(client, "zeepziederij") == [url]
    assert found(client, "Zeepziederij 12 b") == [url]
    assert url in found(client, "het veld")
    area.delete()
    assert found(client, "zeepziederij") == []


def test_a_new_name_is_told_once_for_each_language(client, monkeypatch):
    wijk = WijkFactory(name="Molenveld", slug="molenveld")
    dutch = page_of(wijk)
    english = translated(dutch, "en")
    told = []
    for module in ("search.backend", "search.signals"):
        monkeypatch.setattr(
            f"{module}.index_page", lambda page: (told.append(page.pk), index_page(page))
        )
    Area.objects.create(wijk=wijk, kind="street", name="Zeepziederij")
    assert sorted(told) == sorted([dutch.pk, english.pk])
    assert english.url in str(ask(client, "zeepziederij", "/en/zoeken/").soup)
    told.clear()
    wijk.aliases = ["Het Veld"]
    wijk.save()
    assert sorted(told) == sorted([dutch.pk, english.pk])


def test_a_closed_place_is_not_found_by_its_address(client):
    place = PlaceFactory(title="Buurthuis", facts_row={"address_line": "Zeepziederij 3"})
    assert found(client, "zeepziederij") == [place.url]
    facts = place.fact_row
    facts.status = "closed"
    facts.save()
    assert found(client, "zeepziederij") == []
    assert found(client, "buurthuis") == [place.url]


def test_a_hidden_photo_is_not_found_by_its_caption(client):
    photo = PhotoFactory(public=True)
    value = {"image": photo.pk, "decorative": False, "alt_text": "Een fabriek"}
    image = ImageBlock().to_python(value)
    block = ("photo", {"image": image, "caption": "De zeepziederij in 1950"})
    page = ArticleFactory(title="Vroeger", body=[block])
    assert found(client, "zeepziederij") == [page.url]
    type(photo).objects.filter(pk=photo.pk).update(state=PhotoState.TAKEN_DOWN)
    index_page(type(page).objects.get(pk=page.pk))
    assert found(client, "zeepziederij") == []


def test_a_series_is_found_by_its_captions_but_for_those_of_hidden_photos(client):
    page = ArticleFactory(title="Vroeger")
    photo = PhotoFactory(public=True)
    caption = {"caption": "De zeepziederij in 1950", "alt": "Een fabriek"}
    ArticlePhoto.objects.create(article=page, photo=photo, locale=page.locale, **caption)
    index_page(type(page).objects.get(pk=page.pk))
    assert found(client, "zeepziederij") == [page.url]
    type(photo).objects.filter(pk=photo.pk).update(state=PhotoState.TAKEN_DOWN)
    index_page(type(page).objects.get(pk=page.pk))
    assert found(client, "zeepziederij") == []


def test_coming_activities_stand_before_those_that_are_over(client, tuesday_morning):
    over = ActivityFactory(
        title="Braderie Braderie", repeat="once", first_date="2019-07-01", in_wijk=None
    )
    coming = ActivityFactory(title="Iets anders", summary="Met een braderie erbij.")
    assert found(client, "braderie", now=tuesday_morning) == [coming.url, over.url]
    # From the moment that all its dates are off.
    coming.occurrences.update(state=OccurrenceState.CANCELLED)
    assert found(client, "braderie", now=tuesday_morning) == [over.url, coming.url]


def test_the_index_can_be_made_anew(client):
    page = ArticleFactory(title="Braderie")
    ArticleFactory(title="Braderie die nog komt", live=False)
    before = set(Posting.objects.values_list("entry__page_id", "word__text", "weight"))
    Word.objects.all().delete()
    Entry.objects.all().delete()
    assert found(client, "braderie") == []
    rebuild()
    assert found(client, "braderie") == [page.url]
    assert set(Posting.objects.values_list("entry__page_id", "word__text", "weight")) == before


def test_a_site_without_an_index_gets_one_when_it_starts(client):
    page = ArticleFactory(title="Braderie")
    Entry.objects.all().delete()
    call_command("rebuild_search", if_needed=True, verbosity=0)
    assert found(client, "braderie") == [page.url]
    Entry.objects.all().delete()
    call_command("rebuild_search", if_needed=True, verbosity=0)
    assert found(client, "braderie") == []
    assert clockmarks.last(f"search index {VERSION}")


def test_nothing_is_written_when_nothing_changed(django_assert_max_num_queries):
    page = ArticleFactory(title="Braderie")
    before = list(Posting.objects.order_by("pk").values_list("pk", flat=True))
    index_page(page)
    assert list(Posting.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_words_that_stand_nowhere_any_more_are_dropped():
    page = ArticleFactory(title="Zeepziederij")
    page.unpublish()
    drop_unused_words()
    assert not Word.objects.filter(text="zeepziederij").exists()
