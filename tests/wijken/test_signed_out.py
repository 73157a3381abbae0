"""A form of the admin that comes after the session was over saves nothing and loses nothing."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import HOSTILE
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.reading import Reading
from wijken.contact.models import ContactMessage

pytestmark = pytest.mark.django_db


def texts_of(response) -> list[str]:
    return [area.get_text().strip("\n") for area in Reading(response).soup("textarea")]


def test_a_note_is_given_back(client):
    message = ContactMessage.objects.create(text="x", answer_way="mail", wijk=WijkFactory())
    address = reverse("contactmessage:notitie", args=[message.pk])
    response = client.post(address, {"text": f"Twee regels\n{HOSTILE}", "key": "een sleutel " * 3})
    assert response.status_code == 403
    assert "U bent uitgelogd" in response.content.decode()
    assert texts_of(response) == [f"Twee regels\n{HOSTILE}"]
    assert HOSTILE not in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert not message.entries.exists()


def test_rich_text_is_given_back_as_words(client):
    page = ArticleFactory(title="Oud")
    body = json.dumps({"blocks": [{"text": "Een lange eerste zin."}, {"text": "En een tweede."}]})
    posted = {"title": "Een nieuwe titel", "body-0-value": body, "password": "geheim van mij"}
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), posted)
    assert texts_of(response) == ["Een nieuwe titel", "Een lange eerste zin.\nEn een tweede."]
    page.refresh_from_db()
    assert page.title == "Oud"


@pytest.mark.parametrize("broken", ["{", "[]", '{"blocks": 3}', '{"blocks": [1]}', "{" * 5000])
def test_broken_rich_text_breaks_nothing(client, broken):
    posted = {"body-0-value": broken, "title": "Dit is wel te lezen"}
    assert texts_of(client.post("/beheer/pages/1/edit/", posted)) == ["Dit is wel te lezen"]


def test_without_words_the_log_in_is_next(client):
    response = client.post("/beheer/pages/1/edit/", {"title": "Kort"})
    assert response.status_code == 302
    assert response["Location"].startswith("/inloggen/?next=")


def test_a_script_gets_the_answer_of_wagtail(client):
    response = client.post("/beheer/pages/1/edit/", headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 403
    assert "U bent uitgelogd" not in response.content.decode()
    assert client.get("/beheer/").status_code == 302


OLD_PAGE = {"text": "Een lange notitie van zojuist", "password1": "een lang geheim woord"}


def test_a_page_from_before_another_log_in_gives_back_what_was_typed():
    """The key against forgery is another one since; the words are not lost for that."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())
    response = client.post("/beheer/", OLD_PAGE, HTTP_ORIGIN="http://testserver")
    assert response.status_code == 403
    assert texts_of(response) == ["Een lange notitie van zojuist"]
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("origin", ["https://elders.example", "null", "http://[", ""])
def test_words_of_a_foreign_page_are_not_shown(origin):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/beheer/", OLD_PAGE, HTTP_ORIGIN=origin)
    assert response.status_code == 403
    assert "Een lange notitie" not in response.text
