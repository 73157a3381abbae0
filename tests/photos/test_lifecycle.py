"""A photo is seen exactly as long as a live page shows it, and never after it was taken down."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from wagtail.log_actions import registry
from wagtail.models import Page

from home.models import HomePage, StandardPage
from mijnbuurt.photos import uses
from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.models import Photo, PhotoUse, Rendition
from mijnbuurt.photos.transitions import takedown
from tests.factories.pages import PublicationFactory
from tests.factories.photos import PhotoFactory, image_file
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

Files = Callable[[], list[Path]]
Commit = Callable[[], AbstractContextManager[list]]


def show(photo: Photo | None, slug: str = "fotos", live: bool = True) -> StandardPage:
    """A page with this photo, published unless told otherwise."""
    home = HomePage.objects.get(locale__language_code="nl")
    page = StandardPage(title="Foto's", slug=slug, photo=photo, photo_alt="Een straat", live=live)
    return home.add_child(instance=page)


@pytest.fixture
def photo() -> Photo:
    return PhotoFactory(image_width=700)


@pytest.fixture
def seen(client: Client, photo: Photo) -> Callable[[], bool]:
    """Whether a stranger gets the photo, at this moment."""

    def ask() -> bool:
        status = client.get(f"/foto/{photo.uuid}/640.jpg").status_code
        assert status in (200, 404)
        return status == 200

    return ask


Seen = Callable[[], bool]


def test_private_until_published(photo: Photo, seen: Seen) -> None:
    assert not seen()
    page = show(photo, live=False)
    assert not seen()
    page.save_revision().publish()
    assert seen()


def test_publishing_makes_the_copies(photo: Photo, commit: Commit) -> None:
    with commit():
        show(photo)
        assert not photo.renditions.exists()
    assert photo.renditions.count() == 6


def test_unpublishing_hides(photo: Photo, seen: Seen) -> None:
    page = show(photo)
    assert seen()
    page.unpublish()
    assert not seen()
    page.save_revision().publish()
    assert seen()


def test_unpublishing_past_the_page_hides(photo: Photo, seen: Seen) -> None:
    """Wagtail acts on the plain page here, which knows no photo."""
    show(photo)
    Page.objects.get(slug="fotos").unpublish()
    assert not seen()


def test_deleting_the_page_hides(photo: Photo, seen: Seen) -> None:
    page = show(photo)
    page.delete()
    assert not seen()
    assert not PhotoUse.objects.exists()


def test_deleting_the_parent_hides(photo: Photo, seen: Seen) -> None:
    parent = show(None, slug="ouder")
    child = StandardPage(title="Kind", slug="kind", photo=photo, photo_alt="Een straat")
    parent.add_child(instance=child)
    assert seen()
    Page.objects.get(pk=parent.pk).delete()
    assert not seen()


def test_another_photo_on_the_page_hides_the_first(photo: Photo, seen: Seen) -> None:
    page = show(photo)
    other = PhotoFactory()
    page.photo = other
    page.save_revision().publish()
    assert not seen()
    other.refresh_from_db()
    assert other.is_public


def test_seen_as_long_as_one_page_shows_it(photo: Photo, seen: Seen) -> None:
    first, second = show(photo), show(photo, slug="nog-een")
    first.unpublish()
    assert seen()
    second.delete()
    assert not seen()


def test_a_draft_with_another_photo_changes_nothing(photo: Photo, seen: Seen) -> None:
    page = show(photo)
    page.photo = other = PhotoFactory()
    page.save_revision()
    assert seen()
    other.refresh_from_db()
    assert not other.is_public


def test_a_live_page_that_is_internal_shows_no_photo(photo: Photo, seen: Seen) -> None:
    page = PublicationFactory(access="internal", photo=photo, photo_alt="Een straat")
    assert page.live
    assert not seen()
    page.access = "public"
    page.save_revision().publish()
    assert seen()
    page.access = "internal"
    page.save_revision().publish()
    assert not seen()


def test_recording_twice_changes_nothing(photo: Photo, seen: Seen) -> None:
    page = show(photo)
    uses.record(page, [photo.pk])
    uses.record(page, [photo.pk])
    assert seen()
    uses.record(page, [])
    assert not seen()


def test_a_blurred_photo_is_seen_as_long_as_any_other(
    photo: Photo, seen: Seen, tuesday_morning: datetime
) -> None:
    Photo.objects.update(blurred_at=tuesday_morning)
    page = show(photo)
    assert Photo.objects.get().state == PhotoState.BLURRED
    assert seen()
    page.unpublish()
    assert not seen()


def test_saving_an_old_copy_does_not_change_the_state(photo: Photo, seen: Seen) -> None:
    """Someone opened the photo before it went public, and saves now."""
    show(photo)
    photo.title = "Nieuwe titel"
    photo.save()
    assert seen()
    assert Photo.objects.get().title == "Nieuwe titel"


def test_saving_an_old_copy_does_not_bring_back_the_old_file(photo: Photo) -> None:
    fresh = Photo.objects.get()
    fresh.file = image_file(500, 300, "red")
    fresh.save()
    photo.title = "Nieuwe titel"
    photo.save()
    stored = Photo.objects.get()
    assert (stored.file.name, stored.width) == (fresh.file.name, 500)


def test_replacing_the_file(
    photo: Photo, seen: Seen, client: Client, stored: Files, commit: Commit
) -> None:
    with commit():
        show(photo)
    before = stored()
    address = f"/foto/{photo.uuid}/640.jpg"
    etag = client.get(address)["ETag"]
    with commit():
        photo.file = image_file(640, 640, "red")
        photo.save()
    assert not set(before) & set(stored())
    assert len(stored()) == 1 + 6
    response = client.get(address, headers={"If-None-Match": etag})
    assert response.status_code == 200
    assert Photo.objects.get().state == PhotoState.PUBLIC


def test_replacing_by_the_file_itself(photo: Photo, stored: Files, commit: Commit) -> None:
    old = photo.file.name
    with commit():
        photo.file.save("x.jpg", image_file(500, 300, "red"))
    fresh = Photo.objects.get()
    assert fresh.file.name != old
    assert (fresh.width, fresh.height) == (500, 300)
    assert len(stored()) == 2


def test_deleting_a_photo_deletes_its_files(photo: Photo, stored: Files, commit: Commit) -> None:
    with commit():
        page = show(photo)
    assert len(stored()) == 7
    with commit():
        Photo.objects.get().delete()
        assert len(stored()) == 7
    assert not stored()
    assert not Rendition.objects.exists()
    page.refresh_from_db()
    assert page.photo is None


class TestTakedown:
    def test_gone_at_once_and_for_good(
        self, photo: Photo, seen: Seen, tuesday_morning: datetime
    ) -> None:
        page = show(photo)
        takedown(photo, UserFactory(), tuesday_morning)
        assert not seen()
        assert photo.state == PhotoState.TAKEN_DOWN
        assert photo.taken_down_at == tuesday_morning
        page.save_revision().publish()
        show(photo, slug="nog-een")
        assert not seen()
        page.delete()
        assert Photo.objects.get().state == PhotoState.TAKEN_DOWN

    def test_copies_go_and_the_original_stays(
        self, photo: Photo, stored: Files, commit: Commit, tuesday_morning: datetime
    ) -> None:
        with commit():
            show(photo)
        assert len(stored()) == 7
        with commit():
            takedown(photo, UserFactory(), tuesday_morning)
        assert [path.name for path in stored()] == [Path(photo.file.name).name]

    def test_a_new_file_does_not_bring_it_back(
        self, photo: Photo, seen: Seen, commit: Commit, tuesday_morning: datetime
    ) -> None:
        show(photo)
        takedown(photo, UserFactory(), tuesday_morning)
        with commit():
            photo.file = image_file(640, 640, "red")
            photo.save()
        assert not seen()
        assert not photo.renditions.exists()

    def test_it_is_logged_once(self, photo: Photo, tuesday_morning: datetime) -> None:
        user = UserFactory()
        takedown(photo, user, tuesday_morning, reason="Gevraagd aan de balie")
        takedown(photo, UserFactory(), tuesday_morning)
        entry = registry.get_logs_for_instance(photo).get(action="photos.takedown")
        assert (entry.user, entry.timestamp) == (user, tuesday_morning)
        assert entry.data["reason"] == "Gevraagd aan de balie"
        assert entry.message == "Foto weggehaald"

    def test_nobody_need_have_done_it(self, photo: Photo, tuesday_morning: datetime) -> None:
        takedown(photo, None, tuesday_morning)
        entry = registry.get_logs_for_instance(photo).get(action="photos.takedown")
        assert entry.user is None
