"""Every address, for every role, with objects of another wijk that fit each address."""

import pytest
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Collection, Page, Revision, TaskState

from mijnbuurt.users.roles import Role
from tests.factories.pages import WijkFactory
from tests.factories.reporters import ReporterFactory
from tests.factories.users import UserFactory

from .addresses import Address, all_addresses
from .grid import GRID, OPEN
from .secrets import MARKER, SEARCHED, Secrets, make_secrets

# Wagtail's report of translations pages through a list without an order.
pytestmark = [
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
    pytest.mark.indexed,
]

FORGED = {
    "title": "Gekaapt",
    "action-publish": "1",
    "external-link-chooser-url": "https://example.org",
    "external-link-chooser-link_text": "Gekaapt",
    "comment": "Gekaapt",
    "note": "Gekaapt",
    "text": "Gekaapt",
    "reason": "Gekaapt",
    "state": "closed",
    "seen_as": "new",
    "turn": "0",
    "accept": "1",
    "value": "Gekaapt",
    "is_active": "",
}


@pytest.fixture
def secrets(db) -> Secrets:
    return make_secrets()


def someone(role: str) -> object:
    """Somebody of a role; the editor edits another wijk than that of the secrets."""
    if role == "WIJK_EDITOR":
        return UserFactory(groups=[WijkFactory(slug="hier").group])
    if role == "REPORTER":
        return ReporterFactory().user
    return UserFactory(groups=[Group.objects.get(name=Role[role])])


def test_every_address_has_a_row():
    missing = {address.row for address in all_addresses()} - GRID.keys()
    assert not missing, f"No row in the grid for: {sorted(missing)}"


def test_every_row_has_an_address():
    unused = GRID.keys() - {address.row for address in all_addresses()}
    assert not unused


def test_who_may_open_what(client, secrets):
    addresses = [(address, secrets.paths(address)) for address in all_addresses()]
    opened = []
    for role in ("anonymous", "WIJK_EDITOR", *Role.names):
        client.logout()
        if role != "anonymous":
            client.force_login(someone(role))
        for address, paths in addresses:
            who = GRID[address.row]
            if who == OPEN or role in who:
                continue
            response = client.get(paths[0])
            if response.status_code not in (302, 403, 404, 405):
                opened.append((role, address, response.status_code))
    assert not opened


def test_no_address_shows_what_is_of_another_wijk(client, secrets):
    client.raise_request_exception = False
    client.force_login(someone("WIJK_EDITOR"))
    leaks, broken = [], []
    paths = [
        path + query
        for address in all_addresses()
        for path in secrets.paths(address)
        for query in queries_for(address)
    ]
    for path in [*paths, *secrets.bulk_paths()]:
        response = client.get(path)
        if response.status_code >= 500 and path != "/healthz":
            broken.append(path)
        elif MARKER in text_of(response) + taken_messages(client):
            leaks.append(path)
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


def test_no_post_changes_what_is_of_another_wijk(client, secrets):
    client.raise_request_exception = False
    client.force_login(someone("WIJK_EDITOR"))
    before, counts = secrets.snapshot(), counted()
    broken, told = [], []
    paths = [path for a in all_addresses() if a.row == "beheer/" for path in secrets.paths(a)]
    for path in [*paths, *secrets.bulk_paths()]:
        response = client.post(path, FORGED)
        if response.status_code >= 500:
            broken.append(path)
        elif MARKER in text_of(response) + taken_messages(client):
            told.append(path)
    assert (broken, told) == ([], [])
    assert secrets.snapshot() == before
    assert counted() == counts


def counted() -> list[int]:
    return [model.objects.count() for model in (Page, Revision, TaskState, Collection)]


def test_the_secrets_are_no_secret_to_their_own_editors(client, secrets):
    """Else the walk would prove nothing."""
    client.force_login(secrets.rows["colleague"])
    shown = {
        name
        for name, path in {
            "draft": f"pages/{secrets.rows['draft'].pk}/edit/",
            "english": f"pages/{secrets.rows['english'].pk}/edit/",
            "photo": f"images/{secrets.rows['photo'].pk}/",
            "document": f"documents/edit/{secrets.rows['document'].pk}/",
            "idea": f"ideeen/{secrets.rows['idea'].pk}/",
            "offer": f"aangemeld/{secrets.rows['offer'].pk}/",
            "message": f"berichten/{secrets.rows['message'].pk}/",
            "job": f"klussen/{secrets.rows['job'].pk}/",
            "hours": "andere-tijden/",
        }.items()
        if MARKER in client.get(f"/beheer/{path}").content.decode()
    }
    assert shown == {
        "draft",
        "english",
        "photo",
        "document",
        "idea",
        "offer",
        "message",
        "job",
        "hours",
    }
