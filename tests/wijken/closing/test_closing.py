"""A place closes for good. The clock stands at Tuesday 24 November 2026, 10.30."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry

from mijnbuurt.users.roles import Role
from tests.factories.pages import ActivityFactory, SlotFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.reading import Reading
from tests.wijken.closing.conftest import NOW, STREET, address
from wijken.activities.models import Activity, CalendarVersion, Occurrence
from wijken.closing import transitions
from wijken.closing.work import go_along, homeless
from wijken.places.models import PlaceFacts
from wijken.work.registry import NotPossible, Scope

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
TODAY = date(2026, 11, 24)


def closing(**fields):
    return {"day": "2026-11-23", "reason": "Verkocht", "successor": "", **fields}


def venue(activity):
    return Activity.objects.get(pk=activity.pk).venue


def waiting(*wijken):
    return list(homeless(Scope(frozenset(wijk.pk for wijk in wijken)), NOW))


def test_closing_hides_the_address_everywhere_at_once(editors, client, place, new, coffee, wijk):
    SlotFactory(place=place)
    shown = [place.url, "/binnenlopen/", wijk.url, f"{wijk.url}welkom/", coffee.url]
    shown += ["/agenda.ics", f"{wijk.url}agenda.ics", "/agenda/", f"/zoeken/?q={place.title}"]
    before = "".join(client.get(path).content.decode() for path in shown)
    assert STREET in before
    assert "52.987" in client.get(place.url).content.decode()
    response = editors.post(address(place), closing(successor=new.pk))
    assert response.url == "/beheer/toestand-plekken/"
    for path in shown:
        text = client.get(path).content.decode()
        for secret in (STREET, "117", "0592 11 11 11", "52.987", "6.543"):
            assert secret not in text, (path, secret)
    assert place.url not in Reading.of(client, "/zoeken/?q=dorpsstraat").links


def test_the_page_stays_with_the_day_and_the_successor(editors, client, place, new):
    editors.post(address(place), closing(successor=new.pk))
    reading = Reading.of(client, place.url)
    assert "Gesloten sinds 23 november 2026." in reading.text
    assert "Verkocht" not in reading.html
    assert new.url in reading.links


def test_what_is_ticked_goes_along_and_the_rest_becomes_work(editors, place, new, coffee, wijk):
    stays = ActivityFactory(in_wijk=wijk, title="Kaarten", venue=place, place_words="")
    page = Reading.of(editors, address(place))
    assert "Koffie" in page.text
    editors.post(address(place), closing(successor=new.pk, along=[coffee.pk]))
    assert (venue(coffee), venue(stays)) == (new, place)
    [item] = waiting(wijk)
    assert item.title == "Kaarten"
    assert [str(button.label) for button in item.buttons] == ["Naar Nieuw huis"]
    assert PageLogEntry.objects.get(action=transitions.TAKEN_ALONG).page_id == coffee.pk


def test_what_goes_along_does_so_in_every_version(editors, editor, place, new, coffee):
    coffee.title = "Koffie en thee"
    draft = coffee.save_revision(user=editor)
    number = getattr(CalendarVersion.objects.filter(activity=coffee).first(), "number", 0)
    editors.post(address(place), closing(successor=new.pk, along=[coffee.pk]))
    assert Activity.objects.get(pk=coffee.pk).title == "Koffie"
    assert CalendarVersion.objects.get(activity=coffee).number > number or number == 0
    draft.refresh_from_db()
    draft.publish()
    assert venue(coffee) == new


def test_a_date_that_was_put_there_goes_along(editors, place, new, wijk):
    elsewhere = ActivityFactory(in_wijk=wijk, title="Wandelen")
    dates = Occurrence.objects.filter(activity=elsewhere, local_date__gt=TODAY)
    one = dates.order_by("starts_at")[0]
    dates.filter(pk=one.pk).update(venue=place, state="other_place")
    editors.post(address(place), closing(successor=new.pk, along=[elsewhere.pk]))
    one.refresh_from_db()
    assert one.venue == new
    assert waiting(wijk) == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"reason": ""}, "Zeg kort waarom de plek dicht gaat."),
        ({"day": "2027-11-26"}, "Kies een dag binnen een jaar."),
        ({"day": "morgen"}, "Kies een dag."),
        ({"day": ""}, "Kies een dag."),
        ({"successor": "999999"}, "Kies een plek uit de lijst."),
        ({"along": ["999999"]}, "Deze activiteit is hier niet meer."),
        ({"along": "own"}, "Kies de plek waar de activiteiten heen gaan."),
    ],
)
def test_what_cannot_be_closes_nothing(editors, place, coffee, fields, sentence):
    fields = {**fields, "along": [coffee.pk]} if fields.get("along") == "own" else fields
    response = editors.post(address(place), closing(**{"reason": "Dit blijft staan", **fields}))
    text = response.content.decode()
    assert response.status_code == 200
    assert sentence in text
    assert fields.get("reason", "Dit blijft staan") in text
    assert PlaceFacts.objects.get(place=place).status == "open"
    assert venue(coffee) == place


def test_closing_twice_says_so(editors, place):
    editors.post(address(place), closing())
    response = editors.post(address(place), closing(), follow=True)
    assert "Deze plek is al gesloten." in response.content.decode()
    assert PageLogEntry.objects.filter(action="places.change_status").count() == 1


def test_activities_of_another_wijk_are_for_its_own_editors(editors, editor, place, new):
    other = WijkFactory()
    theirs = ActivityFactory(in_wijk=other, title="Van hen", venue=place, place_words="")
    assert "Van hen" in Reading.of(editors, address(place)).text
    editors.post(address(place), closing(successor=new.pk, along=[theirs.pk]))
    assert venue(theirs) == place
    [item] = waiting(other)
    with pytest.raises(PermissionDenied):
        go_along(item.key, "along", seen=item.seen, user=editor, now=NOW)
    theirs_editor = UserFactory(groups=[other.group])
    go_along(item.key, "along", seen=item.seen, user=theirs_editor, now=NOW)
    assert venue(theirs) == new
    assert waiting(other) == []
    with pytest.raises(NotPossible):
        go_along(item.key, "along", seen=item.seen, user=theirs_editor, now=NOW)


def test_work_without_a_successor_has_no_button(editors, place, coffee, wijk):
    editors.post(address(place), closing())
    [item] = waiting(wijk)
    assert item.buttons == ()
    with pytest.raises(NotPossible):
        go_along(item.key, "along", seen="", user=UserFactory(), now=NOW)


def test_what_is_over_cancelled_or_a_draft_is_no_work(editors, place, wijk):
    fields = {"in_wijk": wijk, "venue": place, "place_words": ""}
    ActivityFactory(live=False, **fields)
    ActivityFactory(repeat="once", first_date=TODAY - timedelta(days=3), **fields)
    cancelled = ActivityFactory(**fields)
    Occurrence.objects.filter(activity=cancelled).update(state="cancelled")
    editors.post(address(place), closing())
    assert waiting(wijk) == []


def test_queries_of_the_work_do_not_grow(editors, place, new, wijk, django_assert_num_queries):
    ActivityFactory.create_batch(3, in_wijk=wijk, venue=place, place_words="")
    editors.post(address(place), closing(successor=new.pk))
    with django_assert_num_queries(1):
        assert len(waiting(wijk)) == 3


@pytest.mark.parametrize("role", [None, Role.DESK, Role.PARTNER, Role.REPORTER])
def test_others_close_nothing(client, place, role):
    groups = [Group.objects.get(name=role)] if role else [WijkFactory().group]
    client.force_login(UserFactory(groups=groups))
    assert client.get(address(place)).status_code in (302, 403, 404)
    assert client.post(address(place), closing()).status_code in (302, 403, 404)
    assert PlaceFacts.objects.get(place=place).status == "open"


def test_the_transition_asks_for_a_successor_first(place, coffee, editor):
    with pytest.raises(ValidationError) as refusal:
        transitions.close_place(
            place, day=TODAY, successor=None, reason="x", along=[coffee], user=editor, now=NOW
        )
    assert list(refusal.value.error_dict) == ["successor"]
    assert PlaceFacts.objects.get(place=place).status == "open"


def test_ways_to_the_screen(editors, place):
    assert address(place) in editors.get("/beheer/toestand-plekken/").content.decode()
    edit = editors.get(f"/beheer/pages/{place.pk}/edit/").content.decode()
    assert address(place) in edit
    assert f"/balie/plek/{place.translation_key}/" in edit
