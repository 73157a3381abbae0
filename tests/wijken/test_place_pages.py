"""The page of a place, and the list "Binnenlopen"."""

from datetime import time

import pytest
from django.utils import timezone

from mijnbuurt.core.models import SiteSettings
from tests.factories import HOSTILE
from tests.factories.pages import PlaceFactory, SlotFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.reading import Reading
from wijken.places.models import HoursException, OpeningHours, PlaceHistory
from wijken.places.overview import first_place_of, walk_in_places
from wijken.places.transitions import change_status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def hours(place, *rows: tuple[int, str, str]):
    for weekday, opens, closes in rows:
        OpeningHours.objects.create(
            place=place, weekday=weekday, opens=opens, closes=closes, locale=place.locale
        )
    return place


def facts(**fields: object) -> dict[str, object]:
    return {"address_line": "Dorpsstraat 1", "postcode": "9401 AB", "city": "Elders", **fields}


def test_today_and_the_week(client):
    place = hours(PlaceFactory(), (2, "09:00", "12:00"), (4, "13:00", "17:00"))
    reading = Reading.of(client, place.url)
    assert "Nu open tot 12.00 uur" in reading.text
    rows = [" ".join(tr.get_text(" ").split()) for tr in reading.main.select("table tbody tr")]
    assert len(rows) == 7
    assert any(row.startswith("Dinsdag") and "9.00" in row for row in rows)
    assert any(row.startswith("Donderdag") and "17.00" in row for row in rows)


def test_it_closes_at_the_minute(client, frozen):
    place = hours(PlaceFactory(), (2, "09:00", "12:00"))
    for clock, is_open in (("10:59:59", True), ("11:00:00", False)):
        frozen.move_to(f"2026-11-24T{clock}+00:00")
        assert ("Nu open" in Reading.of(client, place.url).text) is is_open


def test_an_exception_is_true_at_once_on_the_page_and_in_the_data(client):
    place = hours(PlaceFactory(), (2, "09:00", "12:00"))
    HoursException.objects.create(place=place, date="2026-11-24", reason="Studiedag")
    HoursException.objects.create(
        place=place, date="2026-12-01", opens=time(14), closes=time(15), reason="Later open"
    )
    reading = Reading.of(client, place.url)
    assert "Nu open" not in reading.text
    assert "Studiedag" in reading.text
    dated = [s for s in reading.json_ld["openingHoursSpecification"] if "dayOfWeek" not in s]
    assert [(s["validFrom"], s["opens"], s["closes"]) for s in dated] == [
        ("2026-11-24", "00:00", "00:00"),
        ("2026-12-01", "14:00", "15:00"),
    ]


def test_structured_data_agrees_with_the_page(client):
    place = hours(
        PlaceFactory(title="BIC", facts_row=facts(phone="0592 33 33 33")), (2, "09:00", "12:00")
    )
    reading = Reading.of(client, place.url)
    data = reading.json_ld
    assert data["name"] == reading.heading
    assert data["telephone"] == "0592 33 33 33"
    assert data["address"]["streetAddress"] == "Dorpsstraat 1"
    assert data["address"]["postalCode"] == "9401 AB"
    assert data["address"]["addressLocality"] == "Elders"
    for value in (data["telephone"], *list(data["address"].values())[1:4]):
        assert value in reading.text
    (monday,) = data["openingHoursSpecification"]
    assert monday["dayOfWeek"] == "https://schema.org/Tuesday"
    assert (monday["opens"], monday["closes"]) == ("09:00", "12:00")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("preparing", "Komt eraan"),
        ("temporarily_closed", "Tijdelijk dicht"),
        ("closed", "Gesloten"),
        ("unknown", "niet bekend"),
    ],
)
def test_a_place_that_is_not_open_says_so_and_gives_no_hours_to_machines(client, status, words):
    place = hours(PlaceFactory(facts_row=facts(status=status)), (2, "09:00", "12:00"))
    reading = Reading.of(client, place.url)
    assert words in reading.text
    assert "Nu open" not in reading.text
    assert "openingHoursSpecification" not in reading.json_ld


def test_a_closed_place_has_no_address_and_names_its_successor(client):
    new = PlaceFactory(title="Nieuw huis")
    old = PlaceFactory(facts_row=facts(status="closed", successor=new))
    reading = Reading.of(client, old.url)
    assert "Dorpsstraat" not in reading.html
    assert "U kunt nu terecht bij:" in reading.text
    assert new.url in reading.links


def test_a_successor_that_is_not_public_is_not_named(client):
    new = PlaceFactory(title="Nog geheim huis", live=False)
    old = PlaceFactory(facts_row=facts(status="closed", successor=new))
    assert "Nog geheim huis" not in Reading.of(client, old.url).html


def test_what_is_not_known_is_told(client):
    text = Reading.of(client, PlaceFactory().url).text
    assert "Of er een drempel is, weten wij niet." in text
    assert "De openingstijden zijn niet bekend. Bel ons." in text


def test_hours_that_are_not_known_are_no_week_of_closed_days(client):
    text = Reading.of(client, PlaceFactory().url).section("wanneer").text
    assert "De openingstijden weten wij nog niet." in text
    assert "Maandag" not in text
    text = Reading.of(client, PlaceFactory(kind="speelplek").url).text
    assert "Er zijn geen openingstijden." in text
    assert "Maandag" not in text
    assert "weten wij nog niet. Bel ons even" not in text


def test_a_place_without_facts_is_still_a_page(client):
    place = PlaceFactory()
    place.fact_row.delete()
    assert Reading.of(client, place.url).heading == place.title
    assert place.title in Reading.of(client, "/binnenlopen/").text


def test_its_life_so_far(client):
    place = PlaceFactory()
    place.history = [PlaceHistory(text="Geopend", date_words="rond kerst 2021")]
    place.save_revision().publish()
    section = Reading.of(client, place.url).section("vroeger")
    assert "rond kerst 2021" in section.text.lower()


# The list


def titles(reading: Reading) -> list[str]:
    return [title.get_text() for title in reading.soup.select(".mb-row__title")]


def test_places_with_their_state_the_open_ones_first(client):
    PlaceFactory(title="A dicht", facts_row=facts())
    hours(PlaceFactory(title="B open"), (2, "09:00", "12:00"))
    PlaceFactory(title="C gesloten", facts_row=facts(status="closed"))
    reading = Reading.of(client, "/binnenlopen/")
    assert titles(reading) == ["B open", "A dicht", "C gesloten"]
    assert "Nu open tot 12.00 uur" in reading.text
    assert "Dorpsstraat 1" in reading.text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"A", "B", "C"}),
        ("?wijk=hoek", {"A", "B"}),
        ("?soort=speelplek", {"B", "C"}),
        ("?wijk=hoek&soort=speelplek", {"B"}),
        ("?wijk=x&soort=y", {"A", "B", "C"}),
    ],
)
def test_filters_combine_and_nonsense_is_ignored(client, query, shown):
    wijk = WijkFactory(slug="hoek")
    PlaceFactory(title="A", in_wijk=wijk)
    PlaceFactory(title="B", in_wijk=wijk, kind="speelplek")
    PlaceFactory(title="C", kind="speelplek")
    assert set(titles(Reading.of(client, f"/binnenlopen/{query}"))) == shown


def chips(reading: Reading) -> dict[str, str]:
    return {chip.get_text(strip=True): chip["href"] for chip in reading.soup.select(".mb-chips a")}


def test_places_by_what_one_can_do_there(client):
    wijk = WijkFactory(slug="hoek")
    PlaceFactory(title="A", in_wijk=wijk, can_do=["Kleding ruilen", "taalles"])
    PlaceFactory(title="B", can_do=["kleding ruilen"], kind="park")
    SlotFactory(place=PlaceFactory(title="C"), what="Taalles")
    gone = PlaceFactory(title="D", can_do=["taalles"], facts_row=facts(status="closed"))
    SlotFactory(place=gone, what="koken")
    reading = Reading.of(client, "/binnenlopen/?wijk=hoek&soort=&page=1")
    assert list(chips(reading)) == ["Kleding ruilen(1)", "taalles(1)"]
    assert list(chips(Reading.of(client, "/binnenlopen/")).values()) == [
        "?doen=kleding-ruilen",
        "?doen=taalles",
    ]
    assert chips(reading)["taalles(1)"] == "?wijk=hoek&soort=&doen=taalles"
    for query, shown in (
        ("?doen=taalles", {"A", "C"}),
        ("?doen=kleding-ruilen", {"A", "B"}),
        ("?doen=kleding-ruilen&wijk=hoek", {"A"}),
        ("?doen=kleding-ruilen&soort=park", {"B"}),
        ("?doen=taalles&soort=park", set()),
        ("?doen=<b>", {"A", "B", "C", "D"}),
        ("?doen=koken", set()),
    ):
        assert set(titles(Reading.of(client, f"/binnenlopen/{query}"))) == shown, query


def test_a_chosen_doing_stays_when_another_filter_changes(client):
    PlaceFactory(can_do=["taalles"])
    for number in range(9):
        PlaceFactory(can_do=[f"spel {number}", f"spel {number} "])
    reading = Reading.of(client, "/binnenlopen/?doen=taalles")
    assert len(reading.soup.select("details .mb-chips a")) == 1
    assert reading.soup.select_one(".mb-filter [name=doen]")["value"] == "taalles"
    assert reading.soup.select_one(".mb-chips [aria-current]")["href"] == "?"
    assert "Dit kan hier nog niet." in Reading.of(client, "/binnenlopen/?doen=zwemmen").text


def test_words_of_editors_are_only_words(client):
    PlaceFactory(can_do=[HOSTILE, "…", "x" * 200])
    assert HOSTILE not in client.get("/binnenlopen/").content.decode()


def test_a_place_without_an_address_says_to_call(client):
    place = PlaceFactory()
    assert "Wilt u weten waar het is? Bel ons." in Reading.of(client, place.url).text
    site = SiteSettings.objects.get()
    site.phone = "0592 00 00 00"
    site.save()
    assert "Waar het is? Bel ons: 0592 00 00 00" in Reading.of(client, "/binnenlopen/").text


def test_the_bus_stop_or_that_it_is_not_known(client):
    bus = "halte Kerkplein, lijn 2"
    assert bus in Reading.of(client, PlaceFactory(bus=bus).url).text
    assert "Welke bus hier stopt, weten wij niet." in Reading.of(client, PlaceFactory().url).text


KINDS = ("bic", "wijkcentrum", "ontmoetingsplek", "other", "speelplek", "park")


def test_places_where_one_walks_in_come_before_those_out_of_doors(client):
    for number, kind in enumerate(reversed(KINDS)):
        PlaceFactory(title=f"{number} {kind}", kind=kind)
    expected = [f"{5 - rank} {kind}" for rank, kind in enumerate(KINDS)]
    assert titles(Reading.of(client, "/binnenlopen/")) == expected
    assert [place.title for place in walk_in_places()] == expected[:3]


@pytest.mark.parametrize("better", range(len(KINDS) - 1))
def test_the_first_place_of_a_wijk_is_one_to_walk_in(better):
    wijk = WijkFactory()
    for kind in reversed(KINDS[better:]):
        PlaceFactory(in_wijk=wijk, kind=kind)
    assert first_place_of(wijk).kind == KINDS[better]


def test_an_editor_may_choose_another_first_place():
    wijk = WijkFactory()
    PlaceFactory(in_wijk=wijk, kind="bic")
    PlaceFactory(in_wijk=wijk, kind="park", show_first=True)
    assert first_place_of(wijk).kind == "park"


def test_a_place_that_is_closed_for_a_time_tells_no_reason(client):
    wijk = WijkFactory()
    place = PlaceFactory(in_wijk=wijk)
    editor = UserFactory(groups=[wijk.group])
    now, address = timezone.now(), place.url
    change_status(place, "temporarily_closed", user=editor, now=now, reason="Inbraak bij Jo")
    for path in (address, "/binnenlopen/", wijk.url, "/en/binnenlopen/"):
        assert "Inbraak" not in client.get(path).content.decode(), path
    assert "Tijdelijk dicht" in client.get(address).content.decode()
    change_status(place, "open", user=editor, now=now)
    assert "Tijdelijk dicht" not in client.get(address).content.decode()
