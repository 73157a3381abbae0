"""Actions of every year: when one can join, and what came of them."""

from datetime import date

import pytest
import time_machine

from initiatives.campaigns.models import Campaign
from tests.factories import HOSTILE
from tests.factories.pages import CampaignFactory
from tests.reading import Reading

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 11, 24), date(2026, 11, 30)
OPEN, UPCOMING, CLOSED = Campaign.State.OPEN, Campaign.State.UPCOMING, Campaign.State.CLOSED


@pytest.mark.parametrize(
    ("opens", "closes", "day", "state"),
    [
        (FIRST, LAST, date(2026, 11, 23), UPCOMING),
        (FIRST, LAST, FIRST, OPEN),
        (FIRST, LAST, LAST, OPEN),
        (FIRST, LAST, date(2026, 12, 1), CLOSED),
        (FIRST, None, date(2030, 1, 1), OPEN),
        (None, None, FIRST, CLOSED),
    ],
)
def test_when_one_can_join(opens, closes, day, state):
    assert Campaign(opens_on=opens, closes_on=closes).state_on(day) == state


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-23T22:59:59+00:00", "Komt eraan"),
        ("2026-11-23T23:00:00+00:00", "U kunt meedoen"),
        ("2026-11-30T22:59:59+00:00", "U kunt meedoen"),
        ("2026-11-30T23:00:00+00:00", "Afgelopen"),
    ],
)
def test_the_page_turns_at_midnight_in_amsterdam(client, moment, words):
    page = CampaignFactory(opens_on=FIRST, closes_on=LAST)
    with time_machine.travel(moment, tick=False):
        assert words in Reading.of(client, page.url).text
        assert words in Reading.of(client, "/acties/").text


def test_how_and_what_came_of_it(client):
    page = CampaignFactory(how=f"Bel ons. {HOSTILE}", effect="60 bomen", date_words="december 2025")
    reading = Reading.of(client, page.url)
    assert "Bel ons." in reading.section("hoe").text
    assert "60 bomen" in reading.section("effect").text
    assert "december 2025" in reading.text
    assert "<script>alert" not in reading.html


def test_open_ones_stand_in_front_and_those_of_the_past_last(client):
    CampaignFactory(title="Lang geleden", date_sort=date(2019, 1, 1))
    CampaignFactory(title="Vorig jaar", opens_on=date(2025, 1, 1), closes_on=date(2025, 2, 1))
    CampaignFactory(title="Nu", opens_on=FIRST, closes_on=LAST)
    with time_machine.travel("2026-11-24T10:00:00+01:00", tick=False):
        reading = Reading.of(client, "/acties/")
    titles = [title.get_text() for title in reading.soup.select(".mb-row__title")]
    assert titles == ["Nu", "Vorig jaar", "Lang geleden"]


def test_an_empty_list_says_so(client):
    assert "Er zijn nu geen acties." in Reading.of(client, "/acties/").text
