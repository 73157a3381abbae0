"""One decode at a time, in all threads and processes of a machine."""

import fcntl
from threading import Thread

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from mijnbuurt.photos import ingest, turns
from mijnbuurt.photos.refusals import PhotoRefused

from . import samples


def test_the_second_waits_for_the_first() -> None:
    events = []

    def second() -> None:
        with turns.take_turn():
            events.append("second")

    with turns.take_turn():
        thread = Thread(target=second)
        thread.start()
        thread.join(0.1)
        events.append("first")
    thread.join(5)
    assert events == ["first", "second"]


def test_another_process_is_waited_for() -> None:
    with (settings.DATA_DIR / "photo-decode.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(TimeoutError), turns.take_turn(patience=0.1):
            pass
    with turns.take_turn(patience=0.1):
        pass


def test_too_busy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "take_turn", lambda: turns.take_turn(patience=0.05))
    with turns.take_turn(), pytest.raises(PhotoRefused) as refused:
        ingest.clean_photo(SimpleUploadedFile("a.jpg", samples.jpeg()))
    assert refused.value.code == "busy"


def test_a_failure_gives_the_turn_back() -> None:
    with pytest.raises(ZeroDivisionError), turns.take_turn():
        raise ZeroDivisionError
    with turns.take_turn(patience=0.1):
        pass
