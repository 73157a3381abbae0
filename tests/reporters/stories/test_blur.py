"""Making someone unrecognisable from the reporters' desk, before anyone else saw the photo."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from mijnbuurt.core.clock import now
from mijnbuurt.photos import blurring
from mijnbuurt.photos.ingest import CleanPhoto, clean_photo
from mijnbuurt.photos.models import Photo
from mijnbuurt.photos.storage import photo_storage
from mijnbuurt.users.models import User
from reporters.models import Reporter
from reporters.stories import transitions
from reporters.stories.models import Story, StoryPhoto
from tests.factories.reporters import ReporterFactory
from tests.factories.stories import add_photo, ask, publish, send_story, write_story
from wijken.areas.models import Wijk

from .conftest import Desk


def address(row: StoryPhoto) -> str:
    return f"/reporter/verhalen/{row.story.uuid}/foto/{row.key}/onherkenbaar/"


def filled(row: StoryPhoto, **fields: object) -> dict[str, object]:
    return {"seen": row.photo.file_hash, "squares": ["0", "13"], "recognisable": "nobody", **fields}


@pytest.fixture
def row(desk: Desk, wijk: Wijk) -> StoryPhoto:
    """A photo with something on it."""
    story, written = write_story(desk.reporter, wijk), BytesIO()
    Image.linear_gradient("L").resize((400, 300)).convert("RGB").save(written, "JPEG")
    clean = clean_photo(ContentFile(written.getvalue(), "IMG.jpg"))
    return transitions.add_photo(story, desk.reporter, uuid4(), clean, now())


def is_as_it_was(row: StoryPhoto) -> bool:
    return Photo.objects.get(pk=row.photo_id).file.name == row.photo.file.name


def test_the_file_as_it_was_is_gone(
    desk: Desk, row: StoryPhoto, django_capture_on_commit_callbacks
) -> None:
    page = desk.client.get(address(row)).content.decode()
    assert page.count('name="squares"') == 108
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.client.post(address(row), filled(row))
    assert answer.url == f"/reporter/verhalen/{row.story.uuid}/schrijven/#foto-{row.key}"
    fresh = Photo.objects.get(pk=row.photo_id)
    assert fresh.blurred_at and fresh.recognisable == "nobody"
    assert not photo_storage().exists(row.photo.file.name)
    assert not is_as_it_was(row)


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Something else happens while the pixels are worked on."""

    blur = blurring.blur

    def slow(*args: Any) -> CleanPhoto:
        act()
        return blur(*args)

    monkeypatch.setattr(blurring, "blur", slow)


def test_what_was_sent_in_meanwhile_is_left_to_the_editors(
    desk: Desk, row: StoryPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: send_story(row.story, desk.reporter))
    answer = desk.client.post(address(row), filled(row))
    assert answer.url == f"/reporter/verhalen/{row.story.uuid}/"
    assert is_as_it_was(row)


def test_what_was_taken_out_meanwhile_is_left_alone(
    desk: Desk, row: StoryPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: StoryPhoto.objects.filter(pk=row.pk).delete())
    assert desk.client.post(address(row), filled(row)).status_code == 302
    assert is_as_it_was(row)


def test_another_file_meanwhile_is_looked_at_first(
    desk: Desk, row: StoryPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: Photo.objects.update(file_hash="anders"))
    answer = desk.client.post(address(row), filled(row))
    page = answer.content.decode()
    assert answer.status_code == 200 and "intussen veranderd" in page and 'value="anders"' in page
    assert is_as_it_was(row)


def test_a_second_tap_is_asked_to_look_again(desk: Desk, row: StoryPhoto) -> None:
    desk.client.post(address(row), filled(row))
    once = Photo.objects.get(pk=row.photo_id).file.name
    again = desk.client.post(address(row), filled(row))
    assert again.status_code == 200 and "intussen veranderd" in again.content.decode()
    assert Photo.objects.get(pk=row.photo_id).file.name == once


@pytest.mark.parametrize(
    "wrong", [{"squares": []}, {"recognisable": ""}, {"squares": ["108"]}, {"areas": "9,9"}]
)
def test_what_makes_no_sense_changes_nothing(desk: Desk, row: StoryPhoto, wrong) -> None:
    answer = desk.client.post(address(row), filled(row, **wrong))
    assert answer.status_code == 200 and is_as_it_was(row)


def test_the_button_in_the_form_keeps_what_was_typed_first(desk: Desk, row: StoryPhoto) -> None:
    answer = desk.write(row.story, title="Getypt", doe=f"onherkenbaar:{row.key}")
    assert answer.url == address(row)
    assert Story.objects.get().title == "Getypt"


def test_with_the_editors_or_online_it_is_theirs_to_decide(
    desk: Desk, row: StoryPhoto, editor: User
) -> None:
    Photo.objects.update(recognisable="nobody")
    StoryPhoto.objects.update(alt="Een pan soep")
    send_story(Story.objects.get(), desk.reporter)
    shown = f"/reporter/verhalen/{row.story.uuid}/"
    assert desk.client.get(address(row)).url == shown
    assert desk.client.post(address(row), filled(row)).url == shown
    ask(row.story, editor)
    assert desk.client.get(address(row)).status_code == 200
    send_story(Story.objects.get(), desk.reporter)
    publish(row.story, editor)
    assert Photo.objects.get().is_public
    assert desk.client.post(address(row), filled(row)).url == shown
    assert is_as_it_was(row)
    assert f"onherkenbaar:{row.key}" not in desk.client.get(f"{shown}schrijven/").content.decode()


def test_only_of_a_photo_of_ones_own(desk: Desk, wijk: Wijk, row: StoryPhoto) -> None:
    other: Reporter = ReporterFactory()
    theirs = add_photo(write_story(other, wijk), other)
    theirs.story.authors.add(desk.reporter)
    assert desk.client.get(address(theirs)).status_code == 404
    assert desk.client.post(address(theirs), filled(theirs)).status_code == 404
    stranger = Client()
    stranger.force_login(other.user)
    assert stranger.get(address(row)).status_code == 404
    unknown = f"/reporter/verhalen/{row.story.uuid}/foto/{uuid4()}/onherkenbaar/"
    assert desk.client.get(unknown).status_code == 404
    assert is_as_it_was(row) and is_as_it_was(theirs)


def test_ticks_survive_a_lost_session(desk: Desk, row: StoryPhoto) -> None:
    desk.client.logout()
    answer = desk.client.post(
        address(row), filled(row, owner=str(desk.reporter.user.uuid), squares=["7"])
    )
    assert answer.url.startswith("/inloggen/")
    session = desk.client.session
    kept = session["reporters.kept"]
    desk.client.force_login(desk.reporter.user)
    session = desk.client.session
    session["reporters.kept"] = kept
    session.save()
    page = desk.client.get(address(row)).content.decode()
    assert 'value="7" checked' in page and is_as_it_was(row)
