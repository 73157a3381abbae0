""" "Ik heb een idee": three questions, on its own page and inside other pages."""

import re

import pytest
from django.test import Client

from initiatives.components import IdeaQuestion
from initiatives.models import Idea
from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.users.roles import Role
from tests.factories.pages import WijkFactory
from tests.factories.users import UserFactory
from tests.intake.posting import IDEA_PATH, answers, send_idea, token_in
from wijken.areas.models import Area, PostcodeRange, Wijk

pytestmark = pytest.mark.django_db
FRAMED = f"{IDEA_PATH}inbedden/"


@pytest.fixture
def wijk() -> Wijk:
    return WijkFactory(slug="molenveld", name="Molenveld", aliases=["'t Veld"])


# Where


def test_the_wijk_of_the_page_one_came_from_is_chosen(client: Client, wijk: Wijk) -> None:
    page = client.get(f"{IDEA_PATH}?wijk=molenveld").content.decode()
    assert '<option value="molenveld" selected>' in page
    assert 'data-kleur="indigo"' in page


def test_a_chosen_wijk_is_kept(client: Client, wijk: Wijk) -> None:
    send_idea(client, wijk="molenveld", where="ergens anders")
    assert Idea.objects.get().wijk == wijk


@pytest.mark.parametrize(
    "where",
    ["1234 AB", "Molenstraat 4, 1234ab", "molenstraat", "Molenstraat 12 b", "'t veld", "Molenveld"],
)
def test_the_wijk_follows_from_the_place(client: Client, wijk: Wijk, where: str) -> None:
    PostcodeRange.objects.create(wijk=wijk, start="1234AA", end="1234AZ")
    Area.objects.create(wijk=wijk, kind="street", name="Molenstraat")
    send_idea(client, where=where)
    assert Idea.objects.get().wijk == wijk


@pytest.mark.parametrize("where", ["", "9999 ZZ", "bij de vijver", "Dorpsstraat", "x" * 200])
def test_an_unknown_or_shared_place_goes_to_the_citywide_editors(client, wijk, where) -> None:
    for owner in (wijk, WijkFactory()):
        Area.objects.create(wijk=owner, kind="street", name="Dorpsstraat")
    send_idea(client, where=where)
    assert Idea.objects.get().wijk is None


@pytest.mark.parametrize("forged", ["bestaat-niet", "1", "'; drop", "\x00", "x" * 5000])
def test_a_wijk_that_does_not_exist_counts_as_not_known(client, wijk, forged) -> None:
    assert send_idea(client, wijk=forged).status_code == 302
    assert Idea.objects.get().wijk is None


# How do we reach you


@pytest.mark.parametrize(
    ("way", "field", "value"),
    [
        ("phone", "phone", "06 12 34 56 78"),
        ("mail", "email", "bewoner@example.org"),
        ("letter", "postal_address", "Molenstraat 4\n1234 AB Molenveld"),
        ("visit", "", ""),
    ],
)
def test_only_the_field_of_the_chosen_way_is_needed_and_kept(client, way, field, value) -> None:
    others = {
        "phone": "0612345678",
        "email": "een@example.org",
        "postal_address": "Ergens 1",
    }
    if field:
        others[field] = value
    assert send_idea(client, answer_way=way, **others).status_code == 302
    idea = Idea.objects.get()
    kept = {name: getattr(idea, name) for name in others if getattr(idea, name)}
    assert kept == ({field: value} if field else {})
    assert idea.reply_to == value


@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        ("phone", "Vul uw telefoonnummer in"),
        ("mail", "Vul uw e-mailadres in"),
        ("letter", "Vul uw adres in"),
        ("", "Kies hoe wij u kunnen bereiken"),
        ("duif", "Kies hoe wij u kunnen bereiken"),
    ],
)
def test_what_is_missing_is_said_above_and_beside_the_field(client, way, sentence) -> None:
    shown = send_idea(client, answer_way=way, phone="")
    page = shown.content.decode()
    assert page.count(sentence) == 2
    assert "data-errors" in page
    assert not Idea.objects.exists()


def test_mistakes_in_fields_of_other_ways_do_not_matter(client: Client) -> None:
    assert send_idea(client, answer_way="visit", phone="??", email="??").status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("phone", "12345", "Dit telefoonnummer klopt niet"),
        ("text", "   \n ", "Schrijf in een paar woorden op"),
        ("where", "x" * 201, "201 tekens"),
        ("name", "x" * 101, "101 tekens"),
    ],
)
def test_mistakes_are_said_in_plain_dutch(client: Client, field, value, sentence) -> None:
    assert sentence in send_idea(client, **{field: value}).content.decode()


@pytest.mark.parametrize(
    "email", ["piet", "piet@", "a@b.nl\nBcc: c@d.nl", "a@" + "b" * 300 + ".nl"]
)
def test_a_wrong_mail_address_is_refused(client: Client, email: str) -> None:
    page = send_idea(client, answer_way="mail", email=email).content.decode()
    assert "e-mailadres" in page
    assert not Idea.objects.exists()


# The language of the answer


@pytest.mark.parametrize(
    ("prefix", "chosen", "kept"),
    [("", None, "nl"), ("/en", None, "en"), ("/en", "ar", "ar"), ("/ar", "nl", "nl")],
)
def test_the_language_of_the_answer_is_that_of_the_page_unless_chosen(
    client: Client, prefix: str, chosen: str | None, kept: str
) -> None:
    form = answers()
    form.pop("language")
    if chosen:
        form["language"] = chosen
    sent = client.post(prefix + IDEA_PATH, form)
    assert Idea.objects.get().language == kept
    assert sent["Location"].startswith(f"{prefix}{IDEA_PATH}ontvangen/")


def test_the_page_offers_every_language_by_its_own_name(client: Client) -> None:
    page = client.get(f"/en{IDEA_PATH}").content.decode()
    assert re.search(r'<option value="en" selected>English', page)
    assert "Nederlands" in page
    assert "العربيّة" in page


# In other pages


def test_the_first_question_carries_on_with_what_was_typed(client: Client, wijk: Wijk) -> None:
    typed = {"step": "first", "text": "Een boom </textarea><b>", "wijk": "molenveld"}
    shown = client.post(IDEA_PATH, typed, headers={"Origin": "http://testserver"})
    page = shown.content.decode()
    assert shown.status_code == 200
    assert "Een boom &lt;/textarea&gt;&lt;b&gt;" in page
    assert '<option value="molenveld" selected>' in page
    assert "mb-errors" not in page
    assert not Idea.objects.exists()
    assert not shown.cookies
    assert token_in(shown)


def test_the_component_knows_its_wijk_and_holds_no_token(wijk: Wijk) -> None:
    html = IdeaQuestion(wijk).render_html()
    assert 'action="/initiatieven/indienen/"' in html
    assert 'name="wijk" value="molenveld"' in html
    assert 'name="text"' in html
    assert "token" not in html
    assert "csrf" not in html


def test_the_component_stands_in_the_page_of_a_wijk_without_a_cookie(client, wijk) -> None:
    response = client.get("/wijken/molenveld/")
    assert response.status_code == 200
    assert 'name="wijk" value="molenveld"' in response.content.decode()
    assert not response.cookies


def test_the_framed_form_stands_only_in_the_sites_of_partners(client, settings, wijk) -> None:
    settings.EMBED_ORIGINS = ["https://vereniging.example", "https://corporatie.example"]
    framed = client.get(f"{FRAMED}?wijk=molenveld")
    policy = framed.headers["Content-Security-Policy"]
    assert "frame-ancestors https://vereniging.example https://corporatie.example;" in f"{policy};"
    assert "X-Frame-Options" not in framed.headers
    assert "mb-header" not in framed.content.decode()
    assert "<footer" not in framed.content.decode()
    assert '<option value="molenveld" selected>' in framed.content.decode()
    assert not framed.cookies
    wrong = client.post(FRAMED, answers(text=""))
    assert "X-Frame-Options" not in wrong.headers
    sent = client.post(FRAMED, answers())
    received = client.get(sent["Location"])
    assert sent["Location"].startswith(f"{FRAMED}ontvangen/")
    assert "X-Frame-Options" not in received.headers
    assert (
        "frame-ancestors https://vereniging.example" in received.headers["Content-Security-Policy"]
    )


@pytest.mark.parametrize("path", [IDEA_PATH, "/initiatieven/inbedden/", "/contact/schrijven/"])
def test_other_pages_refuse_to_be_framed(client: Client, settings, path: str) -> None:
    settings.EMBED_ORIGINS = ["https://vereniging.example"]
    response = client.get(path)
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


def test_without_partners_nobody_may_frame(client: Client, settings) -> None:
    settings.EMBED_ORIGINS = []
    response = client.get(FRAMED)
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


def test_links_in_the_framed_form_open_a_new_page(client: Client) -> None:
    page = client.get(FRAMED).content.decode()
    links = re.findall(r"<a [^>]*href=\"(?!#)[^>]*>", page)
    assert links
    assert all('target="_blank"' in link or 'href="tel:' in link for link in links)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "http://testserver/initiatieven/indienen/inbedden/"),
        ("?wijk=molenveld", "http://testserver/initiatieven/indienen/inbedden/?wijk=molenveld"),
        ('?wijk="><script>', "http://testserver/initiatieven/indienen/inbedden/"),
    ],
)
def test_the_partner_finds_the_code_for_the_own_site(
    client, settings, wijk, query, address
) -> None:
    settings.EMBED_ORIGINS = ["https://vereniging.example"]
    page = client.get(f"/initiatieven/inbedden/{query}").content.decode()
    assert f'&lt;iframe src="{address}"' in page
    assert "https://vereniging.example" in page
    assert "<script>" not in page
    assert "<iframe" not in page


# Mail


def test_the_editors_of_the_wijk_hear_of_it_without_personal_data(client, wijk) -> None:
    editor = UserFactory(groups=[wijk.group])
    UserFactory(groups=[wijk.group], is_active=False)
    UserFactory(groups=[WijkFactory().group])
    text = "Bel Geheim op 06-99887766 of mail geheim@example.org, want het veldje is zo kaal"
    send_idea(client, wijk="molenveld", text=text, name="Piet Geheim", where="Geheimstraat 1")
    idea = Idea.objects.get()
    letter = OutgoingMail.objects.get()
    assert letter.to == [editor.email]
    assert letter.subject == f"Nieuw idee in Molenveld: MBA-{idea.code}"
    assert f"http://testserver/beheer/ideeen/nummer/{idea.code}/" in letter.body
    assert "Bel Geheim op" in letter.body
    for secret in ("99887766", "geheim@", "Piet", "Geheimstraat", "12 34 56 78"):
        assert secret not in letter.body + letter.html
    assert f"/{idea.pk}/" not in letter.body


def test_a_wijk_without_editors_mails_the_citywide_ones(client: Client, wijk: Wijk) -> None:
    from django.contrib.auth.models import Group

    citywide = UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])
    send_idea(client, wijk="molenveld")
    assert OutgoingMail.objects.get().to == [citywide.email]


def test_who_left_a_mail_address_gets_a_confirmation_with_our_words_only(client, wijk) -> None:
    send_idea(
        client,
        answer_way="mail",
        email="bewoner@example.org",
        text="KOOP NU http://spam.example",
        name="KOOP NU",
        where="KOOP NU",
        wijk="molenveld",
    )
    letter = OutgoingMail.objects.get()
    assert letter.to == ["bewoner@example.org"]
    assert f"MBA-{Idea.objects.get().code}" in letter.subject
    assert "Molenveld" in letter.body
    assert "KOOP" not in letter.subject + letter.body
    assert "spam" not in letter.body


@pytest.mark.parametrize("way", ["phone", "letter", "visit"])
def test_who_left_none_gets_none(client: Client, way: str) -> None:
    send_idea(client, answer_way=way, email="niet@example.org", postal_address="Straat 1")
    assert not OutgoingMail.objects.exists()


def test_nobody_can_fill_a_strangers_inbox(client: Client) -> None:
    for number in range(5):
        sent = client.post(
            IDEA_PATH,
            answers(answer_way="mail", email="Stranger@example.org"),
            REMOTE_ADDR=f"192.0.2.{number}",
        )
        assert sent.status_code == 302
    assert Idea.objects.count() == 5
    assert OutgoingMail.objects.count() == 3


def test_a_second_tap_sends_no_second_mail(client: Client) -> None:
    form = answers(answer_way="mail", email="bewoner@example.org")
    for _tap in range(3):
        client.post(IDEA_PATH, form)
    assert OutgoingMail.objects.count() == 1
