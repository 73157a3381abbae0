"""Every drawing the site ships is small, safe, titled and complete."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DRAWINGS = ROOT / "site" / "static" / "drawings"
PHOTOS = ROOT / "site" / "demo" / "photos"
SVG = "{http://www.w3.org/2000/svg}"

SCENES = [
    "koffie",
    "speeltuin",
    "tuin",
    "bankje",
    "basketveld",
    "kerst",
    "bic",
    "plein",
    "soep",
    "krant",
    "opruimen",
    "barbecue",
    "praten",
    "bouw",
    "muurschildering",
    "kaarten",
    "koken",
    "jeudeboules",
    "muurtje",
    "taalles",
    "kleding",
    "wandelen",
    "feest",
    "tegels",
    "energie",
    "document",
    "camera",
    "telefoon",
    "zoeken",
    "schuur",
]
EXTRA_PHOTOS = [
    "koffie-2",
    "koffie-3",
    "tuin-2",
    "tuin-3",
    "speeltuin-2",
    "speeltuin-3",
    "feest-2",
    "feest-3",
    "opruimen-2",
    "kerst-2",
]
HEADS = {
    "hero": (1920, 264, 32_000),
    "hero-small": (720, 264, 12_000),
    "street": (1600, 200, 14_000),
    "logo": (52, 48, 2_000),
    "favicon": (64, 64, 2_000),
}
EMBLEMS = [
    "basket",
    "molen",
    "muur",
    "toren",
    "bank",
    "glijbaan",
    "hofje",
    "boom",
    "bal",
    "boerderij",
    "brug",
    "fiets",
    "kerk",
    "huis",
    "plein",
    "water",
]

FILES = sorted(DRAWINGS.glob("*.svg"))
FORBIDDEN = {"script", "style", "foreignObject", "image", "a", "iframe", "animate", "set"}


def root_of(path):
    return ET.parse(path).getroot()  # noqa: S314 - our own files


def read(key):
    return root_of(DRAWINGS / f"{key}.svg")


@pytest.mark.parametrize("key", SCENES)
def test_scene(key):
    root = read(key)
    assert root.get("viewBox") == "0 0 480 300"
    assert root.find(f"{SVG}title").text.startswith("Tekening: ")
    assert (DRAWINGS / f"{key}.svg").stat().st_size < 14_000


@pytest.mark.parametrize("key", HEADS)
def test_page_head_and_mark(key):
    width, height, limit = HEADS[key]
    assert read(key).get("viewBox") == f"0 0 {width} {height}"
    assert (DRAWINGS / f"{key}.svg").stat().st_size < limit


def test_no_stray_drawings():
    assert {path.stem for path in FILES} == {*SCENES, *HEADS, "emblems"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_safe_and_titled(path):
    root = root_of(path)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    title = root.find(f"{SVG}title")
    assert title is not None and title.text.strip()
    ids = []
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in FORBIDDEN
        for name, value in element.attrib.items():
            assert name not in {"style", "class"}, f"{name} on {element.tag}"
            assert not name.startswith("on")
            assert not name.endswith("href") or value.startswith("#")
            for target in re.findall(r"url\(([^)]*)\)", value):
                assert target.startswith("#")
            if name == "id":
                ids.append(value)
    assert len(ids) == len(set(ids))
    known = set(ids)
    for target in re.findall(r"url\(#([^)]*)\)", path.read_text(encoding="utf-8")):
        assert target in known


def test_ids_differ_between_files():
    seen = {}
    for path in FILES:
        for element in root_of(path).iter():
            if key := element.get("id"):
                assert key not in seen, f"{key} in {path.stem} and {seen[key]}"
                seen[key] = path.stem


def test_all_emblems():
    symbols = {symbol.get("id"): symbol for symbol in read("emblems").iter(f"{SVG}symbol")}
    assert set(symbols) == {f"emblem-{key}" for key in EMBLEMS}
    for symbol in symbols.values():
        assert symbol.get("viewBox") == "0 0 48 48"
        fills = {e.get("fill") for e in symbol.iter() if e.get("fill")}
        assert fills == {"currentColor"}


def test_touch_icon():
    data = (DRAWINGS / "apple-touch-icon.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") == int.from_bytes(data[20:24], "big") == 180


def jpeg_size_and_markers(data):
    position, markers, size = 2, [], None
    while position < len(data):
        marker = data[position + 1]
        markers.append(marker)
        if marker == 0xDA:
            break
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        if 0xC0 <= marker <= 0xC2:
            height, width = data[position + 5 : position + 7], data[position + 7 : position + 9]
            size = (int.from_bytes(width, "big"), int.from_bytes(height, "big"))
        position += 2 + length
    return size, markers


@pytest.mark.parametrize("key", SCENES + EXTRA_PHOTOS)
def test_demo_photo(key):
    data = (PHOTOS / f"{key}.jpg").read_bytes()
    assert data[:2] == b"\xff\xd8"
    assert len(data) < 160_000
    size, markers = jpeg_size_and_markers(data)
    assert size == (1600, 1000)
    assert not {0xE1, 0xE2, 0xED, 0xFE} & set(markers), "no metadata in a photo"
