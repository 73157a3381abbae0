"""Who sits at a place when. The clock stands at Tuesday 24 November 2026, 10.30."""

from datetime import date, time, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry

from mijnbuurt.core.tables import mark_of
from mijnbuurt.users.roles import Role
from tests.factories.pages import PlaceFactory, SlotFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.reading import Reading
from wijken.places import slot_transitions, transitions
from wijken.places.models import Slot
from wijken.places.slots import slot_times

from .rows import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
NOW = at("2026-11-24 10:30")
TODAY, NEXT = date(2026, 11, 24), date(2026, 12, 1)
ADMIN = "/beheer/spreekuren/"


@pytest.fixture
def partner():
    return UserFactory(groups=[Group.objects.get(name=Role.PARTNER)])


@pytest.fixture
def slot(wijk, partner):
    return SlotFactory(place=PlaceFactory(in_wijk=wijk), holder=partner, what="spreekuur")


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


def times(**asked):
    found = slot_times(TODAY, TODAY + timedelta(days=13), **asked)
    return [(time.date, time.goes_ahead, time.reason) for time in found]


def own(slot):
    return f"/spreekuren/{slot.key}/"


def changed(client, slot, **fields):
    seen = Reading.of(client, own(slot)).soup.select_one("[name=row_seen]")["value"]
    values = {"doe": "bewaar", "row_seen": seen, "what": "spreekuur", "weekday": 3}
    return {**values, "opens": "10.00", "closes": "12.00", **fields}


def test_a_slot_falls_every_week(slot):
    assert times() == [(TODAY, True, ""), (NEXT, True, "")]


def test_a_slot_follows_what_is_different_at_its_place(slot, editor):
    by = {"user": editor, "now": NOW}
    transitions.close_on(slot.place, TODAY, reason="Lek", **by)
    transitions.add_exception(slot.place, NEXT, time(13), time(15, 59), reason="Kort", **by)
    assert times() == [(TODAY, False, "Lek"), (NEXT, False, "Kort")]
    transitions.remove_exception(slot.place, NEXT, **by)
    transitions.add_exception(slot.place, NEXT, time(13), time(16), **by)
    assert times()[1] == (NEXT, True, "")


@pytest.mark.parametrize("status", ["preparing", "temporarily_closed", "closed", "unknown"])
def test_no_slot_at_a_place_that_is_not_open(slot, status):
    slot.place.fact_row.__class__.objects.update(status=status)
    assert times() == []


def test_no_slot_of_a_draft(slot):
    slot.place.unpublish()
    assert times() == []


def test_slots_of_a_wijk_of_a_place_and_for_everyone(slot, wijk):
    other = SlotFactory(by_appointment=True)
    assert len(times()) == 4
    assert (
        len(times(wijk=wijk)) == len(times(place=other.place)) == len(times(open_to_all=True)) == 2
    )


def test_slot_in_the_night_of_the_clock_and_past_midnight():
    SlotFactory(weekday=6, opens=time(22), closes=time(4))
    [found] = slot_times(date(2026, 10, 24), date(2026, 10, 24))
    assert found.ends.astimezone(NOW.tzinfo).hour == 4
    assert (found.ends.utcoffset() - found.starts.utcoffset()).total_seconds() == -3600


def test_what_ends_at_midnight_ends_at_24_hours():
    slot = SlotFactory.build(place=None, opens=time(20), closes=time(0))
    assert slot.hours_text.replace("\N{NO-BREAK SPACE}", " ") == "20.00 – 24.00 uur"


def test_number_of_queries_does_not_grow(slot, django_assert_num_queries):
    SlotFactory.create_batch(3)
    with django_assert_num_queries(3):
        slot_times(TODAY, NEXT)


def test_the_page_says_who_sits_there_and_which_date_falls_out(client, slot, editor):
    SlotFactory(place=slot.place, what="hulp bij geld", by_appointment=True, note="Bel eerst.")
    slot_transitions.skip_date(slot, NEXT, user=editor, now=NOW, reason="Cursus")
    section = Reading.of(client, slot.place.url).section("wie")
    assert "Spreekuur" in section.text
    assert "Dinsdag, 13.30" in section.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Niet op dinsdag 1 december 2026" in section.text
    assert "Cursus" in section.text
    assert "Alleen op afspraak. Bel eerst." in section.text
    assert "<script>alert" not in client.get(slot.place.url).content.decode()


def test_partner_changes_the_own_slot(client, slot, partner):
    client.force_login(partner)
    assert own(slot) in Reading.of(client, "/spreekuren/").links
    response = client.post(own(slot), changed(client, slot, what="inloop", by_appointment="on"))
    assert response.status_code == 302
    slot.refresh_from_db()
    assert (slot.what, slot.weekday, slot.opens, slot.by_appointment) == (
        "inloop",
        3,
        time(10),
        True,
    )
    assert PageLogEntry.objects.filter(action=slot_transitions.CHANGED, user=partner).count() == 1


def test_partner_changes_neither_place_nor_holder(client, slot, partner):
    before = slot.place_id
    client.force_login(partner)
    forged = {"place": PlaceFactory().pk, "holder": "", "organisation": "Nep"}
    client.post(own(slot), changed(client, slot, **forged))
    slot.refresh_from_db()
    assert (slot.place_id, slot.holder_id) == (before, partner.pk)
    assert slot.organisation != "Nep"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"opens": "tien"}, "Vul een tijd in, zoals 10.00."),
        ({"opens": "12.00"}, "Kies twee verschillende tijden."),
        ({"what": ""}, "Vul dit in."),
        ({"what": "x" * 61}, "te lang"),
        ({"weekday": "9"}, "keuze"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(client, slot, partner, fields, sentence):
    client.force_login(partner)
    response = client.post(own(slot), changed(client, slot, note="Dit blijft", **fields))
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert "Dit blijft" in response.content.decode()
    assert Slot.objects.get().weekday == 2


def test_a_stale_page_changes_nothing_and_keeps_what_was_typed(client, slot, partner, editor):
    client.force_login(partner)
    posted = changed(client, slot, note="Van mij")
    slot.note = "Van de redactie"
    slot_transitions.change_slot(slot, seen=mark_of(Slot.objects.get()), user=editor, now=NOW)
    response = client.post(own(slot), posted)
    assert "Iemand anders heeft dit net gewijzigd" in response.content.decode()
    assert "Van mij" in response.content.decode()
    assert Slot.objects.get().note == "Van de redactie"


def test_partner_skips_a_date_and_brings_it_back(client, slot, partner):
    client.force_login(partner)
    skip = {"doe": "niet", "date": NEXT.isoformat(), "reason": "Ziek"}
    assert client.post(own(slot), skip).status_code == 302
    assert client.post(own(slot), skip).status_code == 200  # it is no choice any more
    assert times() == [(TODAY, True, ""), (NEXT, False, "Ziek")]
    assert "Op dinsdag 1 december 2026 gaat het niet door" in Reading.of(client, own(slot)).text
    back = {"doe": "toch", "date": NEXT.isoformat()}
    client.post(own(slot), back)
    client.post(own(slot), back)
    assert times()[1] == (NEXT, True, "")
    assert PageLogEntry.objects.filter(action=slot_transitions.RESTORED).count() == 1


@pytest.mark.parametrize("day", ["2026-11-23", "2026-12-02", "morgen", ""])
def test_a_day_that_cannot_be_is_refused(client, slot, partner, day):
    client.force_login(partner)
    assert client.post(own(slot), {"doe": "niet", "date": day}).status_code == 200
    assert client.post(own(slot), {"doe": "toch", "date": day}).status_code in (200, 302)
    assert client.post(own(slot), {"doe": "anders"}).status_code == 200
    assert not slot.absences.exists()


def test_slots_of_others_do_not_exist_for_a_partner(client, slot):
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.PARTNER)]))
    assert client.get(own(slot)).status_code == 404
    assert client.post(own(slot), {"doe": "niet", "date": NEXT.isoformat()}).status_code == 404
    assert "Er staat nog niets op uw naam." in Reading.of(client, "/spreekuren/").text


def other_editor():
    return UserFactory(groups=[WijkFactory().group])


@pytest.mark.parametrize("stranger", [UserFactory, other_editor])
def test_transitions_ask_who_it_is(slot, stranger):
    by = {"user": stranger(), "now": NOW}
    for change in (
        lambda: slot_transitions.add_slot(slot, user=by["user"]),
        lambda: slot_transitions.change_slot(slot, seen=mark_of(slot), **by),
        lambda: slot_transitions.remove_slot(slot, user=by["user"]),
        lambda: slot_transitions.skip_date(slot, NEXT, **by),
        lambda: slot_transitions.restore_date(slot, NEXT, **by),
    ):
        with pytest.raises(PermissionDenied):
            change()


def test_partner_takes_no_slot_away(slot, partner):
    with pytest.raises(PermissionDenied):
        slot_transitions.remove_slot(slot, user=partner)


def test_who_is_no_partner_any_more_changes_nothing(slot, partner):
    partner.groups.clear()
    with pytest.raises(PermissionDenied):
        slot_transitions.skip_date(slot, NEXT, user=type(partner).objects.get(), now=NOW)


def test_editor_adds_changes_and_removes(client, editor, partner, wijk):
    place = PlaceFactory(in_wijk=wijk)
    client.force_login(editor)
    data = {"place": place.pk, "what": "taalles", "weekday": 4, "opens": "13:00"}
    data |= {"closes": "14:30", "holder": partner.pk, "season_from_day": "1", "free": "yes"}
    data |= {"season_from_month": "9"}
    assert client.post(f"{ADMIN}new/", data).url == ADMIN
    [slot] = Slot.objects.all()
    assert (slot.holder, slot.season_from, slot.season_to) == (partner, "09-01", "")
    assert client.post(f"{ADMIN}new/", data).status_code == 200  # a second tap
    assert "taalles" in client.get(ADMIN).content.decode()
    address = f"{ADMIN}edit/{slot.pk}/"
    page = Reading.of(client, address)
    seen = page.soup.select_one("[name=row_seen]")["value"]
    assert client.post(address, data | {"what": "leesclub", "row_seen": seen}).url == ADMIN
    assert Slot.objects.get().what == "leesclub"
    assert client.post(f"{ADMIN}delete/{slot.pk}/").url == ADMIN
    assert not Slot.objects.exists()
    assert PageLogEntry.objects.filter(action__endswith="_slot").count() == 3


def test_editor_of_another_wijk_finds_none(client, slot):
    client.force_login(UserFactory(groups=[WijkFactory().group]))
    for address in (f"{ADMIN}edit/{slot.pk}/", f"{ADMIN}delete/{slot.pk}/"):
        assert client.post(address).status_code == 404
    assert str(slot.place.title)[:8] not in client.get(f"{ADMIN}new/").content.decode()


@pytest.mark.parametrize(
    ("day", "month", "sentence"),
    [("31", "2", "bestaat niet"), ("1", "", "Kies een dag en een maand"), ("x", "1", "bestaat")],
)
def test_a_season_is_a_real_day(client, editor, wijk, day, month, sentence):
    client.force_login(editor)
    data = {"place": PlaceFactory(in_wijk=wijk).pk, "what": "les", "weekday": 4}
    data |= {"opens": "13:00", "closes": "14:30", "season_to_day": day, "season_to_month": month}
    response = client.post(f"{ADMIN}new/", data)
    assert sentence in response.content.decode()
    assert not Slot.objects.exists()


def test_closes_at_the_same_time_is_refused_by_the_database(slot):
    slot.closes = slot.opens
    with pytest.raises(ValidationError):
        slot.full_clean()
