"""The lists below the page of a wijk are of that wijk alone, and ask for no other."""

import pytest

from tests.factories.pages import ArticleFactory, WijkFactory
from tests.reading import Reading

pytestmark = pytest.mark.django_db

LISTS = ["nieuws", "agenda", "initiatieven"]


def names(reading: Reading) -> set[str]:
    """The names of the filters on a list."""
    fields = reading.main.select(".mb-filter [name]")
    return {field["name"] for field in fields}


@pytest.mark.parametrize("path", LISTS)
def test_the_filter_on_wijk_stands_on_the_list_of_all_alone(client, path):
    WijkFactory(slug="hoek")
    citywide = names(Reading.of(client, f"/{path}/"))
    assert "wijk" in citywide
    assert names(Reading.of(client, f"/wijken/hoek/{path}/")) == citywide - {"wijk"}


def test_another_wijk_in_the_address_changes_nothing(client):
    WijkFactory(slug="elders")
    ArticleFactory(in_wijk=WijkFactory(slug="hoek"), title="Uit de hoek")
    reading = Reading.of(client, "/wijken/hoek/nieuws/?wijk=elders")
    assert "Uit de hoek" in reading.text
    assert not reading.soup.select_one(".mb-filter[open]")
