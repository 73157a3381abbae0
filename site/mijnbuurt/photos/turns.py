"""One decode at a time: a large photo takes hundreds of megabytes while it is read."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.conf import settings

#: How long, in seconds, someone waits for a turn before hearing that it is too busy.
PATIENCE = 20.0
POLL = 0.05

threads = Lock()


@contextmanager
def take_turn(patience: float = PATIENCE) -> Iterator[None]:
    """Wait until no thread and no process on this machine decodes. Raises TimeoutError."""
    deadline = time.monotonic() + patience
    if not threads.acquire(timeout=patience):
        raise TimeoutError
    try:
        with (settings.DATA_DIR / "photo-decode.lock").open("w") as lock:
            lock_file(lock.fileno(), deadline)
            yield
    finally:
        threads.release()


def lock_file(descriptor: int, deadline: float) -> None:
    """Lock a file for this process. Closing it, also by a crash, gives the lock back."""
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise TimeoutError from None
            time.sleep(POLL)
