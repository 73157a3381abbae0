"""A draft waits for the editors of its own wijk: they hear of it, and they decide."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import TaskState

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.core.versions import version_of
from mijnbuurt.users.roles import Role
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.users import UserFactory
from wijken.news.models import Article

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


@pytest.fixture
def city_editor():
    return UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])


@pytest.fixture
def draft(wijk):
    return ArticleFactory(in_wijk=wijk, live=False)


def submit(draft, author):
    draft.get_workflow().start(draft, author)
    return draft.current_workflow_task_state


def receivers():
    return {address for mail in OutgoingMail.objects.all() for address in mail.to}


def decide(client, user, draft, state, action="approve"):
    client.force_login(user)
    address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, action, state.pk])
    return client.post(address, {"comment": "Zet er een foto bij.", "seen": version_of(draft)})


def test_only_the_editors_of_the_wijk_get_mail(draft, editor, city_editor):
    stranger = UserFactory(groups=[WijkFactory().group])
    author = UserFactory()
    submit(draft, author)
    assert receivers() == {editor.email}
    assert stranger.email not in receivers()
    mail = OutgoingMail.objects.get()
    assert draft.title in mail.subject
    assert f"/beheer/mijn-werk/concept/{draft.current_workflow_task_state.pk}/" in mail.body


def test_who_sent_it_in_gets_no_mail_about_it(draft, editor):
    second = UserFactory(groups=[draft.home_wijk.group])
    submit(draft, editor)
    assert receivers() == {second.email}


def test_a_wijk_without_an_active_editor_mails_the_citywide_ones(draft, editor, city_editor):
    editor.is_active = False
    editor.save()
    submit(draft, UserFactory())
    assert receivers() == {city_editor.email}


def test_the_editor_of_the_wijk_puts_it_online(client, draft, editor):
    state = submit(draft, UserFactory())
    decide(client, editor, draft, state)
    assert Article.objects.get(pk=draft.pk).live


def test_asking_for_a_change_keeps_it_offline_with_the_reason(client, draft, editor):
    state = submit(draft, UserFactory())
    decide(client, editor, draft, state, "reject")
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_REJECTED
    assert state.comment == "Zet er een foto bij."
    assert not Article.objects.get(pk=draft.pk).live


def test_an_editor_of_another_wijk_can_not_decide(client, draft, editor):
    state = submit(draft, UserFactory())
    decide(client, UserFactory(groups=[WijkFactory().group]), draft, state)
    assert not Article.objects.get(pk=draft.pk).live
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_the_citywide_editor_may_decide(client, draft, city_editor):
    state = submit(draft, UserFactory())
    decide(client, city_editor, draft, state)
    assert Article.objects.get(pk=draft.pk).live


@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
def test_an_editor_can_not_take_the_page_of_the_wijk_away(client, wijk, editor, action):
    page = wijk.pages.get()
    client.force_login(editor)
    client.post(reverse(f"wagtailadmin_pages:{action}", args=[page.pk]), {"next": "/"})
    assert wijk.pages.get(pk=page.pk).live


def test_an_editor_can_not_change_the_address_of_the_page_of_the_wijk(client, wijk, editor):
    page = wijk.pages.get()
    client.force_login(editor)
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert 'name="slug"' not in response.content.decode()
