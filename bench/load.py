"""Asks for a page over one connection to each worker at once, as fast as the answers come."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter

from .paths import BARE

#: Those of gunicorn. With more connections than these a request waits its turn, and with two on
#: one worker the other does nothing: both would be measured too.
WORKERS = 2
#: Which worker takes a connection is chance.
ATTEMPTS = 100
HOST = "127.0.0.1"
LENGTH = b"content-length:"
WORKER = b"x-worker:"


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
    connections = one_to_each_worker(port)
    started = perf_counter()
    until = started + seconds
    failures: list[Exception] = []

    def ask_on(connection: socket.socket) -> None:
        try:
            for took, size in answers(path, connection, until):
                measured.times.append(took)
                measured.size = size
        except (OSError, Broken) as failure:
            failures.append(failure)

    threads = [threading.Thread(target=ask_on, args=[each]) for each in connections]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    measured.seconds += perf_counter() - started
    for connection in connections:
        connection.close()
    if failures:
        raise failures[0]


def one_to_each_worker(port: int) -> list[socket.socket]:
    """Open connections, each answered by another worker. Raises Broken when one never answers."""
    found: dict[bytes, socket.socket] = {}
    for _attempt in range(ATTEMPTS):
        connection = socket.create_connection((HOST, port), timeout=30)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        worker = ask(connection, BARE)[0]
        if found.setdefault(worker, connection) is not connection:
            connection.close()
        if len(found) == WORKERS:
            return list(found.values())
    raise Broken(f"{len(found)} of {WORKERS} workers answered.")


def answers(path: str, connection: socket.socket, until: float) -> Iterator[tuple[float, int]]:
    """The time and size of each answer on one connection that is kept open."""
    while (asked := perf_counter()) < until:
        _worker, size = ask(connection, path)
        yield perf_counter() - asked, size


def ask(connection: socket.socket, path: str) -> tuple[bytes, int]:
    """Ask for a page and read it whole: which worker answered, and its size. Raises Broken when it
    is not a page."""
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    received = b""
    while b"\r\n\r\n" not in received:
        received += receive(connection)
    head, _gap, body = received.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200 "):
        raise Broken(f"{path}: {head.splitlines()[0].decode()}")
    size = int(header(head, LENGTH))
    got = len(body)
    while got < size:
        got += len(receive(connection))
    return header(head, WORKER), size


def header(head: bytes, name: bytes) -> bytes:
    """The value of a header. Raises Broken when there is none."""
    for line in head.lower().splitlines():
        if line.startswith(name):
            return line.removeprefix(name).strip()
    raise Broken(f"An answer without {name.decode()}")


def receive(connection: socket.socket) -> bytes:
    part = connection.recv(262_144)
    if not part:
        raise Broken("The server closed the connection.")
    return part
