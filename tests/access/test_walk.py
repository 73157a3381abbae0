"""Every address, for every role, with objects of another wijk."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page

from mijnbuurt.users.roles import Role
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.users import UserFactory

from .addresses import Address, all_addresses
from .grid import GRID, OPEN

# Wagtail's report of translations pages through a list without an order.
pytestmark = pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")

MARKER = "Geheimconcept"
SEARCHED = "vijver"
FORGED = {
    "title": "Gekaapt",
    "action-publish": "1",
    "external-link-chooser-url": "https://example.org",
    "external-link-chooser-link_text": "Gekaapt",
}


@pytest.fixture
def other_draft(db):
    """A draft of another wijk that waits for approval, with two revisions."""
    wijk = WijkFactory(slug="daarginds")
    draft = ArticleFactory(in_wijk=wijk, live=False, title=f"{MARKER} {SEARCHED}", summary=MARKER)
    author = UserFactory(groups=[wijk.group])
    draft.save_revision(user=author)
    draft.get_workflow().start(draft, author)
    return draft


@pytest.fixture
def values(other_draft):
    """What fills the holes of addresses: everything belongs to the other wijk."""
    state = other_draft.current_workflow_state
    first, last = other_draft.revisions.order_by("pk").values_list("pk", flat=True)[:2]
    page_type = ContentType.objects.get_for_model(other_draft)
    return {
        "page_id": other_draft.pk,
        "pk": other_draft.pk,
        "id": other_draft.pk,
        "page_to_move_id": other_draft.pk,
        "parent_page_id": other_draft.get_parent().pk,
        "parent_id": other_draft.get_parent().pk,
        "destination_id": other_draft.get_parent().pk,
        "revision_id": last,
        "revision_id_a": first,
        "revision_id_b": last,
        "task_state_id": state.current_task_state_id,
        "workflow_state_id": state.pk,
        "content_type_id": page_type.pk,
        "content_type_app_name": page_type.app_label,
        "content_type_model_name": page_type.model,
        "app_label": page_type.app_label,
        "model_name": page_type.model,
        "object_id": other_draft.pk,
        "action_name": "approve",
        "action_type": "publish",
        "uuid": "00000000-0000-4000-8000-000000000000",
        "token": "onzin",
        "receipt": "onzin",
        "code": "ABCDEFGH",
        "width": 320,
        "extension": "jpg",
        "wijk": "daarginds",
        "root_path": "",
    }


def users() -> dict[str, object]:
    """Somebody for every role; the editor edits another wijk than that of the draft."""
    wijk = WijkFactory(slug="hier")
    found = {role.name: UserFactory(groups=[Group.objects.get(name=role)]) for role in Role}
    return {"anonymous": None, "WIJK_EDITOR": UserFactory(groups=[wijk.group]), **found}


def test_every_address_has_a_row():
    missing = {address.row for address in all_addresses()} - GRID.keys()
    assert not missing, f"No row in the grid for: {sorted(missing)}"


def test_every_row_has_an_address():
    unused = GRID.keys() - {address.row for address in all_addresses()}
    assert not unused


@pytest.mark.parametrize("role", ["anonymous", "WIJK_EDITOR", *[role.name for role in Role]])
def test_who_may_open_what(client, values, role):
    user = users()[role]
    if user:
        client.force_login(user)
    opened = []
    for address in all_addresses():
        who = GRID[address.row]
        if who == OPEN or role in who:
            continue
        response = client.get(address.filled(values))
        if response.status_code not in (302, 403, 404, 405):
            opened.append((address, response.status_code))
    assert not opened


def test_no_address_shows_a_draft_of_another_wijk(client, values):
    client.raise_request_exception = False
    client.force_login(users()["WIJK_EDITOR"])
    leaks, broken = [], []
    for address in all_addresses():
        path = address.filled(values)
        for query in queries_for(address):
            response = client.get(path + query)
            if response.status_code >= 500 and path != "/healthz":
                broken.append(path + query)
            elif MARKER in text_of(response) + taken_messages(client):
                leaks.append(path + query)
    assert (leaks, broken) == ([], [])


def queries_for(address: Address) -> list[str]:
    """Query strings that make lists and searches show as much as they can."""
    if "api" in address.route:
        return ["", "?fields=*"]
    return [f"?q={SEARCHED}"] if address.row == "beheer/" else [""]


def text_of(response: HttpResponse) -> str:
    body = b"".join(response) if response.streaming else response.content
    return body.decode(errors="replace")


def taken_messages(client: Client) -> str:
    """What the next page would tell this editor; taken away, so that it is told of one address."""
    session = client.session
    told = str(session.pop("_messages", ""))
    session.save()
    return told


def test_no_post_changes_a_draft_of_another_wijk(client, values, other_draft):
    client.raise_request_exception = False
    client.force_login(users()["WIJK_EDITOR"])
    before = Page.objects.filter(pk=other_draft.pk).values().get()
    revisions = other_draft.revisions.count()
    broken = []
    for address in all_addresses():
        if address.row != "beheer/":
            continue
        path = address.filled(values)
        response = client.post(path, FORGED)
        if response.status_code >= 500:
            broken.append(path)
    assert broken == []
    assert Page.objects.filter(pk=other_draft.pk).values().get() == before
    assert other_draft.revisions.count() == revisions
