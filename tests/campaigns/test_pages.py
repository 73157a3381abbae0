"""Actions of every year: when one can join, and what came of them."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

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
        (None, LAST, LAST, OPEN),
        (None, LAST, date(2026, 12, 1), CLOSED),
        (None, None, FIRST, CLOSED),
    ],
)
def test_when_one_can_join(opens, closes, day, state):
    page = CampaignFactory(opens_on=opens, closes_on=closes)
    assert page.state_on(day) == state
    assert Campaign.objects.open_on(day).exists() == (state == OPEN)


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (date(2026, 11, 2), date(2026, 12, 4), "van 2 november tot en met 4 december 2026"),
        (date(2026, 12, 2), date(2027, 1, 4), "van 2 december 2026 tot en met 4 januari 2027"),
        (FIRST, FIRST, "24 november 2026"),
        (FIRST, None, "vanaf 24 november 2026"),
        (None, LAST, "tot en met 30 november 2026"),
        (None, None, "kerst 2019"),
    ],
)
def test_the_period_in_words(opens, closes, words):
    page = Campaign(opens_on=opens, closes_on=closes, date_words="kerst 2019")
    assert page.period_text == words


def test_until_when_one_can_join_stands_on_page_and_list(client):
    page = CampaignFactory(opens_on=FIRST, closes_on=LAST, date_words="dit najaar")
    words = "Nu mee te doen tot en met maandag 30 november 2026"
    for moment, shown in [("2026-11-25T12:00Z", True), ("2026-12-25T12:00Z", False)]:
        with time_machine.travel(moment, tick=False):
            for path in (page.url, "/acties/"):
                text = Reading.of(client, path).text
                assert (words in text) == shown
                assert "van 24 november tot en met 30 november 2026" in text
                assert "dit najaar" not in text


def test_it_can_not_close_before_it_opens():
    page = CampaignFactory(opens_on=FIRST, closes_on=LAST)
    page.closes_on = date(2026, 11, 1)
    with pytest.raises(ValidationError):
        page.full_clean()


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
    CampaignFactory(title="Ooit")
    CampaignFactory(title="Lang geleden", date_sort=date(2019, 1, 1))
    CampaignFactory(title="Altijd", opens_on=date(2020, 1, 1))
    CampaignFactory(title="Vorig jaar", opens_on=date(2025, 1, 1), closes_on=date(2025, 2, 1))
    CampaignFactory(title="Nu", opens_on=FIRST, closes_on=LAST)
    with time_machine.travel("2026-11-24T10:00:00+01:00", tick=False):
        reading = Reading.of(client, "/acties/")
    titles = [title.get_text() for title in reading.soup.select(".mb-row__title")]
    assert titles == ["Altijd", "Nu", "Vorig jaar", "Lang geleden", "Ooit"]


def test_an_empty_list_says_so(client):
    assert "Er zijn nu geen acties." in Reading.of(client, "/acties/").text
