"""Calendar files. The clock stands at Tuesday 24 November 2026, 10.30 in Amsterdam."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import recurring_ical_events
import vobject
from django.core.cache import cache
from django.utils.http import parse_http_date

from tests.factories.pages import ActivityFactory, PlaceFactory
from tests.factories.users import UserFactory
from tests.queries.counting import queries_of
from tests.reading import Reading
from wijken.activities import feeds, transitions
from wijken.activities.models import Activity, Occurrence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


@pytest.fixture
def coffee(wijk):
    """Every Tuesday at ten, with one date that is off and one that is on Thursday."""
    return ActivityFactory(in_wijk=wijk, slug="koffie", title="Koffie", first_date=date(2026, 9, 1))


def read(client, path: str) -> icalendar.Calendar:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content)


def events(calendar) -> list[icalendar.Event]:
    return list(calendar.walk("VEVENT"))


def moments(calendar) -> list[tuple[datetime, datetime, str]]:
    """All dates that an independent reader finds in a file."""
    found = recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2029, 1, 1))
    return sorted(
        (e["DTSTART"].dt.astimezone(UTC), e["DTEND"].dt.astimezone(UTC), str(e["STATUS"]))
        for e in found
    )


def rows_of(activity) -> list[tuple[datetime, datetime, str]]:
    states = {"cancelled": "CANCELLED"}
    return sorted(
        (row.starts_at, row.ends_at, states.get(row.state, "CONFIRMED"))
        for row in activity.occurrences.filter(local_date__gte="2026-10-25")
    )


def row_on(activity, day: str) -> Occurrence:
    return activity.occurrences.get(rule_date=day)


def test_one_weekly_activity_is_the_same_everywhere(client, coffee, editor):
    """Page, list, month, print on the desk, structured data, file; over a change of the clock."""
    transitions.cancel(row_on(coffee, "2026-12-01"), "Gastvrouw is ziek", editor, NOW)
    move(row_on(coffee, "2026-12-08"), editor)
    calendar = read(client, f"{coffee.url}agenda.ics")
    assert moments(calendar) == rows_of(coffee)
    client.force_login(editor)
    next_week = Reading.of(client, "/balie/week/?voor=wijk:hoek&week=volgende").text
    assert "Gaat niet door: Gastvrouw is ziek" in next_week
    agenda = Reading.of(client, "/wijken/hoek/agenda/")
    month = Reading.of(client, "/wijken/hoek/agenda/2026/12/").text
    page = Reading.of(client, coffee.url)
    assert "10.00 Koffie (gaat niet door)" in month
    assert "14.00 Koffie (andere tijd)" in month
    for reading in (agenda, page):
        assert "Gastvrouw is ziek" in reading.text
        assert {"2026-12-01T10:00:00+01:00", "2026-12-10T14:00:00+01:00"} <= set(reading.times)
    cancelled = Reading.of(client, f"{coffee.url}2026-12-01/").json_ld
    assert cancelled["eventStatus"].endswith("EventCancelled")
    after = Reading.of(client, f"{coffee.url}2027-04-06/")
    assert after.json_ld["startDate"] == "2027-04-06T10:00:00+02:00"
    assert (datetime(2027, 4, 6, 8, tzinfo=UTC), "CONFIRMED") in [
        (start, state) for start, _end, state in moments(calendar)
    ]


def test_a_series_is_a_rule_with_its_exceptions(client, coffee, editor):
    transitions.cancel(row_on(coffee, "2026-12-01"), "Ziek", editor, NOW)
    move(row_on(coffee, "2026-12-08"), editor)
    coffee.occurrences.filter(rule_date="2026-12-22").delete()
    series, cancelled, moved = events(read(client, f"{coffee.url}agenda.ics"))
    text = client.get(f"{coffee.url}agenda.ics").content.decode()
    assert "DTSTART;TZID=Europe/Amsterdam:20261027T100000\r\n" in text  # 30 days back
    assert "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20280523T215959Z\r\n" in text
    assert "EXDATE;TZID=Europe/Amsterdam:20261222T100000\r\n" in text
    assert "RECURRENCE-ID;TZID=Europe/Amsterdam:20261208T100000\r\n" in text
    assert series["UID"] == cancelled["UID"] == moved["UID"] == str(coffee.translation_key)
    assert (cancelled["STATUS"], cancelled["SUMMARY"]) == ("CANCELLED", "Gaat niet door: Koffie")
    assert "Ziek" in cancelled["DESCRIPTION"]
    assert "Was eerst: dinsdag 8 december 2026, 10.00 uur" in moved["DESCRIPTION"]
    assert moved["URL"] == "http://testserver/wijken/hoek/agenda/koffie/2026-12-08/"


def test_the_number_rises_with_each_change_and_the_name_stays(client, coffee, editor):
    def name_and_number():
        [first, *_others] = events(read(client, f"{coffee.url}agenda.ics"))
        return first["UID"], first["SEQUENCE"]

    def publish(**fields):
        page = Activity.objects.get(pk=coffee.pk)
        for field, value in fields.items():
            setattr(page, field, value)
        page.save_revision().publish()

    older = Activity.objects.get(pk=coffee.pk).latest_revision
    seen = [name_and_number()]
    for change in (
        lambda: transitions.cancel(row_on(coffee, "2026-12-01"), "Ziek", editor, NOW),
        lambda: transitions.restore(row_on(coffee, "2026-12-01"), editor, NOW),
        lambda: publish(title="Thee"),
        lambda: publish(starts=time(11)),
        older.publish,
    ):
        change()
        seen.append(name_and_number())
    names, numbers = zip(*seen, strict=True)
    assert len(set(names)) == 1
    assert list(numbers) == sorted(set(numbers))


def test_a_cancelled_date_is_kept_for_thirty_days(client, coffee, editor, frozen):
    transitions.cancel(row_on(coffee, "2026-12-01"), "Ziek", editor, NOW)
    for days, count in ((30, 1), (31, 0)):
        frozen.move_to(datetime(2026, 12, 1, 12, tzinfo=UTC) + timedelta(days=days))
        found = events(read(client, f"{coffee.url}agenda.ics"))
        assert [event["STATUS"] for event in found].count("CANCELLED") == count


def test_what_was_before_the_rule_changed_stays_as_it_was(client, coffee):
    page = Activity.objects.get(pk=coffee.pk)
    page.first_date, page.starts, page.ends = date(2026, 9, 2), time(14), time(16)
    page.recurrence = "FREQ=WEEKLY;BYDAY=WE"
    page.save_revision().publish()
    calendar = read(client, f"{coffee.url}agenda.ics")
    assert moments(calendar) == rows_of(coffee)
    assert moments(calendar)[0][0] == datetime(2026, 10, 27, 9, tzinfo=UTC)
    assert len({event["UID"] for event in events(calendar)}) == 5


def test_a_single_date_has_no_rule(client, editor, wijk):
    party = ActivityFactory(in_wijk=wijk, repeat="once", first_date=date(2026, 12, 5))
    [event] = events(read(client, f"{party.url}agenda.ics"))
    assert "RRULE" not in event
    move(row_on(party, "2026-12-05"), editor)
    [event] = events(read(client, f"{party.url}agenda.ics"))
    assert "RECURRENCE-ID" not in event
    assert event["DTSTART"].dt.astimezone(UTC) == datetime(2026, 12, 10, 13, tzinfo=UTC)


def test_another_place_and_online_stand_in_the_file(client, coffee, editor):
    place = PlaceFactory(title="Het Anker", facts_row={"address_line": "Plein 1", "city": "Stad"})
    transitions.relocate(row_on(coffee, "2026-12-01"), place, "", "Verbouwing", editor, NOW)
    transitions.make_online(row_on(coffee, "2026-12-08"), "Bel mee", editor, NOW)
    _series, elsewhere, online = events(read(client, f"{coffee.url}agenda.ics"))
    assert elsewhere["LOCATION"] == "Het Anker, Plein 1, Stad"
    assert online["LOCATION"] == "Online"
    assert "Bel mee" in online["DESCRIPTION"]
    [(start, _end, _state)] = moments(read(client, f"{place.url}agenda.ics"))
    assert start == datetime(2026, 12, 1, 9, tzinfo=UTC)


NASTY = [
    "Een\r\nBEGIN:VEVENT\r\nSUMMARY:Kaping",
    "Twee\nATTENDEE:mailto:x@example.org",
    "Drie\u2028END:VCALENDAR\x85X:1\x0b\x0c\x1c",
    'Vier; vijf, zes \\n zeven: "acht" ^n',
    "é" * 100 + "🏡" * 40,
    "\x07\x1b[31mrood\x7f",
]


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_is_typed_becomes_part_of_the_file(client, coffee, editor, text):
    Activity.objects.filter(pk=coffee.pk).update(
        title=text, summary=text, place_words=text[:120], price_text=text[:80]
    )
    coffee.occurrences.filter(rule_date="2026-12-01").update(state="cancelled", reason=text[:120])
    content = client.get(f"{coffee.url}agenda.ics").content
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert not any(set(line) & set(range(32)) for line in lines)
    names = {line.split(b":")[0].split(b";")[0] for line in lines if not line.startswith(b" ")}
    assert names - {b""} <= ALLOWED
    calendar = icalendar.Calendar.from_ical(content)
    assert len(events(calendar)) == 2
    assert len(list(vobject.readOne(content.decode()).vevent_list)) == 2


ALLOWED = {
    name.encode()
    for name in (
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME"),
        *("X-WR-TIMEZONE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "TZID", "DTSTART"),
        *("TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "UID", "SEQUENCE", "DTSTAMP"),
        *("LAST-MODIFIED", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES", "STATUS"),
        *("URL", "RECURRENCE-ID"),
    )
}


def test_one_broken_event_does_not_take_the_file_down(client, coffee, wijk, monkeypatch, caplog):
    broken = ActivityFactory(in_wijk=wijk, title="Kapot")
    whole = feeds.event_lines

    def break_one(series):
        if series.activity.pk == broken.pk:
            raise ValueError("stuk")
        return whole(series)

    monkeypatch.setattr(feeds, "event_lines", break_one)
    assert [str(e["SUMMARY"]) for e in events(read(client, "/agenda.ics"))] == ["Koffie"]
    assert "left out" in caplog.text


# Which file holds what


def names(client, path: str) -> set[str]:
    return {str(event["SUMMARY"]) for event in events(read(client, path))}


@pytest.fixture
def five(wijk):
    place = PlaceFactory(in_wijk=wijk, slug="anker")
    ActivityFactory(in_wijk=wijk, title="A", kind="coffee", free="yes")
    ActivityFactory(in_wijk=wijk, title="B", kind="sport", venue=place)
    ActivityFactory(title="C", kind="coffee", audience="elderly")
    ActivityFactory(title="Voorbij", repeat="once", first_date=date(2026, 10, 1))
    ActivityFactory(title="Concept", live=False)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/agenda.ics", "ABC"),
        ("/agenda.ics?wijk=hoek", "AB"),
        ("/agenda.ics?soort=coffee", "AC"),
        ("/agenda.ics?gratis=1", "A"),
        ("/agenda.ics?voor=elderly&soort=coffee", "C"),
        ("/agenda.ics?van=2030-01-01&tot=2030-01-02&page=9", "ABC"),
        ("/agenda.ics?wijk=nergens&soort=x", "ABC"),
        ("/wijken/hoek/agenda.ics", "AB"),
        ("/wijken/hoek/agenda.ics?wijk=nergens&soort=sport", "B"),
        ("/wijken/hoek/anker/agenda.ics", "B"),
        ("/en/wijken/hoek/agenda.ics", "AB"),
    ],
)
def test_files_and_their_filters(client, five, path, found):
    assert names(client, path) == set(found)


@pytest.mark.parametrize(
    "path",
    [
        *("/wijken/nergens/agenda.ics", "/nergens/agenda.ics", "/nieuws/agenda.ics"),
        *("/agenda/agenda.ics", "/wijken/agenda.ics", "/a/b/c/d/e/f/g/agenda.ics"),
    ],
)
def test_no_file_where_there_is_nothing(client, path):
    assert client.get(path).status_code == 404


def test_a_draft_has_no_file_and_is_in_none(client, coffee):
    coffee.unpublish()
    assert client.get(f"{coffee.url}agenda.ics").status_code == 404
    assert names(client, "/agenda.ics") == set()


def test_the_agenda_leads_to_the_file_of_what_it_shows(client, five):
    for path, file in (
        ("/agenda/?soort=coffee&van=2026-11-25&page=1", "/agenda.ics?soort=coffee"),
        ("/wijken/hoek/agenda/", "/wijken/hoek/agenda.ics"),
        ("/en/agenda/", "/en/agenda.ics"),
    ):
        assert file in Reading.of(client, path).links


def test_who_has_it_already_gets_nothing_twice(client, coffee, editor):
    first = client.get("/agenda.ics")
    tag = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    assert client.get("/agenda.ics", **tag).status_code == 304
    transitions.cancel(row_on(coffee, "2026-12-01"), "Ziek", editor, NOW)
    assert client.get("/agenda.ics", **tag).status_code == 200


def test_who_asks_by_the_moment_gets_nothing_twice(client, coffee, editor, frozen):
    """Whatever changed: also what disappears, comes back, or changes within the same second."""
    feed = f"{coffee.url}agenda.ics"
    day = "2026-12-01"
    seen = client.get(feed)["Last-Modified"]
    for seconds, change in (
        (600, lambda: transitions.cancel(row_on(coffee, day), "Ziek", editor, NOW)),
        (0, lambda: transitions.restore(row_on(coffee, day), editor, NOW)),
        (0, lambda: row_on(coffee, "2026-12-15").delete()),
        (7 * 86_400, lambda: None),  # another week, another window
    ):
        frozen.shift(timedelta(seconds=seconds))
        if not seconds or seconds == 600:
            assert client.get(feed, HTTP_IF_MODIFIED_SINCE=seen).status_code == 304
        change()
        changed = client.get(feed, HTTP_IF_MODIFIED_SINCE=seen)
        assert changed.status_code == 200
        assert parse_http_date(changed["Last-Modified"]) > parse_http_date(seen)
        seen = changed["Last-Modified"]
        assert client.get(feed, HTTP_IF_MODIFIED_SINCE=seen).status_code == 304
    cache.clear()
    frozen.shift(timedelta(seconds=60))
    assert client.get(feed, HTTP_IF_MODIFIED_SINCE=seen).status_code == 200  # forgotten


def test_a_file_takes_as_many_queries_for_many_activities(client, five, coffee, editor):
    transitions.cancel(row_on(coffee, "2026-12-01"), "Ziek", editor, NOW)
    few = queries_of(client, "/agenda.ics")
    for _number in range(5):
        more = ActivityFactory(venue=PlaceFactory())
        transitions.cancel(row_on(more, "2026-12-01"), "Ziek", UserFactory(is_superuser=True), NOW)
        row_on(more, "2026-12-15").delete()
    assert queries_of(client, "/agenda.ics") <= few + 1


def move(row: Occurrence, editor) -> None:
    starts = datetime(2026, 12, 10, 13, tzinfo=UTC)
    transitions.move(row, starts, starts + timedelta(hours=2), "Zaal bezet", editor, NOW)
