"""Each place that a photo may be seen or found in, one by one, within a minute of one tap."""

import re
from datetime import timedelta

import pytest
import time_machine

from mijnbuurt.photos import formats
from mijnbuurt.photos.models import Photo
from mijnbuurt.photos.renditions import make_missing
from mijnbuurt.photos.storage import photo_storage
from tests.factories.pages import ActivityFactory, ArticleFactory, ProjectFactory
from wijken.news.models import ArticlePhoto

from .test_takedown import ask

pytestmark = pytest.mark.django_db
WORDS = ("Zeldzaambijschrift", "Zeldzaambeschrijving")


@pytest.fixture
def now(tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False) as traveller:
        yield traveller


@pytest.fixture
def shown(world, now, commit):
    """Pages of each kind that show the photo, by name."""
    with commit():
        story = ArticleFactory(
            in_wijk=world.wijk,
            title="Oogstfeest",
            kind="photo_series",
            names="none",
            photo=world.photo,
            photo_alt=WORDS[1],
            live=False,
        )
        story.photo_rows = [
            ArticlePhoto(photo=world.photo, alt=WORDS[1], caption=WORDS[0], locale=story.locale)
        ]
        story.save_revision().publish()
        activity = ActivityFactory(in_wijk=world.wijk, photo=world.photo, photo_alt=WORDS[1])
        project = ProjectFactory(in_wijk=world.wijk, photo=world.photo, photo_alt=WORDS[1])
    make_missing(Photo.objects.get(pk=world.photo.pk))
    pages = {"story": story, "activity": activity, "project": project}
    return {name: page.url for name, page in pages.items()}


PLACES = {
    "story, on screen and as a print": "{story}",
    "story in English": "/en{story}",
    "story in Arabic": "/ar{story}",
    "activity": "{activity}",
    "project": "{project}",
    "news": "/nieuws/",
    "news of the wijk": "/wijken/hier/nieuws/",
    "page of the wijk": "/wijken/hier/",
    "print for who just moved in": "/wijken/hier/welkom/",
    "agenda": "/agenda/",
    "home": "/",
    "search": "/zoeken/?q=oogstfeest",
    "search by its words": "/zoeken/?q=zeldzaambijschrift",
    "sitemap": "/sitemap.xml",
}


@pytest.mark.parametrize("place", PLACES)
def test_gone_from_the_page_within_a_minute(client, world, shown, now, commit, place):
    address = PLACES[place].format(**shown)
    before = client.get(address)
    assert before.status_code == 200
    if place.startswith(("story", "activity", "project")):
        assert str(world.photo.uuid) in before.content.decode()
    with commit():
        ask(client, world.photo)
    now.shift(timedelta(seconds=59))
    again = client.get(address, headers={"If-None-Match": before.get("ETag", '"x"')})
    if str(world.photo.uuid) in before.content.decode():
        assert again.status_code == 200
    html = client.get(address).content.decode()
    assert str(world.photo.uuid) not in html
    assert not any(word in html for word in WORDS)


@pytest.mark.parametrize("name", ["story", "activity", "project"])
def test_a_shared_link_shows_a_drawing_instead(client, world, shown, commit, name):
    def picture() -> str:
        html = client.get(shown[name]).content.decode()
        return re.search(r'property="og:image" content="([^"]+)"', html)[1]

    assert str(world.photo.uuid) in picture()
    with commit():
        ask(client, world.photo)
    assert "/static/drawings/" in picture()


@pytest.mark.parametrize("extension", formats.FORMATS)
@pytest.mark.parametrize("width", formats.WIDTHS)
def test_every_address_of_the_file_is_gone(client, world, shown, commit, width, extension):
    address = formats.address(world.photo.uuid, width).rsplit(".", 1)[0] + f".{extension}"
    seen = client.get(address)
    assert seen.status_code == 200 and "max-age=60" in seen["Cache-Control"]
    with commit():
        ask(client, world.photo)
    for headers in ({}, {"If-None-Match": seen["ETag"]}, {"Range": "bytes=0-9"}):
        assert client.get(address, headers=headers).status_code == 404
    assert client.head(address).status_code == 404


def test_the_copies_are_deleted_and_the_original_is_served_to_no_maker(
    client, world, shown, commit
):
    copies = list(world.photo.renditions.values_list("file", flat=True))
    assert copies and all(photo_storage().exists(name) for name in copies)
    with commit():
        ask(client, world.photo)
    assert not any(photo_storage().exists(name) for name in copies)
    assert not Photo.objects.get().renditions.exists()
    client.force_login(world.maker)
    assert client.get(f"/foto/{world.photo.uuid}/320.jpg").status_code == 404
    client.force_login(world.editor)
    assert client.get(f"/foto/{world.photo.uuid}/320.jpg").status_code == 200


def test_no_page_lives_in_a_cache_without_asking_again(client, world, shown):
    for address in (*shown.values(), "/", "/nieuws/", "/wijken/hier/"):
        kept = client.get(address).get("Cache-Control", "no-cache")
        assert "max-age" not in kept or "max-age=0" in kept, (address, kept)
