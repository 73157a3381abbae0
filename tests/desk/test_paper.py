"""What the desk prints: the list of the week and empty forms."""

from datetime import date, timedelta

import pytest

from mijnbuurt.core.models import SiteSettings
from tests.factories.pages import ActivityFactory, WijkFactory
from tests.reading import Reading
from tests.wijken.places.rows import at
from wijken.activities import transitions
from wijken.activities.models import Occurrence

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


@pytest.fixture
def coffee(bic, now):
    return ActivityFactory(title="Koffie <i>x</i>", venue=bic, place_words="")


def sheet(page):
    """The words on the paper, with single spaces."""
    return " ".join(page.soup.find("article").get_text().split())


def on(activity, day):
    return Occurrence.objects.get(activity=activity, local_date=day)


def test_the_week_with_what_does_not_go_ahead(desk, coffee, django_user_model):
    boss = django_user_model.objects.create_superuser("b@example.org", "x")
    choir = ActivityFactory(title="Koor")
    ActivityFactory(title="Concept", live=False)
    transitions.cancel(on(coffee, date(2026, 11, 24)), "Ziek <b>", boss, at("2026-11-23 09:00"))
    moved = on(choir, date(2026, 11, 24))
    starts = moved.starts_at + timedelta(days=7, hours=2)
    transitions.move(
        moved, starts, starts + timedelta(hours=1), "Zaal bezet", boss, at("2026-11-23 09:00")
    )
    page = Reading.of(desk, "/balie/week/")
    paper = sheet(page)
    assert "maandag 23 november 2026 tot en met zondag 29 november 2026" in paper
    assert "10.00 – 12.00 uur" in paper
    assert "Koffie <i>x</i>" in paper
    assert "Gaat niet door: Ziek <b>" in paper
    assert "Is nu op dinsdag 1 december 2026, 12.00 uur" in paper
    assert "Concept" not in paper
    assert "nu open" not in paper.lower()
    assert "Geprint op dinsdag 24 november 2026, 10.30 uur" in paper
    later = sheet(Reading.of(desk, "/balie/week/?voor=&week=volgende"))
    assert "Was eerst dinsdag 24 november 2026, 10.00 uur: Zaal bezet" in later


def test_of_a_wijk_of_a_place_or_of_what_does_not_exist(desk, coffee, bic):
    wijk = WijkFactory(name="Ginds")
    ActivityFactory(title="Soep", in_wijk=wijk)
    of_wijk = Reading.of(desk, f"/balie/week/?voor=wijk:{wijk.slug}").text
    assert "Te doen in Ginds" in of_wijk
    assert "Soep" in of_wijk
    assert "Koffie" not in of_wijk
    of_place = Reading.of(desk, f"/balie/week/?voor=plek:{bic.translation_key}").text
    assert "Koffie" in of_place
    assert "Soep" not in of_place
    for forged in ("?voor=wijk:weg", "?week=vorige", "?voor=plek:1"):
        page = Reading.of(desk, f"/balie/week/{forged}")
        assert "Er klopt iets nog niet" in page.text
        assert page.soup.find("article") is None
    empty = Reading.of(desk, f"/balie/week/?voor=wijk:{WijkFactory().slug}").text
    assert "niets in de agenda" in empty


def test_more_activities_cost_no_queries(desk, coffee, django_assert_max_num_queries):
    desk.get("/balie/week/")
    for _number in range(3):
        ActivityFactory(first_date=MONDAY)
    with django_assert_max_num_queries(14):
        assert Reading.of(desk, "/balie/week/").text.count("Titel") >= 3


def test_paper_asks_what_the_site_asks(desk, bic):
    settings = SiteSettings.load()
    settings.phone = "0100 00 00 00"
    settings.save()
    page = Reading.of(desk, "/balie/formulieren/idee/")
    assert "Wat is uw idee?" in page.headings
    assert "Lever dit in bij BIC <b>Noord</b>, Pad 1" in page.text
    assert "0100 00 00 00" in page.text
    boxes = [box.get_text() for box in page.main.select(".mb-blank__boxes li")]
    assert {"Bel mij", "Stuur een brief", "Nederlands"} <= set(boxes)
    assert len(page.main.select(".mb-blank__line")) > 8
    assert "Laat dit vak leeg" not in page.text
    assert "Wat wilt u vragen of vertellen?" in Reading.of(desk, "/balie/formulieren/bericht/").text
    assert desk.get("/balie/formulieren/anders/").status_code == 404
