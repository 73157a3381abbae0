"""Two editors at once on a real database, and a mail server that is not there."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import PageLogEntry, TaskState

from mijnbuurt.core.delivery import deliver
from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.core.versions import version_of
from mijnbuurt.users.models import User
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.users import UserFactory
from wijken import transitions
from wijken.news.models import Article
from wijken.transitions import NotPossible

DECISIONS = (transitions.approve, transitions.decline, transitions.ask_for_changes)


def waiting_draft() -> Article:
    draft = ArticleFactory(in_wijk=WijkFactory(), live=False)
    draft.get_workflow().start(draft, UserFactory())
    OutgoingMail.objects.all().delete()
    return draft


@pytest.mark.race
@pytest.mark.usefixtures("committed_db")
def test_of_six_decisions_at_once_one_holds(tuesday_morning):
    draft = waiting_draft()
    editors = [UserFactory(groups=[draft.home_wijk.group]) for _number in range(6)]
    seen, together = version_of(draft), Barrier(6, timeout=30)

    def decide(number: int) -> str:
        try:
            user, page = User.objects.get(pk=editors[number].pk), Article.objects.get(pk=draft.pk)
            together.wait()
            DECISIONS[number % 3](page, seen=seen, user=user, now=tuesday_morning, note="Zo is het")
        except NotPossible as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "besloten"

    with ThreadPoolExecutor(6) as pool:
        answers = sorted(pool.map(decide, range(6)))
    assert answers.count("besloten") == 1
    assert sum(answer.startswith("Een collega was u voor") for answer in answers) == 5
    state = TaskState.objects.get()
    assert Article.objects.get(pk=draft.pk).live == (state.status == TaskState.STATUS_APPROVED)
    assert OutgoingMail.objects.count() == 1
    decided = ("wagtail.workflow.approve", "wagtail.workflow.reject", transitions.DECLINED)
    assert PageLogEntry.objects.filter(action__in=decided).count() == 1


@pytest.mark.race
@pytest.mark.usefixtures("committed_db")
def test_what_is_saved_meanwhile_never_goes_online_unread(tuesday_morning):
    draft = waiting_draft()
    editor = UserFactory(groups=[draft.home_wijk.group])
    seen, together = version_of(draft), Barrier(2, timeout=30)

    def approve() -> str:
        try:
            page = Article.objects.get(pk=draft.pk)
            together.wait()
            transitions.approve(page, seen=seen, user=editor, now=tuesday_morning)
        except NotPossible:
            return "geweigerd"
        finally:
            connection.close()
        return "besloten"

    def save() -> None:
        page = Article.objects.get(pk=draft.pk)
        page.title = "Ongelezen"
        together.wait()
        page.save_revision()
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        answer, _saved = pool.submit(approve), pool.submit(save)
    page = Article.objects.get(pk=draft.pk)
    assert page.title != "Ongelezen"
    assert page.live == (answer.result() == "besloten")


@pytest.mark.django_db
def test_a_dead_mail_server_neither_blocks_nor_loses(settings, tuesday_morning):
    settings.EMAIL_BACKEND = "mijnbuurt.core.outbox.OutboxBackend"
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    draft = waiting_draft()
    editor = UserFactory(groups=[draft.home_wijk.group])
    transitions.decline(
        draft, seen=version_of(draft), user=editor, now=tuesday_morning, note="Dubbel."
    )
    mail = OutgoingMail.objects.get()
    deliver(mail.pk, timezone.now())
    mail.refresh_from_db()
    assert mail.state == OutgoingMail.State.WAITING
    assert mail.body
