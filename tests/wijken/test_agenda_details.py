"""What one may want to know before going, as a filter of the list and of the calendar file."""

import re
from datetime import time

import pytest
import time_machine

from tests.factories.pages import PlaceFactory
from tests.reading import Reading
from tests.wijken.test_agenda import listed, once
from wijken.activities.models import Occurrence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture(scope="module", autouse=True)
def places_and_parts(shared_db, tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False):
        open_door = PlaceFactory(step_free="yes", toilet="yes")
        stairs = PlaceFactory(step_free="no")
        once("Ochtend", "2026-11-25", venue=open_door, sign_up_text="Bel ons")
        once("Middag", "2026-11-25", starts=time(12), ends=time(13), venue=stairs, step_free="yes")
        once("Avond", "2026-11-25", starts=time(18), ends=time(19), spoken_languages=["ar", "nl"])
        moved = once("Verplaatst", "2026-11-25", starts=time(20), ends=time(21), venue=open_door)
        Occurrence.objects.filter(activity=moved).update(venue=stairs, state="other_place")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?dagdeel=ochtend", ["Ochtend"]),
        ("?dagdeel=middag", ["Middag"]),
        ("?dagdeel=avond", ["Avond", "Verplaatst"]),
        ("?dagdeel=nacht", ["Ochtend", "Middag", "Avond", "Verplaatst"]),
        ("?zomaar=1", ["Middag", "Avond", "Verplaatst"]),
        ("?drempelvrij=1", ["Ochtend", "Middag"]),
        ("?toilet=1", ["Ochtend"]),
        ("?taal=ar", ["Avond"]),
        ("?taal=nl", ["Ochtend", "Middag", "Avond", "Verplaatst"]),
        ("?taal=a", ["Ochtend", "Middag", "Avond", "Verplaatst"]),
        ("?drempelvrij=1&dagdeel=middag&zomaar=1", ["Middag"]),
    ],
)
def test_filters_are_equal_in_list_and_calendar(client, query, shown):
    assert listed(client, query) == shown
    calendar = client.get(f"/agenda.ics{query}").content.decode()
    found = re.findall(r"SUMMARY:(.*)\r", calendar)
    assert sorted(found) == sorted(shown)
    file = Reading.of(client, f"/agenda/{query}").soup.find("a", href=re.compile("agenda.ics"))
    assert "?" in file["href"] or shown == ["Ochtend", "Middag", "Avond", "Verplaatst"]
