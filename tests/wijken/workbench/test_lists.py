"""The lists of the menu: own pages alone, with wijk, date and state."""

from datetime import date

import pytest
from django.contrib.auth.models import Group

from mijnbuurt.users.roles import Role
from tests.factories import HOSTILE
from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    PlaceFactory,
    WijkFactory,
    page_of,
)
from tests.factories.users import UserFactory
from tests.queries.counting import queries_of
from tests.reading import Reading
from wijken.activities.models import AgendaPage, Occurrence
from wijken.activities.occurrences import roll

pytestmark = [pytest.mark.django_db, pytest.mark.indexed, pytest.mark.usefixtures("frozen")]


@pytest.fixture
def editor(client, wijk):
    user = UserFactory(groups=[wijk.group])
    client.force_login(user)
    return user


def rows(client, path: str) -> list[list[str]]:
    table = Reading.of(client, path).soup.select_one("table.mb-list")
    found = table.select("tbody tr") if table else []
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in found]


def test_drafts_of_others_are_in_no_list(client, wijk, editor):
    """Not by a search, a filter, or the answer that replaces the rows either."""
    other = WijkFactory()
    for factory in (ActivityFactory, ArticleFactory, PlaceFactory):
        factory(in_wijk=wijk, title="Eigen concept", live=False)
        factory(in_wijk=other, title="Geheim concept", live=False)
        factory(title="Geheim van de stad", live=False)
        factory(in_wijk=other, title="Geheim noch van mij")
    for name in ("activiteiten", "nieuws", "plekken", "wijkteams"):
        for query in ("", "resultaten/", "?q=Geheim", f"?wijk={other.pk}", "?toestand=concept"):
            answer = client.get(f"/beheer/{name}/{query}")
            shown = answer.content.decode()
            assert "Geheim concept" not in shown
            assert "Geheim van" not in shown
            assert "Geheim noch" not in shown
    assert len(rows(client, "/beheer/nieuws/?toestand=concept")) == 1


def test_a_row_tells_wijk_date_and_state(client, wijk, editor, tuesday_morning):
    weekly = ActivityFactory(in_wijk=wijk, title=f"Koffie {HOSTILE}")
    roll(weekly, tuesday_morning)
    over = ActivityFactory(
        in_wijk=wijk, title="Voorbij", repeat="once", first_date=date(2026, 11, 3)
    )
    roll(over, tuesday_morning)
    first = Occurrence.objects.filter(activity=weekly).coming(tuesday_morning).first()
    Occurrence.objects.filter(pk=first.pk).update(state="cancelled")
    waiting = ActivityFactory(in_wijk=wijk, title="Wacht", live=False, first_date=None)
    waiting.get_workflow().start(waiting, editor)
    found = rows(client, "/beheer/activiteiten/")
    assert [row[2] for row in found] == [
        "dinsdag 1 december 2026, 10.00 uur",
        "Nog geen datum",
        "Geen datum meer",
    ]
    assert HOSTILE in found[0][0]
    assert {row[1] for row in found} == {wijk.name}
    assert [row[3] for row in found] == ["Online", "Wacht op akkoord", "Online"]
    assert [row[0][:5] for row in rows(client, "/beheer/activiteiten/?toestand=wacht")] == ["Wacht"]
    assert len(rows(client, "/beheer/activiteiten/?toestand=online")) == 2


def test_news_stands_by_its_day_and_is_found_by_its_words(client, wijk, editor):
    old = ArticleFactory(in_wijk=wijk, title="Oud nieuws", date_sort=date(2019, 7, 9))
    ArticleFactory(in_wijk=wijk, title="Nieuw nieuws", date_sort=date(2026, 11, 20))
    assert [row[2] for row in rows(client, "/beheer/nieuws/")] == [
        "20 november 2026",
        "9 juli 2019",
    ]
    upside = rows(client, "/beheer/nieuws/?ordering=date_sort")
    assert [row[2] for row in upside] == ["9 juli 2019", "20 november 2026"]
    assert len(rows(client, "/beheer/nieuws/?q=OUD")) == 1
    for nonsense in (
        "?q=%22",
        "?q=%00",
        "?ordering=locked_by",
        "?toestand=nee",
        "?wijk=x",
        "?p=99",
    ):
        assert client.get(f"/beheer/nieuws/{nonsense}").status_code in (200, 400)
    old.title = "Herzien"
    old.save_revision()
    assert rows(client, "/beheer/nieuws/?q=herzien")[0][3] == "Online, met een concept"


def test_new_goes_to_the_own_wijk_or_asks_for_one(client, wijk, editor):
    agenda = AgendaPage.objects.child_of(page_of(wijk)).get()
    answer = client.get("/beheer/activiteiten/nieuw/")
    assert answer.url == f"/beheer/pages/add/activities/activity/{agenda.pk}/"
    second, third = WijkFactory(), WijkFactory()
    editor.groups.add(second.group)
    asked = Reading.of(client, "/beheer/activiteiten/nieuw/")
    assert {second.name, wijk.name} <= {label.get_text(strip=True) for label in asked.soup("label")}
    assert third.name not in asked.text
    forged = AgendaPage.objects.child_of(page_of(third)).get().pk
    refused = client.post("/beheer/activiteiten/nieuw/", {"parent_page": forged})
    assert "Kies een wijk uit de lijst." in refused.content.decode()
    assert "Kies een wijk." in client.post("/beheer/activiteiten/nieuw/").content.decode()
    chosen = client.post("/beheer/activiteiten/nieuw/", {"parent_page": agenda.pk})
    assert chosen.url.endswith(f"/{agenda.pk}/")


def test_who_works_citywide_sees_all_and_can_pick_a_wijk(client, wijk):
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    ArticleFactory(in_wijk=wijk)
    ArticleFactory()
    assert {row[1] for row in rows(client, "/beheer/nieuws/")} == {wijk.name, "Hele stad"}
    assert {row[1] for row in rows(client, f"/beheer/nieuws/?wijk={wijk.pk}")} == {wijk.name}
    WijkFactory()
    teams = rows(client, "/beheer/wijkteams/")
    assert teams[0][1] == "Nog geen team"


def test_an_editor_of_one_wijk_goes_straight_to_its_team(client, wijk, editor):
    answer = client.get("/beheer/wijkteams/")
    assert answer.status_code == 302
    assert answer.url.startswith(f"/beheer/pages/{page_of(wijk).pk}/edit/#")


@pytest.mark.parametrize("name", ["activiteiten", "nieuws", "plekken"])
def test_more_rows_take_no_more_queries(client, wijk, editor, name):
    factory = {"activiteiten": ActivityFactory, "nieuws": ArticleFactory, "plekken": PlaceFactory}
    path = f"/beheer/{name}/"
    for live in (True, False):
        factory[name](in_wijk=wijk, live=live)
    client.get(path)
    few = queries_of(client, path)
    for live in (True, False, True):
        page = factory[name](in_wijk=wijk, live=live)
        page.get_workflow().start(page, editor)
    assert queries_of(client, path) == few
