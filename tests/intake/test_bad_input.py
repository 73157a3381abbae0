"""Whatever is posted: an answer with the form in it, never an error, never a stranger's words."""

import pytest
from django.core import mail
from django.test import Client

from initiatives.models import Idea
from tests.factories import HOSTILE

from .posting import IDEA_PATH, answers, send_idea, token_in

pytestmark = pytest.mark.django_db


def test_hostile_text_is_inert_wherever_it_comes_back(client: Client) -> None:
    shown = send_idea(
        client,
        text=HOSTILE,
        where=HOSTILE,
        name=HOSTILE,
        phone=HOSTILE,
        token=HOSTILE,
        kept=HOSTILE,
    )
    page = shown.content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "49" not in page.split("<main")[1].split("</form>")[0].replace("7*7", "")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "application/x-www-form-urlencoded"),
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"text=x", "application/x-www-form-urlencoded; charset=rot13"),
        (b"text=x", "application/x-www-form-urlencoded; charset=utf-16"),
        (b'{"text": "x"}', "application/json"),
        (b"text", "text/plain"),
        (b"<x/>", "application/xml"),
        (b"", ""),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (b"geen einde", "multipart/form-data"),
        (b"--x\r\nContent-Disposition: form-data", "multipart/form-data; boundary=x"),
        (
            b"--x\r\nContent-Disposition: form-data; name=text\r\n"
            b"Content-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--",
            "multipart/form-data; boundary=x",
        ),
        (b"--x\r\n", "multipart/form-data; boundary=x; charset=hex"),
        (b"--x\r\n", "multipart/form-data; boundary=" + "x" * 300),
    ],
)
def test_any_body_gets_the_form_and_never_an_error(client, body, content_type) -> None:
    response = client.generic("POST", IDEA_PATH, body, content_type)
    assert response.status_code in (200, 400)
    assert "<form" in response.content.decode()
    assert not Idea.objects.exists()


def test_more_text_than_fits_in_any_form_is_answered_with_413(client: Client) -> None:
    response = send_idea(client, text="x" * 3_000_000)
    assert response.status_code == 413
    assert "te groot" in response.content.decode()


def test_more_fields_than_any_form_has_are_answered_with_413(client: Client) -> None:
    many = {f"f{number}": "" for number in range(10_001)}
    assert client.post(IDEA_PATH, many).status_code == 413


def test_an_announced_giant_is_not_read(client: Client) -> None:
    response = client.post(IDEA_PATH, answers(), CONTENT_LENGTH=str(10**10))
    assert response.status_code == 413
    response = client.post(IDEA_PATH, answers(), CONTENT_LENGTH="veel")
    assert response.status_code in (200, 400)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_other_verbs_are_not_allowed(client: Client, method: str) -> None:
    assert client.generic(method, IDEA_PATH).status_code == 405


@pytest.mark.parametrize("query", ["?wijk=%ff", "?wijk=" + "x" * 2000, "?wijk=a&wijk=b", "?x[]=1"])
def test_any_query_string_shows_the_form(client: Client, query: str) -> None:
    assert client.get(IDEA_PATH + query).status_code == 200


def test_control_characters_do_not_reach_the_database(client: Client) -> None:
    send_idea(client, text="een\x00\x0btwee\u202edrie", where="a\r\nBcc: b")
    idea = Idea.objects.get()
    assert (idea.text, idea.where) == ("een\ntweedrie", "a Bcc: b")


def test_a_text_that_is_too_long_is_named_and_kept(client: Client) -> None:
    shown = send_idea(client, text="€" * 4001)
    page = shown.content.decode()
    assert "4001 tekens" in page
    assert "€" * 4001 in page
    assert "maxlength" not in page.split("<main")[1]
    assert send_idea(client, text="€" * 4000, token=token_in(shown)).status_code == 302


def test_line_breaks_of_a_browser_count_once(client: Client) -> None:
    assert send_idea(client, text="a\r\n" * 1997 + "einde").status_code == 302


def test_nothing_of_a_form_goes_to_the_log(client: Client, caplog) -> None:
    caplog.set_level("DEBUG")
    send_idea(client, answer_way="mail", email="geheim@example.org", text="GEHEIM")
    assert "GEHEIM" not in caplog.text.upper()
    assert not mail.outbox or all("GEHEIM-" not in sent.subject for sent in mail.outbox)
