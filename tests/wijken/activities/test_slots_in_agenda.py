"""Slots of places stand in the agenda by themselves: the same date in the same state everywhere."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import recurring_ical_events
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.pages import ActivityFactory, PlaceFactory, SlotFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.reading import Reading
from tests.wijken.places.rows import at
from wijken.activities.calendar import window
from wijken.activities.models import Occurrence
from wijken.activities.programme import Coming
from wijken.activities.slot_dates import filtered
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown
from wijken.places import slot_transitions, transitions
from wijken.places.models import PlannedClosing, Slot
from wijken.places.slots import open_slots

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
NOW = at("2026-11-24 10:30")
LISTS = ("/agenda/", "/wijken/hoek/agenda/", "/wijken/hoek/")
FILES = ("/agenda.ics", "/wijken/hoek/agenda.ics", "/wijken/hoek/huis/agenda.ics")


@pytest.fixture
def house(wijk):
    facts = {"address_line": "Plein 1", "city": "Stad"}
    return PlaceFactory(in_wijk=wijk, slug="huis", title="Het Huis", facts_row=facts)


@pytest.fixture
def slot(house):
    """Every Tuesday at ten."""
    fields = {"opens": time(10), "closes": time(12), "what": "taalles", "organisation": "Taalhuis"}
    return SlotFactory(place=house, **fields)


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


def titles(client, path: str) -> list[str]:
    rows = Reading.of(client, path).soup.select(".mb-row__title a")
    return [title.get_text(strip=True) for title in rows]


def events(client, path: str) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(client.get(path).content).walk("VEVENT"))


def in_file(client, path: str) -> list[tuple[datetime, str]]:
    """All dates that an independent reader finds in a file."""
    calendar = icalendar.Calendar.from_ical(client.get(path).content)
    found = recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2029, 1, 1))
    return sorted((event["DTSTART"].dt.astimezone(UTC), str(event["STATUS"])) for event in found)


def names(client, path: str) -> set[str]:
    return {str(event["SUMMARY"]) for event in events(client, path)}


def test_one_slot_is_the_same_everywhere(client, slot, editor):
    """List, month, page of the wijk, print at the desk, structured data and file."""
    by = {"user": editor, "now": NOW}
    slot_transitions.skip_date(slot, date(2026, 12, 1), reason="Cursus <b>", **by)
    transitions.close_on(slot.place, date(2026, 12, 8), reason="Verbouwing", **by)
    agenda = Reading.of(client, "/wijken/hoek/agenda/")
    for said in ("Taalles (Taalhuis)", "Het Huis", "Cursus <b>", "Verbouwing", "10.00 – 12.00"):
        assert said in agenda.text.replace("\N{NO-BREAK SPACE}", " "), said
    assert {"2026-12-01T10:00:00+01:00", "2027-04-06T10:00:00+02:00"} <= set(agenda.times) | set(
        Reading.of(client, "/wijken/hoek/agenda/?van=2027-04-06&tot=2027-04-06").times
    )
    month = Reading.of(client, "/agenda/2026/12/").text
    assert month.count("10.00 Taalles (Taalhuis) (gaat niet door)") == 2
    assert month.count("10.00 Taalles (Taalhuis)") == 5
    data = Reading.of(client, slot.place.url).json_ld["event"]
    states = {event["startDate"]: event["eventStatus"].rsplit("/")[-1] for event in data}
    assert states == {
        "2026-11-24T10:00:00+01:00": "EventScheduled",
        "2026-12-01T10:00:00+01:00": "EventCancelled",
        "2026-12-08T10:00:00+01:00": "EventCancelled",
        "2026-12-15T10:00:00+01:00": "EventScheduled",
    }
    for file in FILES:
        found = dict(in_file(client, file))
        assert found[datetime(2026, 12, 1, 9, tzinfo=UTC)] == "CANCELLED"
        assert found[datetime(2026, 12, 8, 9, tzinfo=UTC)] == "CANCELLED"
        assert found[datetime(2027, 4, 6, 8, tzinfo=UTC)] == "CONFIRMED"
        assert list(found.values()).count("CANCELLED") == 2
    client.force_login(editor)
    sheet = Reading.of(client, "/balie/week/?voor=wijk:hoek&week=volgende").text
    assert "Gaat niet door: Cursus <b>" in sheet


def test_from_thirty_days_back_to_eighteen_months_ahead_at_ten(client, slot, frozen):
    for moment in (NOW, datetime(2027, 3, 27, 23, 30, tzinfo=UTC)):
        frozen.move_to(moment)
        first, last = window(moment)
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        tuesdays = [day for day in days if day.isoweekday() == 2]
        found = in_file(client, "/agenda.ics")
        assert [moment.astimezone(NOW.tzinfo).date() for moment, _state in found] == tuesdays
        assert {moment.astimezone(NOW.tzinfo).hour for moment, _state in found} == {10}
        listed = Reading.of(client, "/agenda/?page=999").times
        assert f"{tuesdays[-1]}T10:00:00+02:00" in listed


def test_it_leads_to_its_place_and_the_place_knows_it(client, slot):
    [link] = Reading.of(client, "/agenda/?tot=2026-11-24").soup.select(".mb-row__title a")
    address, _hash, anchor = link["href"].partition("#")
    assert address == slot.place.url
    assert Reading.of(client, address).soup.find(id=anchor)


@pytest.mark.parametrize("status", ["preparing", "temporarily_closed", "closed", "unknown"])
def test_of_a_place_that_is_not_open_there_is_nothing_at_once(client, slot, status):
    slot.place.fact_row.__class__.objects.update(status=status)
    nothing_of(client, slot)


def test_of_a_draft_or_by_appointment_there_is_nothing(client, slot):
    Slot.objects.update(by_appointment=True)
    nothing_of(client, slot)
    Slot.objects.update(by_appointment=False)
    slot.place.unpublish()
    nothing_of(client, slot)


def nothing_of(client, slot) -> None:
    for path in (*LISTS, "/agenda/2026/11/"):
        assert "Taalhuis" not in Reading.of(client, path).text, path
    for path in FILES:
        response = client.get(path)
        assert response.status_code == 404 or b"Taalhuis" not in response.content, path
    place = client.get(slot.place.url).content.decode()
    assert '"Event"' not in place


# Filters


@pytest.fixture
def four(wijk, house):
    step_free = PlaceFactory(in_wijk=wijk, step_free="yes", toilet="yes")
    times = {"opens": time(9), "closes": time(10), "organisation": ""}
    SlotFactory(place=house, what="A", kind="help", free="yes", **times)
    SlotFactory(place=house, what="B", languages=["ar"], **times)
    SlotFactory(place=step_free, what="C", kind="learning", free="no", **times)
    evening = {"opens": time(19), "closes": time(20), "organisation": ""}
    SlotFactory(what="D", languages=["nl", "ar"], **evening)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", "ABCD"),
        ("wijk=hoek", "ABC"),
        ("soort=help", "A"),
        ("soort=coffee", ""),
        ("gratis=1", "A"),
        ("voor=elderly", ""),
        ("zomaar=1", "ABCD"),
        ("dagdeel=avond", "D"),
        ("dagdeel=ochtend&drempelvrij=1", "C"),
        ("toilet=1", "C"),
        ("taal=ar", "BD"),
        ("taal=nl", "ACD"),
        ("soort=x&wijk=nergens", "ABCD"),
    ],
)
def test_list_and_file_filter_alike(client, four, query, shown):
    days = "van=2026-12-01&tot=2026-12-01"
    assert titles(client, f"/agenda/?{query}&{days}") == list(shown)
    assert names(client, f"/agenda.ics?{query}") == set(shown)


def test_a_place_that_a_wijk_shows_as_well_has_its_slots_there(client, slot):
    other = WijkFactory(slug="rand")
    AlsoShown.objects.create(page=slot.place, wijk=other, state=ShowingState.ACCEPTED)
    assert titles(client, "/wijken/rand/agenda/?tot=2026-11-24") == ["Taalles (Taalhuis)"]


# Order and pages


def test_pages_hold_all_in_order_of_time(client, slot, house):
    SlotFactory(place=house, weekday=3, opens=time(9), closes=time(9, 30), season_to="01-15")
    SlotFactory(place=house, weekday=7, opens=time(2, 30), closes=time(3), organisation="Nacht")
    for number in range(40):
        ActivityFactory(
            repeat="once", first_date=date(2026, 12, 1), starts=time(8, number), ends=time(11)
        )
    occurrences, slots = Occurrence.objects.public(), open_slots(open_to_all=True)
    coming = Coming(occurrences, filtered(slots, {}), NOW)
    everything = coming[0 : len(coming)]
    assert len(everything) == len(coming)
    moments = [row.starts_at.astimezone(UTC) for row in everything]
    assert moments == sorted(moments)
    pages = [row for start in range(0, len(coming), 7) for row in coming[start : start + 7]]
    assert [row.starts_at for row in pages] == [row.starts_at for row in everything]
    assert sum(getattr(row, "slot", None) == slot for row in everything) == 79
    nights = [row for row in everything if row.title.endswith("(Nacht)")]
    assert date(2027, 3, 28) not in [row.local_date for row in nights]  # 2.30 is 3.00 that night
    assert len(nights) == 76


def test_what_does_not_go_ahead_stands_on_top_of_its_day(client, slot, editor):
    early = ActivityFactory(title="Vroeg", starts=time(9), ends=time(10))
    assert early.occurrences.exists()
    slot_transitions.skip_date(slot, date(2026, 12, 1), user=editor, now=NOW)
    day = "/agenda/?van=2026-12-01&tot=2026-12-01"
    assert titles(client, day) == ["Taalles (Taalhuis)", "Vroeg"]


def test_over_is_over_and_past_midnight_is_not(client, slot, frozen):
    SlotFactory(place=slot.place, weekday=1, opens=time(22), closes=time(11), organisation="Lang")
    today = "/agenda/?tot=2026-11-24"
    assert [title.rsplit("(")[-1] for title in titles(client, today)] == ["Lang)", "Taalhuis)"]
    frozen.move_to(at("2026-11-24 12:00"))
    assert titles(client, today) == []


def test_a_full_day_of_a_month_counts_slots_too(client, house):
    for number in range(6):
        SlotFactory(place=house, opens=time(9, number), closes=time(10), season_from="12-01")
        ActivityFactory(repeat="once", first_date=date(2026, 12, 1), starts=time(8, number))
    cell = Reading.of(client, "/agenda/2026/12/").soup.find("time", datetime="2026-12-01")
    links = [link.get_text() for link in cell.find_parent("td").find_all("a")]
    assert len(links) == 9
    assert links[-1] == "En nog 4"


def test_the_wijk_shows_each_slot_once_with_its_next_date(client, slot):
    ActivityFactory(in_wijk=slot.place.home_wijk, title="Soep", starts=time(9), ends=time(11))
    page = Reading.of(client, "/wijken/hoek/")
    assert page.text.count("Taalles (Taalhuis)") == 1
    assert "Elke dinsdag" in page.text


def test_in_another_language_the_words_stay_dutch_and_say_so(client, slot):
    [link] = Reading.of(client, "/en/agenda/?tot=2026-11-24").soup.select(".mb-row__title a")
    assert link["lang"] == "nl"
    assert link["href"].startswith("/en/wijken/hoek/huis/#")


# Calendar files


def test_a_season_is_left_out_of_the_file(client, slot):
    Slot.objects.update(season_from="09-01", season_to="06-30")
    days = [moment.date() for moment, _state in in_file(client, "/agenda.ics")]
    assert date(2027, 6, 29) in days
    assert date(2027, 7, 6) not in days
    assert date(2027, 9, 7) in days
    [event] = events(client, "/agenda.ics")
    assert event["UID"] == str(slot.key)


def test_past_midnight_over_the_change_of_the_clock(client, house):
    SlotFactory(place=house, weekday=6, opens=time(22), closes=time(4))
    calendar = icalendar.Calendar.from_ical(client.get("/agenda.ics").content)
    [found] = recurring_ical_events.of(calendar).between(
        datetime(2027, 3, 27, 20, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)
    )
    assert found["DTEND"].dt.astimezone(UTC) == datetime(2027, 3, 28, 2, tzinfo=UTC)


def test_the_number_rises_with_each_change_and_the_name_stays(client, slot, editor):
    by = {"user": editor, "now": NOW}
    seen = []

    def note() -> None:
        first = events(client, "/agenda.ics")[0]
        seen.append((str(first["UID"]), first["SEQUENCE"]))

    note()
    for change in (
        lambda: slot_transitions.skip_date(slot, date(2026, 12, 1), **by),
        lambda: slot_transitions.restore_date(slot, date(2026, 12, 1), **by),
        lambda: transitions.close_on(slot.place, date(2026, 12, 8), **by),
        lambda: transitions.remove_exception(slot.place, date(2026, 12, 8), **by),
    ):
        change()
        note()
    assert seen == [(str(slot.key), number) for number in range(5)]


def test_nothing_that_is_typed_becomes_part_of_the_file(client, slot, editor):
    Slot.objects.update(what="Een\r\nBEGIN:VEVENT", note="x;y,z\\n\u2028END:VCALENDAR")
    slot_transitions.skip_date(slot, date(2026, 12, 1), user=editor, now=NOW, reason="a\nX:1")
    content = client.get("/agenda.ics").content
    assert content.count(b"\r\nBEGIN:VEVENT\r\n") == 2
    assert b"\r\nX:1" not in content


def test_one_broken_slot_does_not_take_the_file_down(client, slot, monkeypatch, caplog):
    SlotFactory(place=slot.place, organisation="Heel", what="les")
    from wijken.activities import slot_feeds

    whole = slot_feeds.event_lines

    def break_one(broken, times):
        if broken.pk == slot.pk:
            raise ValueError("stuk")
        return whole(broken, times)

    monkeypatch.setattr(slot_feeds, "event_lines", break_one)
    assert names(client, "/agenda.ics") == {"Les (Heel)"}
    assert "left out" in caplog.text


def test_queries_do_not_grow(client, slot, editor):
    def taken() -> dict[str, int]:
        found = {}
        for path in (*LISTS, *FILES, "/agenda/2026/12/"):
            client.get(path)
            transitions.close_on(slot.place, date(2027, 1, 5), user=editor, now=NOW)
            with CaptureQueriesContext(connection) as context:
                client.get(path)
            found[path] = len(context)
        return found

    slot_transitions.skip_date(slot, date(2026, 12, 1), user=editor, now=NOW)
    few = taken()
    for _number in range(8):
        more = SlotFactory(place=PlaceFactory(in_wijk=slot.place.home_wijk))
        slot_transitions.skip_date(
            more, date(2026, 12, 1), user=UserFactory(is_superuser=True), now=NOW
        )
    assert taken() == few


def test_nothing_from_the_day_on_which_the_place_will_close(client, slot):
    PlannedClosing.objects.create(place=slot.place, day=date(2026, 12, 8), reason="Verhuizing")
    for path in ("/agenda/", "/wijken/hoek/agenda/"):
        assert titles(client, path) == ["Taalles (Taalhuis)"] * 2
    assert Reading.of(client, "/agenda/2026/12/").text.count("Taalhuis") == 1
    for path in FILES:
        assert in_file(client, path)[-1][0].date() == date(2026, 12, 1)
    assert len(Reading.of(client, slot.place.url).json_ld["event"]) == 2
