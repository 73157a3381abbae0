"""Forty queries of residents over the demo content: almost all must give what they expect first."""

import pytest
from django.conf import settings

from home.demo import life, people, plans, wijken
from home.models import HomePage
from mijnbuurt.core import clock
from mijnbuurt.core.clock import local_date
from search.starting import give_first_synonyms
from search.text import asked_words

from .asking import found
from .reference import QUERIES

pytestmark = pytest.mark.django_db
AT_LEAST = 38


def load_public_content() -> None:
    """What readers see of the demo, without what waits."""
    now = clock.now()
    today = local_date(now)
    home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    all_wijken = wijken.load_wijken()
    people.load_people()  # some places name who sits there
    places = life.load_places(all_wijken, today)
    life.load_activities(all_wijken, places, today)
    life.load_articles(all_wijken, now)
    wijken.load_projects(all_wijken, today)
    plans.load_initiatives(all_wijken, today)
    plans.load_campaigns(all_wijken, today)
    plans.load_publications(all_wijken, today)
    plans.load_standard_pages(home, today)
    give_first_synonyms(now)


def test_there_are_forty_different_ones():
    assert len({frozenset(asked_words(query)) for query, _expected in QUERIES}) >= 40


def test_residents_find_what_they_mean(client):
    load_public_content()
    missed = {
        query: first
        for query, expected in QUERIES
        if (first := next(iter(found(client, query)), None)) not in expected
    }
    assert len(missed) <= len(QUERIES) - AT_LEAST, missed
