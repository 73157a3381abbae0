"""Holidays without hours, pages to check and proposals: what else waits, done in place."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from wagtail.models import PageLogEntry

from mijnbuurt.users.roles import Role
from tests.factories.pages import (
    ArticleFactory,
    PlaceFactory,
    StandardPageFactory,
    WijkFactory,
    page_of,
)
from tests.factories.users import UserFactory
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown
from wijken.places.models import HoursException, OpeningHours, Place
from wijken.work.lists import work_of

pytestmark = pytest.mark.django_db
CHRISTMAS = date(2026, 12, 25)  # a Friday


@pytest.fixture
def now(tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False):
        yield tuesday_morning


@pytest.fixture(scope="module")
def shared_wijk(shared_db, tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False):
        return WijkFactory(slug="hier").pk


@pytest.fixture
def wijk(wijk, now):
    return wijk


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


def open_on_friday(wijk, **fields):
    place = PlaceFactory(in_wijk=wijk, title="Het BIC", **fields)
    hours = {"weekday": 5, "locale": place.locale}
    OpeningHours.objects.create(place=place, opens="09:00", closes="12:00", **hours)
    OpeningHours.objects.create(place=place, opens="13:00", closes="17:00", **hours)
    return place


def items_of(user, now, kind):
    return [item for item in work_of(user, now) if item.kind.key == kind]


def press(client, item, button, **changed):
    address = f"/beheer/mijn-werk/doen/{item.kind.key}/{item.found.key}/"
    posted = {"button": button, "seen": item.found.seen, **changed}
    return client.post(address, posted, follow=True).content.decode()


def test_a_place_that_would_be_open_on_a_holiday_is_asked_about(client, now, wijk, editor):
    place = open_on_friday(wijk)
    other = WijkFactory()
    open_on_friday(other)
    open_on_friday(wijk, facts_row={"status": "closed"})
    items = items_of(editor, now, "hours")
    # New Year's Day 2027 is a Friday too, and within six weeks; Boxing Day is a Saturday.
    assert [item.found.key for item in items] == [
        f"{place.pk}-2026-12-25",
        f"{place.pk}-2027-01-01",
    ]
    assert items[0].due == date(2026, 12, 18)
    client.force_login(editor)
    assert (
        "Open op Eerste Kerstdag, vrijdag 25 december?" in client.get("/beheer/").content.decode()
    )
    assert "die dag dicht" in press(client, items[0], "closed")
    row = HoursException.objects.get()
    assert (row.place, row.date, row.opens, row.reason) == (
        place,
        CHRISTMAS,
        None,
        "Eerste Kerstdag",
    )
    # Again, or by a colleague: nothing more.
    assert "wacht niet meer op u" in press(client, items[0], "closed")
    assert "gewoon open" in press(client, items[1], "usual")
    rows = HoursException.objects.filter(date=date(2027, 1, 1)).order_by("opens")
    assert [f"{row.opens:%H:%M}-{row.closes:%H:%M}" for row in rows] == [
        "09:00-12:00",
        "13:00-17:00",
    ]
    assert items_of(editor, now, "hours") == []


def test_the_place_of_another_wijk_can_not_be_closed(client, now, wijk, editor):
    other = WijkFactory()
    open_on_friday(other)
    item = items_of(UserFactory(groups=[other.group]), now, "hours")[0]
    client.force_login(editor)
    assert "wacht niet meer op u" in press(client, item, "closed")
    assert not HoursException.objects.exists()


@pytest.mark.parametrize(
    ("day", "is_asked"),
    [("2026-11-12", False), ("2026-11-13", True), ("2026-12-25", True), ("2026-12-26", False)],
)
def test_we_ask_from_six_weeks_before_until_the_day_itself(now, wijk, editor, day, is_asked):
    open_on_friday(wijk)
    moment = now.replace(month=int(day[5:7]), day=int(day[8:]))
    keys = [item.found.key for item in items_of(editor, moment, "hours")]
    assert any(key.endswith("2026-12-25") for key in keys) is is_asked


def test_other_hours_can_be_filled_in_from_there(client, now, wijk, editor):
    place = open_on_friday(wijk)
    item = items_of(editor, now, "hours")[0]
    client.force_login(editor)
    page = client.get(item.found.address).content.decode()
    assert f'<option value="{place.pk}" selected>' in page
    assert "2026-12-25" in page or "25-12-2026" in page
    strange = client.get("/beheer/andere-tijden/new/?place=x&date=gisteren")
    assert strange.status_code == 200


def test_an_old_page_is_to_be_checked_and_then_is_not(client, now, wijk, editor):
    place = PlaceFactory(in_wijk=wijk, title="Speelplek")
    below = StandardPageFactory(parent=page_of(wijk), title="Over de wijk")
    city = StandardPageFactory(title="Van de stad")
    fresh = PlaceFactory(in_wijk=wijk, title="Pas gewijzigd")
    old = now - timedelta(days=365, hours=1)
    for page in (place, below, city):
        type(page).objects.filter(pk=page.pk).update(last_published_at=old)
    Place.objects.filter(pk=fresh.pk).update(last_published_at=now - timedelta(days=364))
    items = items_of(editor, now, "check_place") + items_of(editor, now, "check_page")
    assert [item.found.title for item in items] == ["Speelplek", "Over de wijk"]
    client.force_login(editor)
    assert "Dank u wel" in press(client, items[0], "right")
    assert items_of(editor, now, "check_place") == []
    assert PageLogEntry.objects.get(action="work.checked").user == editor
    assert len(items_of(editor, now + timedelta(days=366), "check_place")) == 2
    citywide = UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])
    assert [item.found.title for item in items_of(citywide, now, "check_page")] == ["Van de stad"]


def test_a_proposal_of_another_wijk_is_taken_over_or_not(client, now, wijk, editor):
    other = WijkFactory(name="Daarginds")
    pages = [ArticleFactory(in_wijk=other, title=title) for title in ("Feest", "Markt")]
    draft = ArticleFactory(in_wijk=other, title="Geheim", live=False)
    for page in (*pages, draft):
        AlsoShown.objects.create(page=page, wijk=wijk, proposed_at=now)
    items = items_of(editor, now, "proposal")
    assert [item.found.title for item in items] == ["Feest", "Markt"]
    assert items[0].found.about == "Ook tonen, van Daarginds"
    assert items_of(UserFactory(groups=[other.group]), now, "proposal") == []
    client.force_login(editor)
    press(client, items[0], "accept")
    press(client, items[1], "decline")
    states = AlsoShown.objects.filter(page__in=pages).order_by("pk").values_list("state", flat=True)
    assert list(states) == [ShowingState.ACCEPTED, ShowingState.DECLINED]
    assert items_of(editor, now, "proposal") == []
