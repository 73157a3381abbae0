"""The page of a wijk: first the answers, then the rest, and never empty-handed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from mijnbuurt.core.models import SiteSettings
from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    PlaceFactory,
    ProjectFactory,
    WijkFactory,
    page_of,
)
from tests.reading import Reading
from wijken.activities.models import Occurrence
from wijken.areas.models import Area
from wijken.models import Figure, Priority, ProjectPhase, TeamMember, WelcomeItem
from wijken.places.models import OpeningHours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture(scope="module")
def shared_wijk(shared_db):
    return WijkFactory(slug="hoek", name="De Hoek", aliases=["Salland"]).pk


def read(client, wijk, **extra) -> Reading:
    return Reading.of(client, f"/wijken/{wijk.slug}/", **extra)


def test_an_empty_wijk_still_says_where_to_go(client, wijk):
    site = SiteSettings.load()
    site.phone = "0592 00 00 00"
    site.save()
    reading = read(client, wijk)
    assert page_of(wijk).help_line in reading.text
    assert reading.soup.select_one(".mb-wijkhead a[href='tel:+31592000000']")
    assert "/initiatieven/indienen/?wijk=hoek" in reading.links
    assert "/wijken/hoek/contact/" in reading.links


def test_the_block_of_the_place_has_a_number_to_call(client, wijk):
    site = SiteSettings.load()
    site.phone = "0592 00 00 00"
    site.save()
    in_block = ".mb-panel[aria-labelledby=binnen] a[href^=tel]"
    assert read(client, wijk).soup.select_one(in_block)["href"] == "tel:+31592000000"
    PlaceFactory(in_wijk=wijk, facts_row={"phone": "0592 11 11 11"})
    assert read(client, wijk).soup.select_one(in_block)["href"] == "tel:+31592111111"


def test_empty_parts_are_left_out(client, wijk):
    reading = read(client, wijk)
    for name in ("team", "projecten", "nieuws", "cijfers", "punten"):
        assert reading.section(name) is None
    text = reading.text
    for heading in ("Uw wijkteam", "Wat gaat er veranderen?", "De wijk in cijfers"):
        assert heading not in text


def test_the_help_line_can_not_be_empty(wijk):
    page = page_of(wijk)
    page.help_line = ""
    with pytest.raises(ValidationError):
        page.full_clean()
    with pytest.raises(IntegrityError):
        type(page).objects.filter(pk=page.pk).update(help_line="")


def test_the_head_answers_with_the_first_place_and_the_next_date(client, wijk):
    place = PlaceFactory(in_wijk=wijk, title="BIC De Hoek")
    OpeningHours.objects.create(
        place=place, weekday=2, opens="09:00", closes="12:00", locale=place.locale
    )
    ActivityFactory(in_wijk=wijk, title="Koffie")
    reading = read(client, wijk)
    head = reading.soup.select_one(".mb-wijkhead")
    assert "BIC De Hoek" in head.text
    assert "Nu open tot 12.00 uur" in head.text
    assert "Vandaag 9.00" in " ".join(head.text.split())
    assert "Koffie" in head.text
    assert head.find("time", datetime="2026-11-24T10:00:00+01:00")


def test_each_recurring_activity_stands_there_once(client, wijk):
    weekly = ActivityFactory(in_wijk=wijk, title="Elke week koffie")
    assert Occurrence.objects.filter(activity=weekly).count() > 10
    section = read(client, wijk).section("te-doen")
    assert section.text.count("Elke week koffie") == 1
    assert "Elke dinsdag" in section.text


def test_what_is_on_once_stands_there_too(client, wijk):
    """A single party is also something to do in the wijk."""
    ActivityFactory(in_wijk=wijk, title="Straatfeest", repeat="once", first_date="2026-11-28")
    assert "Straatfeest" in read(client, wijk).text


def test_an_activity_whose_dates_are_over_is_left_out(client, wijk):
    ActivityFactory(in_wijk=wijk, title="Voorbij", last_date=date(2026, 11, 17))
    assert "Voorbij" not in read(client, wijk).text


def test_the_team_by_role_and_organisation(client, wijk):
    page = page_of(wijk)
    page.team = [
        TeamMember(role="Wijkagent", organisation="Politie", name="Kim", tasks="Veiligheid"),
        TeamMember(role="Buurtwerker", organisation="Vaart", name="Weg", vacant=True),
    ]
    page.save_revision().publish()
    section = read(client, wijk).section("team")
    text = " ".join(section.text.split())
    for words in ("Wijkagent", "Politie", "Kim", "Veiligheid", "Buurtwerker"):
        assert words in text
    assert not section.find_all("img", src=lambda src: src and "foto" in src)


def test_news_projects_priorities_and_figures(client, wijk):
    for number in range(5):
        ArticleFactory(in_wijk=wijk, title=f"Bericht {number}")
    ArticleFactory(title="Van de stad")
    project = ProjectFactory(in_wijk=wijk, title="Nieuwe huizen", date_words="zomer 2027")
    project.phases = [
        ProjectPhase(title="Gesprekken", state="done", date_words="voorjaar 2026"),
        ProjectPhase(title="Slopen", state="now"),
        ProjectPhase(title="Bouwen", state="planned"),
    ]
    project.save_revision().publish()
    page = page_of(wijk)
    page.priorities = [Priority(title="Minder afval", text="Samen opruimen")]
    page.save_revision().publish()
    Figure.objects.create(
        wijk=wijk, label="Huizen", value=100, precision="almost", year=2021, source="Gemeente"
    )
    reading = read(client, wijk)
    assert reading.section("nieuws").text.count("Bericht") == 3
    assert "Van de stad" not in reading.text
    projects = reading.section("projecten").text
    for words in ("Nieuwe huizen", "zomer 2027", "Gesprekken", "voorjaar 2026", "Slopen"):
        assert words in projects
    assert "Minder afval" in reading.text
    figures = reading.section("cijfers").text
    assert "bijna 100" in figures
    assert "2021" in figures
    assert "Gemeente" in figures


def test_every_project_is_found_and_the_first_two_show_their_steps(client, wijk):
    for number, status in enumerate(("done", "planned", "busy", "preparing")):
        project = ProjectFactory(in_wijk=wijk, title=f"Project {number}", status=status)
        project.phases = [ProjectPhase(title=f"Stap van {number}")]
        project.save_revision().publish()
    section = read(client, wijk).section("projecten")
    titles = [heading.text.strip() for heading in section.find_all("h3")]
    assert titles == ["Project 2", "Project 3", "Project 1", "Project 0"]
    steps = [brick.b.text for brick in section.select(".mb-course__brick")]
    assert steps == ["Stap van 2", "Stap van 3"]


def test_buurten_streets_and_other_names(client, wijk):
    Area.objects.create(wijk=wijk, kind="buurt", name="Hoekbuurt")
    Area.objects.create(wijk=wijk, kind="street", name="Molenstraat")
    text = read(client, wijk).section("straten").text
    for words in ("Hoekbuurt", "Molenstraat", "Salland"):
        assert words in text


def test_content_of_another_wijk_is_not_here(client, wijk):
    other = WijkFactory()
    for factory in (ArticleFactory, ActivityFactory, ProjectFactory, PlaceFactory):
        factory(in_wijk=other, title="Van de buren")
    assert "Van de buren" not in read(client, wijk).text


def test_drafts_are_not_here(client, wijk):
    for factory in (ArticleFactory, ActivityFactory, ProjectFactory, PlaceFactory):
        factory(in_wijk=wijk, title="Nog niet af", live=False)
    assert "Nog niet af" not in read(client, wijk).text


def test_the_first_question_of_the_idea_form_stands_here_without_a_cookie(client, wijk):
    reading = read(client, wijk)
    form = reading.main.find("form", action="/initiatieven/indienen/")
    assert form["method"] == "post"
    assert form.find("input", attrs={"name": "wijk"})["value"] == "hoek"
    assert not form.find("input", attrs={"name": "csrfmiddlewaretoken"})
    assert not reading.response.cookies


def test_structured_data_agrees(client, wijk):
    data = read(client, wijk).json_ld
    assert data["@type"] == "Place"
    assert data["alternateName"] == ["Salland"]
    assert data["url"] == "http://testserver/wijken/hoek/"


def test_the_colour_of_the_wijk(client, wijk):
    assert read(client, wijk).soup.body["data-kleur"] == wijk.colour


def test_the_sheet_for_who_is_new_never_says_now(client, wijk):
    page = page_of(wijk)
    page.welcome_items = [WelcomeItem(title="Afval", text="Op dinsdag")]
    page.team = [TeamMember(role="Huismeester", name="Jo", phone="0592 11 11 11")]
    page.save_revision().publish()
    place = PlaceFactory(in_wijk=wijk, title="BIC De Hoek")
    OpeningHours.objects.create(
        place=place, weekday=2, opens="09:00", closes="12:00", locale=place.locale
    )
    reading = Reading.of(client, "/wijken/hoek/welkom/")
    assert reading.heading == "Welkom in De Hoek"
    for words in ("Afval", "Op dinsdag", "Huismeester", "0592 11 11 11", "BIC De Hoek", "9.00"):
        assert words in reading.text
    assert "Nu open" not in reading.text
    assert "Vandaag" not in reading.text
    assert page.help_line in reading.text


def test_the_sheet_says_in_which_season_hours_hold(client, wijk):
    place = PlaceFactory(in_wijk=wijk)
    seasons = [("", ""), ("04-01", "09-30"), ("10-01", ""), ("", "02-29")]
    for number, (first, last) in enumerate(seasons):
        OpeningHours.objects.create(
            place=place,
            weekday=2,
            opens=f"{10 + number}:00",
            closes="17:00",
            season_from=first,
            season_to=last,
            sort_order=number,
            locale=place.locale,
        )
    rows = Reading.of(client, "/wijken/hoek/welkom/").main.select(".mb-hours tr")
    small = [[words.get_text() for words in row.select("td small")] for row in rows]
    assert small == [
        [],
        ["Van 1 april tot en met 30 september"],
        ["Vanaf 1 oktober"],
        ["Tot en met 29 februari"],
    ]


def test_the_sheet_in_another_language_keeps_the_language(client, wijk):
    reading = Reading.of(client, "/en/wijken/hoek/welkom/")
    assert reading.soup.html["lang"] == "en"
    assert reading.main["lang"] == "nl"


def test_all_wijken_stand_in_the_list(client, wijk):
    other = WijkFactory()
    reading = Reading.of(client, "/wijken/")
    assert {wijk.url, other.url} <= set(reading.links)
    assert reading.main.find("form", action="/wijken/vinden/")
