"""Each language is whole: in English and Arabic no word of ours is Dutch without saying so."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import polib
import pytest
import time_machine
from bs4 import BeautifulSoup, NavigableString, Tag
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from wagtail.models import Locale, Page

from home.models import HomePage
from mijnbuurt.core.dates import day_nl, time_nl
from mijnbuurt.core.messages import SOURCE
from mijnbuurt.core.models import SiteSettings
from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    CampaignFactory,
    InitiativePageFactory,
    PlaceFactory,
    ProjectFactory,
    PublicationFactory,
    StandardPageFactory,
    WijkFactory,
    page_of,
)
from wijken.activities.models import Occurrence
from wijken.areas.models import Area, Notice
from wijken.models import Figure, Priority, ProjectPhase, TeamMember
from wijken.news.models import Byline
from wijken.places.models import HoursException, OpeningHours

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
#: Words that stand in nearly every Dutch sentence and in no English one.
DUTCH = re.compile(
    r"\b(aan|al|alle|bij|dan|dat|de|deze|die|dit|een|en|er|geen|geef|haar|heeft|het|hier|hoe|hun"
    r"|ik|kies|kunt|maar|met|mij|naar|niet|nieuw|nog|of|ons|onze|ook|op|over|staat|te|tot|toon|uit"
    r"|u|uur|uw|van|vanaf|vandaag|voor|waar|wat|wie|wij|wijk|wijken|zijn|zo|zonder|nieuws|plek"
    r"|maandag|dinsdag|woensdag|november|gratis|dicht|klaar|elke|ideeën|foto)\b",
    re.IGNORECASE,
)
ENGLISH_TOO = {"over", "die", "of", "open", "zo", "november"}
SPOKEN = ("aria-label", "alt", "title", "placeholder")


def dutch_words(html: str, language: str) -> list[str]:
    """Our words on a page that look Dutch and stand in no element marked as Dutch."""
    soup = BeautifulSoup(html, "html.parser")
    return [
        text.strip()
        for text, element in said(soup)
        if not is_marked(element) and is_dutch(text, language)
    ]


def said(soup: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    for text in soup.find_all(string=True):
        if type(text) is NavigableString and text.parent.name not in (
            "script",
            "style",
            "textarea",
        ):
            yield str(text), text.parent
    for element in soup.find_all(True):
        for name in SPOKEN:
            if element.get(name):
                yield element[name], element


def is_marked(element: Tag) -> bool:
    """Whether this stands in words that say they are Dutch."""
    around = [element, *element.parents]
    said_so = next((it["lang"] for it in around if it.has_attr("lang")), "")
    return said_so == "nl"


def is_dutch(text: str, language: str) -> bool:
    words = {match.lower() for match in DUTCH.findall(text)}
    return bool(words - ENGLISH_TOO if language == "en" else words)


def test_the_test_sees_dutch():
    page = '<html lang="en"><p>Kies uw wijk</p><p lang="nl">Kies uw wijk</p><img alt="de straat">'
    assert dutch_words(page, "en") == ["Kies uw wijk", "de straat"]


# The catalogues


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_sound(language):
    """Nothing is doubtful, and each translation fills in what its source does."""
    catalogue = polib.pofile(str(SOURCE / language / "LC_MESSAGES" / "django.po"))
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []
    fields = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>")
    for entry in catalogue.translated_entries():
        if not entry.msgid_plural:
            assert sorted(fields.findall(entry.msgid)) == sorted(fields.findall(entry.msgstr))
    forms = {"en": 2, "ar": 6}[language]
    assert {len(e.msgstr_plural) for e in catalogue if e.msgid_plural} == {forms}


def test_days_and_times_in_each_language(tuesday_morning):
    said = {}
    for code in ("nl", *LANGUAGES):
        with translation.override(code):
            said[code] = (day_nl(tuesday_morning), time_nl(tuesday_morning))
    assert said == {
        "nl": ("dinsdag 24 november 2026", "10.30"),
        "en": ("Tuesday 24 November 2026", "10:30"),
        "ar": ("الثلاثاء 24 نوفمبر 2026", "10:30"),
    }


# The pages


@pytest.fixture
def site(db, tuesday_morning: datetime) -> Iterator[list[Page]]:
    """One of everything, in every state that has words of its own; its own words are Dutch."""
    with time_machine.travel(tuesday_morning, tick=False):
        hoek = WijkFactory(slug="hoek", name="Hoek", aliases=["Oude Hoek"])
        Area.objects.create(wijk=hoek, kind="street", name="Zeestraat")
        SiteSettings.objects.update_or_create(
            defaults={"phone": "0123 45 67 89", "phone_hours": "op alle dagen van de week"}
        )
        pages = [page_of(hoek), *contents(hoek)]
        page = pages[0]
        page.team = [TeamMember(role="Wijkagent"), TeamMember(role="Leeg", vacant=True)]
        page.priorities = [Priority(title="Meer groen in de wijk")]
        page.save_revision().publish()
        Figure.objects.create(wijk=hoek, label="Huizen in de wijk", value=9, precision="about")
        day = timedelta(days=1)
        first, last = tuesday_morning - day, tuesday_morning + day
        Notice.objects.create(text="Let op: de brug is dicht", starts_at=first, ends_at=last)
        yield pages


def contents(hoek) -> list[Page]:
    article = ArticleFactory(in_wijk=hoek, kind="story", date_words="rond de kerst van 2021")
    article.bylines = [Byline(name="Ans"), Byline(name="Jo")]
    article.save_revision().publish()
    ArticleFactory(in_wijk=hoek, kind="call")
    place = PlaceFactory(in_wijk=hoek, slug="plek", status_text="nieuw in de wijk")
    OpeningHours.objects.create(
        place=place, weekday=2, opens="09:00", closes="12:00", note="met de wijkagent",
        locale=place.locale, season_from="04-01",
    )  # fmt: skip
    HoursException.objects.create(place=place, date="2026-11-24", reason="Feest van de buurt")
    closed = PlaceFactory(in_wijk=hoek, facts_row={"status": "temporarily_closed"})
    activity = ActivityFactory(in_wijk=hoek, venue=place, repeat="monthly", price_text="10 euro")
    ActivityFactory(in_wijk=hoek, repeat="biweekly", free="yes", sign_up_text="Bel de wijk")
    ActivityFactory(in_wijk=hoek, slug="soep", sign_up_here=True, places=9)
    cancelled = Occurrence.objects.filter(activity=activity)[:1].get()
    Occurrence.objects.filter(pk=cancelled.pk).update(state="cancelled", reason="Ziek, helaas")
    project = ProjectFactory(in_wijk=hoek, status="busy", date_words="tot en met 2027")
    project.phases = [ProjectPhase(title="Praten met de buurt", state="now")]
    project.save_revision().publish()
    return [
        article, place, closed, activity, project,
        InitiativePageFactory(in_wijk=hoek, status="running"),
        PublicationFactory(access="paper", kind="vision"),
        CampaignFactory(opens_on="2026-11-01", closes_on="2026-12-01"),
        StandardPageFactory(show_in_menus=True, checked_on="2026-11-01"),
        *HomePage.objects.get().get_descendants(inclusive=True).filter(depth__lt=4).specific(),
    ]  # fmt: skip


def in_language(page: Page, code: str) -> None:
    """A translation of which all words are said."""
    locale = Locale.objects.get(language_code=code)
    copy = page.get_translation_or_none(locale)
    copy = copy or page.copy_for_translation(locale, copy_parents=True)
    copy.alias_of = None
    words = {name: "Words" for name in WORDS if hasattr(copy, name)}
    for name, value in words.items():
        setattr(copy, name, value)
    for relation in ("team", "priorities", "phases", "hours", "bylines"):
        for row in getattr(copy, relation).all() if hasattr(copy, relation) else ():
            for name in ("role", "title", "note", "name"):
                if getattr(row, name, ""):
                    setattr(row, name, "Words")
            row.save()
    if hasattr(copy, "body"):
        copy.body = [("text", "<p>Words</p>")]
    copy.live = True
    copy.save()


WORDS = (
    "title", "summary", "help_line", "status_text", "date_words", "price_text", "sign_up_text",
    "place_words", "organiser",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_half_dutch(client: Client, site: list[Page], language: str):
    """First untranslated, where main says that it is Dutch; then with words of its own."""
    found = {}
    for page in sorted(site, key=lambda page: page.depth):
        in_language(page, language)
    paths = [page.url for page in site]
    paths += ["/", "/wijken/hoek/welkom/", "/agenda/2026/11/", "/wijken/hoek/agenda/"]
    prints = ("/wijken/hoek/agenda/", "/agenda/", "/wijken/hoek/plek/")
    paths += [f"{path}afdrukken/?periode=kwartaal" for path in prints]
    cache.clear()
    for path in paths:
        html = client.get(f"/{language}{path}").content.decode()
        found[path] = dutch_words(html, language)
    assert {path: words for path, words in found.items() if words} == {}


FORMS = [
    "/initiatieven/indienen/",
    "/initiatieven/indienen/inbedden/",
    "/wijkreporters/aanvragen/",
    "/initiatieven/inbedden/",
    "/contact/schrijven/",
    "/wijken/hoek/contact/",
    "/wijken/vinden/",
    "/wijken/hoek/agenda/soep/meedoen/",
    "/zoeken/?q=xyz",
    "/inloggen/",
    "/nergens/",
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_is_half_dutch(client: Client, site: list[Page], language: str):
    """Empty and with all its mistakes; around it stand the words of every page."""
    found = {}
    for path in FORMS:
        html = client.get(f"/{language}{path}").content.decode()
        found[path] = dutch_words(html, language)
        if path not in ("/nergens/", "/zoeken/?q=xyz", "/initiatieven/inbedden/"):
            wrong = {"answer_way": "phone", "phone": "12", "waar": "xyz", "email": "x"}
            html = client.post(f"/{language}{path}", wrong).content.decode()
            found[f"POST {path}"] = dutch_words(html, language)
    assert {path: words for path, words in found.items() if words} == {}
