"""Memory of photos is given back."""

import sys

import pytest

from mijnbuurt.photos import memory


@pytest.mark.skipif(sys.platform != "linux", reason="about glibc")
def test_large_buffers_go_back_at_once() -> None:
    assert memory.give_back_large_buffers() in (True, False)


def test_a_library_that_does_not_know_it_is_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory.ctypes, "CDLL", lambda name: object())
    assert not memory.give_back_large_buffers()
