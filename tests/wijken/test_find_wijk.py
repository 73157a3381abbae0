"""From what someone types to a wijk: an answer, or a choice, never an error and never a trace."""

import logging

import pytest
from django.contrib.sessions.models import Session

from tests.factories.pages import WijkFactory
from tests.reading import Reading
from wijken.areas.lookup import find_wijken
from wijken.areas.models import Area, PostcodeRange

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def wijken(shared_db):
    """Two wijken that share a street and a postcode."""
    hoek = WijkFactory(slug="hoek", name="De Hoek", aliases=["Salland", "Hoekje"])
    rand = WijkFactory(slug="rand", name="De Rand")
    Area.objects.create(wijk=hoek, kind="buurt", name="Hoekbuurt", aliases=["De Lariks"])
    Area.objects.create(wijk=hoek, kind="street", name="Molenstraat")
    Area.objects.create(wijk=hoek, kind="street", name="Plein 1813")
    for wijk in (hoek, rand):
        Area.objects.create(wijk=wijk, kind="street", name="Grensweg")
    PostcodeRange.objects.create(wijk=hoek, start="9401AA", end="9401ZZ")
    PostcodeRange.objects.create(wijk=hoek, start="9402AA", end="9402KZ")
    PostcodeRange.objects.create(wijk=rand, start="9402KZ", end="9402ZZ")


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("9401 AB", ["hoek"]),
        ("9401ab", ["hoek"]),
        ("  9401  ab ", ["hoek"]),
        ("9401", ["hoek"]),
        ("9402 LA", ["rand"]),
        ("9402 KZ", ["hoek", "rand"]),
        ("9402", ["hoek", "rand"]),
        ("9999 ZZ", []),
        ("Molenstraat", ["hoek"]),
        ("molenstraat 12", ["hoek"]),
        ("MOLENSTRAAT 12 b", ["hoek"]),
        ("Molenstraat 12a", ["hoek"]),
        ("Plein 1813", ["hoek"]),
        ("plein 1813 4a", ["hoek"]),
        ("Grensweg", ["hoek", "rand"]),
        ("De Hoek", ["hoek"]),
        ("de rand", ["rand"]),
        ("Salland", ["hoek"]),
        ("salland", ["hoek"]),
        ("De Lariks", ["hoek"]),
        ("Hoekbuurt", ["hoek"]),
        ("Nergensstraat", []),
        ("Molen", []),
        ("%", []),
        ("_olenstraat", []),
        ("", []),
        ("12", []),
    ],
)
def test_what_fits(typed, slugs):
    assert [wijk.slug for wijk in find_wijken(typed)] == slugs


@pytest.mark.parametrize("typed", ["9401 AB", "Salland", "De Lariks", "Molenstraat 3"])
def test_one_answer_leads_there(client, typed):
    response = client.post("/wijken/vinden/", {"waar": typed})
    assert (response.status_code, response["Location"]) == (302, "/wijken/hoek/")
    assert client.post("/en/wijken/vinden/", {"waar": typed})["Location"] == "/en/wijken/hoek/"


def test_two_answers_are_a_choice_of_those_two(client):
    WijkFactory(slug="ver", name="Ver weg")
    reading = Reading(client.post("/wijken/vinden/", {"waar": "9402 KZ"}))
    assert reading.response.status_code == 200
    assert {"/wijken/hoek/", "/wijken/rand/", "/wijken/"} <= set(reading.links)
    assert "/wijken/ver/" not in reading.links
    assert reading.main.find("input", attrs={"name": "waar"})["value"] == "9402 KZ"


def test_no_answer_is_a_choice_of_all_with_what_was_typed(client):
    typed = "Nergensstraat <script>alert(1)</script>"
    reading = Reading(client.post("/wijken/vinden/", {"waar": typed}))
    assert reading.response.status_code == 200
    assert {"/wijken/hoek/", "/wijken/rand/"} <= set(reading.links)
    assert reading.main.find("input", attrs={"name": "waar"})["value"] == typed
    assert "<script>alert" not in reading.html


def test_nothing_typed_is_in_logs_or_kept(client, caplog):
    caplog.set_level(logging.DEBUG)
    for typed in ("9401 AB", "Geheimelaan 7"):
        response = client.post("/wijken/vinden/", {"waar": typed})
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
        assert typed not in response.get("Location", "")
        queries = [r for r in caplog.records if r.name.startswith("django.db")]
        kept = [r for r in caplog.records if r not in queries and typed in r.getMessage()]
        assert kept == []
    assert not Session.objects.exists()


def test_typed_in_the_address_it_is_not_read(client):
    """An address lands in logs and histories, so the form posts and a GET means nothing."""
    reading = Reading.of(client, "/wijken/vinden/?waar=9401AB")
    assert reading.main.find("input", attrs={"name": "waar"})["value"] == ""


def test_it_costs_the_same_however_many_streets(django_assert_max_num_queries):
    wijk = WijkFactory()
    Area.objects.bulk_create(Area(wijk=wijk, kind="street", name=f"Straat {n}") for n in range(500))
    with django_assert_max_num_queries(6):
        assert find_wijken("Straat 77") == [wijk]
