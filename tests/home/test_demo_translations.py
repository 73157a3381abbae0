"""The translations of the demo: whole, up to date with its Dutch, and plain."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from wagtail.models import Locale

from home.demo import life, translations
from home.demo.pages import set_rows
from home.demo.reading import FOLDER, read, stream
from home.models import StandardPage
from home.setup.words import CONTACT_FORM, SECTIONS
from mijnbuurt.core.freshness import words_of
from mijnbuurt.core.models import SiteSettings, TranslationState
from mijnbuurt.core.pages import BasePage
from tests.factories.pages import StandardPageFactory
from wijken.activities.models import Activity
from wijken.lifecycle.words import SECTION_TITLES, section_title
from wijken.models import WijkPage
from wijken.places.models import Place

TODAY = date(2026, 11, 24)
LANGUAGES = {"en": 10, "ar": 10}
#: What the site promises to everyone who reads Arabic.
ARABIC = {"/", "/binnenlopen/", "/wat-is-een-bic/", "/privacy/", "/spelregels/", "/wijkreporters/"}
FILES = sorted((FOLDER / "translations").glob("*/*.yaml"))


def content(language: str) -> tuple[list[str], dict[str, str]]:
    """The paths of all pages, and all words."""
    files = [yaml.safe_load(path.read_text()) for path in FILES if path.parent.name == language]
    words = {dutch: text for each in files for dutch, text in each["words"].items()}
    return [path for each in files for path in each["pages"]], words


def row_of(name: str, slug: str) -> dict:
    return next(row for row in read(name) if row["slug"] == slug)


def dutch_words(path: str, dutch: Locale) -> set[str]:
    """The words of a page of the demo, made of what `load_demo` makes it of."""
    parts = path.strip("/").split("/")
    if path == "/":
        site = read("site")
        return {site["greeting_title"], site["quote"]["text"], site["idea_call_title"]}
    if len(parts) == 1 and parts[0] in SECTIONS:
        return set(SECTIONS[parts[0]])
    if len(parts) == 1:
        row = row_of("pages", parts[0])
        body = stream(row["body"]) + ([("text", CONTACT_FORM)] if parts == ["contact"] else [])
        return words(StandardPage(title=row["title"], summary=row["summary"], body=body))
    wijk = row_of("wijken", parts[1])
    if len(parts) == 2:
        return words_of_wijk(wijk, dutch)
    if len(parts) == 3 and parts[2] in SECTION_TITLES:
        return {section_title(parts[2], wijk["name"])}
    if len(parts) == 3:
        row = row_of("places", parts[2])
        place = Place(locale=dutch, **life.place_words(row))
        set_rows(place, "hours", life.hours_rows(row))
        return words(place)
    row = row_of("activities", parts[3])
    texts = life.activity_words(row, {}, TODAY)
    return words(Activity(locale=dutch, **texts))


def words_of_wijk(row: dict, dutch: Locale) -> set[str]:
    page = WijkPage(
        locale=dutch, title=row["name"], summary=row["summary"], help_line=row["help_line"],
        priorities_note=row.get("priorities_note") or "",
    )  # fmt: skip
    for relation, key in (
        ("team", "team"),
        ("priorities", "priorities"),
        ("welcome_items", "welcome"),
    ):
        given = [{n: v for n, v in each.items() if v is not None} for each in row.get(key) or []]
        set_rows(page, relation, given)
    return words(page)


def words(page: BasePage) -> set[str]:
    if hasattr(page, "body"):
        # As it is when it was saved: blocks have a key by then.
        page.body = page.body.stream_block.to_python(page.body.get_prep_value())
    return set(words_of(page))


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_translated_whole(language):
    """Who changes the Dutch of the demo changes `site/demo/translations` along."""
    dutch = Locale.objects.get(language_code="nl")
    paths, known = content(language)
    missing = {path: dutch_words(path, dutch) - known.keys() for path in paths}
    assert {path: texts for path, texts in missing.items() if texts} == {}
    assert len(paths) == len(set(paths)) >= LANGUAGES[language]


def test_arabic_has_what_was_promised():
    paths, _words = content("ar")
    assert set(paths) >= ARABIC
    assert any(re.fullmatch(r"/wijken/[\w-]+/", path) for path in paths)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_numbers_links_and_addresses_are_the_same(path: Path):
    facts = re.compile(
        r"[\w.]+@[\w.]+\w|<[^>]+>|\b0\d{3} \d\d \d\d \d\d\b|\b112\b|\b(?:19|20)\d\d\b"
    )
    for dutch, text in yaml.safe_load(path.read_text())["words"].items():
        assert sorted(facts.findall(dutch)) == sorted(facts.findall(text)), dutch
        assert text.strip() == text != ""


def test_arabic_is_arabic_and_numbers_in_it_are_isolated():
    letters, phone = re.compile(r"[\u0620-\u064a]"), re.compile(r"\b0\d{3}(?: \d\d){2,3}\b")
    _paths, known = content("ar")
    names = {"Pittelo", "BIC Pittelo", "Actium", "Vaart Welzijn", "2019"}
    assert {text for text in known.values() if not letters.search(text)} == names
    for text in known.values():
        for number in phone.findall(text):
            assert f"\u2066{number}\u2069" in text


# Loading


@pytest.mark.django_db
def test_loading_is_whole_and_changes_nothing_the_second_time(django_capture_on_commit_callbacks):
    page = StandardPageFactory(slug="uitleg", title="Uitleg", summary="Kort.")
    known = {"Uitleg": "Explanation", "Kort.": "Short."}
    english = Locale.objects.get(language_code="en")
    with django_capture_on_commit_callbacks(execute=True):
        assert translations.translate(page, english, known)
    made = page.get_translation(english)
    assert (made.live, made.title, made.specific.summary) == (True, "Explanation", "Short.")
    assert translations.pages_to_translate(["/uitleg/"], english) == []
    page.title = "Andere uitleg"
    page.save_revision().publish()
    assert TranslationState.objects.get(page=made).outdated_since
    [wanted] = translations.pages_to_translate(["/uitleg/"], english)
    assert not translations.translate(wanted, english, known)  # a word nobody knows
    made.refresh_from_db()
    assert made.title == "Explanation"


@pytest.mark.django_db
def test_words_of_the_settings_are_given_once():
    site = SiteSettings.load()
    site.phone_hours = "altijd"
    site.save()
    for known in ({"altijd": "always"}, {"altijd": "something else"}):
        translations.load_site_words("en", known)
    assert site.translated.get().phone_hours == "always"
