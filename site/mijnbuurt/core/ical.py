"""Writing iCalendar (RFC 5545): lines that any program reads, and values that stay values."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

LINE_BYTES = 75
CONTENT_TYPE = "text/calendar; charset=utf-8"
# Control characters, and what some readers take for the end of a line.
LINE_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
SPECIAL = re.compile(r"([\\;,])")


def escaped(text: str) -> str:
    """Text as a value: whatever is in it, it adds no line and no property."""
    lines = (INVISIBLE.sub(" ", line) for line in LINE_BREAKS.split(text))
    return r"\n".join(SPECIAL.sub(r"\\\1", line) for line in lines)


def in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, never through the middle of a letter."""
    if len(line) <= LINE_BYTES and line.isascii():
        return line
    rest, parts, room = line.encode(), [], LINE_BYTES
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        parts.append(rest[:end])
        rest, room = rest[end:], LINE_BYTES - 1  # the space that marks a fold takes one
    return b"\r\n ".join([*parts, rest]).decode()


def joined(lines: Iterable[str]) -> str:
    """All lines of a file, folded."""
    return "".join(f"{folded(line)}\r\n" for line in lines)
