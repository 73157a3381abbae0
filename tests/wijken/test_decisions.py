"""A decision is about the version that was seen, taken once, and its author hears of it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry, TaskState, WorkflowState

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.core.versions import version_of
from tests.factories import HOSTILE
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.users import UserFactory
from wijken import transitions
from wijken.news.models import Article
from wijken.rules import declined
from wijken.transitions import NotPossible

pytestmark = pytest.mark.django_db

WHY = f"Wij plaatsten dit al {HOSTILE}"


@pytest.fixture(scope="module")
def shared_wijk(shared_db):
    return WijkFactory(name="Hoek").pk


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group], first_name="Ans", last_name="Redactie")


@pytest.fixture
def author(wijk):
    return UserFactory()


@pytest.fixture
def draft(wijk, editor, author):
    """A draft that waits for the editors of its wijk; the mail about that is gone."""
    draft = ArticleFactory(in_wijk=wijk, live=False, title="Feest")
    draft.get_workflow().start(draft, author)
    OutgoingMail.objects.all().delete()
    return draft


def fresh(draft):
    return Article.objects.get(pk=draft.pk)


def test_what_was_seen_goes_online_and_its_author_hears_of_it(
    draft, editor, author, tuesday_morning
):
    transitions.approve(
        draft, seen=version_of(draft), user=editor, now=tuesday_morning, note="Mooi!"
    )
    assert fresh(draft).live
    state = TaskState.objects.get()
    assert (state.status, state.finished_by, state.finished_at) == (
        "approved",
        editor,
        tuesday_morning,
    )
    mail = OutgoingMail.objects.get()
    assert mail.to == [author.email]
    assert mail.subject == "Goedgekeurd: Feest"
    assert "De redactie van Hoek" in mail.body
    assert draft.full_url in mail.body
    assert "Mooi!" in mail.body
    assert "/beheer/" not in mail.body  # the author has no access there


def test_asking_for_changes_sends_the_reason(draft, editor, author, tuesday_morning):
    transitions.ask_for_changes(
        draft, seen=version_of(draft), user=editor, now=tuesday_morning, note=WHY
    )
    assert not fresh(draft).live
    assert fresh(draft).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert declined(fresh(draft)) is None
    mail = OutgoingMail.objects.get()
    assert mail.to == [author.email]
    assert mail.subject == "Graag nog een wijziging: Feest"
    assert WHY in mail.body
    assert "<script>" not in mail.html


def test_declining_ends_it_and_says_why(draft, editor, author, tuesday_morning):
    transitions.decline(draft, seen=version_of(draft), user=editor, now=tuesday_morning, note=WHY)
    page = fresh(draft)
    assert not page.live
    assert page.current_workflow_state is None
    assert declined(page).comment == WHY
    entry = PageLogEntry.objects.get(action=transitions.DECLINED)
    assert (entry.user, entry.comment) == (editor, WHY)
    mail = OutgoingMail.objects.get()
    assert mail.to == [author.email]
    assert mail.subject == "Komt niet op de site: Feest"
    assert WHY in mail.body


def test_who_was_declined_may_try_again(draft, editor, author, tuesday_morning):
    transitions.decline(draft, seen=version_of(draft), user=editor, now=tuesday_morning, note=WHY)
    page = fresh(draft)
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    assert declined(fresh(draft)) is None
    transitions.approve(
        fresh(draft), seen=version_of(fresh(draft)), user=editor, now=tuesday_morning
    )
    assert fresh(draft).live


@pytest.mark.parametrize("decision", [transitions.ask_for_changes, transitions.decline])
@pytest.mark.parametrize("note", ["", " \n ", "x" * 2001])
def test_no_refusal_without_a_reason_that_fits(decision, note, draft, editor, tuesday_morning):
    with pytest.raises(ValidationError):
        decision(draft, seen=version_of(draft), user=editor, now=tuesday_morning, note=note)
    assert draft.current_workflow_task_state is not None
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("overwrites", [True, False])
def test_an_older_version_is_not_decided_on(overwrites, draft, editor, author, tuesday_morning):
    seen = version_of(draft)
    page = fresh(draft)
    page.title = "Iets heel anders"
    last = page.latest_revision if overwrites else None
    page.save_revision(user=last.user if last else author, overwrite_revision=last, log_action=True)
    for decision in (transitions.approve, transitions.ask_for_changes, transitions.decline):
        with pytest.raises(NotPossible, match=r"gewijzigd\. Lees eerst de nieuwe versie"):
            decision(draft, seen=seen, user=editor, now=tuesday_morning, note="Zo is het goed.")
    assert not fresh(draft).live
    assert not OutgoingMail.objects.exists()
    transitions.approve(draft, seen=version_of(page), user=editor, now=tuesday_morning)
    assert fresh(draft).title == "Iets heel anders"


@pytest.mark.parametrize("seen", ["", "1", "onzin", "999999-20200101"])
def test_a_forged_mark_is_refused(seen, draft, editor, tuesday_morning):
    with pytest.raises(NotPossible):
        transitions.approve(draft, seen=seen, user=editor, now=tuesday_morning)
    assert not fresh(draft).live


def test_the_second_editor_reads_who_came_first(draft, editor, wijk, tuesday_morning):
    second = UserFactory(groups=[wijk.group])
    seen = version_of(draft)
    transitions.decline(draft, seen=seen, user=editor, now=tuesday_morning, note=WHY)
    with pytest.raises(NotPossible, match="Ans Redactie heeft dit afgewezen"):
        transitions.approve(draft, seen=seen, user=second, now=tuesday_morning)
    with pytest.raises(NotPossible, match="U hebt hierover al besloten"):
        transitions.decline(draft, seen=seen, user=editor, now=tuesday_morning, note=WHY)
    assert not fresh(draft).live
    assert OutgoingMail.objects.count() == 1


def test_nobody_else_decides(draft, editor, author, tuesday_morning):
    stranger = UserFactory(groups=[WijkFactory().group])
    left = UserFactory(groups=[draft.home_wijk.group], is_active=False)
    seen = version_of(draft)
    for user in (stranger, left, author):
        with pytest.raises(PermissionDenied):
            transitions.approve(draft, seen=seen, user=user, now=tuesday_morning)
    transitions.decline(draft, seen=seen, user=editor, now=tuesday_morning, note=WHY)
    with pytest.raises(PermissionDenied):  # and hears nothing of what was decided
        transitions.approve(draft, seen=seen, user=stranger, now=tuesday_morning)


def test_no_mail_to_oneself_nor_to_who_left(draft, editor, author, tuesday_morning):
    author.is_active = False
    author.save()
    transitions.ask_for_changes(
        draft, seen=version_of(draft), user=editor, now=tuesday_morning, note=WHY
    )
    page = fresh(draft)
    page.current_workflow_state.resume(user=editor)
    WorkflowState.objects.update(requested_by=editor)
    OutgoingMail.objects.all().delete()
    transitions.approve(page, seen=version_of(page), user=editor, now=tuesday_morning)
    assert not OutgoingMail.objects.exists()
