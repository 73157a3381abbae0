"""Editors of a wijk ask for a reporter from a page, and see how the jobs of their wijk stand."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from mijnbuurt.core.models import OutgoingMail
from reporters.assignments import transitions
from reporters.assignments.models import Assignment
from tests.factories import HOSTILE
from tests.factories.assignments import AssignmentFactory
from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    CampaignFactory,
    InitiativePageFactory,
    WijkFactory,
)
from tests.factories.users import UserFactory
from wijken.work.lists import work_of

from .conftest import mails

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False) as moment:
        yield moment


@pytest.fixture
def editor(client, job):
    user = UserFactory(groups=[job.wijk.group], first_name="Petra", last_name="Peelo")
    client.force_login(user)
    return user


def form_of(client, page) -> dict[str, str]:
    shown = client.get(f"/beheer/reporter-vragen/{page.pk}/")
    form = BeautifulSoup(shown.content, "html.parser").select_one("form[action*=reporter-vragen]")
    values = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    values |= {field["name"]: field.text.strip() for field in form.select("textarea")}
    values["wants"] = [field["value"] for field in form.select("input[name=wants][checked]")]
    return values


@pytest.mark.parametrize(
    ("factory", "kind"),
    [
        (ActivityFactory, "activity"),
        (InitiativePageFactory, "initiative"),
        (CampaignFactory, "campaign"),
    ],
)
def test_a_button_on_the_page_asks_for_a_reporter(client, team, job, editor, factory, kind):
    where = {} if kind == "campaign" else {"in_wijk": job.wijk}
    page = factory(title="Straatfeest", **where)
    if kind == "campaign":
        editor.is_superuser = True
        editor.save()
    address = f"/beheer/reporter-vragen/{page.pk}/"
    assert address in client.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    values = form_of(client, page) | {"where": "Het plein", "when_text": "in mei"}
    assert values["what"].startswith("Straatfeest")
    assert (values["name"], values["reach"]) == ("Petra Peelo", editor.email)
    for _tap in range(2):
        asked = client.post(address, values, follow=True)
    made = Assignment.objects.get(about=page)
    assert made.reference in asked.content.decode()
    assert (made.kind, made.wijk, made.noted_by) == (kind, page.wijk, editor)
    assert set(mails()) == {team.coby.email}
    assert OutgoingMail.objects.count() == 1
    assert made.reference in client.get(address).content.decode()


def test_the_next_date_of_an_activity_is_filled_in(client, job, editor):
    activity = ActivityFactory(in_wijk=job.wijk)
    first = activity.occurrences.order_by("starts_at").filter(ends_at__gt="2026-11-24T09:30Z")[0]
    values = form_of(client, activity)
    assert values["day"] == first.local_date.isoformat()


def test_where_reporters_do_not_come_there_is_no_button(client, job, editor):
    page = ArticleFactory(in_wijk=job.wijk)
    assert "reporter-vragen" not in client.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    assert client.get(f"/beheer/reporter-vragen/{page.pk}/").status_code == 404


def test_a_page_of_another_wijk_is_not_there(client, job, editor):
    page = ActivityFactory(in_wijk=WijkFactory())
    address = f"/beheer/reporter-vragen/{page.pk}/"
    assert client.get(address).status_code == 404
    assert client.post(address, {"what": "x"}).status_code == 404
    assert client.get("/beheer/reporter-vragen/999999/").status_code == 404


def test_wijk_and_kind_are_those_of_the_page_whatever_is_posted(client, job, editor):
    page = ActivityFactory(in_wijk=job.wijk)
    other = WijkFactory()
    forged = {"wijk": other.slug, "kind": "campaign", "state": "published", "about": "1"}
    values = form_of(client, page) | {"where": "Plein", "when_text": "x"} | forged
    client.post(f"/beheer/reporter-vragen/{page.pk}/", values)
    made = Assignment.objects.get(about=page)
    assert (made.wijk, made.kind, made.state) == (job.wijk, "activity", "draft")


def test_a_mistake_keeps_what_was_typed(client, job, editor):
    page = ActivityFactory(in_wijk=job.wijk)
    values = form_of(client, page) | {"what": HOSTILE, "where": "", "when_text": "x"}
    shown = client.post(f"/beheer/reporter-vragen/{page.pk}/", values).content.decode()
    assert "Schrijf op waar het is." in shown
    assert "&lt;script&gt;alert" in shown
    assert "<script>alert" not in shown
    assert not Assignment.objects.filter(about=page).exists()


def test_the_list_and_page_of_the_own_wijk(client, team, job, editor, step):
    transitions.assign(job, team.fons, step(job))
    other = AssignmentFactory(wijk=WijkFactory(), what="Elders", name="Geheim")
    nowhere = AssignmentFactory(what="Nergens")
    listed = client.get("/beheer/klussen/").content.decode()
    assert job.code in listed
    assert other.code not in listed
    assert nowhere.code not in listed
    shown = client.get(f"/beheer/klussen/{job.pk}/").content.decode()
    assert job.email in shown
    assert "Fons" in shown
    assert "<script>alert" not in shown
    for hidden in (other, nowhere):
        assert client.get(f"/beheer/klussen/{hidden.pk}/").status_code == 404
    assert job.code in client.get("/beheer/klussen/?state=claimed").content.decode()
    assert client.get("/beheer/klussen/?state=x&wijk=y").status_code == 200


def test_nothing_is_added_or_deleted_by_hand(client, job, editor):
    for path in ("new/", "add/", f"edit/{job.pk}/", f"delete/{job.pk}/", f"{job.pk}/edit/"):
        assert client.get(f"/beheer/klussen/{path}").status_code == 404


def test_a_forgotten_job_says_so(client, job, editor):
    transitions.forget(job)
    assert "bewaartijd is om" in client.get(f"/beheer/klussen/{job.pk}/").content.decode()


def test_nobody_free_shows_in_the_work_of_the_wijk(
    client, team, job, editor, step, tuesday_morning
):
    stranger = UserFactory(groups=[WijkFactory().group])
    job.starts_at = tuesday_morning + timedelta(days=9)
    job.save()
    transitions.offer(job, step(job))
    assert work_of(editor, tuesday_morning) == []
    transitions.expire(tuesday_morning + timedelta(days=3))
    [item] = work_of(editor, tuesday_morning)
    assert item.found.key == job.code
    assert item.due == (tuesday_morning + timedelta(days=9)).date()
    assert work_of(stranger, tuesday_morning) == []
    assert job.opening.split()[0] in client.get("/beheer/").content.decode()
    transitions.claim(job, team.fons, tuesday_morning)
    assert work_of(editor, tuesday_morning) == []
