"""The agenda of the city and of a wijk: coming dates with filters, and a month."""

from datetime import date, time

import pytest

from tests.factories.pages import ActivityFactory, WijkFactory
from tests.reading import Reading
from wijken.activities.models import Occurrence
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def once(title: str, day: str, **fields: object):
    return ActivityFactory(title=title, repeat="once", first_date=date.fromisoformat(day), **fields)


def titles(reading: Reading) -> list[str]:
    return [title.get_text(strip=True) for title in reading.soup.select(".mb-row__title")]


def listed(client, query: str = "", path: str = "/agenda/") -> list[str]:
    return titles(Reading.of(client, path + query))


def test_a_page_holds_25_dates_and_leads_on_with_its_filters(client):
    for day in range(1, 31):
        once(f"Dag {day}", f"2026-12-{day:02}")
    first = Reading.of(client, "/agenda/?soort=coffee")
    assert len(titles(first)) == 25
    following = first.soup.find("a", rel="next")["href"]
    second = Reading.of(client, "/agenda/" + following)
    assert len(titles(second)) == 5
    assert not set(titles(first)) & set(titles(second))
    assert second.soup.find("a", rel="prev")
    assert second.soup.find("a", rel="next") is None


def test_today_is_coming_until_it_ends(client, frozen):
    once("Vandaag", "2026-11-24")
    for clock, shown in (("10:59:59", ["Vandaag"]), ("11:00:00", [])):
        frozen.move_to(f"2026-11-24T{clock}+00:00")  # ends at 12.00 in Amsterdam
        assert listed(client) == shown


def test_days_are_days_of_amsterdam(client, frozen):
    frozen.move_to("2026-11-24T23:30:00+00:00")  # already Wednesday 00.30
    once("Woensdag", "2026-11-25")
    assert "Vandaag" in Reading.of(client, "/agenda/").headings


def test_a_wijk_has_its_own_and_what_it_took_over(client):
    hoek, rand = WijkFactory(slug="hoek"), WijkFactory(slug="rand")
    once("Eigen", "2026-11-25", in_wijk=hoek)
    taken, asked = once("Over", "2026-11-26", in_wijk=rand), once("Gevraagd", "2026-11-27")
    AlsoShown.objects.create(page=taken, wijk=hoek, state=ShowingState.ACCEPTED)
    AlsoShown.objects.create(page=asked, wijk=hoek, state=ShowingState.PROPOSED)
    assert listed(client, path="/wijken/hoek/agenda/") == ["Eigen", "Over"]
    assert listed(client, "?wijk=hoek") == ["Eigen", "Over"]
    assert listed(client, path="/wijken/rand/agenda/") == ["Over"]


# A month


def test_a_month_holds_all_its_dates_also_those_that_are_over(client):
    ActivityFactory(title="Koffie")
    once("Oudejaar", "2026-12-31")
    reading = Reading.of(client, "/agenda/2026/11/")
    assert reading.heading == "November 2026"
    cells = {td.time["datetime"]: td for td in reading.main.find_all("td") if td.time}
    assert len(cells) == 30
    filled = [day for day, cell in cells.items() if cell.find("li")]
    assert filled == ["2026-11-03", "2026-11-10", "2026-11-17", "2026-11-24"]
    assert "is-today" in cells["2026-11-24"]["class"]
    assert "Oudejaar" not in reading.text
    assert "Oudejaar" in Reading.of(client, "/agenda/2026/12/").text


def test_a_full_day_of_a_month_leads_to_all_of_it(client):
    for number in range(11):
        once(f"Nummer {number}", "2026-12-05", starts=time(9, number), ends=time(10))
    cell = Reading.of(client, "/agenda/2026/12/").soup.find("time", datetime="2026-12-05")
    links = cell.find_parent("td").find_all("a")
    assert [link.get_text() for link in links][7:] == ["9.07\xa0Nummer 7", "En nog 3"]
    assert len(listed(client, links[-1]["href"].removeprefix("/agenda/"))) == 11


def test_a_cancelled_date_says_so_in_the_month(client):
    activity = ActivityFactory(title="Koffie")
    Occurrence.objects.filter(activity=activity, rule_date="2026-11-24").update(state="cancelled")
    assert Reading.of(client, "/agenda/2026/11/").text.count("gaat niet door") == 1


def test_months_lead_to_each_other(client):
    reading = Reading.of(client, "/agenda/2026/12/")
    assert reading.soup.find("a", rel="prev")["href"] == "/agenda/2026/11/"
    assert reading.soup.find("a", rel="next")["href"] == "/agenda/2027/1/"
    assert "/agenda/2026/11/" in Reading.of(client, "/agenda/").links


@pytest.mark.parametrize("path", ["/agenda/2000/1/", "/agenda/2099/12/", "/agenda/2026/11/"])
def test_no_month_leads_to_one_that_is_not_there(client, path):
    for link in Reading.of(client, path).soup.find_all("a", rel=["prev", "next"]):
        assert client.get(link["href"]).status_code == 200


def test_the_month_of_a_wijk_is_its_own(client):
    once("Hier", "2026-11-25", in_wijk=WijkFactory(slug="hoek"))
    once("Stad", "2026-11-25")
    text = Reading.of(client, "/wijken/hoek/agenda/2026/11/").text
    assert "Hier" in text
    assert "Stad" not in text


@pytest.mark.parametrize(
    "path", ["2026/0/", "2026/13/", "0/1/", "0000/1/", "1999/12/", "2100/1/", "x/1/", "2026/"]
)
def test_months_that_no_calendar_has(client, path):
    assert client.get(f"/agenda/{path}").status_code == 404


def test_the_last_evening_and_the_first_morning_fall_in_their_own_month(client):
    """Also those whose day is another one in UTC."""
    once("Nacht", "2026-12-01", starts=time(0, 15), ends=time(1))
    once("Avond", "2026-11-30", starts=time(23, 30), ends=time(0, 30))
    november, december = (Reading.of(client, f"/agenda/2026/{m}/").text for m in (11, 12))
    assert ("Nacht" in november, "Avond" in november) == (False, True)
    assert ("Nacht" in december, "Avond" in december) == (True, False)


def test_what_does_not_go_ahead_stands_on_top_of_its_day(client):
    once("Vroeg", "2026-11-25", starts=time(8), ends=time(9))
    off = once("Afgezegd", "2026-11-25", starts=time(20), ends=time(21))
    once("Eerder", "2026-11-24", starts=time(19), ends=time(20))
    Occurrence.objects.filter(activity=off).update(state="cancelled")
    assert listed(client) == ["Eerder", "Afgezegd", "Vroeg"]
