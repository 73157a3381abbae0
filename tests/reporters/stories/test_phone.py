"""What the script on the phone asks: words kept, photos one by one, and the end of a session."""

import time
from threading import BoundedSemaphore
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from mijnbuurt.photos.models import Photo, PhotoUse
from reporters.models import Reporter
from reporters.stories import receiving
from reporters.stories.models import MOST_PHOTOS, Story
from reporters.stories.transitions import Typed, save
from tests.factories.pages import page_of
from tests.factories.stories import add_photo, send_story, write_story
from tests.photos import samples
from wijken.areas.models import Wijk

from .conftest import Desk

JSON = {"Accept": "application/json"}


def ask(desk: Desk, path: str, **fields: object) -> HttpResponse:
    return desk.client.post(path, desk.filled(fields), headers=JSON)


def test_typing_is_kept_as_it_goes(desk: Desk, wijk: Wijk) -> None:
    key = uuid4()
    first = ask(desk, "/reporter/nieuw/", key=key, title="S", doe="bewaar").json()
    again = ask(desk, "/reporter/nieuw/", key=key, title="S", doe="bewaar").json()
    assert first == again and Story.objects.count() == 1
    told = ask(
        desk, first["urls"]["write"], key=key, title="Soep", text="Lekker", wijk=wijk.slug,
        version=first["version"], doe="bewaar",
    ).json()  # fmt: skip
    assert told["version"] == first["version"] + 1
    story = Story.objects.get()
    assert (story.title, story.text, story.wijk) == ("Soep", "Lekker", wijk)


def test_the_slower_phone_hears_that_it_is_behind(desk: Desk, wijk: Wijk) -> None:
    story = write_story(desk.reporter, wijk)
    path = f"/reporter/verhalen/{story.uuid}/schrijven/"
    old = story.version
    ask(desk, path, title="Van de eerste", version=old)
    late = ask(desk, path, title="Van de tweede", version=old)
    assert late.status_code == 409
    assert late.json()["reason"] == "stale" and late.json()["sentence"]


def test_a_session_that_is_over_is_said_and_nothing_stored(desk: Desk) -> None:
    answer = Client().post("/reporter/nieuw/", {"title": "Soep"}, headers=JSON)
    assert answer.status_code == 401
    assert "sessionid" not in answer.cookies
    assert not Story.objects.exists()


def test_sending_says_what_lacks_and_sends_once(desk: Desk, wijk: Wijk) -> None:
    key = uuid4()
    lacks = ask(desk, "/reporter/nieuw/", key=key, title="Soep", doe="verstuur").json()
    assert not lacks["sent"] and {"wijk", "text"} <= lacks["errors"].keys()
    fields = {"key": key, "title": "Soep", "text": "Lekker", "wijk": wijk.slug, "doe": "verstuur"}
    for _tap in range(2):
        told = ask(desk, lacks["urls"]["write"], **fields).json()
        assert told["sent"]
    assert Story.objects.get().page is not None


def photo_path(story: Story) -> str:
    return f"/reporter/verhalen/{story.uuid}/foto/"


def test_a_photo_that_is_sent_twice_is_there_once(desk: Desk, wijk: Wijk, jpeg) -> None:
    story = write_story(desk.reporter, wijk)
    key = uuid4()
    answers = [ask(desk, photo_path(story), key=key, photo=jpeg()).json() for _try in range(2)]
    assert answers[0] == answers[1]
    assert Photo.objects.count() == story.photos.count() == 1


BAD = {
    "leeg.jpg": b"",
    "brief.pdf": samples.pdf(),
    "kapot.jpg": samples.truncated_jpeg(),
    "onzin.jpg": samples.garbage(),
    "beweegt.webp": samples.moving("WEBP"),
    "script.svg": samples.svg(),
    "pagina.html": samples.html(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_a_sentence_soon(desk: Desk, wijk: Wijk, name: str) -> None:
    story = write_story(desk.reporter, wijk)
    started = time.perf_counter()
    file = SimpleUploadedFile(name, BAD[name])
    answer = ask(desk, photo_path(story), key=uuid4(), photo=file)
    assert time.perf_counter() - started < 2
    assert answer.status_code in (400, 422) and answer.json()["sentence"].endswith(".")
    assert not story.photos.exists()


def test_more_than_a_story_holds_is_refused_in_words(desk: Desk, wijk: Wijk, jpeg) -> None:
    story = write_story(desk.reporter, wijk)
    for _number in range(MOST_PHOTOS):
        add_photo(story, desk.reporter)
    answer = ask(desk, photo_path(story), key=uuid4(), photo=jpeg())
    assert answer.status_code == 422 and "20 foto's" in answer.json()["sentence"]


def test_a_photo_for_what_lies_with_the_editors_is_refused(desk: Desk, wijk: Wijk, jpeg) -> None:
    story = send_story(write_story(desk.reporter, wijk), desk.reporter)
    answer = ask(desk, photo_path(story), key=uuid4(), photo=jpeg())
    assert answer.status_code == 409 and answer.json()["reason"] == "waiting"


@pytest.mark.parametrize("key", ["", "geen-sleutel", "1"])
def test_a_photo_without_a_key_is_asked_again(desk: Desk, wijk: Wijk, jpeg, key: str) -> None:
    story = write_story(desk.reporter, wijk)
    assert ask(desk, photo_path(story), key=key, photo=jpeg()).status_code == 400


def test_what_is_said_once_for_all_photos_can_be_changed_per_photo(
    desk: Desk, reporter: Reporter, wijk: Wijk
) -> None:
    story = write_story(reporter, wijk, photos=2)
    first, second = story.photos.all()
    desk.write(
        story,
        photo_caption="De maaltijd",
        photo_place="Op het plein",
        photo_credit="Fons",
        **{f"photo-{second.key}-caption": "De soep", f"photo-{second.key}-credit": "Ans"},
        **{f"photo-{first.key}-recognisable": "children"},
    )
    rows = list(Story.objects.get().in_order())
    assert [row.full_caption for row in rows] == [
        "De maaltijd (Op het plein)",
        "De soep (Op het plein)",
    ]
    assert [row.full_credit("") for row in rows] == ["Fons", "Ans"]
    assert [row.photo.recognisable for row in rows] == ["children", "unknown"]


def test_photos_are_put_in_order_and_taken_out(desk: Desk, wijk: Wijk) -> None:
    story = write_story(desk.reporter, wijk, photos=3)
    keys = [str(row.key) for row in story.photos.all()]
    desk.write(story, doe=f"omlaag:{keys[0]}")
    assert [str(row.key) for row in story.photos.all()] == [keys[1], keys[0], keys[2]]
    desk.write(story, doe=f"weg:{keys[0]}")
    assert [str(row.key) for row in story.photos.all()] == [keys[1], keys[2]]
    assert Photo.objects.count() == 2
    desk.write(story, photo=[keys[2], keys[1]])
    assert [str(row.key) for row in story.photos.all()] == [keys[2], keys[1]]
    desk.write(story, doe="weg:onzin")
    desk.write(story, gone=[keys[2], "onzin"])
    assert story.photos.count() == 1


def test_a_photo_is_taken_out_together_with_what_was_typed(desk: Desk, wijk: Wijk) -> None:
    story = write_story(desk.reporter, wijk, photos=3)
    keys = [str(row.key) for row in story.photos.all()]
    fields = {"title": "Soep", "text": "Nieuw", "wijk": wijk.slug, "photo": [keys[2], keys[1]]}
    path = f"/reporter/verhalen/{story.uuid}/schrijven/"
    first = ask(desk, path, **fields, gone=keys[0], version=story.version)
    assert first.status_code == 200
    again = ask(desk, path, **fields, gone=keys[0], version=first.json()["version"])
    assert again.status_code == 200
    assert [str(row.key) for row in story.photos.all()] == [keys[2], keys[1]]
    assert Story.objects.get().text == "Nieuw"


def test_who_is_on_a_photo_that_is_online_is_said_more_careful_alone(
    reporter: Reporter, wijk: Wijk
) -> None:
    story = write_story(reporter, wijk, photos=1)
    row = story.photos.get()
    PhotoUse.objects.create(photo=row.photo, page=page_of(wijk))
    Photo.objects.filter(pk=row.photo_id).update(state="public", recognisable="adults")
    for said, kept in (("nobody", "adults"), ("children", "children"), ("adults", "children")):
        typed = Typed(photos={str(row.key): {"recognisable": said}})
        save(story, reporter, typed, story.changed_at)
        assert Photo.objects.get(pk=row.photo_id).recognisable == kept


def test_without_room_a_phone_is_told_to_ask_again(
    desk: Desk, wijk: Wijk, jpeg, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = write_story(desk.reporter, wijk)
    monkeypatch.setattr(receiving, "places", BoundedSemaphore(1))
    with receiving.place_in_line():
        busy = ask(desk, photo_path(story), key=uuid4(), photo=jpeg())
    assert busy.status_code == 429 and busy.json()["sentence"]
    assert not story.photos.exists()
    assert ask(desk, photo_path(story), key=uuid4(), photo=jpeg()).status_code == 200
