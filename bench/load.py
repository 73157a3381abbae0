"""Asks for a page over a few connections at once, as fast as the answers come."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter

#: One for each worker of gunicorn: with more, a request waits its turn and that is measured too.
CONNECTIONS = 2
HOST = "127.0.0.1"
LENGTH = b"content-length:"


class Broken(Exception):
    """An answer that is not a page."""


@dataclass
class Measured:
    """The times that answers took, and the time in which they came."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    size: int = 0

    @property
    def per_second(self) -> float:
        return len(self.times) / self.seconds

    def percentile(self, part: float) -> float:
        """Milliseconds within which this part of the answers came."""
        ordered = sorted(self.times)
        return 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def measure(path: str, port: int, seconds: float, measured: Measured) -> None:
    """Add what comes within so many seconds to what was measured."""
    started = perf_counter()
    until = started + seconds
    failures: list[Exception] = []

    def ask_on() -> None:
        try:
            for took, size in answers(path, port, until):
                measured.times.append(took)
                measured.size = size
        except (OSError, Broken) as failure:
            failures.append(failure)

    threads = [threading.Thread(target=ask_on) for _number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    measured.seconds += perf_counter() - started
    if failures:
        raise failures[0]


def answers(path: str, port: int, until: float) -> Iterator[tuple[float, int]]:
    """The time and size of each answer on one connection that is kept open."""
    request = f"GET {path} HTTP/1.1\r\nHost: {HOST}:{port}\r\n\r\n".encode()
    with socket.create_connection((HOST, port), timeout=30) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while (asked := perf_counter()) < until:
            connection.sendall(request)
            size = read_answer(connection, path)
            yield perf_counter() - asked, size


def read_answer(connection: socket.socket, path: str) -> int:
    """Read one whole answer; its size. Raises Broken when it is not a page."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += receive(connection)
    head, _gap, body = received.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200 "):
        raise Broken(f"{path}: {head.splitlines()[0].decode()}")
    lines = [line for line in head.lower().splitlines() if line.startswith(LENGTH)]
    if not lines:
        raise Broken(f"{path}: no length")
    size = int(lines[0].removeprefix(LENGTH))
    got = len(body)
    while got < size:
        got += len(receive(connection))
    return size


def receive(connection: socket.socket) -> bytes:
    part = connection.recv(262_144)
    if not part:
        raise Broken("The server closed the connection.")
    return part
