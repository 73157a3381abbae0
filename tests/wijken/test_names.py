"""A wijk is found by the names that it has now."""

import pytest

from tests.factories.pages import WijkFactory
from tests.reading import Reading
from wijken.areas.models import Area

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_wijk(shared_db):
    return WijkFactory(slug="hoek", name="De Hoek").pk


@pytest.fixture
def found(client, wijk):
    def ask(words: str) -> bool:
        reading = Reading.of(client, f"/zoeken/?q={words}")
        return any(f"/wijken/{wijk.slug}/" in a["href"] for a in reading.soup.select(".mb-row a"))

    return ask


def test_by_a_new_street_a_renamed_one_and_not_by_one_that_went(wijk, found):
    assert not found("Kwartelstraat")
    street = Area.objects.create(wijk=wijk, kind="street", name="Kwartelstraat")
    assert found("Kwartelstraat")
    street.name = "Patrijsstraat"
    street.save()
    assert found("Patrijsstraat")
    assert not found("Kwartelstraat")
    street.delete()
    assert not found("Patrijsstraat")


def test_by_a_new_alias(wijk, found):
    assert not found("Sallandse")
    wijk.aliases = ["Sallandse buurt"]
    wijk.save()
    assert found("Sallandse")
