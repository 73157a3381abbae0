""" "Mijn werk": what waits in the own wijk, the oldest promise first, and nothing of another."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry

from initiatives.models import Idea
from mijnbuurt.intake.enums import InboxState
from mijnbuurt.users.roles import Role
from tests.conftest import AMSTERDAM
from tests.factories.initiatives import IdeaFactory
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.queries.counting import queries_of
from wijken.contact.models import ContactMessage
from wijken.work.lists import work_of
from wijken.work.models import WorkWeek

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False):
        yield tuesday_morning


@pytest.fixture(scope="module")
def shared_wijk(shared_db, tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False):
        return WijkFactory(slug="hier", name="Hier").pk


@pytest.fixture
def wijk(wijk, now):
    return wijk


@pytest.fixture
def other(now):
    return WijkFactory(slug="daar", name="Daarginds")


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


@pytest.fixture
def city_editor(now):
    return UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])


def draft_in(wijk, title="Stuk", **fields):
    draft = ArticleFactory(in_wijk=wijk, live=False, title=title, **fields)
    draft.get_workflow().start(draft, UserFactory(last_name="Schrijver"))
    return draft


def message(wijk, text="Vraag", **fields):
    return ContactMessage.objects.create(text=text, answer_way="phone", wijk=wijk, **fields)


def came_in(record, moment):
    type(record).objects.filter(pk=record.pk).update(created_at=moment)


def titles(user, now, **kwargs):
    return [item.found.title for item in work_of(user, now, **kwargs)]


def test_an_editor_sees_all_that_waits_here_and_nothing_of_another_wijk(
    client, now, wijk, other, editor
):
    draft_in(wijk, "Bankje")
    IdeaFactory(wijk=wijk, text="Moestuin")
    message(wijk, "Lantaarn stuk")
    message(wijk, "Afgehandeld", state=InboxState.ANSWERED)
    ArticleFactory(in_wijk=wijk, live=False, title="Nog niet ingestuurd")
    draft_in(other, "Vreemd concept")
    IdeaFactory(wijk=other, text="Vreemd idee")
    message(other, "Vreemd bericht")
    message(None, "Voor de stad")
    client.force_login(editor)
    page = client.get("/beheer/").content.decode()
    assert set(titles(editor, now)) == {"Bankje", "Moestuin", "Lantaarn stuk"}
    for title in ("Bankje", "Moestuin", "Lantaarn stuk"):
        assert title in page
    for title in ("Vreemd", "Voor de stad", "Nog niet ingestuurd", "Afgehandeld"):
        assert title not in page
    assert "Daarginds" not in page
    assert client.get("/beheer/?wijk=daar").status_code == 404
    assert client.get("/beheer/?wijk=nergens").status_code == 404


def test_the_oldest_promise_stands_first_whatever_came_in_first(now, wijk, editor, settings):
    settings.WORK_DAYS = {"idea": 1}
    draft_in(wijk, "Concept")  # promised in three working days: Friday
    came_in(message(wijk, "Bericht"), now - timedelta(days=4))  # Friday + 3: Wednesday
    came_in(IdeaFactory(wijk=wijk, text="Idee"), now - timedelta(days=4))  # Friday + 1: Monday
    items = work_of(editor, now)
    assert [item.found.title for item in items] == ["Idee", "Bericht", "Concept"]
    assert [f"{item.due:%d-%m}" for item in items] == ["23-11", "25-11", "27-11"]
    assert [item.is_late(now.date()) for item in items] == [True, False, False]


def test_what_came_in_on_a_holiday_is_promised_from_the_next_working_day(now, wijk, editor):
    came_in(message(wijk), datetime(2026, 12, 24, 23, 30, tzinfo=AMSTERDAM))
    # Friday 25 and Saturday 26 December are holidays.
    assert work_of(editor, now)[0].due.isoformat() == "2026-12-30"


def test_a_button_in_the_list_does_it_at_once(client, wijk, editor):
    idea = IdeaFactory(wijk=wijk, text="Moestuin")
    client.force_login(editor)
    address = f"/beheer/mijn-werk/doen/idea/{idea.code}/"
    assert address in client.get("/beheer/").content.decode()
    posted = {"button": "take", "seen": idea.stamp}
    told = client.post(address, posted, follow=True).content.decode()
    assert "U hebt dit opgepakt" in told
    assert "opgepakt door Test &lt;b&gt;Persoon&lt;/b&gt;" in told
    idea.refresh_from_db()
    assert (idea.state, idea.owner) == (InboxState.SEEN, editor)
    # A second tap, or a colleague with the list of before.
    assert "intussen veranderd" in client.post(address, posted, follow=True).content.decode()
    assert ModelLogEntry.objects.count() == 1
    Idea.objects.update(state=InboxState.ANSWERED)
    assert "wacht niet meer op u" in client.post(address, posted, follow=True).content.decode()


@pytest.mark.parametrize(
    "posted",
    [
        {"button": "closed", "seen": "new-0"},
        {"button": "take", "seen": "new-1"},
        {"button": "", "seen": ""},
        {},
    ],
)
def test_a_forged_button_changes_nothing(client, wijk, editor, posted):
    idea = IdeaFactory(wijk=wijk)
    client.force_login(editor)
    assert client.post(f"/beheer/mijn-werk/doen/idea/{idea.code}/", posted).status_code == 302
    idea.refresh_from_db()
    assert (idea.state, idea.owner) == (InboxState.NEW, None)


def test_a_thing_of_another_wijk_can_not_be_reached(client, wijk, other, editor):
    idea = IdeaFactory(wijk=other, text="Vreemd idee")
    client.force_login(editor)
    posted = {"button": "take", "seen": idea.stamp}
    answer = client.post(f"/beheer/mijn-werk/doen/idea/{idea.code}/", posted, follow=True)
    assert "wacht niet meer op u" in answer.content.decode()
    assert "Vreemd" not in answer.content.decode()
    assert Idea.objects.get().state == InboxState.NEW
    assert client.post("/beheer/mijn-werk/doen/onzin/1/").status_code == 404
    assert client.get(f"/beheer/mijn-werk/doen/idea/{idea.code}/").status_code == 405


@pytest.mark.parametrize(("days", "is_shown"), [(6, False), (7, True)])
def test_after_five_working_days_the_citywide_editor_sees_it_too(
    now, wijk, editor, city_editor, days, is_shown
):
    """Tuesday a week ago is five working days ago; the Wednesday after it is four."""
    came_in(message(wijk, "Blijft liggen"), now - timedelta(days=days))
    assert titles(editor, now) == ["Blijft liggen"]
    assert titles(city_editor, now) == (["Blijft liggen"] if is_shown else [])


def test_what_someone_looked_at_is_not_left_lying(client, now, wijk, editor, city_editor):
    idea = IdeaFactory(wijk=wijk)
    came_in(idea, now - timedelta(days=30))
    assert [item.is_escalated for item in work_of(city_editor, now)] == [True]
    client.force_login(editor)
    posted = {"button": "take", "seen": idea.stamp}
    client.post(f"/beheer/mijn-werk/doen/idea/{idea.code}/", posted)
    assert work_of(city_editor, now) == []
    assert len(work_of(editor, now)) == 1


def test_the_citywide_editor_has_what_is_of_no_wijk_and_of_wijken_without_an_editor(
    client, now, wijk, other, editor, city_editor
):
    message(None, "Voor de stad")
    message(wijk, "Van hier")
    message(other, "Van een wijk zonder redactie")
    assert set(titles(city_editor, now)) == {"Voor de stad", "Van een wijk zonder redactie"}
    # Of one wijk all there is, on asking.
    assert titles(city_editor, now, only=wijk) == ["Van hier"]
    assert titles(editor, now, only=other) == []
    editor.is_active = False
    editor.save()
    assert "Van hier" in titles(city_editor, now)


def test_a_stand_in_sees_the_work_of_who_is_away(now, wijk, editor, city_editor):
    message(wijk, "Van hier")
    UserFactory(groups=[wijk.group])  # somebody else is there, but is not the one who was named
    day = now.date()
    week = WorkWeek.objects.create(
        user=editor, away_from=day, away_until=day + timedelta(days=3), stand_in=city_editor
    )
    assert titles(city_editor, now) == ["Van hier"]
    assert titles(city_editor, now + timedelta(days=4)) == []
    WorkWeek.objects.filter(pk=week.pk).update(away_from=day + timedelta(days=1))
    assert titles(city_editor, now) == []


def test_being_a_stand_in_gives_no_right_on_another_wijk(now, wijk, other, editor):
    """Also when the account lost its wijk after it was named."""
    message(wijk, "Van hier")
    stranger = UserFactory(groups=[other.group])
    day = now.date()
    WorkWeek.objects.create(user=editor, away_from=day, away_until=day, stand_in=stranger)
    assert titles(stranger, now) == []


def test_someone_without_a_wijk_has_no_work(client, now, wijk):
    message(wijk)
    reporter = UserFactory(groups=[Group.objects.get(name=Role.REPORTER)])
    assert work_of(reporter, now) == []
    client.force_login(reporter)
    assert client.get("/beheer/").status_code == 302


def test_many_things_take_as_many_queries_as_few(client, wijk, editor):
    client.force_login(editor)

    def add(count):
        for _number in range(count):
            draft_in(wijk)
            IdeaFactory(wijk=wijk, state=InboxState.SEEN)
            message(wijk, state=InboxState.SEEN)

    add(1)
    few = queries_of(client, "/beheer/")
    add(4)
    assert queries_of(client, "/beheer/") <= few
