"""Requirement files that can be trusted, and settings that are written down."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
SETTINGS = sorted((ROOT / "site" / "mijnbuurt" / "settings").glob("*.py"))
READERS = {"str", "bool", "int", "list", "db_url", "cache_url", "email_url"}


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_package_is_pinned_with_hashes(path: Path) -> None:
    entries = path.read_text().replace("\\\n", " ").splitlines()
    loose = [
        entry
        for entry in entries
        if entry.strip() and not entry.lstrip().startswith("#")
        if not re.match(r"^[a-z0-9][\w.\[\],-]*==\S+.*--hash=sha256:[0-9a-f]{64}", entry, re.I)
    ]
    assert entries
    assert loose == []


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_no_index_is_named(path: Path) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links|^-[if] ", path.read_text(), re.M)


def variables() -> set[str]:
    """The names of all variables that the settings read from the environment."""
    return {
        node.args[0].value
        for path in SETTINGS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in READERS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_setting_is_written_down() -> None:
    guide = (ROOT / "docs" / "beheer.md").read_text()
    asked = variables() | {"PORT", "DATA_DIR"}
    assert len(asked) > 10
    assert {name for name in asked if f"`{name}`" not in guide} == set()


def test_the_packages_of_the_wheel_are_all_there() -> None:
    """A new app is not forgotten where apps are listed by name."""
    text = (ROOT / "pyproject.toml").read_text()
    found = {path.parent.name for path in ROOT.glob("*/apps.py")}
    for line in ("packages = [", "root_packages = ["):
        listed = text[text.index(line) :].split("]")[0]
        assert {name for name in found if f'"{name}"' not in listed} == set()
