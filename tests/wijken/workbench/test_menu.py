"""The menu of the admin, by role: a few words, and nothing that its reader can't use."""

import pytest
from django.contrib.auth.models import Group
from django.test import RequestFactory
from wagtail.admin.menu import SubmenuMenuItem, admin_menu

from mijnbuurt.users.roles import Role
from tests.factories.pages import WijkFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

WORK = [
    "Agenda", "Nieuws", "Plekken", "Ideeën", "Mensen", "Foto's", "Alle pagina's", "Vertalingen",
]  # fmt: skip


def menu_of(user) -> dict[str, list[str]]:
    """The words in the menu of a user, each with those below it."""
    request = RequestFactory().get("/beheer/")
    request.user = user
    items = sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order)
    return {str(item.label): below(item, request) for item in items}


def below(item, request) -> list[str]:
    if not isinstance(item, SubmenuMenuItem):
        return []
    items = sorted(item.menu.menu_items_for_request(request), key=lambda item: item.order)
    return [str(item.label) for item in items]


def test_an_editor_of_a_wijk_has_the_work_alone(client):
    user = UserFactory(groups=[WijkFactory().group])
    client.force_login(user)
    client.get("/beheer/")  # registers what the apps bring
    menu = menu_of(user)
    assert [label for label in menu if label != "Mijn werk"] == WORK
    offered = "Aangemeld door bewoners"
    visitors = "Bezoekers tellen"
    dates = "Dagen in de agenda"
    assert menu["Agenda"] == ["Activiteiten", dates, offered, visitors, "Ook tonen"]
    slots = "Spreekuren en lessen"
    assert menu["Plekken"] == ["Plekken", "Andere tijden", slots, "Toestand van plekken"]
    assert menu["Ideeën"][0] == "Ideeën"
    assert menu["Mensen"] == []


@pytest.mark.parametrize(
    ("role", "people", "settings"),
    [
        (Role.CITY_EDITOR, [], {"Wijken en cijfers", "Documenten", "Rapporten"}),
        (Role.ADMINISTRATOR, ["Het wijkteam", "Gebruikers", "Groepen"], {"Organisatie"}),
    ],
)
def test_who_works_citywide_has_settings_too(client, role, people, settings):
    user = UserFactory(groups=[Group.objects.get(name=role)])
    client.force_login(user)
    client.get("/beheer/")
    menu = menu_of(user)
    assert [label for label in menu if label != "Mijn werk"] == [*WORK, "Instellingen"]
    assert menu["Mensen"] == people
    assert settings <= set(menu["Instellingen"])


def test_the_admin_bears_the_name_of_the_site(client):
    client.force_login(UserFactory(groups=[WijkFactory().group], first_name="Ans <b>"))
    page = client.get("/beheer/").content.decode()
    assert "Dag Ans &lt;b&gt;" in page
    assert "<title>Dashboard - Mijn Buurt" in page or "Mijn Buurt</title>" in page
    assert "admin/skin.css" in page
    assert "gebruikershandleiding" not in page
