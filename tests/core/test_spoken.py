"""Which languages people speak: ticked by editors, shown by their own names."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from mijnbuurt.core.spoken import SPOKEN, spoken, validate_spoken
from tests.factories.pages import PlaceFactory, WijkFactory, page_of
from tests.factories.users import UserFactory
from wijken.models import TeamMember
from wijken.places.models import OpeningHours

HOSTILE = ["xx", None, 1, "<script>", "nl "]


def test_each_language_has_a_name_of_its_own():
    assert len({language.name for language in SPOKEN.values()}) == len(SPOKEN)
    assert {language.dir for language in SPOKEN.values()} == {"ltr", "rtl"}


@pytest.mark.parametrize("codes", [None, "nl", 3, {}, HOSTILE])
def test_what_is_no_language_is_not_shown(codes):
    assert spoken(codes) == []


@pytest.mark.parametrize("codes", ["nl", ["nl", "xx"], None])
def test_what_is_no_language_is_refused(codes):
    with pytest.raises(ValidationError):
        validate_spoken(codes)


@pytest.mark.django_db
def test_dutch_alone_needs_no_saying():
    assert TeamMember(languages=["nl"]).spoken == []
    assert [each.code for each in TeamMember(languages=["ar", "nl"]).spoken] == ["ar", "nl"]


@pytest.fixture
def page(db):
    page = page_of(WijkFactory(slug="hoek"))
    page.team = [TeamMember(role="Wijkagent", name="Ans")]
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def save(client, page, languages):
    """What the edit form of the page of a wijk sends."""
    member = page.team.get()
    row = {
        "id": member.pk, "role": "Wijkagent", "name": "Ans",
        "organisation": "", "tasks": "", "phone": "", "ORDER": 1, "DELETE": "",
    }  # fmt: skip
    empty = inline_formset([])
    data = nested_form_data(
        {
            "title": page.title, "help_line": page.help_line, "summary": "", "photo": "",
            "drawing": page.drawing, "photo_alt": "", "priorities_note": "", "body-count": 0,
            "team": inline_formset([row], initial=1), "priorities": empty,
            "welcome_items": empty, "comments": empty, "action-publish": "1",
        }
    )  # fmt: skip
    data["team-0-languages"] = languages
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def test_an_editor_ticks_them_and_readers_see_them(client, page):
    client.force_login(UserFactory(is_superuser=True))
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    boxes = BeautifulSoup(form, "html.parser").select('input[name="team-0-languages"]')
    assert {box["value"] for box in boxes} == set(SPOKEN)
    save(client, page, ["nl", "ar"])
    person = BeautifulSoup(client.get("/wijken/hoek/").content, "html.parser").select_one(
        ".mb-spoken"
    )
    assert person.find(lang="ar")["dir"] == "rtl"
    assert person.find(lang="ar").get_text() == "العربية"
    save(client, type(page).objects.get(pk=page.pk), [])
    assert b"mb-spoken" not in client.get("/wijken/hoek/").content


def test_a_forged_language_changes_nothing(client, page):
    client.force_login(UserFactory(is_superuser=True))
    response = save(client, page, ["nl", "xx"])
    assert response.status_code == 200
    assert type(page).objects.get(pk=page.pk).team.get().languages == []


def test_a_place_says_it_beside_its_hours(client, db):
    place = PlaceFactory(in_wijk=WijkFactory(slug="hoek"), slug="plek")
    OpeningHours.objects.create(
        place=place, weekday=2, opens="09:00", closes="12:00", locale=place.locale,
        languages=["nl", "tr"],
    )  # fmt: skip
    for address in ("/wijken/hoek/plek/", "/wijken/hoek/welkom/"):
        html = client.get(address).content.decode()
        assert '<span lang="tr" dir="ltr">Türkçe</span>' in html, address
