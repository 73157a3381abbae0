"""What the field suggests, and what it never does."""

import pytest

from search.models import Entry
from tests.factories import HOSTILE
from tests.factories.pages import ActivityFactory, ArticleFactory, WijkFactory
from wijken.areas.models import Area

from .asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def suggested(client, typed: str, path: str = "/zoeken/suggesties/") -> list[str]:
    response = client.get(path, {"q": typed})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    return [each["text"] for each in response.json()["suggestions"]]


def test_words_and_titles_that_begin_so(client):
    ArticleFactory(title="Zeepziederij open", summary="")
    assert suggested(client, "zeepz") == ["zeepziederij", "Zeepziederij open"]
    assert suggested(client, "ZEEPZ") == ["zeepziederij", "Zeepziederij open"]
    assert "Zeepziederij open" in suggested(client, "open zeep")
    assert suggested(client, "open zeep")[0] == "open zeepziederij"


def test_wijken_and_streets_say_where_they_are(client):
    wijk = WijkFactory(name="Molenveld", slug="molenveld")
    Area.objects.create(wijk=wijk, kind="street", name="Zeepziederstraat")
    answer = client.get("/zoeken/suggesties/", {"q": "zeepz"}).json()["suggestions"]
    assert answer[0] == {"text": "Zeepziederstraat", "kind": "Molenveld"}
    answer = client.get("/zoeken/suggesties/", {"q": "molenv"}).json()["suggestions"]
    assert answer[0] == {"text": "Molenveld", "kind": "Wijk"}


def test_nothing_that_is_not_online(client):
    ArticleFactory(title="Zeepziederij", live=False)
    gone = ArticleFactory(title="Zeepfabriek")
    gone.unpublish()
    hidden = ArticleFactory(title="Zeepbel")
    type(hidden).objects.filter(pk=hidden.pk).update(live=False)
    assert Entry.objects.filter(title="Zeepbel").exists()
    assert suggested(client, "zeep") == []
    assert "zeepbel" not in ask(client, "zeepb").main.get_text()


def test_no_activity_that_is_over(client):
    ActivityFactory(title="Zeepdag", repeat="once", first_date="2019-07-01")
    assert "Zeepdag" not in suggested(client, "zeepd")


def test_short_and_odd_questions_get_an_empty_answer(client):
    for typed in ("", "z", " ", "!", '"', "🐈", "%", "_", "\u202e"):
        assert suggested(client, typed) == []
    for typed in (HOSTILE, "a" * 10_000, " ".join(["woord"] * 500), "%%%%", "a% b_", "' OR 1=1"):
        suggested(client, typed)
    # The guard in front of the site takes no NUL at all.
    assert client.get("/zoeken/suggesties/", {"q": "a\x00b"}).status_code == 400


def test_without_a_script_the_page_finishes_the_word(client):
    ArticleFactory(title="Zeepziederij")
    ArticleFactory(title="Zeepfabriek")
    links = [a.get_text() for a in ask(client, "zeep").main.select(".mb-choose a")]
    assert {"zeepziederij", "zeepfabriek"} <= set(links)
    assert ask(client, "zeepfabriek").main.find("a", string="zeepfabriek") is None


def test_the_field_knows_where_to_ask_in_each_language(client):
    field = ask(client, "", "/en/zoeken/").soup.select_one("#q")
    assert field["data-suggest"] == "/en/zoeken/suggesties/"
    assert suggested(client, "zeepz", field["data-suggest"]) == []
