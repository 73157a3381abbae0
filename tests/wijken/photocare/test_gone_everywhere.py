"""Each place that a photo may be seen or found in, one by one, within a minute of one tap."""

import re
from datetime import timedelta

import pytest
from wagtail.images.blocks import ImageBlock

from mijnbuurt.photos import formats
from mijnbuurt.photos.models import Photo
from mijnbuurt.photos.renditions import make_missing
from mijnbuurt.photos.storage import photo_storage
from tests.factories.pages import ActivityFactory, ArticleFactory, ProjectFactory
from wijken.news.models import ArticlePhoto

from .test_takedown import ask

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
WORDS = ("Zeldzaambijschrift", "Zeldzaambeschrijving")


@pytest.fixture
def shown(world, frozen, commit):
    """Pages of each kind that show the photo, by name."""
    value = {"image": world.photo.pk, "alt_text": WORDS[1], "decorative": False}
    block = ("photo", {"image": ImageBlock().to_python(value), "caption": WORDS[0]})
    with commit():
        story = ArticleFactory(
            in_wijk=world.wijk,
            title="Oogstfeest",
            kind="photo_series",
            names="none",
            photo=world.photo,
            photo_alt=WORDS[1],
            body=[block],
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


#: Each shows the photo, with its words.
PLACES = {
    "story, on screen and as a print": "{story}",
    "story in English": "/en{story}",
    "story in Arabic": "/ar{story}",
    "activity": "{activity}",
    "project": "{project}",
    "news": "/nieuws/",
    "news of the wijk": "/wijken/hier/nieuws/",
    "page of the wijk": "/wijken/hier/",
    "home": "/",
    "search": "/zoeken/?q=oogstfeest",
    "feed of the city": "/nieuws/feed/",
    "feed of the wijk": "/wijken/hier/feed/",
}


@pytest.mark.parametrize("place", PLACES)
def test_gone_from_the_page_within_a_minute(client, world, shown, frozen, commit, place):
    address = PLACES[place].format(**shown)
    before = client.get(address)
    html = before.content.decode()
    assert str(world.photo.uuid) in html and WORDS[1] in html
    assert (WORDS[0] in html) == place.startswith("story")
    with commit():
        ask(client, world.photo)
    frozen.shift(timedelta(seconds=59))
    again = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert again.status_code == 200
    html = client.get(address).content.decode()
    assert str(world.photo.uuid) not in html
    assert not any(word in html for word in WORDS)


def test_its_caption_finds_the_page_no_more(client, world, shown, frozen, commit):
    address = f"/zoeken/?q={WORDS[0].lower()}"
    assert shown["story"] in client.get(address).content.decode()
    with commit():
        ask(client, world.photo)
    frozen.shift(timedelta(seconds=59))
    assert shown["story"] not in client.get(address).content.decode()


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


@pytest.mark.parametrize("place", PLACES)
def test_no_page_lives_in_a_cache_without_asking_again(client, world, shown, place):
    kept = client.get(PLACES[place].format(**shown))["Cache-Control"]
    assert "no-cache" in kept or "no-store" in kept, kept
