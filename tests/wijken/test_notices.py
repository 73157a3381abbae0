"""Notices stand on every page, or on those of one wijk, and end by themselves."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from tests.factories import HOSTILE
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.reading import Reading
from wijken.areas.models import Notice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

HOUR = timedelta(hours=1)


@pytest.fixture
def notice(tuesday_morning):
    return Notice.objects.create(
        text="Geen stroom", starts_at=tuesday_morning, ends_at=tuesday_morning + HOUR
    )


def shown(client, path: str) -> list[str]:
    return [p.get_text() for p in Reading.of(client, path).soup.select(".mb-notices p")]


def test_one_for_everyone_stands_on_every_page(client, notice):
    paths = ["/", "/agenda/", "/zoeken/", "/initiatieven/indienen/", WijkFactory().url]
    for path in [*paths, ArticleFactory().url]:
        assert shown(client, path) == ["Geen stroom"], path


def test_one_of_a_wijk_stands_on_its_pages_alone(client, notice):
    wijk, other = WijkFactory(), WijkFactory()
    notice.wijk = wijk
    notice.save()
    here = [wijk.url, f"{wijk.url}nieuws/", f"{wijk.url}welkom/", f"{wijk.url}contact/"]
    for path in [*here, ArticleFactory(in_wijk=wijk).url]:
        assert shown(client, path) == ["Geen stroom"], path
    for path in ["/", "/wijken/", "/nieuws/", other.url, ArticleFactory(in_wijk=other).url]:
        assert shown(client, path) == [], path


@pytest.mark.parametrize(
    ("moved", "is_shown"),
    [
        (timedelta(microseconds=-1), False),
        (timedelta(0), True),
        (HOUR - timedelta(microseconds=1), True),
        (HOUR, False),
    ],
)
def test_it_begins_and_ends_at_the_moment(client, notice, frozen, tuesday_morning, moved, is_shown):
    frozen.move_to(tuesday_morning + moved)
    assert (shown(client, "/") == ["Geen stroom"]) is is_shown


def test_a_hostile_text_is_only_a_text(client, notice):
    notice.text = HOSTILE
    notice.save()
    assert shown(client, "/") == [HOSTILE]
    assert "<script>alert" not in client.get("/").content.decode()


def test_an_end_before_the_start_is_refused(tuesday_morning):
    with pytest.raises(IntegrityError):
        Notice.objects.create(text="x", starts_at=tuesday_morning, ends_at=tuesday_morning)
