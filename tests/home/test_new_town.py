"""docs/nieuwe-gemeente.md tells the truth: its own file and commands start an invented town."""

import re
import shlex
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command, get_commands
from django.test import Client

from mijnbuurt.core.models import SiteSettings
from tests.architecture.test_house import CITY
from wijken.areas.enums import Colour
from wijken.areas.models import Wijk

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

GUIDE = (settings.ROOT / "docs" / "nieuwe-gemeente.md").read_text()
#: The calendar has a month before and after each month.
MONTH = re.compile(r"/\d{4}/\d{1,2}/")
LINK = re.compile(r'(?:href|src)="(/[^"#]*)')


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def commands() -> list[list[str]]:
    """What the guide has one type after `manage.py`."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [shlex.split(line.split("manage.py ")[1]) for line in lines if "manage.py " in line]


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Wijk]:
    monkeypatch.chdir(tmp_path)
    for name, text in zip(("wijken.geojson", "grenzen.geojson"), blocks("json"), strict=True):
        Path(name).write_text(text)
    site = SiteSettings.load()
    site.name_first, site.city = "Buurtplein", "Waterstad"
    site.save()
    monkeypatch.setenv("DJANGO_SUPERUSER_EMAIL", "beheer@waterstad.example")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "een-lang-wachtwoord-2026")
    for name, *rest in commands():
        options = {"interactive": False} if name == "createsuperuser" else {}
        call_command(name, *rest, stdout=StringIO(), **options)
    return list(Wijk.objects.all())


def test_every_command_in_the_guide_exists():
    names = [command[0] for command in commands()]
    assert names == ["createsuperuser", "load_wijken", "load_boundaries", "load_boundaries"]
    assert set(names) <= get_commands().keys()
    assert any("make run DEMO=" in block for block in blocks("sh"))


def test_the_guide_names_the_colours_and_links_to_what_is_there():
    (line,) = re.findall(r"\*\*Kleuren:\*\*(.*?)\.", GUIDE, re.DOTALL)
    assert [word.strip() for word in line.split(",")] == list(Colour.values)
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        name, _hash, heading = target.partition("#")
        other = (settings.ROOT / "docs" / name).read_text()
        headings = [
            line.lstrip("# ").lower().replace(" ", "-")
            for line in other.splitlines()
            if line.startswith("#")
        ]
        assert not heading or heading in headings


def test_four_wijken_stand_on_the_wall(client: Client, town: list[Wijk]):
    assert {wijk.name for wijk in town} == {"Molenkamp", "Havenkwartier", "Oosterveld", "De Hoek"}
    assert len({wijk.colour for wijk in town}) == 4
    assert [wijk.name for wijk in town if not wijk.boundary] == ["De Hoek"]
    (molenkamp,) = (wijk for wijk in town if wijk.name == "Molenkamp")
    assert len(molenkamp.boundary["coordinates"][0]) == 6
    assert "mb-map__wijk" in client.get("/wijken/").content.decode()
    home = client.get("/").content.decode()
    for wijk in town:
        assert f'href="{wijk.url}"' in home
    assert "Deze site is nieuw" not in home
    assert "Buurtplein" in home


def test_every_page_looks_finished_and_every_link_leads_somewhere(client: Client, town: list[Wijk]):
    waiting = ["/", "/en/", "/ar/", "/zoeken/?q=haven", *(wijk.url for wijk in town)]
    seen: dict[str, int] = {}
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(("/static/", "/beheer/")) or MONTH.search(path):
            continue
        response = client.get(path)
        seen[path] = response.status_code
        if not response.get("Content-Type", "").startswith("text/html"):
            continue
        text = response.content.decode()
        assert not CITY.search(text), (path, CITY.search(text))
        assert "None" not in text and "{{" not in text and "Lorem" not in text, path
        waiting += [link.replace("&amp;", "&") for link in LINK.findall(text)]
    assert len(seen) > 60
    assert {path: code for path, code in seen.items() if code not in (200, 301, 302)} == {}


def test_the_groups_that_the_guide_names_are_there(town: list[Wijk]):
    for name in ("Redactie haven", "Redactie", "Beheer", "Balie"):
        assert f"`{name}`" in GUIDE
        assert Group.objects.filter(name=name).exists()
