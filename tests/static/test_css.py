"""The stylesheets: what old phones know, what the design promises, colours that can be read."""

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.admin.icons import get_icons

from tests.architecture import house
from wijken.areas.enums import Colour

FOLDER = Path(settings.ROOT) / "site" / "static" / "css"
READERS = sorted(FOLDER.glob("[0-9]*.css"))
FILES = READERS + sorted(FOLDER.glob("[wp]*/[0-9]*.css"))
STYLES = "\n".join(path.read_text() for path in FILES)
PLAIN = re.sub(r"/\*.*?\*/", "", STYLES, flags=re.S)

#: What Chrome 88, Firefox 89 or Safari 15 would drop a rule for, not only a nicety.
TOO_NEW = [
    "@layer", "@container", "@scope", "@property", "@starting-style", ":has(", "color-mix(",
    "oklch(", "light-dark(", "subgrid", "dvh", "svh", "overflow: clip", "border-start-",
    "border-end-", "float: inline-", "(width", "content-visibility",
]  # fmt: skip

KEY = re.compile(
    r'\[data-kleur="(?P<key>\w+)"\] \{ --mb-kleur: (?P<strong>#\w+); '
    r"--mb-kleur-tint: (?P<tint>#\w+); --mb-kleur-licht: (?P<light>#\w+); \}"
)
COLOURS = {found["key"]: found.groupdict() for found in KEY.finditer(STYLES)}
TOKENS = dict(re.findall(r"--mb-([\w-]+): (#\w+);", (FOLDER / "10-tokens.css").read_text()))


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_wcag_does():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", TOO_NEW)
def test_nothing_is_used_that_old_phones_do_not_know(name: str):
    assert name not in PLAIN


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_rules_are_not_nested(path: Path):
    """Only at-rules hold other rules, and no selector starts with "&"."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    open_rules: list[str] = []
    for part in re.findall(r"[^{};]*[{};]", text):
        if part.endswith("{"):
            selector = part[:-1].strip()
            assert not selector.startswith("&")
            assert all(outer.startswith("@") for outer in open_rules), selector
            open_rules.append(selector)
        elif part.endswith("}"):
            open_rules.pop()
    assert open_rules == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_are_short_and_name_no_other_site(path: Path):
    text = path.read_text()
    assert len(text.splitlines()) < 300
    assert "http" not in text.replace('[href^="http"]', "")


def test_sizes_grow_with_the_text_of_the_reader():
    assert not re.search(r"font(-size)?:[^;]*\b\d+px", PLAIN)


def test_sides_are_logical():
    """Left and right would be wrong in Arabic."""
    assert not re.search(r"(margin|padding|border)-(left|right)|[^-]\b(left|right):", PLAIN)


def test_stylesheet_of_readers_is_small():
    styles = "\n".join(path.read_text() for path in READERS)
    assert len(gzip.compress(styles.encode())) < 15_000


def test_every_colour_a_wijk_can_pick_is_there():
    assert set(COLOURS) == set(Colour.values)
    assert len(COLOURS) == 16


@pytest.mark.parametrize("key", Colour.values)
def test_colours_of_wijken_can_be_read(key: str):
    colour = COLOURS[key]
    for ground in ("#ffffff", TOKENS["papier"], TOKENS["zand"], colour["tint"]):
        assert contrast(colour["strong"], ground) >= 4.5, ground
    assert contrast(TOKENS["inkt"], colour["tint"]) >= 7
    assert contrast(TOKENS["inkt"], colour["light"]) >= 4.5


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("inkt", "papier"), ("inkt", "zand"), ("inkt", "mortel"), ("inkt", "zon"), ("inkt", "geel"),
        ("inkt-zacht", "papier"), ("inkt-zacht", "zand"), ("bos", "papier"), ("bos", "zand"),
        ("wit", "bos"), ("wit", "bos-diep"), ("wit", "baksteen"), ("wit", "inkt"),
        ("open", "wit"), ("open", "papier"), ("fout", "wit"), ("fout", "papier"), ("wit", "fout"),
    ],
)  # fmt: skip
def test_colours_of_the_site_can_be_read(ink: str, ground: str):
    tokens = {**TOKENS, "wit": "#ffffff"}
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


def test_edges_of_fields_can_be_seen():
    assert contrast(TOKENS["rand"], "#ffffff") >= 3
    assert contrast(TOKENS["rand"], TOKENS["zand"]) >= 3


@pytest.mark.parametrize(
    "query", ["print", "forced-colors: active", "prefers-contrast: more", "prefers-reduced-motion"]
)
def test_wishes_of_readers_and_paper_are_met(query: str):
    assert query in STYLES


def test_paper_never_says_now():
    """Somebody reads it tomorrow: what is open or today stays on the screen."""
    sheet = (FOLDER / "90-print.css").read_text()
    hidden = sheet.split("{ display: none !important; }")[0]
    for selector in (".mb-state", ".mb-state + .mb-quiet", ".is-today th small", ".mb-answer"):
        assert f"  {selector},\n" in hidden, selector


def test_each_class_of_the_stylesheets_is_used():
    """Whole, or with an end that a template or a view fills in: `mb-note--{{ kind }}`."""
    scripts = (FOLDER.parent / "js").rglob("*.js")
    text = "\n".join(
        path.read_text() for path in (*house.templates(), *house.python_files(), *scripts)
    )
    used = {*re.findall(r"mb-[\w-]*\w", text), *re.findall(r"(mb-[\w-]+--)\{", text)}
    unused = [
        name
        for name in sorted(set(re.findall(r"\.(mb-[\w-]+)", PLAIN)))
        if name not in used and f"{name.rpartition('--')[0]}--" not in used
    ]
    assert unused == []


def test_fonts_stand_beside_the_stylesheet():
    for url in re.findall(r'url\("([^"]+)"\)', STYLES):
        assert (FOLDER / url).resolve().is_file(), url


def icons_named_in(paths: Iterable[Path]) -> set[str]:
    text = "\n".join(path.read_text() for path in paths)
    return set(re.findall(r'\{% icon (?:name=)?"([^"]+)"', text)) | set(
        re.findall(r'\bicon="([a-z0-9-]+)"', text)
    )


def templates(*, in_admin: bool) -> list[Path]:
    folder = Path(settings.ROOT) / "templates"
    return [
        path
        for path in folder.rglob("*.html")
        if in_admin == bool({"admin", "wagtailadmin"} & set(path.relative_to(folder).parts))
    ]


def test_icons_in_templates_are_in_the_sprite():
    folder = Path(settings.ROOT) / "site/static/icons"
    known = set(re.findall(r'<symbol id="([^"]+)"', (folder / "icons.svg").read_text()))
    used = icons_named_in(templates(in_admin=False))
    assert used
    assert used <= known
    assert (folder / "LICENSE").is_file()


def test_icons_in_the_admin_are_wagtails():
    known = set(re.findall(r'id="icon-([a-z0-9-]+)"', get_icons()))
    used = icons_named_in(templates(in_admin=True))
    assert used
    assert used <= known
