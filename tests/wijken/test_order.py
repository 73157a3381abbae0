"""Lists in the order of dates: what has none stands last, on any database."""

from datetime import date

import pytest

from initiatives.models import InitiativePage
from tests.factories.pages import (
    InitiativePageFactory,
    ProjectFactory,
    PublicationFactory,
    WijkFactory,
)
from tests.reading import Reading
from wijken.models import Figure, Publication
from wijken.overview import projects_of

pytestmark = pytest.mark.django_db

DAYS = (None, date(2020, 1, 1), date(2024, 1, 1))


def test_the_order_says_where_rows_without_a_date_go():
    """SQLite would put them last by itself, PostgreSQL first."""
    for pages in (InitiativePage.objects.newest_first(), Publication.objects.newest_first("year")):
        assert "NULLS LAST" in str(pages.query)
    assert "NULLS LAST" in str(Figure.objects.all().query)


def test_projects():
    wijk = WijkFactory()
    for day in DAYS:
        ProjectFactory(in_wijk=wijk, date_sort=day)
    assert [project.date_sort for project in projects_of(wijk)] == [*DAYS[:0:-1], None]


def test_initiatives():
    for day in DAYS:
        InitiativePageFactory(date_sort=day)
    found = InitiativePage.objects.public().with_cards()
    assert [page.date_sort for page in found] == [*DAYS[:0:-1], None]


def test_publications(client):
    for year in (None, 2020, 2024):
        PublicationFactory(year=year, title=f"Uit {year}")
    reading = Reading.of(client, "/publicaties/")
    titles = [title.get_text() for title in reading.soup.select(".mb-row__title")]
    assert titles == ["Uit 2024", "Uit 2020", "Uit None"]


def test_figures():
    for year in (None, 2020, 2024):
        Figure.objects.create(label="Woningen", value=1, year=year)
    assert [figure.year for figure in Figure.objects.all()] == [2024, 2020, None]
