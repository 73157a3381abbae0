"""Two people change the same row of a table: the second one is told, and loses nothing."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from mijnbuurt.core.models import Abbreviation
from mijnbuurt.users.roles import Role
from tests.factories.pages import WijkFactory
from tests.factories.users import UserFactory
from tests.reading import Reading
from wijken.contact.cases import RepairDesk

pytestmark = pytest.mark.django_db


@pytest.fixture
def word(client) -> Abbreviation:
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    return Abbreviation.objects.create(short="ABC", meaning="een")


def form_of(client, address: str) -> dict[str, str]:
    fields = Reading.of(client, address).soup.select("main form :is(input, textarea)[name]")
    return {field["name"]: field.get("value") or field.get_text().strip() for field in fields}


def test_an_old_form_changes_nothing_and_keeps_what_was_typed(client, word):
    address = reverse("afkortingen:edit", args=[word.pk])
    form = form_of(client, address)
    Abbreviation.objects.filter(pk=word.pk).update(meaning="van een collega")
    response = client.post(address, {**form, "meaning": "van mij"})
    assert response.status_code == 200
    assert "Een collega heeft dit intussen gewijzigd" in response.content.decode()
    word.refresh_from_db()
    assert word.meaning == "van een collega"
    again = Reading(response).soup.select("main form [name]")
    kept = {field["name"]: field.get("value") for field in again}
    assert kept["meaning"] == "van mij"
    assert client.post(address, kept).status_code == 302
    word.refresh_from_db()
    assert word.meaning == "van mij"


@pytest.mark.parametrize("seen", ["", "x", None])
def test_a_form_without_what_was_seen_changes_nothing(client, word, seen):
    address = reverse("afkortingen:edit", args=[word.pk])
    posted = {**form_of(client, address), "meaning": "vals"}
    posted.pop("row_seen") if seen is None else posted.update(row_seen=seen)
    assert client.post(address, posted).status_code == 200
    word.refresh_from_db()
    assert word.meaning == "een"


def test_an_old_form_switches_nobody_back_on(client):
    """Logging in meanwhile makes no form old; being switched off does."""
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.ADMINISTRATOR)]))
    person = UserFactory()
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    form = {**form_of(client, address), "first_name": "Ans", "is_active": "on"}
    type(person).objects.filter(pk=person.pk).update(last_login=timezone.now())
    assert client.post(address, form).status_code == 302
    form = {**form_of(client, address), "first_name": "Bep", "is_active": "on"}
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    response = client.post(address, form)
    assert "Een collega heeft dit intussen gewijzigd" in response.content.decode()
    person.refresh_from_db()
    assert (person.first_name, person.is_active) == ("Ans", False)


def test_an_old_form_gives_a_wijk_no_name(client):
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    wijk = WijkFactory(name="De Hoek")
    address = reverse("wijk:edit", args=[wijk.pk])
    form = {**form_of(client, address), "name": "De Oude Hoek", "colour": wijk.colour}
    form["emblem"] = wijk.emblem
    type(wijk).objects.filter(pk=wijk.pk).update(name="De Nieuwe Hoek")
    response = client.post(address, form)
    assert "Een collega heeft dit intussen gewijzigd" in response.content.decode()
    wijk.refresh_from_db()
    assert wijk.name == "De Nieuwe Hoek"


def test_a_fresh_form_saves_lists_too(client, word):
    desk = RepairDesk.objects.create(subject="afval", words=["zak"], name="loket", phone="14000")
    address = reverse("loketten:edit", args=[desk.pk])
    form = {**form_of(client, address), "name": "ander loket", "words": "zak\ncontainer"}
    assert client.post(address, form).status_code == 302
    desk.refresh_from_db()
    assert (desk.name, desk.words) == ("ander loket", ["zak", "container"])
