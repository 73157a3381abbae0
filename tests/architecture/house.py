"""Which files are ours, and how the apps lie on each other."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("home", "desk", "search", "reporters", "initiatives", "wijken", "site/mijnbuurt")

# App labels from the bottom up; those on one line do not know each other.
LAYERS = (
    {"users"},
    {"photos"},
    {"core"},
    {"intake"},
    {"signin"},
    {"areas"},
    {"audit", "work"},
    {"places"},
    {"activities", "news"},
    {"contact", "showing", "photocare"},
    {"offers", "signups"},
    {"wijken"},
    {"workbench", "closing", "translations"},
    {"campaigns"},
    {"initiatives", "reporters"},
    {"assignments"},
    {"stories"},
    {"home", "desk", "search"},
)


def python_files() -> Iterator[Path]:
    """Our Python, without migrations and tests."""
    yield from (ROOT / "manage.py", ROOT / "gunicorn.conf.py")
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def templates() -> list[Path]:
    return [path for path in sorted((ROOT / "templates").rglob("*.*")) if path.is_file()]


def static_sources() -> Iterator[Path]:
    for pattern in ("css/**/*.css", "js/**/*.js", "drawings/**/*.svg", "icons/**/*.svg"):
        yield from sorted((ROOT / "site" / "static").glob(pattern))


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))
