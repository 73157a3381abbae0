""" "Vandaag dicht" and other hours in two taps, public at once, over at midnight."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry

from desk import transitions
from desk.overview import today_at
from tests.factories import HOSTILE
from tests.factories.pages import PlaceFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.reading import Reading, said
from tests.wijken.places.rows import at, clock
from wijken.places import transitions as places
from wijken.places.models import PlaceFacts

from .conftest import TUESDAY, open_on

pytestmark = pytest.mark.django_db


def path(place):
    return f"/balie/plek/{place.translation_key}/"


def seen(place, now=TUESDAY):
    return today_at(place, now).seen


def tap(client, place, doing, **fields):
    values = {"doe": doing, "gezien": seen(place), **fields}
    return client.post(path(place), values)


def rows(place):
    return [str(row) for row in place.exceptions.all()]


def test_one_place_two_taps_and_the_site_says_closed(desk, bic, worker, client):
    start = Reading.of(desk, "/balie/")
    assert path(bic) in start.links
    assert "Nu open tot 12.00 uur" in start.text
    response = desk.post(path(bic), {"doe": "dicht", "gezien": seen(bic)}, follow=True)
    page = Reading(response)
    assert "De site zegt nu: vandaag dicht" in page.text
    assert "Gezet door Bas Balie om 10.30 uur" in page.text
    public = Reading.of(client, bic.url)
    assert "Vandaag dicht" in public.text
    with time_machine.travel(at("2026-11-25 00:01"), tick=False):
        desk.force_login(worker)
        assert "Gezet door" not in Reading.of(client, f"{path(bic)}").text
    with time_machine.travel(at("2026-12-01 10:00"), tick=False):
        assert "Nu open tot 12.00 uur" in Reading.of(client, bic.url).text


def test_every_change_says_who_when_and_why(desk, bic, worker):
    tap(desk, bic, "dicht", reason="Storing")
    entry = PageLogEntry.objects.get(action=places.CLOSED_ON)
    assert (entry.user, entry.page_id) == (worker, bic.pk)
    assert said(entry) == {"date": "2026-11-24", "reason": "Storing"}


def test_other_hours_replace_those_of_today_and_can_be_undone(desk, bic, client):
    tap(desk, bic, "tijden", opens="09:00", closes="11:00")
    assert "Nu open tot 11.00 uur" in Reading.of(client, bic.url).text
    tap(
        desk,
        bic,
        "tijden",
        opens="9.00",
        closes="10:45",
        opens_again="13",
        closes_again="15:00",
        hours_reason=HOSTILE,
    )
    assert rows(bic) == ["2026-11-24: 09:00:00", "2026-11-24: 13:00:00"]
    page = Reading.of(desk, path(bic))
    assert HOSTILE in page.main.get_text()
    assert page.soup.find("input", attrs={"name": "opens_again"})["value"] == "13:00"
    assert "De gewone tijden staan weer" in tap(desk, bic, "gewoon").client.get(path(bic)).text
    assert rows(bic) == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"doe": "tijden", "opens": "", "closes": "11:00"}, "Vul een tijd in."),
        ({"doe": "tijden", "opens": "25:00", "closes": "x"}, "Vul een tijd in, zoals 10.00."),
        ({"doe": "tijden", "opens": "11:00", "closes": "11:00"}, "Kies twee verschillende tijden."),
        ({"doe": "tijden", "opens": "09:00", "closes": "12:00"}, "al de tijden van vandaag"),
        ({"doe": "tijden", "opens": "08:00", "closes": "10:30"}, "Deze tijd is al voorbij."),
        (
            {"doe": "tijden", "opens": "9:00", "closes": "12:30", "opens_again": "14:00"},
            "Vul beide tijden in",
        ),
        (
            {
                "doe": "tijden",
                "opens": "9:00",
                "closes": "13:00",
                "opens_again": "12:00",
                "closes_again": "15:00",
            },
            "valt samen",
        ),
        ({"doe": "dicht", "reason": "x" * 81}, "Deze tekst is te lang"),
        ({"doe": "slopen"}, "Kies een van de knoppen."),
        ({"doe": "dicht", "gezien": ""}, "Dit is net veranderd"),
        ({"doe": "gewoon"}, "Dit is al weg."),
    ],
)
def test_what_makes_no_sense_changes_nothing_and_is_said(desk, bic, fields, sentence):
    response = desk.post(path(bic), {"gezien": seen(bic), "hours_reason": "Mijn reden", **fields})
    assert response.status_code in (200, 400)
    assert sentence in response.text
    if fields["doe"] == "tijden":
        assert 'value="Mijn reden"' in response.text
    assert rows(bic) == []
    assert not PageLogEntry.objects.filter(action__startswith="places.").exists()


def test_a_double_tap_and_a_stale_page_change_once(desk, bic):
    before = seen(bic)
    for _tap in range(2):
        response = desk.post(path(bic), {"doe": "dicht", "gezien": before})
    assert "Dit is net veranderd" in response.text
    assert "staat vandaag al op dicht" in tap(desk, bic, "dicht").text
    assert PageLogEntry.objects.filter(action=places.CLOSED_ON).count() == 1


def test_a_page_of_yesterday_does_not_close_today(desk, bic, worker):
    open_on(bic, 3)
    yesterday = seen(bic)
    with time_machine.travel(at("2026-11-25 00:01"), tick=False):
        desk.force_login(worker)
        assert "de dag is om" in desk.post(path(bic), {"doe": "dicht", "gezien": yesterday}).text
    assert rows(bic) == []


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ("2026-11-24 12:00", "al voorbij"),
        ("2026-11-25 10:00", "vandaag al dicht"),
    ],
)
def test_closing_what_is_closed_is_refused(bic, worker, moment, sentence):
    now = at(moment)
    with pytest.raises(ValidationError, match=sentence):
        transitions.close_today(bic, user=worker, now=now, seen=seen(bic, now))


def test_just_before_the_end_closing_still_makes_sense(bic, worker):
    now = at("2026-11-24 11:59")
    transitions.close_today(bic, user=worker, now=now, seen=seen(bic, now))
    assert rows(bic) == ["2026-11-24: dicht"]


def test_hours_past_midnight_are_hours_of_today(bic, worker):
    now = at("2026-11-24 23:30")
    spans = [(clock("20.00"), clock("1.00"))]
    transitions.set_hours_today(bic, spans, user=worker, now=now, seen=seen(bic, now))
    assert today_at(bic, now).state.is_open


def test_a_place_that_closed_for_longer_is_left_alone(bic, worker):
    before = seen(bic)
    PlaceFacts.objects.filter(place=bic).update(status="temporarily_closed")
    with pytest.raises(ValidationError, match="langere tijd"):
        transitions.close_today(bic, user=worker, now=TUESDAY, seen=before)


def test_the_desk_changes_no_other_day_and_no_status(bic, worker):
    by = {"user": worker, "now": TUESDAY}
    for change in (
        lambda: places.close_on(bic, date(2026, 11, 25), **by),
        lambda: places.add_exception(bic, date(2026, 11, 25), clock("9.00"), clock("10.00"), **by),
        lambda: places.change_status(bic, "closed", reason="Weg", **by),
        lambda: places.change_contact(bic, user=worker, phone="0612345678"),
    ):
        with pytest.raises(PermissionDenied):
            change()
    worker.is_active = False
    with pytest.raises(PermissionDenied):
        places.close_on(bic, date(2026, 11, 24), **by)


def test_a_tap_chooses_the_place_and_the_next_closes_it(desk, bic):
    other = PlaceFactory(title="Wijkcentrum")
    assert "/balie/plek/" in Reading.of(desk, "/balie/").links
    assert "Wijkcentrum" in Reading.of(desk, "/balie/plek/").text
    response = desk.post("/balie/plek/", {"plek": str(other.translation_key)})
    assert response.url == path(other)
    tap(desk, other, "dicht")
    assert rows(other) == ["2026-11-24: dicht"]
    assert rows(bic) == []
    assert path(other) in Reading.of(desk, "/balie/").links
    for forged in ("", "onzin", "00000000-0000-4000-8000-000000000000"):
        assert desk.post("/balie/plek/", {"plek": forged}).url == "/balie/plek/"
    assert "Kies opnieuw" in desk.get("/balie/plek/").text


def test_an_editor_speaks_for_the_places_of_the_own_wijk(client, bic, now):
    wijk = WijkFactory()
    own = PlaceFactory(in_wijk=wijk)
    client.force_login(UserFactory(groups=[wijk.group]))
    assert tap(client, own, "dicht").status_code == 302
    assert client.get(path(bic)).status_code == 404
    assert tap(client, bic, "dicht").status_code == 404
    assert (rows(own), rows(bic)) == (["2026-11-24: dicht"], [])


def test_who_signed_out_in_between_keeps_what_was_typed(client, bic, worker, now):
    response = tap(client, bic, "tijden", opens="09:00", closes="11:00", hours_reason="Ziek & zo")
    assert rows(bic) == []
    back = parse_qs(urlsplit(response.url).query)["next"][0]
    client.force_login(worker)
    page = Reading.of(client, back)
    assert "U was te lang weg" in page.text
    assert page.soup.find("input", attrs={"name": "closes"})["value"] == "11:00"
    assert page.soup.find("input", attrs={"name": "hours_reason"})["value"] == "Ziek & zo"


def test_nothing_of_the_desk_is_kept_by_a_browser(desk, bic):
    for address in ("/balie/", "/balie/plek/", path(bic), "/balie/week/", "/balie/formulieren/"):
        assert desk.get(address).headers["Cache-Control"] == "no-store"


def test_other_places_cost_no_queries(desk, bic, django_assert_max_num_queries):
    for _number in range(3):
        PlaceFactory()
    desk.get("/balie/plek/")
    with django_assert_max_num_queries(14):
        desk.get("/balie/plek/")
