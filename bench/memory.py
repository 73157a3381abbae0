"""The most memory that processes took, as Linux counts it."""

from collections.abc import Iterator
from pathlib import Path


def peak_of_children(parent: int) -> float:
    """The most megabytes that one process below `parent` ever held."""
    return max(map(peak, descendants(parent)), default=0.0)


def peak(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    found = next((line for line in lines if line.startswith("VmHWM:")), "VmHWM: 0 kB")
    return int(found.split()[1]) / 1024


def descendants(parent: int) -> Iterator[int]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            child = int(path.parent.name)
            yield child
            yield from descendants(child)
