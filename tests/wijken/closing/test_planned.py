"""A place that will close: announced, taken back, or done by the clock. It is Tuesday 24 November
2026, 10.30."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry

from mijnbuurt.core import clockwork
from tests.factories.pages import WijkFactory, page_of
from tests.factories.users import UserFactory
from tests.reading import Reading
from tests.wijken.closing.conftest import NOW, STREET, address
from tests.wijken.places.rows import at
from wijken.activities.models import Activity
from wijken.closing import transitions
from wijken.closing.jobs import close_due
from wijken.closing.work import homeless
from wijken.places.models import Place, PlaceFacts, PlannedClosing
from wijken.work.registry import Scope

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
DAY = date(2026, 12, 1)
SENTENCE = "Deze plek sluit. Vanaf dinsdag 1 december 2026 is het hier dicht."


def closing(**fields):
    return {"day": "2026-12-01", "reason": "Verkocht", "successor": "", "seen": "", **fields}


def plan(place, editor, **changes):
    given = {"day": DAY, "successor": None, "reason": "Verkocht", "along": [], "seen": ""}
    return transitions.plan_closing(place, user=editor, now=NOW, **{**given, **changes})


def status(place):
    return PlaceFacts.objects.get(place=place).status


def logged(action):
    return PageLogEntry.objects.filter(action=action)


def test_the_page_announces_it_and_the_place_stays_open(editors, client, place, new):
    response = editors.post(address(place), closing(successor=new.pk), follow=True)
    assert "Oud huis sluit op dinsdag 1 december 2026. Dat staat nu op de pagina." in (
        response.content.decode()
    )
    assert "sluit op dinsdag 1 december 2026" in response.content.decode()
    reading = Reading.of(client, place.url)
    assert SENTENCE in reading.text
    assert "Daarna kunt u terecht bij:" in reading.text
    assert new.url in reading.links
    assert STREET in reading.text
    assert "Verkocht" not in reading.html
    assert status(place) == "open"
    assert logged(transitions.PLANNED).get().data["reason"] == "Verkocht"


def test_in_another_language_too(client, place, editor):
    plan(place, editor)
    assert "This place is closing." in client.get(f"/en{place.url}").content.decode()


def test_a_successor_that_nobody_may_read_about_is_not_named(client, place, new, editor):
    plan(place, editor, successor=new)
    new.unpublish()
    text = client.get(place.url).content.decode()
    assert "Deze plek sluit." in text
    assert "Nieuw huis" not in text


def test_the_clock_closes_it_on_the_day_and_not_before(place, new, coffee, editor):
    plan(place, editor, successor=new, along=[coffee])
    close_due(at("2026-11-30 23:59"))
    assert status(place) == "open"
    close_due(at("2026-12-01 00:00"))
    facts = PlaceFacts.objects.get(place=place)
    assert (facts.status, facts.date_sort, facts.successor) == ("closed", DAY, new)
    assert Activity.objects.get(pk=coffee.pk).venue == new
    assert not PlannedClosing.objects.exists()
    entry = logged("places.change_status").get()
    assert (entry.user, entry.data["reason"]) == (None, "Verkocht")


def test_it_is_a_job_of_the_clock_and_runs_once(client, place, editor):
    plan(place, editor)
    with time_machine.travel(at("2026-12-03 08:00"), tick=False):
        assert clockwork.tick(at("2026-12-03 08:00")) == []
        clockwork.tick(at("2026-12-03 08:05"))
        reading = Reading.of(client, place.url)
    assert "Gesloten sinds 1 december 2026." in reading.text
    assert "Deze plek sluit." not in reading.text
    assert STREET not in reading.html
    assert logged("places.change_status").count() == 1


def test_a_successor_that_closed_meanwhile_holds_nothing_up(place, new, coffee, editor, wijk):
    plan(place, editor, successor=new, along=[coffee])
    PlaceFacts.objects.filter(place=new).update(status="closed")
    close_due(at("2026-12-01 00:05"))
    assert (status(place), place.facts.successor) == ("closed", None)
    assert Activity.objects.get(pk=coffee.pk).venue == place
    scope = Scope(frozenset([wijk.pk]))
    assert [item.title for item in homeless(scope, at("2026-12-01 09:00"))] == ["Koffie"]


def test_what_was_thrown_away_meanwhile_is_forgotten(place, new, coffee, editor):
    plan(place, editor, successor=new, along=[coffee])
    coffee.delete()
    close_due(at("2026-12-01 00:05"))
    assert status(place) == "closed"


def test_one_that_fails_holds_up_no_other(place, new, editor, monkeypatch):
    plan(place, editor)
    plan(new, editor)
    real = transitions.close_place

    def stumble(which: Place, **given: object) -> None:
        if which.pk == place.pk:
            raise RuntimeError
        real(which, **given)

    monkeypatch.setattr(transitions, "close_place", stumble)
    with pytest.raises(RuntimeError):
        close_due(at("2026-12-01 00:05"))
    assert (status(place), status(new)) == ("open", "closed")
    assert PlannedClosing.objects.get().place == place


def test_it_can_be_taken_back(editors, client, place):
    editors.post(address(place), closing())
    page = editors.get(address(place)).content.decode()
    assert "Deze plek sluit op dinsdag 1 december 2026." in page
    response = editors.post(address(place), {"withdraw": "1"}, follow=True)
    assert "Oud huis blijft open. De aankondiging is weg." in response.content.decode()
    assert SENTENCE not in Reading.of(client, place.url).text
    close_due(at("2026-12-02 00:05"))
    assert status(place) == "open"
    again = editors.post(address(place), {"withdraw": "1"}, follow=True)
    assert "Er is geen sluiting gepland." in again.content.decode()
    assert logged(transitions.WITHDRAWN).count() == 1


def test_the_day_can_be_changed_from_what_was_filled_in(editors, place, new, coffee):
    editors.post(address(place), closing(successor=new.pk, along=[coffee.pk]))
    page = Reading.of(editors, address(place))
    assert "Verkocht" in page.text
    seen = transitions.stamp_of(PlannedClosing.objects.get())
    assert f'value="{seen}"' in page.html
    editors.post(address(place), closing(day="2026-12-08", seen=seen))
    assert PlannedClosing.objects.get().day == date(2026, 12, 8)


def test_a_stale_screen_changes_nothing(editors, place):
    editors.post(address(place), closing())
    response = editors.post(address(place), closing(day="2026-12-15", reason="Mijn woorden"))
    text = response.content.decode()
    assert "Een collega veranderde dit intussen." in text
    assert "Mijn woorden" in text
    assert PlannedClosing.objects.get().day == DAY


def test_a_double_tap_plans_once(editors, place):
    for _tap in range(2):
        assert editors.post(address(place), closing()).status_code == 302
    assert logged(transitions.PLANNED).count() == 1


def test_closing_at_once_ends_the_plan(editors, place, editor):
    plan(place, editor)
    editors.post(address(place), closing(day="2026-11-24"))
    assert status(place) == "closed"
    assert not PlannedClosing.objects.exists()


def test_other_changes_of_the_place_keep_the_plan(editors, place, new, editor):
    plan(place, editor, successor=new)
    facts = PlaceFacts.objects.get(place=place)
    page = editors.get(f"/beheer/toestand-plekken/edit/{facts.pk}/")
    assert page.status_code == 200
    transitions.change_status(place, "temporarily_closed", user=editor, now=NOW, reason="Lek")
    assert PlannedClosing.objects.get().successor == new


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"day": date(2026, 11, 24)}, "day"),
        ({"day": date(2026, 11, 1)}, "day"),
        ({"day": date(2026, 11, 24) + timedelta(days=367)}, "day"),
        ({"successor": "itself"}, "successor"),
        ({"along": "coffee"}, "successor"),
    ],
)
def test_what_cannot_be_is_not_planned(place, coffee, editor, changes, field):
    values = {"itself": place, "coffee": [coffee]}
    given = {name: values.get(value, value) if isinstance(value, str) else value
             for name, value in changes.items()}  # fmt: skip
    with pytest.raises(ValidationError) as refusal:
        plan(place, editor, **given)
    assert list(refusal.value.error_dict) == [field]
    assert not PlannedClosing.objects.exists()


def test_a_closed_place_cannot_close_again(place, editor):
    PlaceFacts.objects.filter(place=place).update(status="closed")
    with pytest.raises(ValidationError, match="al gesloten"):
        plan(place, editor)


def test_others_plan_and_withdraw_nothing(client, place, editor):
    stranger = UserFactory(groups=[WijkFactory().group])
    with pytest.raises(PermissionDenied):
        plan(place, stranger)
    plan(place, editor)
    with pytest.raises(PermissionDenied):
        transitions.withdraw_closing(place, user=stranger)
    client.force_login(stranger)
    assert client.post(address(place), {"withdraw": "1"}).status_code == 404
    assert PlannedClosing.objects.exists()


def test_the_wijk_page_still_answers(client, place, wijk, editor):
    plan(place, editor)
    assert client.get(page_of(wijk).url).status_code == 200
