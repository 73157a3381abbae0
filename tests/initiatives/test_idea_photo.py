"""A photo of the place may come along; no mistake in the text loses it."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from initiatives.models import Idea
from mijnbuurt.intake import photos, tokens
from mijnbuurt.intake.models import PendingPhoto
from mijnbuurt.photos.models import Photo
from mijnbuurt.photos.storage import photo_storage
from tests.factories.pages import WijkFactory
from tests.factories.users import UserFactory
from tests.intake.posting import IDEA_PATH, answers, form_token, send_idea, token_in
from wijken.areas.models import Wijk

pytestmark = pytest.mark.django_db


def upload(content: bytes | None = None, name: str = "IMG_0001.JPG") -> SimpleUploadedFile:
    if content is None:
        written = BytesIO()
        exif = Image.Exif()
        exif[0x013B] = "GeheimeFotograaf"
        Image.new("RGB", (60, 40), "green").save(written, "JPEG", exif=exif)
        content = written.getvalue()
    return SimpleUploadedFile(name, content, "image/jpeg")


def kept_in(page: str) -> str:
    found = re.search(r'name="kept" value="([^"]+)"', page)
    return found[1] if found else ""


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    return WijkFactory(slug="molenveld").pk


def test_a_photo_is_stored_clean_and_private_for_the_editors_of_the_wijk(client, wijk) -> None:
    assert send_idea(client, photo=upload(), wijk="molenveld").status_code == 302
    photo = Idea.objects.get().photo
    assert not photo.is_public
    assert photo.collection == wijk.collection
    assert "IMG" not in photo.title + photo.file.name
    with photo.file.open() as file:
        assert b"GeheimeFotograaf" not in file.read()
    assert not PendingPhoto.objects.exists()
    address = f"/foto/{photo.uuid}/320.jpg"
    assert client.get(address).status_code == 404
    client.force_login(UserFactory(groups=[wijk.group]))
    seen = client.get(address)
    assert seen.status_code == 200
    assert seen.getvalue().startswith(b"\xff\xd8")
    client.force_login(UserFactory(groups=[WijkFactory().group]))
    assert client.get(address).status_code == 404


def test_without_a_wijk_only_citywide_editors_see_it(client: Client, wijk: Wijk) -> None:
    send_idea(client, photo=upload())
    photo = Idea.objects.get().photo
    client.force_login(UserFactory(groups=[wijk.group]))
    assert client.get(f"/foto/{photo.uuid}/320.jpg").status_code == 404


def test_it_is_kept_while_an_answer_is_mended(client: Client) -> None:
    shown = send_idea(client, photo=upload(), text="")
    page = shown.content.decode()
    assert "Uw foto is bewaard" in page
    assert Photo.objects.count() == 1
    sent = send_idea(client, token=token_in(shown), kept=kept_in(page))
    assert sent.status_code == 302
    assert Idea.objects.get().photo == Photo.objects.get()
    assert not PendingPhoto.objects.exists()


@pytest.mark.parametrize("late", [False, True])
def test_it_is_kept_when_the_page_was_too_old_or_the_tap_too_quick(client, late: bool) -> None:
    token = form_token(seconds_ago=100_000 if late else 0)
    shown = send_idea(client, photo=upload(), token=token)
    send_idea(client, token=token_in(shown), kept=kept_in(shown.content.decode()))
    assert Idea.objects.get().photo is not None


def test_it_is_kept_when_too_much_was_sent(client: Client) -> None:
    for number in range(5):
        send_idea(client, text=f"Idee {number}")
    shown = send_idea(client, photo=upload())
    assert shown.status_code == 429
    assert kept_in(shown.content.decode())


def test_who_changes_the_mind_sends_no_photo(client: Client) -> None:
    shown = send_idea(client, photo=upload(), text="")
    kept = kept_in(shown.content.decode())
    send_idea(client, token=token_in(shown), kept=kept, drop_photo="on")
    assert Idea.objects.get().photo is None


@pytest.mark.parametrize("kept", ["", "x", "\x00", "e30:x"])
def test_a_forged_number_brings_no_photo(client: Client, kept: str) -> None:
    pending = photos.keep(upload(), "van een ander", timezone.now())
    send_idea(client, kept=kept or str(pending.uuid))
    assert Idea.objects.get().photo is None


def test_one_photo_is_for_one_idea(client: Client) -> None:
    kept = tokens.write_photo(photos.keep(upload(), "x", timezone.now()).uuid)
    send_idea(client, kept=kept)
    send_idea(client, kept=kept, text="Nog een idee")
    assert sorted(bool(idea.photo) for idea in Idea.objects.all()) == [False, True]


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"geen foto", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"],
)
def test_what_is_no_photo_is_named_and_the_text_kept(client: Client, content: bytes) -> None:
    shown = send_idea(client, photo=upload(content, "mijn<b>foto.jpg"), where="Bij de brug")
    page = shown.content.decode()
    assert shown.status_code == 200
    assert "veld-photo" in page
    assert "foto.jpg" in page
    assert "foto.jpg<" not in page and "mijn<b>" not in page
    assert "Een bankje bij de vijver" in page
    assert "Bij de brug" in page
    assert not Photo.objects.exists()
    assert not Idea.objects.exists()


def test_a_full_disk_is_said_and_the_text_kept(client: Client, monkeypatch) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(type(photo_storage()), "_save", full)
    shown = send_idea(client, photo=upload())
    assert "Wij konden de foto niet bewaren" in shown.content.decode()
    assert "Een bankje bij de vijver" in shown.content.decode()
    assert not Photo.objects.exists()


def test_a_second_tap_stores_no_second_photo(client: Client) -> None:
    form = answers()
    for _tap in range(3):
        client.post(IDEA_PATH, {**form, "photo": upload()})
    assert Photo.objects.count() == 1


def test_photos_of_forms_that_were_never_sent_go_after_a_day(
    client, django_capture_on_commit_callbacks
) -> None:
    now = timezone.now()
    pending = photos.keep(upload(), "x", now)
    name = pending.photo.file.name
    assert photos.forget_old(now + timedelta(hours=23)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert photos.forget_old(now + timedelta(hours=25)) == 1
    assert not Photo.objects.exists()
    assert not photo_storage().exists(name)
