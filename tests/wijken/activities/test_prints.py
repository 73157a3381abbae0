"""The agenda on paper, the poster, and the short addresses that stand on them."""

import re
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings

from mijnbuurt.core.models import SiteSettings
from mijnbuurt.core.qr import qr_svg
from mijnbuurt.core.short import bare, code_of, paper_address
from tests.factories.pages import ActivityFactory, PlaceFactory, SlotFactory, WijkFactory
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory
from tests.queries.counting import queries_of
from tests.reading import Reading
from tests.wijken.places.rows import at
from wijken.activities import transitions
from wijken.activities.models import Activity, Occurrence
from wijken.areas.models import Wijk
from wijken.places import slot_transitions
from wijken.places import transitions as place_transitions
from wijken.places.models import Place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
NOW = at("2026-11-24 10:30")
PRINT = "/wijken/hoek/agenda/afdrukken/"


@pytest.fixture(scope="module", autouse=True)
def made(shared_db):
    """An activity at a place in a wijk."""
    with time_machine.travel(NOW, tick=False):
        SiteSettings.objects.update_or_create(defaults={"phone": "0800 0000"})
        wijk = WijkFactory(slug="hoek", name="Hoek")
        facts = {"address_line": "Plein 1", "postcode": "9401 AA", "city": "Stad", "phone": "088 1"}
        house = PlaceFactory(in_wijk=wijk, slug="huis", title="Het Huis", facts_row=facts)
        fields = {"title": "Koffie", "slug": "koffie", "venue": house, "place_words": ""}
        return SimpleNamespace(
            wijk=wijk.pk, house=house.pk, coffee=ActivityFactory(in_wijk=wijk, **fields).pk
        )


@pytest.fixture
def wijk(made):
    return Wijk.objects.get(pk=made.wijk)


@pytest.fixture
def house(made):
    return Place.objects.get(pk=made.house)


@pytest.fixture
def coffee(made):
    return Activity.objects.get(pk=made.coffee)


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


def sheet(client, query: str = "", path: str = PRINT) -> BeautifulSoup:
    return Reading.of(client, path + query).soup.article


def words(part: BeautifulSoup) -> str:
    return " ".join(part.get_text().split())


def row_on(activity, day: str) -> Occurrence:
    return activity.occurrences.get(rule_date=day)


def test_a_week_holds_all_and_what_one_needs_to_come(client, coffee, editor):
    SlotFactory(place=coffee.venue, weekday=3, what="taalles", organisation="", free="yes")
    ActivityFactory(in_wijk=coffee.home_wijk, title="Soep", price_text="2 euro", weekdays=(1, 4))
    ActivityFactory(in_wijk=coffee.home_wijk, title="Concept", live=False)
    ActivityFactory(title="Elders")
    transitions.cancel(row_on(coffee, "2026-11-24"), "Ziek <b>", editor, NOW)
    paper = sheet(client)
    said = words(paper)
    for expected in (
        "Te doen in Hoek",
        "Week van maandag 23 november 2026",
        "Dinsdag 24 november 2026",
        "10.00 – 12.00 uur",
        "Koffie Gaat niet door: Ziek <b> Het Huis. Kosten: Niet bekend.",
        "Taalles Het Huis. Kosten: Gratis",
        "Kosten: 2 euro",
        "Het Huis: Plein 1, 9401 AA Stad. Telefoon 088 1",
        "Geprint op dinsdag 24 november 2026.",
        "Kijk voor wijzigingen op testserver/wijken/hoek/agenda of bel 0800 0000.",
    ):
        assert expected in said, expected
    assert said.count("Soep") == 2
    assert "Concept" not in said
    assert "Elders" not in said
    assert paper.find_all(["a", "button"]) == []


@pytest.mark.parametrize("query", ["", "?periode=maand", "?periode=kwartaal", "?groot=1"])
def test_paper_never_says_now(client, coffee, query):
    said = words(sheet(client, query)).lower()
    assert not set(re.findall(r"\w+", said)) & {"nu", "vandaag", "morgen", "deze", "straks"}


def test_what_moved_is_told_on_both_days(client, coffee, editor):
    starts = datetime(2026, 12, 3, 13, tzinfo=UTC)
    row = row_on(coffee, "2026-11-24")
    transitions.move(row, starts, starts + timedelta(hours=2), "Zaal bezet", editor, NOW)
    was, becomes = words(sheet(client)), words(sheet(client, "?vanaf=2026-12-03"))
    assert "was op dinsdag 24 november 2026, is op donderdag 3 december 2026, 14.00 uur." in was
    assert "Was eerst dinsdag 24 november 2026, 10.00 uur: Zaal bezet" in becomes


@pytest.mark.parametrize(
    ("query", "period", "days"),
    [
        ("?vanaf=2026-11-29", "Week van maandag 23 november 2026", ["24"]),
        ("?vanaf=2026-11-30", "Week van maandag 30 november 2026", ["1"]),
        ("?periode=maand&vanaf=2026-12-31", "December 2026", ["1", "8", "15", "22", "29"]),
        ("?periode=maand&vanaf=2027-03-01", "Maart 2027", ["2", "9", "16", "23", "30"]),
        ("?periode=x&vanaf=2026-02-30&groot=", "Week van maandag 23 november 2026", ["24"]),
        ("?vanaf=9999-12-31", "Week van maandag 23 november 2026", ["24"]),
        ("?vanaf=0001-01-01&periode=kwartaal", "Oktober tot en met december 2026", None),
        ("?periode=kwartaal&vanaf=2027-03-31", "Januari tot en met maart 2027", None),
        ("?periode=kwartaal&vanaf=2027-04-01", "April tot en met juni 2027", None),
    ],
)
def test_whole_weeks_months_and_quarters(client, coffee, query, period, days):
    paper = sheet(client, query)
    assert period in words(paper)
    if days is not None:
        found = [time["datetime"][8:].lstrip("0") for time in paper.select(".mb-prints__day time")]
        assert found == days
    times = {time.get_text() for time in paper.select("td time")}
    assert all("10.00" in found for found in times)  # also after the change of the clock


def test_a_quarter_says_once_what_comes_back_and_leaves_no_date_out(client, coffee, editor):
    SlotFactory(place=coffee.venue, weekday=1, what="taalles", organisation="")
    once = {"repeat": "once", "in_wijk": coffee.home_wijk}
    ActivityFactory(title="Feest", first_date=date(2027, 2, 6), **once)
    transitions.cancel(row_on(coffee, "2027-02-02"), "Verbouwing", editor, NOW)
    paper = sheet(client, "?periode=kwartaal&vanaf=2027-01-15")
    said = words(paper)
    assert said.index("Taalles") < said.index("Koffie") < said.index("Zaterdag 6 februari 2027")
    assert "10.00 – 12.00 uur: 5, 12, 19 en 26 januari; 9, 16 en 23 februari; 2, 9, 16, 23 en 30 m"
    assert "Dinsdag 2 februari 2027, 10.00 – 12.00 uur: Gaat niet door: Verbouwing" in said
    assert said.count("Elke dinsdag") == 1
    assert "4, 11, 18 en 25 januari; 1, 8, 15 en 22 februari; 1, 8, 15, 22 en 29 maart" in said


def test_weeks_without_anything_say_so(client, wijk, coffee):
    coffee.delete()
    ActivityFactory(in_wijk=wijk, title="Feest", repeat="once", first_date=date(2026, 12, 10))
    month = words(sheet(client, "?periode=maand&vanaf=2026-12-01"))
    assert "Dinsdag 1 december 2026 tot en met zondag 6 december 2026: niets in de agenda." in month
    assert month.count("niets in de agenda") == 4
    week = words(sheet(client))
    assert "Week van maandag 23 november 2026: er staat niets in de agenda." in week


def test_of_one_building(client, coffee, house):
    SlotFactory(place=house, weekday=3, what="taalles", organisation="")
    ActivityFactory(in_wijk=coffee.home_wijk, title="Soep")
    said = words(sheet(client, path="/wijken/hoek/huis/afdrukken/"))
    assert "Te doen bij Het Huis" in said
    assert "Plein 1, 9401 AA Stad. Telefoon 088 1" in said
    assert "Koffie" in said
    assert "Taalles" in said
    assert "Soep" not in said


def test_a_closed_building_has_no_slots_and_no_address(client, house, editor):
    SlotFactory(place=house, what="taalles", organisation="")
    place_transitions.change_status(house, "closed", user=editor, now=NOW, reason="Weg")
    said = words(sheet(client, path="/wijken/hoek/huis/afdrukken/"))
    assert "Taalles" not in said
    assert "Plein 1" not in said


def test_what_has_no_agenda_has_no_print(client, coffee, house):
    house.unpublish()
    for path in ("/wijken/hoek/huis/", "/wijken/hoek/", "/nieuws/", coffee.url, "/nergens/"):
        assert client.get(f"{path}afdrukken/").status_code == 404, path


def test_of_the_whole_city_one_chooses_a_wijk(client, coffee):
    reading = Reading.of(client, "/agenda/afdrukken/")
    assert PRINT in reading.links
    for page in ("/wijken/hoek/agenda/", coffee.venue.url):
        assert f"{page}afdrukken/" in Reading.of(client, page).links


def test_no_robot_keeps_a_print(client, coffee):
    for path in (PRINT, "/agenda/afdrukken/", f"{coffee.url}poster/"):
        head = Reading.of(client, path).soup.head
        assert "noindex" in head.find("meta", attrs={"name": "robots"})["content"]


def test_large_type_is_asked_for(client, coffee):
    assert "mb-prints--large" in Reading.of(client, PRINT + "?groot=1").soup.body["class"]
    assert "mb-prints--large" not in Reading.of(client, PRINT).soup.body["class"]
    links = Reading.of(client, PRINT + "?groot=1&periode=maand").links
    assert "?periode=maand&vanaf=2026-12-01&groot=1" in links


def test_in_other_languages(client, coffee):
    assert "What’s on in Hoek" in words(sheet(client, path=f"/en{PRINT}"))
    assert Reading.of(client, f"/ar{PRINT}").soup.html["dir"] == "rtl"


@pytest.mark.parametrize("query", ["", "?periode=maand", "?periode=kwartaal"])
def test_more_on_paper_takes_as_many_queries(client, coffee, house, query):
    SlotFactory(place=house)
    few = queries_of(client, PRINT + query)
    for number in range(4):
        place = PlaceFactory(in_wijk=coffee.home_wijk, facts_row={"address_line": f"Pad {number}"})
        SlotFactory(place=place)
        ActivityFactory(in_wijk=coffee.home_wijk, venue=place)
    assert queries_of(client, PRINT + query) == few


# Posters


def poster(client, activity) -> str:
    return " ".join(sheet(client, path=f"{activity.url}poster/").get_text(" ").split())


def test_a_poster_says_when_where_and_how(client, coffee, editor):
    Activity.objects.filter(pk=coffee.pk).update(
        organiser="De buren", price_text="2 euro", sign_up_text="Bel Ans", audience="elderly"
    )
    transitions.cancel(row_on(coffee, "2026-12-08"), "Ziek", editor, NOW)
    said = poster(client, coffee)
    for expected in (
        "Koffie Elke dinsdag, 10.00 uur",
        "Tot 12.00 uur",
        "Niet op dinsdag 8 december 2026",
        "Waar Het Huis",
        "Plein 1, 9401 AA Stad",
        "Voor wie Ouderen",
        "Wat kost het 2 euro",
        "Aanmelden Bel Ans",
        "De buren",
        "Bel 088 1",
    ):
        assert expected in said, expected
    assert not set(re.findall(r"\w+", said.lower())) & {"nu", "vandaag", "morgen", "volgende"}


def test_of_what_is_once_it_names_the_day_it_is_on(client, wijk, editor):
    fields = {"repeat": "once", "first_date": date(2026, 12, 5), "in_wijk": wijk}
    party = ActivityFactory(title="Feest", free="unknown", price_text="", **fields)
    said = poster(client, party)
    assert "zaterdag 5 december 2026, 10.00 uur" in said
    assert "Wat kost het Niet bekend" in said
    assert "Bel 0800 0000" in said
    starts = datetime(2026, 12, 6, 13, tzinfo=UTC)
    row = row_on(party, "2026-12-05")
    transitions.move(row, starts, starts + timedelta(hours=1), "Regen", editor, NOW)
    assert "zondag 6 december 2026, 14.00 uur Andere tijd" in poster(client, party)


def test_from_when_and_until_when(client, wijk):
    fields = {"first_date": date(2026, 12, 1), "last_date": date(2027, 2, 2), "in_wijk": wijk}
    said = poster(client, ActivityFactory(skip_holidays=True, **fields))
    assert "Vanaf dinsdag 1 december 2026" in said
    assert "Tot en met dinsdag 2 februari 2027" in said
    assert "Niet op feestdagen" in said


def test_a_photo_that_is_hidden_or_not_for_paper_is_not_printed(client, coffee):
    photo = PhotoFactory(public=True)
    Activity.objects.filter(pk=coffee.pk).update(photo=photo)
    assert str(photo.uuid) in str(sheet(client, path=f"{coffee.url}poster/"))
    type(photo).objects.filter(pk=photo.pk).update(may_print=False)
    picture = sheet(client, path=f"{coffee.url}poster/").find("picture")
    assert "mb-screen-only" in picture["class"]
    type(photo).objects.filter(pk=photo.pk).update(state="taken_down")
    assert str(photo.uuid) not in str(sheet(client, path=f"{coffee.url}poster/"))


def test_the_code_is_the_address_beside_it(client, coffee):
    paper = sheet(client, path=f"{coffee.url}poster/")
    address = paper_address(Activity.objects.get(pk=coffee.pk))
    assert bare(address) in paper.select_one(".mb-poster__code").get_text()
    assert str(BeautifulSoup(qr_svg(address), "html.parser")) in str(paper)


def test_editors_see_the_poster_of_a_draft(wijk):
    """With the words of the page alone, as a draft has no dates."""
    draft = ActivityFactory(in_wijk=wijk, title="Nieuw", live=False)
    draft.title = "Nog nieuwer"
    shown = draft.make_preview_request(preview_mode="poster").content.decode()
    assert "Nog nieuwer" in shown
    assert "Elke dinsdag, 10.00 uur" in shown


def test_a_draft_has_no_poster(client, coffee):
    coffee.unpublish()
    assert client.get(f"{coffee.url}poster/").status_code == 404


def test_editors_find_the_poster_where_they_edit(client, coffee, editor):
    client.force_login(editor)
    assert f"{coffee.url}poster/" in client.get(f"/beheer/pages/{coffee.pk}/edit/").content.decode()


# Short addresses


def test_a_short_address_leads_to_the_page_wherever_it_is(client, coffee):
    code = code_of(coffee)
    assert re.fullmatch(r"[0-9a-hjkmnp-tv-z]{8}", code)
    for typed in (f"/a/{code}", f"/a/{code}/", f"/a/{code.upper()}"):
        response = client.get(typed)
        assert (response.status_code, response["Location"]) == (302, coffee.url)
    assert client.get(f"/en/a/{code}")["Location"] == "/en/wijken/hoek/agenda/koffie/"
    coffee.slug = "thee"
    coffee.save_revision().publish()
    assert client.get(f"/a/{code}")["Location"].endswith("/thee/")
    assert client.post(f"/a/{code}").status_code == 405


def test_signs_that_look_alike_are_the_same(client, coffee):
    key = coffee.translation_key
    Activity.objects.filter(pk=coffee.pk).update(translation_key=type(key)(int=0x1 << 88))
    assert code_of(Activity.objects.get(pk=coffee.pk)) == "00000001"
    assert client.get("/a/OoO0000l")["Location"] == coffee.url


def test_a_short_address_of_nothing_is_not_there(client, coffee):
    code = code_of(coffee)
    coffee.unpublish()
    for address in (f"/a/{code}", "/a/zzzzzzzz", "/a/uuuuuuuu", "/a/123", "/a/"):
        assert client.get(address, follow=True).status_code == 404, address


@pytest.mark.parametrize(("slug", "is_short"), [("koffie", True), ("koffie-op-dinsdag", False)])
def test_an_address_that_is_short_already_stays(coffee, slug, is_short):
    coffee.slug = slug
    coffee.set_url_path(coffee.get_parent())
    address = paper_address(coffee)
    assert address.startswith(settings.BASE_URL)
    assert (address == coffee.full_url) is is_short
    assert len(bare(address)) <= 40


def test_slots_that_fall_out_are_on_paper_with_their_reason(client, house, editor):
    slot = SlotFactory(place=house, opens=time(13), what="taalles", organisation="")
    slot_transitions.skip_date(slot, date(2026, 11, 24), user=editor, now=NOW, reason="Cursus")
    assert "Taalles Gaat niet door: Cursus" in words(sheet(client))
