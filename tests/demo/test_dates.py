"""The demo knows many things by their year alone, and never shows more than it knows."""

import re
from datetime import date

import pytest

from home.demo.plans import load_initiatives
from initiatives.models import InitiativePage
from tests.factories.pages import WijkFactory

WIJKEN = [
    "centrum", "lariks", "noorderpark", "assen-oost", "pittelo", "assen-west", "peelo",
    "marsdijk", "kloosterveen", "de-dorpen",
]  # fmt: skip
FULL_DATE = re.compile(r"\d+ \w+ \d{4}")


@pytest.mark.django_db
def test_an_initiative_of_which_the_year_is_known_shows_the_year():
    load_initiatives({slug: WijkFactory(slug=slug) for slug in WIJKEN}, date(2026, 11, 26))
    pages = InitiativePage.objects.filter(date_sort__lt=date(2026, 1, 1))
    shown = {page.slug: page.date_text for page in pages}
    assert shown["oslopaal-kloosterveen"] == "2021"
    exact = {page.slug for page in pages if page.date_precision == "day"}
    assert {slug for slug, text in shown.items() if FULL_DATE.search(text)} <= exact
    assert not {slug for slug, text in shown.items() if text.startswith("1 januari")}
