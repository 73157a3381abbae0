"""Two editors in one page, stale forms and forged fields: refused in words, and nothing is lost."""

import pytest
from django.urls import reverse
from wagtail.models import Page, TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.users import UserFactory
from wijken.news.models import Article
from wijken.rules import declined

pytestmark = pytest.mark.django_db

TYPED = "Door mij getypt"


@pytest.fixture
def draft():
    wijk = WijkFactory()
    draft = ArticleFactory(in_wijk=wijk, live=False, title="Feest")
    draft.get_workflow().start(draft, UserFactory())
    return draft


@pytest.fixture
def colleague(draft):
    return UserFactory(groups=[draft.home_wijk.group], first_name="Ans", last_name="Ander")


@pytest.fixture
def editor(client, draft):
    user = UserFactory(groups=[draft.home_wijk.group])
    client.force_login(user)
    return user


def form_of(draft, **extra):
    """The edit form as it stands in a browser now."""
    page = Page.objects.get(pk=draft.pk)
    revision = page.latest_revision
    return nested_form_data(
        {
            "title": TYPED,
            "slug": page.slug,
            "summary": "Kort",
            "kind": "news",
            "date_words": "",
            "date_precision": "day",
            "drawing": "plein",
            "body": streamfield([("text", rich_text("<p>Dag.</p>"))]),
            "bylines": inline_formset([]),
            "photo_rows": inline_formset([]),
            "comments": inline_formset([]),
            "loaded_revision_id": revision.pk,
            "loaded_revision_created_at": revision.created_at.isoformat(),
            **extra,
        }
    )


def decision(draft, name, extra="{}", **fields):
    action = {"action-workflow-action": "true", "workflow-action-name": name}
    return form_of(draft, **action, **{"workflow-action-extra-data": extra}, **fields)


def send(client, draft, data):
    return client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), data)


def fresh(draft):
    return Article.objects.get(pk=draft.pk)


def change(draft, user):
    page = fresh(draft)
    page.title = "Van een collega"
    page.save_revision(user=user)


def test_a_save_of_an_older_version_is_refused_once_and_keeps_what_was_typed(
    client, draft, editor, colleague
):
    data = form_of(draft)
    change(draft, colleague)
    shown = send(client, draft, data).content.decode()
    assert "Ans Ander heeft deze pagina om" in shown
    assert f'value="{TYPED}"' in shown
    assert fresh(draft).get_latest_revision_as_object().title == "Van een collega"
    assert str(fresh(draft).latest_revision_id) in shown  # to save it all the same
    assert send(client, draft, form_of(draft)).status_code == 302
    assert fresh(draft).get_latest_revision_as_object().title == TYPED


def test_a_decision_on_an_older_version_is_refused(client, draft, editor, colleague):
    names = ("approve", "reject", "decline")
    forms = [decision(draft, name, '{"comment": "Zo is het."}') for name in names]
    change(draft, colleague)
    for data in forms:
        assert "Lees eerst de nieuwe versie" in send(client, draft, data).content.decode()
    assert not fresh(draft).live
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_approving_in_the_form_puts_online_what_stands_in_it(client, draft, editor):
    assert send(client, draft, decision(draft, "approve")).status_code == 302
    assert (fresh(draft).live, fresh(draft).title) == (True, TYPED)


def test_the_second_decision_is_told_of_the_first(client, draft, editor, colleague):
    data = decision(draft, "approve", title="Feest")
    client.force_login(colleague)
    send(client, draft, decision(draft, "decline", '{"comment": "Dubbel."}', title="Feest"))
    assert declined(fresh(draft)).comment == "Dubbel."
    saved = fresh(draft).latest_revision_id
    client.force_login(editor)
    shown = send(client, draft, data).content.decode()
    assert "Een collega was u voor: Ans Ander heeft dit afgewezen." in shown
    assert not fresh(draft).live
    assert fresh(draft).latest_revision_id == saved


def test_a_refusal_without_a_reason_is_refused(client, draft, editor):
    for name, extra in (("reject", "{}"), ("decline", '{"comment": "  "}')):
        shown = send(client, draft, decision(draft, name, extra)).content.decode()
        assert "Schrijf waarom." in shown
        assert f'value="{TYPED}"' in shown
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_a_forged_message_is_no_error(client, draft, editor):
    for extra in ("x", "[]", '{"a": ', "null"):
        shown = send(client, draft, decision(draft, "approve", extra)).content.decode()
        assert "kwam niet goed over" in shown
    assert not fresh(draft).live


def test_forged_fields_change_nothing_of_a_decision(client, draft, editor):
    forged = '{"comment": "", "update": false, "seen": "x", "user": 1}'
    data = decision(draft, "approve", forged, overwrite_revision_id="")
    assert send(client, draft, data).status_code == 302
    assert fresh(draft).live
    assert TaskState.objects.get().finished_by == editor


def test_a_forged_number_of_a_version_is_no_error(client, draft, editor):
    for number in ("x", "9" * 30, "٣"):
        response = send(client, draft, form_of(draft, overwrite_revision_id=number))
        assert response.status_code in (200, 302)


def test_publishing_past_the_decision_is_refused(client, draft, editor):
    shown = send(client, draft, form_of(draft, **{"action-publish": "1"})).content.decode()
    assert "Dit concept wacht op een besluit" in shown
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{address}?id={draft.pk}&next=/beheer/", follow=True)
    assert "Dit concept wacht op een besluit" in response.content.decode()
    assert not fresh(draft).live
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_one_button_without_the_version_that_was_seen_decides_nothing(client, draft, editor):
    state = TaskState.objects.get()
    for action in ("approve", "reject", "decline", "onzin"):
        address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, action, state.pk])
        assert client.post(address, {"comment": "Ja"}).status_code == 302
        assert client.get(address).status_code == 302
    assert not fresh(draft).live
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_the_first_page_lists_what_waits_without_buttons_to_decide(client, draft, editor):
    shown = client.get("/beheer/").content.decode()
    assert "Feest" in shown
    assert "data-workflow-action-url" not in shown


def test_the_form_shows_the_decisions_and_no_other_way_to_publish(client, draft, editor):
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    for name in ("approve", "reject", "decline"):
        assert f'data-workflow-action-name="{name}"' in shown
    assert 'name="action-publish"' not in shown
