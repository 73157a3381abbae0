"""The house stands as it was drawn: what may know what, and how big a part may be."""

import ast
import os
import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field

from tests.architecture.house import (
    LAYERS,
    PACKAGES,
    ROOT,
    python_files,
    short,
    static_sources,
    templates,
)

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40
CITY = re.compile(
    r"\b(Assen|assen|Assenaar|Assenaren|Actium|Vaart|0592|Lariks|lariks|Noorderpark|noorderpark"
    r"|Pittelo|pittelo|Peelo|peelo|Marsdijk|marsdijk|Kloosterveen|kloosterveen|de-dorpen"
    r"|buitengebied|centrum)\b"
)


def test_site_is_no_package() -> None:
    """Python has a `site` of its own, which a package of that name would hide."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_nothing_imports_upward() -> None:
    linter = ROOT / ".venv" / "bin" / "lint-imports"
    result = subprocess.run(
        [linter if linter.exists() else "lint-imports", "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def level(label: str) -> int | None:
    """How high an app lies; None for one that is not ours."""
    return next((number for number, layer in enumerate(LAYERS) if label in layer), None)


def own_apps() -> list[str]:
    return [
        config.label
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and ".venv" not in Path(config.path).parts
    ]


def test_every_app_of_ours_has_its_place() -> None:
    assert [label for label in own_apps() if level(label) is None] == []


def test_no_table_points_upward() -> None:
    wrong = []
    for model in apps.get_models(include_auto_created=True):
        here = level(model._meta.app_label)
        if here is None:
            continue
        for field in model._meta.get_fields():
            if not isinstance(field, Field) or not isinstance(field.related_model, type):
                continue
            target = field.related_model._meta.app_label
            there = level(target)
            if there is None or target == model._meta.app_label:
                continue
            if there >= here:
                wrong.append(f"{model._meta.label}.{field.name} -> {target}")
    assert wrong == []


@pytest.mark.parametrize("package", [*PACKAGES, "templates", "static"])
def test_the_code_knows_no_city(package: str) -> None:
    """Names of the city, its partners and its wijken are content and settings."""
    files = {"templates": templates, "static": static_sources}.get(package)
    found = files() if files else sorted((ROOT / package).rglob("*.py"))
    named = [
        f"{short(path)}:{number}: {match[0]}"
        for path in found
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (match := CITY.search(line))
    ]
    assert named == []


def test_no_file_is_too_long() -> None:
    lengths = {short(path): len(path.read_text().splitlines()) for path in python_files()}
    long = {path: lines for path, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE}
    assert long == {}


def test_no_function_is_too_long() -> None:
    long = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MOST_LINES_OF_A_FUNCTION:
                    long[f"{short(path)}:{node.name}"] = lines
    assert long == {}
