"""Photos that come with the form, without a script: too many, too large, after the session."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reporters.desk import KEPT
from reporters.stories import receiving
from reporters.stories.models import MOST_PHOTOS, Story
from reporters.stories.views.writing import WriteView
from tests.factories.stories import write_story
from tests.photos import samples
from wijken.areas.models import Wijk

from .conftest import Desk

Make = Callable[..., SimpleUploadedFile]


def roll(jpeg: Make, count: int) -> list[SimpleUploadedFile]:
    return [jpeg(f"IMG_{number:02}.jpg") for number in range(count)]


@pytest.mark.parametrize("count", [21, 60, 61, 90])
def test_too_many_keep_the_words_and_the_first_that_fit(
    desk: Desk, wijk: Wijk, jpeg: Make, count: int
) -> None:
    answer = desk.new(title="Feest", text="Veel taart", wijk=wijk.slug, photos=roll(jpeg, count))
    story = Story.objects.get()
    assert (story.title, story.text, story.photos.count()) == ("Feest", "Veel taart", MOST_PHOTOS)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "IMG_20.jpg" in page and "hooguit 20 foto&#x27;s" in page
    assert 'aria-describedby="fotos-niet"' in page
    assert "IMG_19.jpg" not in page and "IMG_24.jpg" not in page
    if count > 23:
        assert f"en nog {count - 23}." in page


def test_a_bad_one_among_many_leaves_its_place_to_another(
    desk: Desk, wijk: Wijk, jpeg: Make
) -> None:
    bad = SimpleUploadedFile("brief.pdf", samples.pdf())
    answer = desk.new(title="Feest", wijk=wijk.slug, photos=[bad, *roll(jpeg, 21)])
    page = answer.content.decode()
    assert Story.objects.get().photos.count() == MOST_PHOTOS
    assert "brief.pdf" in page and "IMG_20.jpg" in page and "IMG_19.jpg" not in page


def test_sending_waits_when_a_photo_could_not_come_along(
    desk: Desk, wijk: Wijk, jpeg: Make
) -> None:
    desk.new(title="Feest", wijk=wijk.slug, photos=roll(jpeg, 21), doe="verstuur")
    assert Story.objects.get().page is None


def test_more_bytes_than_there_is_room_for(
    desk: Desk, wijk: Wijk, jpeg: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = roll(jpeg, 4)
    monkeypatch.setattr(WriteView, "most_kept", 2 * (files[0].size or 0) + 10)
    page = desk.new(title="Groot", wijk=wijk.slug, photos=files, text="Staat er nog").content
    story = Story.objects.get()
    assert (story.text, story.photos.count()) == ("Staat er nog", 2)
    assert b"IMG_02.jpg, IMG_03.jpg" in page


def test_one_that_is_too_large_takes_no_room_from_the_others(
    desk: Desk, wijk: Wijk, jpeg: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = roll(jpeg, 2)
    film = SimpleUploadedFile("film.mp4", b"x" * 200_000)
    monkeypatch.setattr(WriteView, "largest_file", 100_000)
    monkeypatch.setattr(WriteView, "most_kept", 150_000)
    answer = desk.new(title="Groot", wijk=wijk.slug, photos=[film, *files], text="Staat er nog")
    story = Story.objects.get()
    assert (story.text, story.photos.count()) == ("Staat er nog", 2)
    page = answer.content.decode()
    assert "Te groot: film.mp4. Een foto mag hooguit 20 MB zijn." in page
    assert "paste er niet meer bij" not in page and "IMG_0" not in page


def test_many_that_are_too_large_are_counted() -> None:
    names = [f"film{number}.mp4" for number in range(5)]
    sentence = receiving.sentence_about_large(names)
    assert "film0.mp4, film1.mp4, film2.mp4 en nog 2." in sentence


@pytest.mark.parametrize("in_memory", [0, 2_500_000])
def test_the_last_that_fits_is_kept_when_more_follow(
    desk: Desk, wijk: Wijk, jpeg: Make, monkeypatch: pytest.MonkeyPatch, settings, in_memory: int
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = in_memory
    monkeypatch.setattr(WriteView, "most_files", 2)
    answer = desk.new(title="Feest", wijk=wijk.slug, photos=roll(jpeg, 4))
    assert answer.status_code == 200
    assert Story.objects.get().photos.count() == 2
    assert "IMG_02.jpg, IMG_03.jpg" in answer.content.decode()


def test_a_request_beyond_all_measure_says_how_to_go_on(
    desk: Desk, wijk: Wijk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WriteView, "max_body", 10)
    answer = desk.new(title="Groot")
    assert answer.status_code == 413
    assert "Ga terug in uw browser" in answer.content.decode()


def test_a_session_that_ended_meanwhile_keeps_words_and_says_that_photos_are_gone(
    desk: Desk, wijk: Wijk, jpeg: Make
) -> None:
    story = write_story(desk.reporter, wijk)
    desk.client.logout()
    answer = desk.write(story, title="Getypt", photos=roll(jpeg, 3))
    assert answer.url.startswith("/inloggen/")
    kept = desk.client.session[KEPT]
    desk.client.force_login(desk.reporter.user)
    session = desk.client.session
    session[KEPT] = kept
    session.save()
    page = desk.client.get(f"/reporter/verhalen/{story.uuid}/schrijven/").content.decode()
    assert 'value="Getypt"' in page
    assert "Kies ze opnieuw" in page
    assert not story.photos.exists()
