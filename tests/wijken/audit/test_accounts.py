"""What Beheer changes about an account is in the log in words."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import ModelLogEntry

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from tests.factories.users import UserFactory
from tests.reading import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer(client) -> User:
    user = UserFactory(groups=[Group.objects.get(name=Role.ADMINISTRATOR)])
    client.force_login(user)
    return user


def save(client, person: User, **changes: object) -> None:
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    seen = Reading.of(client, address).soup.select_one("[name=row_seen]")["value"]
    form = {
        "row_seen": seen,
        "email": person.email,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "is_active": "on",
        **changes,
    }
    response = client.post(address, form)
    assert response.status_code == 302, response.context["form"].errors


def told(person: User) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(person).exclude(action="wagtail.edit")
    return [str(entry.message) for entry in entries.order_by("pk")]


def test_switching_an_account_off_and_on(client, beheer):
    person = UserFactory(last_name="De Wit")
    save(client, person, is_active="")
    save(client, person)
    assert told(person) == ["Account uitgezet", "Account aangezet"]
    entry = ModelLogEntry.objects.filter(action="users.deactivated").get()
    assert entry.user == beheer


def test_giving_and_taking_a_role(client, beheer):
    person = UserFactory(last_name="De Wit")
    desk = Group.objects.get(name=Role.DESK)
    save(client, person, groups=[desk.pk])
    save(client, person, groups=[])
    assert told(person) == ["Rol gegeven: Balie", "Rol afgenomen: Balie"]


def test_another_address(client, beheer):
    person = UserFactory(last_name="De Wit", email="oud@example.org")
    save(client, person, email="nieuw@example.org")
    assert told(person) == ["E-mailadres van account gewijzigd"]


def test_what_set_up_does_is_no_decision():
    person = UserFactory(groups=[Group.objects.get(name=Role.DESK)])
    assert told(person) == []
