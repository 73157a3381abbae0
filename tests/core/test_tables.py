"""Two people change the same row of a table: the second one is told, and loses nothing."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page

from mijnbuurt.core.models import Abbreviation, SiteSettings, SiteWords
from mijnbuurt.users.roles import Role
from tests.factories.pages import WijkFactory
from tests.factories.users import UserFactory
from tests.reading import Reading, form_of
from wijken.contact.cases import RepairDesk

pytestmark = pytest.mark.django_db


@pytest.fixture
def word(client) -> Abbreviation:
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    return Abbreviation.objects.create(short="ABC", meaning="een")


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
    form = {**form_of(client, address), "first_name": "Bep", "is_active": "on", "reason": "x"}
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


def test_old_settings_of_the_organisation_change_nothing(client):
    """Also when what changed is one of the rows below: the words in another language."""
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.ADMINISTRATOR)]))
    site = SiteSettings.load()
    address = reverse("wagtailsettings:edit", args=["core", "sitesettings", site.pk])
    assert client.post(address, {**form_of(client, address), "city": "Oost"}).status_code == 302
    old = form_of(client, address)
    SiteWords.objects.create(site=site, language="en", partners_text="from a colleague")
    response = client.post(address, {**old, "city": "West"})
    assert "Een collega heeft dit intussen gewijzigd" in response.content.decode()
    assert Reading(response).soup.select_one("[name=city]")["value"] == "West"
    site.refresh_from_db()
    assert site.city == "Oost"
    SiteSettings.objects.update(slogan="van een collega")
    assert client.post(address, {**old, "city": "West"}).status_code == 200
    site.refresh_from_db()
    assert site.city == "Oost"


def test_an_old_form_leads_no_address_elsewhere(client):
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    redirect = Redirect.objects.create(old_path="/oud", redirect_link="https://example.org/een/")
    address = reverse("wagtailredirects:edit", args=[redirect.pk])
    old = {**form_of(client, address), "redirect_link": "https://example.org/drie/"}
    Redirect.objects.update(redirect_link="https://example.org/twee/")
    response = client.post(address, old)
    assert "Een collega heeft dit" in response.content.decode()
    redirect.refresh_from_db()
    assert redirect.redirect_link == "https://example.org/twee/"


def test_an_old_form_of_a_group_changes_no_right_and_no_part_of_the_tree(client):
    client.force_login(UserFactory(is_superuser=True))
    group = Group.objects.create(name="Eigen groep")
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    old = {**form_of(client, address), "name": "Andere naam", "reason": "Ruil"}
    old = {name: text for name, text in old.items() if "permissions-0" not in name}
    permission = Permission.objects.get(codename="publish_page")
    page = Page.objects.get(depth=2)
    group.page_permissions.create(page=page, permission=permission)
    response = client.post(address, old)
    assert "Een collega heeft dit intussen gewijzigd" in response.content.decode()
    group.refresh_from_db()
    assert group.name == "Eigen groep"
    assert group.page_permissions.count() == 1


def test_an_old_form_gives_a_folder_no_name(client):
    client.force_login(UserFactory(is_superuser=True))
    folder = Collection.get_first_root_node().add_child(name="Map")
    address = reverse("wagtailadmin_collections:edit", args=[folder.pk])
    parent = str(Collection.get_first_root_node().pk)
    old = {**form_of(client, address), "name": "Mijn naam", "parent": parent}
    Collection.objects.filter(pk=folder.pk).update(name="Naam van een collega")
    assert "Een collega heeft dit" in client.post(address, old).content.decode()
    folder.refresh_from_db()
    assert folder.name == "Naam van een collega"
