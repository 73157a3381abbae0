"""The desk of who sends reporters out, as a coordinator uses it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from reporters.assignments import transitions
from reporters.assignments.models import Assignment
from tests.factories import HOSTILE
from tests.factories.assignments import AssignmentFactory
from tests.factories.pages import PlaceFactory, WijkFactory
from tests.factories.reporters import ReporterFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
DESK = "/reporter/coordinatie/"


@pytest.fixture(autouse=True)
def now(tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False) as moment:
        yield moment


@pytest.fixture
def coby(client, team):
    client.force_login(team.coby)
    return client


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def post(client, job, **data):
    job.refresh_from_db()
    data.setdefault("gezien", job.stamp)
    return client.post(f"{DESK}{job.uuid}/", data, follow=True)


def test_the_coordinator_begins_here(coby):
    assert coby.get("/reporter/").status_code == 200
    assert f'href="{DESK}"' in coby.get("/reporter/").content.decode()
    assert coby.get("/beheer/").status_code in (302, 403)


def test_what_needs_something_now_comes_first(coby, team, job, step, tuesday_morning):
    asked = AssignmentFactory(what="Gevraagd")
    transitions.offer(asked, step(asked))
    late = AssignmentFactory(what="Uitgebleven", starts_at=tuesday_morning - timedelta(days=8))
    transitions.assign(late, team.fons, step(late))
    going = AssignmentFactory(what="Onderweg", starts_at=tuesday_morning + timedelta(days=8))
    transitions.assign(going, team.fons, step(going))
    page = page_of(coby.get(DESK))
    sections = {
        section.h2.text: [row.h3.text for row in section.select("li.mb-job")]
        for section in page.select("main section")
    }
    assert list(sections) == [
        "Nu te doen (2)",
        "Gevraagd, wacht op antwoord (1)",
        "Iemand komt (1)",
    ]
    assert sections["Nu te doen (2)"] == ["Uitgebleven", job.opening]


def test_asking_giving_and_calling_off(coby, team, job):
    asked = post(coby, job, doe="vraag")
    assert "U ziet hier wie er antwoordt" in asked.content.decode()
    assert "Nog geen antwoord" in asked.content.decode()
    given = post(coby, job, doe="geef", reporter=str(team.fatima.user.uuid))
    assert "Fatima gaat" in given.content.decode()
    off = post(coby, job, doe="stop", reason="Het regent.")
    assert "Het regent." in off.content.decode()
    job.refresh_from_db()
    assert job.state == "cancelled"
    assert not page_of(coby.get(f"{DESK}{job.uuid}/")).select("main button[name=doe]")


def test_a_stale_page_keeps_what_was_typed(coby, team, offered, tuesday_morning):
    seen = offered.stamp
    transitions.claim(offered, team.fons, tuesday_morning)
    late = coby.post(f"{DESK}{offered.uuid}/", {"doe": "stop", "reason": HOSTILE, "gezien": seen})
    page = late.content.decode()
    assert late.status_code == 409
    assert "Er veranderde net iets" in page
    assert "&lt;script&gt;alert" in page
    offered.refresh_from_db()
    assert offered.state == "claimed"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"doe": "geef"}, "Kies een reporter."),
        ({"doe": "geef", "reporter": "x"}, "is er niet meer"),
        ({"doe": "stop"}, "Schrijf kort op waarom"),
        ({"doe": "stop", "reason": "x" * 301}, "te lang"),
    ],
)
def test_what_is_missing_is_asked(coby, job, data, sentence):
    assert sentence in post(coby, job, **data).content.decode()
    job.refresh_from_db()
    assert job.state == "draft"


def test_nonsense_changes_nothing(coby, job):
    for data in ({}, {"doe": "verwijder"}, {"doe": "vraag", "gezien": "draft-99"}):
        post(coby, job, **data)
    job.refresh_from_db()
    assert job.state == "draft"


def form_of(response) -> dict[str, str]:
    """What a browser would send of the form to change a job."""
    form = page_of(response).select_one("main form")
    values = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    values |= {field["name"]: field.text.strip() for field in form.select("textarea")}
    for field in form.select("select"):
        chosen = field.select_one("option[selected]")
        values[field["name"]] = chosen["value"] if chosen else ""
    values["wants"] = [field["value"] for field in form.select("input[name=wants][checked]")]
    return values


def test_a_form_that_nobody_touched_changes_nothing(coby, tuesday_morning):
    place = PlaceFactory(in_wijk=WijkFactory(), title="Het Dok")
    job = AssignmentFactory(
        what="Een boom & meer",
        starts_at=datetime(2026, 12, 5, 13, 0, tzinfo=UTC),
        has_time=True,
        place=place,
        where="Het Dok",
        wijk=place.home_wijk,
        wants_text=True,
        contact_on_spot="Henk",
    )
    path = f"{DESK}{job.uuid}/wijzigen/"
    coby.post(path, form_of(coby.get(path)))
    before = job.turn
    job.refresh_from_db()
    assert job.turn == before
    assert job.place == place


def test_putting_right_what_was_asked(coby, job):
    path = f"{DESK}{job.uuid}/wijzigen/"
    values = form_of(coby.get(path)) | {"day": "2026-12-05", "time": "14.00", "wants": ["text"]}
    coby.post(path, values)
    job.refresh_from_db()
    assert job.starts_at == datetime(2026, 12, 5, 13, 0, tzinfo=UTC)
    assert (job.has_time, job.wants_photo, job.wants_text) == (True, False, True)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"time": "14.00", "day": ""}, "Vul ook de dag in"),
        ({"day": "gisteren"}, "Vul een datum in"),
        ({"time": "99"}, "Vul een tijd in"),
        ({"day": "", "when_text": ""}, "schrijf op wanneer"),
        ({"wants": []}, "Kies foto"),
        ({"reach": "x"}, "klopt niet"),
        ({"what": ""}, "Schrijf in een paar woorden"),
        ({"kind": "x"}, "geldige"),
    ],
)
def test_a_mistake_is_named_and_all_is_kept(coby, job, changes, sentence):
    path = f"{DESK}{job.uuid}/wijzigen/"
    shown = coby.post(path, form_of(coby.get(path)) | {"name": "Nieuwe naam"} | changes)
    page = shown.content.decode()
    assert sentence in page
    assert "Nieuwe naam" in page
    job.refresh_from_db()
    assert job.name != "Nieuwe naam"


def test_a_request_by_telephone_tapped_twice_is_one(coby, team):
    values = form_of(coby.get(f"{DESK}nieuw/")) | {
        "what": "Een boom",
        "when_text": "in mei",
        "where": "Het veldje",
        "wants": ["photo"],
        "kind": "other",
        "name": "Anna",
        "reach": "0592 12 34 56",
    }
    for _tap in range(2):
        assert coby.post(f"{DESK}nieuw/", values).status_code == 302
    job = Assignment.objects.get()
    assert (job.noted_by, job.state, job.phone) == (team.coby, "draft", "0592 12 34 56")


def test_who_there_is_and_who_is_away(coby, team, job, step, tuesday_morning):
    team.fons.away_until = tuesday_morning.date()
    team.fons.save()
    ReporterFactory(byline=HOSTILE[:80])
    transitions.assign(job, team.fatima, step(job))
    page = coby.get(f"{DESK}reporters/").content.decode()
    assert "even niet, tot en met dinsdag 24 november 2026" in page
    assert "1 klus in 2026" in page
    assert "<script>alert" not in page


def test_counts_and_what_is_over(coby, job, step):
    transitions.cancel(job, "x", step(job))
    assert job.opening.split()[0] in coby.get(f"{DESK}klaar/").content.decode()
    for query in ("", "?jaar=2026", "?jaar=x", "?jaar=99999"):
        assert coby.get(f"{DESK}aantallen/{query}").status_code == 200


def test_all_screens_bear_hostile_text_and_forgotten_jobs(coby, team, job, step):
    transitions.forget(job)
    other = AssignmentFactory(what=HOSTILE, name=HOSTILE, contact_on_spot=HOSTILE[:200])
    transitions.offer(other, step(other))
    for path in ("", "klaar/", f"{job.uuid}/", f"{other.uuid}/", f"{other.uuid}/wijzigen/"):
        page = coby.get(f"{DESK}{path}")
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()


def test_the_desk_is_not_for_others(client, team, job):
    for user in (team.fons.user, UserFactory(groups=[job.wijk.group]), UserFactory()):
        client.force_login(user)
        for path in ("", f"{job.uuid}/", "nieuw/", "aantallen/"):
            assert client.get(f"{DESK}{path}").status_code == 403
        assert post(client, job, doe="vraag").status_code == 403
    job.refresh_from_db()
    assert job.state == "draft"
