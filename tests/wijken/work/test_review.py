"""A draft is read and decided on from a phone: once, and on the version that was read."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import TaskState

from mijnbuurt.core.versions import version_of
from mijnbuurt.users.roles import Role
from tests.factories import HOSTILE
from tests.factories.pages import ArticleFactory, ProjectFactory, WijkFactory, page_of
from tests.factories.users import UserFactory
from wijken.news.models import Article, NewsIndexPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


@pytest.fixture
def draft(wijk):
    return ArticleFactory(in_wijk=wijk, live=False, title=f"Bankje {HOSTILE}")


@pytest.fixture
def state(draft):
    draft.get_workflow().start(draft, UserFactory(first_name="Sara"))
    return draft.current_workflow_task_state


def address(state):
    return f"/beheer/mijn-werk/concept/{state.pk}/"


def decision(draft, choice="approve", **fields):
    seen = version_of(Article.objects.get(pk=draft.pk))
    return {"seen": seen, "decision": choice, "comment": "", **fields}


def is_live(draft):
    return Article.objects.get(pk=draft.pk).live


def test_the_list_leads_to_the_draft_and_one_tap_puts_it_online(client, draft, state, editor):
    client.force_login(editor)
    assert address(state) in client.get("/beheer/").content.decode()
    page = client.get(address(state)).content.decode()
    preview = f"/beheer/pages/{draft.pk}/revisions/{draft.latest_revision_id}/view/"
    assert preview in page
    assert "Een verhaal." in client.get(preview).content.decode()
    assert "<script>alert" not in page
    told = client.post(address(state), decision(draft), follow=True).content.decode()
    assert "staat nu op de site" in told
    assert is_live(draft)
    assert address(state) not in told
    state.refresh_from_db()
    assert (state.status, state.finished_by) == (TaskState.STATUS_APPROVED, editor)


def test_asking_for_a_change_needs_words_and_sends_them_to_the_writer(client, draft, state, editor):
    client.force_login(editor)
    for choice, sentence in (
        ("reject", "Schrijf wat er anders moet."),
        ("decline", "Schrijf waarom dit niet op de site komt."),
    ):
        empty = client.post(address(state), decision(draft, choice, comment="  "))
        assert sentence in empty.content.decode()
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    client.post(address(state), decision(draft, "reject", comment="Zet er een foto bij."))
    state.refresh_from_db()
    assert (state.status, state.comment) == ("rejected", "Zet er een foto bij.")
    assert not is_live(draft)


def test_a_draft_that_changed_is_read_again_and_the_words_are_kept(client, draft, state, editor):
    client.force_login(editor)
    seen = decision(draft, comment="Mooi stuk")
    draft.title = "Iets heel anders"
    draft.save_revision()
    new = version_of(Article.objects.get(pk=draft.pk))
    answer = client.post(address(state), seen).content.decode()
    assert "Lees eerst de nieuwe versie" in answer
    assert "Mooi stuk" in answer
    assert f'value="{new}"' in answer
    assert not is_live(draft)
    client.post(address(state), {**seen, "seen": new})
    assert Article.objects.get(pk=draft.pk).title == "Iets heel anders"


def test_two_editors_give_one_decision(client, draft, state, editor):
    colleague = UserFactory(groups=[draft.home_wijk.group], last_name="Ander")
    client.force_login(colleague)
    client.post(address(state), decision(draft, "reject", comment="Nee"))
    client.force_login(editor)
    told = client.post(address(state), decision(draft), follow=True).content.decode()
    assert "Een collega was u voor" in told
    assert "Test Ander" in told
    assert "Goedkeuren en publiceren" not in told
    assert not is_live(draft)
    assert "Nee" in client.get(address(state)).content.decode()


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"decision": "approve"},
        {"decision": "publish", "seen": "1"},
        {"decision": "approve", "seen": "x"},
        {"decision": "reject", "seen": "x", "comment": "Anders"},
    ],
)
def test_a_forged_decision_changes_nothing(client, draft, state, editor, posted):
    client.force_login(editor)
    assert client.post(address(state), posted).status_code == 200
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    assert not is_live(draft)


def test_nobody_else_finds_it(client, draft, state, editor):
    strangers = [UserFactory(groups=[WijkFactory().group])]
    for stranger in strangers:
        client.force_login(stranger)
        assert client.get(address(state)).status_code == 404
        assert client.post(address(state), decision(draft)).status_code == 404
    reporter = UserFactory(groups=[Group.objects.get(name=Role.REPORTER)])
    client.force_login(reporter)
    assert client.post(address(state), decision(draft)).status_code == 302
    client.logout()
    assert client.get(address(state)).status_code == 302
    assert not is_live(draft)
    client.force_login(editor)
    assert client.get("/beheer/mijn-werk/concept/999999/").status_code == 404


def test_what_is_in_the_way_of_publication_is_said_before_and_after(client, wijk, editor):
    draft = ProjectFactory(in_wijk=wijk, live=False, told_first=False)
    draft.get_workflow().start(draft, UserFactory())
    client.force_login(editor)
    place = address(draft.current_workflow_task_state)
    obstacle = draft.publication_obstacles()[0]
    assert obstacle in client.get(place).content.decode()
    seen = version_of(type(draft).objects.get(pk=draft.pk))
    answer = client.post(place, {"seen": seen, "decision": "approve", "comment": "Mooi"})
    assert answer.status_code == 200
    assert "Mooi" in answer.content.decode()
    assert not type(draft).objects.get(pk=draft.pk).live
    assert draft.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS


def test_a_draft_that_moved_to_another_wijk_is_for_its_editors(client, draft, state, editor):
    other = WijkFactory()
    target = NewsIndexPage.objects.child_of(page_of(other)).get()
    Article.objects.get(pk=draft.pk).move(target, pos="last-child")
    waiting = address(Article.objects.get(pk=draft.pk).current_workflow_task_state)
    for user, is_shown in ((editor, False), (UserFactory(groups=[other.group]), True)):
        client.force_login(user)
        assert (waiting in client.get("/beheer/").content.decode()) is is_shown
        assert client.get(waiting).status_code == (200 if is_shown else 404)
