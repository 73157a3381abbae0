"""Projects: who lives there hears it first."""

import pytest

from mijnbuurt.core.gate import PublicationRefused, publication_obstacles
from tests.factories.pages import ProjectFactory
from tests.reading import Reading
from wijken.models import Figure, Project, ProjectPhase

pytestmark = pytest.mark.django_db


@pytest.fixture
def untold() -> Project:
    return ProjectFactory(told_first=False, live=False, title="Sloopplan", slug="sloop")


def test_it_is_not_published_before_residents_know(untold):
    assert publication_obstacles(untold)
    with pytest.raises(PublicationRefused):
        untold.save_revision().publish()
    with pytest.raises(PublicationRefused):
        untold.live = True
        untold.save()
    assert not Project.objects.get(pk=untold.pk).live


def test_it_is_found_nowhere(client, untold):
    wijk = untold.home_wijk
    assert client.get(untold.url).status_code == 404
    for path in (wijk.url, "/", "/zoeken/?q=Sloopplan", "/sitemap.xml"):
        # The links to the other languages keep the question.
        main = client.get(path).content.decode().replace("?q=Sloopplan", "")
        assert "sloop/" not in main, path
        assert main.count("Sloopplan") <= main.count('value="Sloopplan"') + 1, path  # as typed


def test_once_they_know_it_is_there(client, untold):
    untold.told_first = True
    untold.save_revision().publish()
    assert Reading.of(client, untold.url).heading == "Sloopplan"
    assert "Sloopplan" in Reading.of(client, untold.home_wijk.url).text
    assert untold.url in Reading.of(client, "/zoeken/?q=Sloopplan").links


def test_steps_and_figures(client):
    page = ProjectFactory(status="busy", date_words="2026 tot 2028")
    page.phases = [
        ProjectPhase(title="Praten", state="done", date_words="voorjaar 2026"),
        ProjectPhase(title="Slopen", state="now"),
        ProjectPhase(title="Bouwen", state="planned"),
    ]
    page.save_revision().publish()
    Figure.objects.create(project=page, label="Huizen", value=35, precision="about", year=2021)
    reading = Reading.of(client, page.url)
    steps = reading.section("stappen").text
    for words in ("Praten", "voorjaar 2026", "Slopen", "Bouwen"):
        assert words in steps
    assert "ongeveer 35" in reading.section("cijfers").text
    assert "2021" in reading.section("cijfers").text
    for words in ("Bezig", "2026 tot 2028"):
        assert words in reading.text


def test_without_steps_or_figures_those_parts_are_left_out(client):
    reading = Reading.of(client, ProjectFactory().url)
    assert reading.section("stappen") is None
    assert reading.section("cijfers") is None
