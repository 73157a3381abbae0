"""What Beheer changes about an account is in the log in words."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from tests.factories.reporters import ReporterFactory
from tests.factories.users import UserFactory
from tests.reading import Reading, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer(client) -> User:
    user = UserFactory(groups=[Group.objects.get(name=Role.ADMINISTRATOR)])
    client.force_login(user)
    return user


WHY = "Andere baan; gebeld met de teamleider"


def send(client, person: User, **changes: object):
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    seen = Reading.of(client, address).soup.select_one("[name=row_seen]")["value"]
    form = {
        "row_seen": seen,
        "email": person.email,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "is_active": "on",
        "reason": WHY,
        **changes,
    }
    return client.post(address, form)


def save(client, person: User, **changes: object) -> None:
    response = send(client, person, **changes)
    assert response.status_code == 302, response.context["form"].errors


def told(person: User) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(person).exclude(action="wagtail.edit")
    return [str(entry.message) for entry in entries.order_by("pk")]


def reasons(person: User) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(person).order_by("pk")
    return [entry.data["reason"] for entry in entries if "reason" in entry.data]


def test_switching_an_account_off_and_on(client, beheer):
    person = UserFactory(last_name="De Wit")
    save(client, person, is_active="")
    save(client, person)
    assert told(person) == ["Account uitgezet", "Account aangezet"]
    entry = ModelLogEntry.objects.filter(action="users.deactivated").get()
    assert (entry.user, entry.data["reason"]) == (beheer, WHY)


def test_giving_and_taking_a_role(client, beheer):
    person = UserFactory(last_name="De Wit")
    desk = Group.objects.get(name=Role.DESK)
    save(client, person, groups=[desk.pk])
    save(client, person, groups=[])
    assert told(person) == ["Rol gegeven: Balie", "Rol afgenomen: Balie"]
    assert reasons(person) == [WHY, WHY]


def test_another_address(client, beheer):
    person = UserFactory(last_name="De Wit", email="oud@example.org")
    save(client, person, email="nieuw@example.org")
    assert told(person) == ["E-mailadres van account gewijzigd"]


def test_another_password(client, beheer):
    person = UserFactory(last_name="De Wit")
    word = "een-lang-wachtwoord-9"
    save(client, person, password1=word, password2=word)
    assert told(person) == ["Wachtwoord van account gewijzigd"]
    assert word not in str(list(ModelLogEntry.objects.values_list("data", flat=True)))


@pytest.mark.parametrize(
    "change",
    [
        {"is_active": ""},
        {"groups": [Role.DESK]},
        {"email": "nieuw@example.org"},
        {"password1": "een-lang-wachtwoord-9", "password2": "een-lang-wachtwoord-9"},
    ],
)
def test_without_a_reason_nothing_is_decided_and_what_was_typed_is_kept(client, beheer, change):
    person = UserFactory(last_name="De Wit", email="oud@example.org")
    if "groups" in change:
        change = {"groups": [Group.objects.get(name=name).pk for name in change["groups"]]}
    response = send(client, person, **change, first_name="Ans", reason=" \u200b ")
    assert response.status_code == 200
    reading = Reading(response)
    assert "Schrijf waarom u dit wijzigt." in reading.html
    assert reading.soup.select_one("[name=first_name]")["value"] == "Ans"
    person.refresh_from_db()
    assert (person.email, person.is_active, person.first_name) == ("oud@example.org", True, "Test")
    assert (told(person), person.groups.count()) == ([], 0)


def test_a_new_name_needs_no_reason(client, beheer):
    person = UserFactory(last_name="De Wit")
    save(client, person, first_name="Ans", reason="")
    assert told(person) == []


def new_account(client, **changes: object):
    word = "een-lang-wachtwoord-9"
    form = {"email": "nieuw@example.org", "first_name": "Ans", "last_name": "De Wit"}
    form |= {"password1": word, "password2": word}
    return client.post(reverse("wagtailusers_users:add"), {**form, **changes})


def test_a_new_account_with_a_role_has_a_reason(client, beheer):
    role = {"groups": [Group.objects.get(name=Role.DESK).pk]}
    assert "Schrijf waarom u dit wijzigt." in new_account(client, **role).text
    assert not User.objects.filter(email="nieuw@example.org").exists()
    assert new_account(client, **role, reason=WHY).status_code == 302
    person = User.objects.get(email="nieuw@example.org")
    assert "Rol gegeven: Balie" in told(person)
    assert reasons(person) == [WHY]


def test_who_has_not_all_rights_gives_them_to_nobody(client, beheer):
    assert new_account(client, is_superuser="on", reason=WHY).status_code == 302
    person = User.objects.get(email="nieuw@example.org")
    save(client, person, is_superuser="on")
    person.refresh_from_db()
    assert not person.is_superuser
    above = UserFactory(is_superuser=True, email="boven@example.org")
    form = {"email": beheer.email, "first_name": "x", "last_name": "x", "reason": WHY}
    address = reverse("wagtailusers_users:edit", args=[above.pk])
    assert client.get(address).status_code == client.post(address, form).status_code == 302
    above.refresh_from_db()
    assert (above.email, above.is_active) == ("boven@example.org", True)


def test_a_superuser_who_is_made_is_in_the_log(client):
    client.force_login(UserFactory(is_superuser=True))
    assert new_account(client, is_superuser="on", reason=WHY).status_code == 302
    person = User.objects.get(email="nieuw@example.org")
    assert "Alle rechten gegeven" in told(person)


def test_an_account_is_deleted_with_a_reason(client, beheer):
    person = UserFactory(last_name="De Wit")
    address = reverse("wagtailusers_users:delete", args=[person.pk])
    assert "Schrijf waarom." in client.post(address, {"reason": " "}).text
    assert User.objects.filter(pk=person.pk).exists()
    assert client.post(address, {"reason": WHY}).status_code == 302
    assert not User.objects.filter(pk=person.pk).exists()
    entry = ModelLogEntry.objects.get(action="users.deleted")
    assert (entry.user, entry.data["reason"], entry.deleted) == (beheer, WHY, True)
    assert WHY in client.get(reverse("audit:log")).text


def test_an_account_with_work_on_its_name_is_not_deleted(client, beheer):
    person = ReporterFactory().user
    address = reverse("wagtailusers_users:delete", args=[person.pk])
    response = client.post(address, {"reason": WHY})
    assert response.status_code == 200
    assert "Er staat werk op deze naam." in response.text
    assert WHY in response.text
    assert User.objects.filter(pk=person.pk).exists()
    assert told(person) == []


def test_an_own_address_needs_no_reason(client, beheer):
    send(client, beheer, email="anders@example.org", groups=[beheer.groups.get().pk], reason="")
    beheer.refresh_from_db()
    assert beheer.email == "anders@example.org"


def test_nothing_happens_to_many_accounts_at_once(client, beheer):
    person = UserFactory()
    for action in ("delete", "set_active_state", "assign_role"):
        address = f"/beheer/bulk/users/user/{action}/?id={person.pk}&next=/beheer/"
        forged = {"mark_as_active": "False", "role": Group.objects.get(name=Role.DESK).pk}
        assert client.get(address).status_code == 404
        assert client.post(address, forged).status_code == 404
    person.refresh_from_db()
    assert (person.is_active, person.groups.count()) == (True, 0)
    assert "/beheer/bulk/" not in Reading.of(client, "/beheer/users/").html


def test_the_reasons_are_read_and_taken_along(client, beheer):
    person = UserFactory(last_name="De Wit")
    save(client, person, is_active="", reason="=1+1 naar elders")
    address = reverse("audit:log")
    assert "=1+1 naar elders" in Reading.of(client, address).html
    lines = b"".join(client.get(address, {"export": "csv"})).decode()
    assert '"\'=1+1 naar elders"' in lines


def test_what_set_up_does_is_no_decision():
    person = UserFactory(groups=[Group.objects.get(name=Role.DESK)])
    assert told(person) == []


def decide_group(client, address: str, **changes: object):
    """As a browser sends the form that is at an address, with some of it changed."""
    form = form_of(client, address)
    return client.post(address, {**form, "reason": WHY, **changes})


def test_rights_of_a_group_are_changed_with_a_reason(client, beheer):
    group = Group.objects.create(name="Eigen groep")
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    right = Permission.objects.get(codename="access_admin")
    response = decide_group(client, address, permissions=[right.pk], reason=" \u200b ")
    assert "Schrijf waarom." in response.text
    assert not group.permissions.exists()
    assert decide_group(client, address, permissions=[right.pk]).status_code == 302
    assert group.permissions.get() == right
    entry = ModelLogEntry.objects.get(action="groups.rights_changed")
    assert (entry.user, entry.data["reason"]) == (beheer, WHY)
    log = client.get(reverse("audit:log")).text
    assert "Rechten van groep gewijzigd" in log
    assert WHY in log


def test_a_new_group_has_a_reason(client, beheer):
    address = reverse("wagtailusers_groups:add")
    assert "Schrijf waarom." in decide_group(client, address, name="Nieuw", reason="").text
    assert not Group.objects.filter(name="Nieuw").exists()
    assert decide_group(client, address, name="Nieuw").status_code == 302
    entry = ModelLogEntry.objects.get(action="groups.rights_changed")
    assert (entry.label, entry.data["reason"]) == ("Nieuw", WHY)


def test_a_group_is_deleted_with_a_reason(client):
    client.force_login(UserFactory(is_superuser=True))
    group = Group.objects.create(name="Eigen groep")
    address = reverse("wagtailusers_groups:delete", args=[group.pk])
    assert "Schrijf waarom." in client.post(address, {"reason": ""}).text
    assert Group.objects.filter(pk=group.pk).exists()
    assert client.post(address, {"reason": WHY}).status_code == 302
    assert not Group.objects.filter(pk=group.pk).exists()
    assert ModelLogEntry.objects.get(action="groups.deleted").data["reason"] == WHY
