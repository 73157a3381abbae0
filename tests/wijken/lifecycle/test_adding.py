"""Adding a wijk: one form makes all of it, once."""

import uuid

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, ModelLogEntry, Page, WorkflowPage

from mijnbuurt.users.roles import Role
from tests.factories import HOSTILE
from tests.factories.pages import WijkFactory, page_of
from tests.factories.users import UserFactory
from wijken.areas.enums import Colour, WijkState
from wijken.areas.models import Wijk
from wijken.models import WijkApproval, WijkIndexPage

pytestmark = pytest.mark.django_db

ADD = "wijk:add"


def filled_in(**fields: object) -> dict[str, object]:
    return {
        "name": "De Hoek",
        "aliases": "",
        "colour": "petrol",
        "emblem": "brug",
        "cbs_code": "",
        "cbs_year": "",
        "key": str(uuid.uuid4()),
        **fields,
    }


@pytest.fixture
def redactie(client):
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    return client


def translated_index(code: str) -> WijkIndexPage:
    """The list of wijken online in another language."""
    found = WijkIndexPage.objects.get(locale__language_code="nl").copy_for_translation(
        Locale.objects.get(language_code=code), copy_parents=True
    )
    found.save_revision().publish()
    return found


def test_one_action_makes_all_of_it(redactie):
    response = redactie.post(reverse(ADD), filled_in(), follow=True)
    wijk = Wijk.objects.get(name="De Hoek")
    page = page_of(wijk)
    assert page.live and page.url == "/wijken/de-hoek/"
    titles = dict(page.get_children().live().values_list("slug", "title"))
    assert titles == {
        "nieuws": "Nieuws uit De Hoek",
        "agenda": "Agenda van De Hoek",
        "initiatieven": "Ideeën uit De Hoek",
    }
    assert wijk.colour == "petrol"
    assert wijk.group.name == "Redactie de-hoek"
    assert wijk.collection.name == "De Hoek (de-hoek)"
    assert WorkflowPage.objects.get(page=page).workflow.name == "Akkoord van De Hoek"
    assert WijkApproval.objects.filter(wijk=wijk).exists()
    assert GroupPagePermission.objects.filter(group=wijk.group, page=page).exists()
    text = response.content.decode()
    for said in (
        "Redactie de-hoek",
        "Vul de postcodes in",
        "4 van 4 online",
        "Akkoord van De Hoek",
    ):
        assert said in text


def test_every_language_of_the_list_goes_along_whole(redactie):
    translated_index("en")
    redactie.post(reverse(ADD), filled_in())
    wijk = Wijk.objects.get()
    english = wijk.pages.get(locale__language_code="en")
    assert english.live and english.alias_of_id is None
    titles = dict(english.get_children().live().values_list("slug", "title"))
    assert titles == {
        "nieuws": "News from De Hoek",
        "agenda": "What’s on in De Hoek",
        "initiatieven": "Ideas from De Hoek",
    }
    assert not wijk.pages.filter(locale__language_code="ar").exists()
    assert WorkflowPage.objects.filter(page=english).exists()
    assert GroupPagePermission.objects.filter(group=wijk.group, page=english).exists()
    text = redactie.get("/en/wijken/de-hoek/").content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    assert "Weet u niet" not in main
    assert 'lang="nl"' not in main


def test_a_language_without_a_list_of_wijken_gets_no_page(redactie):
    redactie.post(reverse(ADD), filled_in())
    assert Wijk.objects.get().pages.count() == 1
    assert redactie.get("/en/wijken/de-hoek/").status_code == 200


def test_two_taps_make_one_wijk(redactie):
    form = filled_in()
    first = redactie.post(reverse(ADD), form)
    second = redactie.post(reverse(ADD), form)
    assert first.url == second.url
    assert Wijk.objects.count() == 1
    assert ModelLogEntry.objects.filter(action="wijken.add").count() == 1


@pytest.mark.parametrize("name", ["Molenveld", "mOLENVELD ", "Het Veld"])
def test_a_name_of_another_wijk_is_refused_in_a_sentence(redactie, name):
    WijkFactory(name="Molenveld", aliases=["Het Veld"])
    response = redactie.post(reverse(ADD), filled_in(name=name, aliases="Zeldzame naam"))
    text = response.content.decode()
    assert "hoort al bij Molenveld" in text
    assert "Zeldzame naam" in text
    assert Wijk.objects.count() == 1


def test_another_name_that_is_taken_is_refused(redactie):
    WijkFactory(name="Molenveld", state=WijkState.CLOSED)
    response = redactie.post(reverse(ADD), filled_in(aliases="Molenveld"))
    assert "hoort al bij Molenveld" in response.content.decode()
    assert Wijk.objects.count() == 1


def test_a_colour_that_is_free_is_proposed(redactie):
    for colour in list(Colour)[:3]:
        WijkFactory(colour=colour)
    text = redactie.get(reverse(ADD)).content.decode()
    assert f'value="{list(Colour)[3].value}" selected' in text


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "x" * 61},
        {"name": "a\x00b"},
        {"colour": "#ff0000"},
        {"emblem": "draak"},
        {"aliases": "y" * 61},
        {"aliases": "\n".join(f"naam {n}" for n in range(50))},
        {"aliases": "a\x00b"},
        {"cbs_year": "-1"},
        {"key": "geen sleutel"},
    ],
)
def test_bad_input_makes_nothing(redactie, fields):
    response = redactie.post(reverse(ADD), filled_in(**fields))
    assert response.status_code == 200
    assert not Wijk.objects.exists()


@pytest.mark.parametrize("name", [HOSTILE, "نيل", "!!!", "Nieuws", "Vinden"])
def test_any_name_gets_an_address_of_its_own(redactie, name):
    redactie.post(reverse(ADD), filled_in(name=name))
    wijk = Wijk.objects.get()
    assert redactie.get(wijk.url).status_code == 200


def test_forged_fields_change_nothing(redactie):
    other = WijkFactory()
    redactie.post(
        reverse(ADD),
        filled_in(slug="gekaapt", state="merged", group=other.group_id, successor=other.pk),
    )
    wijk = Wijk.objects.get(name="De Hoek")
    assert (wijk.slug, wijk.state, wijk.successor) == ("de-hoek", "open", None)


def test_an_editor_of_a_wijk_makes_none(client):
    wijk = WijkFactory()
    client.force_login(UserFactory(groups=[wijk.group]))
    client.post(reverse(ADD), filled_in())
    client.post(reverse("wijk:edit", args=[wijk.pk]), filled_in())
    assert client.get(reverse("wijk:life", args=[wijk.pk])).status_code in (302, 403, 404)
    assert list(Wijk.objects.values_list("name", flat=True)) == [wijk.name]
    assert Page.objects.filter(slug="de-hoek").count() == 0
