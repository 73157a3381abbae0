"""Web server and worker as one: they start together, and when one ends the other is stopped."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

from django.conf import settings

HOST = "127.0.0.1"
STARTED_BY_SERVE = "STARTED_BY_SERVE"
SET_PARENT_DEATH_SIGNAL = 1
# Longer than gunicorn gives the requests that it is answering.
STOP_WITHIN = 25


def die_with_parent() -> None:
    """A child of `serve` ends with it, also when that is killed. Only Linux can do this."""
    if sys.platform == "linux" and os.environ.get(STARTED_BY_SERVE):
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)


def port() -> int:
    """The port to serve on. Raises ValueError for what is none."""
    number = int(os.environ.get("PORT") or 8000)
    if not 0 < number < 65536:
        raise ValueError(number)
    return number


def is_free(number: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
        except OSError:
            return False
    return True


class Pair:
    """The two processes. `run` returns the exit code for the command that started them."""

    def __init__(self, commands: dict[str, list[str]]) -> None:
        self.commands = commands
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.asked_to_stop = False

    def run(self) -> int:
        signal.signal(signal.SIGTERM, self.ask_to_stop)
        signal.signal(signal.SIGINT, self.ask_to_stop)
        environment = {**os.environ, STARTED_BY_SERVE: "1"}
        for name, command in self.commands.items():
            # A session of its own: Ctrl-C reaches only us, so that we stop both in good order.
            self.processes[name] = subprocess.Popen(  # noqa: S603
                command, cwd=settings.ROOT, env=environment, start_new_session=True
            )
        while not self.asked_to_stop and not self.ended():
            time.sleep(0.2)
        failed = [] if self.asked_to_stop else self.ended()
        self.stop_all()
        return self.processes[failed[0]].returncode or 1 if failed else 0

    def ask_to_stop(self, signum: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def ended(self) -> list[str]:
        return [name for name, process in self.processes.items() if process.poll() is not None]

    def stop_all(self) -> None:
        """Stop both politely, and after a while without asking."""
        for process in self.processes.values():
            if process.poll() is None:
                process.terminate()
        limit = time.monotonic() + STOP_WITHIN
        for process in self.processes.values():
            try:
                process.wait(max(0.1, limit - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def web_and_worker() -> Pair:
    return Pair(
        {
            "web": [
                sys.executable,
                "-m",
                "gunicorn",
                "-c",
                str(settings.ROOT / "gunicorn.conf.py"),
            ],
            "worker": [sys.executable, str(settings.ROOT / "manage.py"), "worker"],
        }
    )
