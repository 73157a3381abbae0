"""The pegboard fills itself; the citywide editor pins two and hides any."""

from datetime import date, timedelta

import pytest
from wagtail.models import Locale

from home.models import HiddenItem, HomePage, PinnedItem
from home.pegboard import notes
from tests.factories.pages import (
    ArticleFactory,
    CampaignFactory,
    PublicationFactory,
    WijkFactory,
)
from tests.reading import Reading

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


@pytest.fixture
def home() -> HomePage:
    return HomePage.objects.get(locale__language_code="nl")


def pin(home: HomePage, *pages: object) -> None:
    home.pins = [PinnedItem(page=page) for page in pages]
    home.save_revision().publish()


def hide(home: HomePage, *pages: object) -> None:
    home.hidden_items = [HiddenItem(page=page) for page in pages]
    home.save_revision().publish()


def board(day: date = TODAY) -> list[tuple[str, int]]:
    home = HomePage.objects.get(locale__language_code="nl")
    return [(note.note_type, note.item.pk) for note in notes(home, day)]


def article(day: int, **fields: object):
    return ArticleFactory(date_sort=date(2026, 11, day), **fields)


def campaign(first: int, last: int, **fields: object):
    days = {"opens_on": TODAY + timedelta(first), "closes_on": TODAY + timedelta(last)}
    return CampaignFactory(**days, **fields)


def test_an_empty_board():
    assert board() == []


def test_the_newest_of_each_wijk_the_newest_first():
    one, other = WijkFactory(), WijkFactory()
    article(1, in_wijk=one)
    first = article(10, in_wijk=one)
    second = article(5, in_wijk=other)
    assert board() == [("note", first.pk), ("note", second.pk)]


def test_of_two_on_one_day_the_last_made():
    wijk = WijkFactory()
    article(5, in_wijk=wijk)
    later = article(5, in_wijk=wijk)
    assert board() == [("note", later.pk)]


def test_at_most_four():
    for _number in range(6):
        article(5, in_wijk=WijkFactory())
    assert len(board()) == 4


def test_a_draft_is_no_news():
    article(5, in_wijk=WijkFactory(), live=False)
    assert board() == []


def test_the_newest_of_the_whole_city_has_a_place_too():
    article(4)
    city = article(5)
    of_wijk = article(6, in_wijk=WijkFactory())
    assert board() == [("note", of_wijk.pk), ("note", city.pk)]


def test_one_call_and_not_twice():
    wijk = WijkFactory()
    article(4, kind="call")
    call = article(5, kind="call", in_wijk=wijk)
    news = article(3, in_wijk=wijk)
    kinds = board()
    assert kinds[0] == ("call", call.pk)
    assert ("note", call.pk) not in kinds
    assert ("note", news.pk) in kinds
    assert len([kind for kind, _key in kinds if kind == "call"]) == 1


@pytest.mark.parametrize(
    ("first", "last", "shown"), [(0, 0, True), (-5, 5, True), (1, 9, False), (-9, -1, False)]
)
def test_the_open_campaign_is_big_on_the_days_one_can_join(first, last, shown):
    page = campaign(first, last)
    assert board() == ([("big", page.pk)] if shown else [])


def test_of_two_open_campaigns_the_one_that_closes_first():
    campaign(-5, 9)
    soon = campaign(-5, 2)
    assert board() == [("big", soon.pk)]


def test_pins_come_first_in_their_order_instead_of_the_campaign(home):
    campaign(-1, 1)
    old, older = article(2, in_wijk=WijkFactory()), article(1, in_wijk=WijkFactory())
    pin(home, older, old)
    assert board()[:2] == [("big", older.pk), ("note", old.pk)]


def test_what_is_pinned_does_not_stand_there_twice(home):
    wijk = WijkFactory()
    page = article(5, in_wijk=wijk)
    before = article(4, in_wijk=wijk)
    pin(home, page)
    assert board() == [("big", page.pk), ("note", before.pk)]


def test_a_second_pin_takes_the_place_of_news(home):
    pins = [article(1, in_wijk=WijkFactory()), article(2, in_wijk=WijkFactory())]
    for _number in range(6):
        article(5, in_wijk=WijkFactory())
    pin(home, *pins)
    assert len(board()) == 5


def test_what_is_hidden_does_not_stand_there(home):
    wijk = WijkFactory()
    page, call, open_now = article(5, in_wijk=wijk), article(4, kind="call"), campaign(-1, 1)
    before = article(3, in_wijk=wijk)
    hide(home, page, call, open_now)
    assert board() == [("note", before.pk)]


def test_what_is_pinned_and_hidden_is_hidden(home):
    page = article(5)
    pin(home, page)
    hide(HomePage.objects.get(pk=home.pk), page)
    assert board() == []


@pytest.mark.parametrize(
    "make",
    [lambda: article(5, live=False), lambda: PublicationFactory(access="internal")],
    ids=["draft", "internal"],
)
def test_a_pin_never_shows_what_is_not_public(home, client, make):
    page = make()
    page.title = "Niet voor buiten"
    page.save()
    pin(home, page)
    assert board() == []
    assert "Niet voor buiten" not in client.get("/").content.decode()


def test_a_pin_on_a_deleted_page_goes_with_it(home):
    page = article(5)
    pin(home, page)
    page.delete()
    assert board() == []


def test_the_quote_of_the_editor(home, client):
    home.quote, home.quote_source = "Nu heb ik buren.", "Een bewoner"
    home.save_revision().publish()
    assert [kind for kind, _key in board()] == ["quote"]
    text = Reading.of(client, "/").text
    assert "Nu heb ik buren." in text
    assert "Een bewoner" in text


def test_the_board_on_the_page(client, home):
    wijk = WijkFactory()
    article(5, in_wijk=wijk, title="Een verhaal")
    article(5, kind="call", title="Kom helpen")
    campaign(-1, 400, title="Kerstboom in de straat")
    section = Reading.of(client, "/").section("prikbord")
    titles = [heading.get_text(strip=True) for heading in section.find_all("h3")]
    assert titles[0].startswith("Kerstboom") or "Kerstboom in de straat" not in titles
    assert {"Een verhaal", "Kom helpen"} <= set(titles)


def test_a_translated_front_page_has_the_same_pins(client, home):
    page = article(5, slug="feest")
    pin(home, page)
    english = HomePage.objects.get(pk=home.pk).copy_for_translation(
        Locale.objects.get(language_code="en")
    )
    english.greeting = "Hello"
    english.save_revision().publish()
    reading = Reading.of(client, "/en/")
    assert reading.heading == "Hello"
    assert "/en/nieuws/feest/" in [a["href"] for a in reading.section("prikbord").find_all("a")]
