""" "Ik heb een idee": three questions, on its own page and inside other pages."""

import re

import pytest
from django.test import Client

from initiatives.models import Idea
from tests.factories.pages import WijkFactory
from tests.intake.posting import IDEA_PATH, answers, send_idea
from wijken.areas.models import Area, PostcodeRange, Wijk

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    return WijkFactory(slug="molenveld", name="Molenveld", aliases=["'t Veld"]).pk


# Where


def test_the_wijk_of_the_page_one_came_from_is_chosen(client: Client, wijk: Wijk) -> None:
    page = client.get(f"{IDEA_PATH}?wijk=molenveld").content.decode()
    assert '<option value="molenveld" selected>' in page
    assert 'data-kleur="indigo"' in page


def test_a_chosen_wijk_is_kept(client: Client, wijk: Wijk) -> None:
    send_idea(client, wijk="molenveld", where="ergens anders")
    assert Idea.objects.get().wijk == wijk


@pytest.mark.parametrize(
    "where",
    ["1234 AB", "Molenstraat 4, 1234ab", "molenstraat", "Molenstraat 12 b", "'t veld", "Molenveld"],
)
def test_the_wijk_follows_from_the_place(client: Client, wijk: Wijk, where: str) -> None:
    PostcodeRange.objects.create(wijk=wijk, start="1234AA", end="1234AZ")
    Area.objects.create(wijk=wijk, kind="street", name="Molenstraat")
    send_idea(client, where=where)
    assert Idea.objects.get().wijk == wijk


@pytest.mark.parametrize("where", ["", "9999 ZZ", "bij de vijver", "Dorpsstraat", "x" * 200])
def test_an_unknown_or_shared_place_goes_to_the_citywide_editors(client, wijk, where) -> None:
    for owner in (wijk, WijkFactory()):
        Area.objects.create(wijk=owner, kind="street", name="Dorpsstraat")
    send_idea(client, where=where)
    assert Idea.objects.get().wijk is None


@pytest.mark.parametrize("forged", ["bestaat-niet", "1", "'; drop", "\x00", "x" * 5000])
def test_a_wijk_that_does_not_exist_counts_as_not_known(client, wijk, forged) -> None:
    assert send_idea(client, wijk=forged).status_code == 302
    assert Idea.objects.get().wijk is None


# How do we reach you


@pytest.mark.parametrize(
    ("way", "field", "value"),
    [
        ("phone", "phone", "06 12 34 56 78"),
        ("mail", "email", "bewoner@example.org"),
        ("letter", "postal_address", "Molenstraat 4\n1234 AB Molenveld"),
        ("visit", "", ""),
    ],
)
def test_only_the_field_of_the_chosen_way_is_needed_and_kept(client, way, field, value) -> None:
    others = {
        "phone": "0612345678",
        "email": "een@example.org",
        "postal_address": "Ergens 1",
    }
    if field:
        others[field] = value
    assert send_idea(client, answer_way=way, **others).status_code == 302
    idea = Idea.objects.get()
    kept = {name: getattr(idea, name) for name in others if getattr(idea, name)}
    assert kept == ({field: value} if field else {})
    assert idea.reply_to == value


@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        ("phone", "Vul uw telefoonnummer in"),
        ("mail", "Vul uw e-mailadres in"),
        ("letter", "Vul uw adres in"),
        ("", "Kies hoe wij u kunnen bereiken"),
        ("duif", "Kies hoe wij u kunnen bereiken"),
    ],
)
def test_what_is_missing_is_said_above_and_beside_the_field(client, way, sentence) -> None:
    shown = send_idea(client, answer_way=way, phone="")
    page = shown.content.decode()
    assert page.count(sentence) == 2
    assert "data-errors" in page
    assert not Idea.objects.exists()


def test_mistakes_in_fields_of_other_ways_do_not_matter(client: Client) -> None:
    assert send_idea(client, answer_way="visit", phone="??", email="??").status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("phone", "12345", "Dit telefoonnummer klopt niet"),
        ("text", "   \n ", "Schrijf in een paar woorden op"),
        ("where", "x" * 201, "201 tekens"),
        ("name", "x" * 101, "101 tekens"),
    ],
)
def test_mistakes_are_said_in_plain_dutch(client: Client, field, value, sentence) -> None:
    assert sentence in send_idea(client, **{field: value}).content.decode()


@pytest.mark.parametrize(
    "email", ["piet", "piet@", "a@b.nl\nBcc: c@d.nl", "a@" + "b" * 300 + ".nl"]
)
def test_a_wrong_mail_address_is_refused(client: Client, email: str) -> None:
    page = send_idea(client, answer_way="mail", email=email).content.decode()
    assert "e-mailadres" in page
    assert not Idea.objects.exists()


# The language of the answer


@pytest.mark.parametrize(
    ("prefix", "chosen", "kept"),
    [("", None, "nl"), ("/en", None, "en"), ("/en", "ar", "ar"), ("/ar", "nl", "nl")],
)
def test_the_language_of_the_answer_is_that_of_the_page_unless_chosen(
    client: Client, prefix: str, chosen: str | None, kept: str
) -> None:
    form = answers()
    form.pop("language")
    if chosen:
        form["language"] = chosen
    sent = client.post(prefix + IDEA_PATH, form)
    assert Idea.objects.get().language == kept
    assert sent["Location"].startswith(f"{prefix}{IDEA_PATH}ontvangen/")


def test_the_page_offers_every_language_by_its_own_name(client: Client) -> None:
    page = client.get(f"/en{IDEA_PATH}").content.decode()
    assert re.search(r'<option value="en" selected>English', page)
    assert "Nederlands" in page
    assert "العربيّة" in page
