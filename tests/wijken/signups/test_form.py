"""Signing up on the site."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from mijnbuurt.core.models import OutgoingMail
from tests.factories.pages import ActivityFactory
from tests.factories.signups import signed_up
from tests.intake.posting import form_token, token_in
from tests.reading import Reading, said
from wijken.activities import transitions as dates
from wijken.activities.models import Activity, Occurrence
from wijken.signups.models import SignUp

from .conftest import filled

pytestmark = pytest.mark.django_db
PATH = "/wijken/molenveld/agenda/soep/meedoen/"


def test_the_page_shows_places_and_leads_to_the_form(client: Client, activity) -> None:
    page = Reading.of(client, activity.url)
    assert "nog 2 plekken" in page.text
    assert PATH in page.links
    one = Reading.of(client, f"{activity.url}2026-12-01/")
    assert f"{PATH}?datum=2026-12-01" in one.links
    signed_up(activity, name="Truus Geheim")
    page = Reading.of(client, f"{activity.url}2026-12-01/")
    assert "nog 1 plek" in page.text
    assert "Truus" not in page.html + Reading.of(client, PATH).html


def test_a_place_with_a_number_a_mail_and_a_link(client: Client, activity) -> None:
    form = Reading.of(client, f"{PATH}?datum=2026-12-01")
    assert form.soup.find("input", {"name": "date", "checked": True})["value"] == "2026-12-01"
    assert form.response["Cache-Control"] == "no-store" and not form.response.cookies
    response = client.post(PATH, filled(people="2", state="cancelled", via="balie"))
    record = SignUp.objects.get()
    assert (record.state, record.people, record.via, record.wijk) == (
        "placed",
        2,
        "site",
        activity.home_wijk,
    )
    page = Reading.of(client, response["Location"])
    assert "U hebt een plek, met 2 mensen" in page.text
    assert record.reference in page.text and "Truus" not in page.text
    mail = OutgoingMail.objects.get()
    assert "U bent aangemeld: Soep <b>eten" in mail.subject
    assert "/agenda/meedoen/afmelden/" in mail.body and "Truus" not in mail.body
    assert "1 december 2026, 10.00" in mail.body
    entry = ModelLogEntry.objects.get(action="signups.signed_up")
    assert said(entry) == {} and "Truus" not in entry.label


def test_who_does_not_fit_waits_with_a_number(client: Client, activity) -> None:
    signed_up(activity, people=2)
    assert "vol: u komt op de wachtlijst" in Reading.of(client, PATH).text
    for number in (1, 2):
        response = client.post(PATH, filled())
        page = Reading.of(client, response["Location"])
        assert f"U staat op de wachtlijst, nummer {number}" in page.text
    assert "nummer 2" in OutgoingMail.objects.order_by("-pk").first().body


def test_three_people_do_not_fit_in_two_places(client: Client, activity) -> None:
    activity.places = 4
    activity.save_revision().publish()
    signed_up(activity, people=2)
    client.post(PATH, filled(people="3"))
    client.post(PATH, filled(people="2"))
    states = SignUp.objects.order_by("pk").values_list("people", "state")
    assert list(states) == [(2, "placed"), (3, "waiting"), (2, "placed")]


def test_without_a_waiting_list_full_is_full(client: Client, activity) -> None:
    activity.has_waiting_list = False
    activity.save_revision().publish()
    signed_up(activity)
    answer = client.post(PATH, filled(people="2", remark="Wij komen lopend"))
    page = Reading(answer)
    assert "Er is nog 1 plek. Kies een kleiner aantal" in page.text
    assert "Wij komen lopend" in page.html and 'value="Truus Geheim"' in page.html
    signed_up(activity)
    page = Reading.of(client, PATH)
    assert "Deze dagen zijn vol: dinsdag 1 december 2026" in page.text
    answer = client.post(PATH, filled())
    assert "Kies een andere dag" in Reading(answer).text
    assert SignUp.objects.count() == 2
    one = Reading.of(client, f"{activity.url}2026-12-01/")
    assert "vol" in one.text and f"{PATH}?datum=2026-12-01" not in one.links


def test_a_double_tap_is_one_sign_up_also_of_the_last_place(client: Client, activity) -> None:
    activity.has_waiting_list = False
    activity.save_revision().publish()
    form = filled(people="2")
    first, second = client.post(PATH, form), client.post(PATH, form)
    assert first.status_code == second.status_code == 302
    assert SignUp.objects.count() == OutgoingMail.objects.count() == 1
    changed = Reading(client.post(PATH, {**form, "people": "1"}))
    assert SignUp.objects.get().reference in changed.text
    assert SignUp.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": " "}, "Vul uw naam in."),
        ({"people": ""}, "Vul in met hoeveel mensen u komt."),
        ({"people": "-1"}, "Vul in met hoeveel mensen u komt."),
        ({"people": "twee"}, "Vul in met hoeveel mensen u komt."),
        ({"people": "99999999999999999999"}, "Komt u met meer dan 10 mensen? Bel ons dan."),
        ({"people": "3"}, "Er zijn maar 2 plekken."),
        ({"email": ""}, "Vul een e-mailadres of een telefoonnummer in."),
        ({"email": "x"}, "Dit e-mailadres klopt niet."),
        ({"phone": "12"}, "Dit telefoonnummer klopt niet."),
        ({"date": ""}, "Kies op welke dag u komt."),
        ({"date": "2026-12-02"}, "Aanmelden voor deze dag kan niet meer."),
        ({"date": "2026-11-24"}, "Aanmelden voor deze dag kan niet meer."),
        ({"date": "'; drop\x00"}, "Aanmelden voor deze dag kan niet meer."),
        ({"website": "http://spam"}, "Controleer uw antwoorden."),
        ({"token": ""}, "Deze pagina stond lang open."),
        ({"token": form_token("offer")}, "Deze pagina stond lang open."),
        ({"token": form_token("signup", seconds_ago=1)}, "Controleer uw antwoorden."),
    ],
)
def test_a_mistake_gets_a_sentence_and_nothing_is_lost(
    client: Client, activity, wrong, sentence
) -> None:
    answer = client.post(PATH, {**filled(remark="Met rollator"), **wrong})
    page = Reading(answer)
    assert answer.status_code == 200
    assert sentence in page.text
    assert "Met rollator" in page.html
    assert not SignUp.objects.exists()
    if set(wrong) & {"website", "token"}:
        again = client.post(PATH, {**filled(), "token": token_in(answer)})
        assert again.status_code == 302


def test_a_far_date_that_was_asked_for_can_be_chosen(client: Client, activity) -> None:
    far = "2027-06-15"
    assert far not in Reading.of(client, PATH).html
    assert f'value="{far}"' in Reading.of(client, f"{PATH}?datum={far}").html
    assert client.post(PATH, filled(date=far)).status_code == 302
    for nonsense in ("2027-06-16", "gisteren", "9" * 99):
        assert client.get(f"{PATH}?datum={nonsense}").status_code == 200


def test_a_single_date_is_not_asked(client: Client, wijk, activity) -> None:
    activity.delete()
    ActivityFactory(
        in_wijk=wijk, slug="soep", repeat="once", first_date="2026-12-01", sign_up_here=True
    )
    page = Reading.of(client, PATH)
    assert "Dinsdag 1 december 2026" in page.text
    assert not page.soup.find("input", type="radio")
    assert client.post(PATH, filled(date="")).status_code == 302
    assert SignUp.objects.get().rule_date.isoformat() == "2026-12-01"


def test_until_how_long_before(client: Client, activity, frozen) -> None:
    activity.sign_up_until = 24
    activity.save_revision().publish()
    frozen.move_to("2026-11-30T08:59:59+00:00")  # 24 hours and a second before
    form = filled(token=form_token("signup"))
    assert 'value="2026-12-01"' in Reading.of(client, PATH).html
    frozen.move_to("2026-11-30T09:00:00+00:00")
    assert 'value="2026-12-01"' not in Reading.of(client, PATH).html
    assert "kan niet meer" in Reading(client.post(PATH, form)).text
    one = Reading.of(client, f"{activity.url}2026-12-01/")
    assert "Aanmelden kan niet meer." in one.text and PATH not in " ".join(one.links)


def test_no_one_signs_up_for_a_cancelled_date(client: Client, activity, editor, frozen) -> None:
    form = filled()
    row = Occurrence.objects.get(activity=activity, rule_date="2026-12-01")
    row.activity = activity
    dates.cancel(row, "Ziek", editor, row.starts_at.replace(day=1, month=11))
    assert "kan niet meer" in Reading(client.post(PATH, form)).text
    assert 'value="2026-12-01"' not in Reading.of(client, PATH).html


def test_where_it_is_not_wanted_all_is_as_it_was(client: Client, wijk, activity) -> None:
    activity.delete()
    plain = ActivityFactory(in_wijk=wijk, slug="soep", sign_up_text="Bel ons")
    page = Reading.of(client, plain.url)
    assert "Bel ons" in page.text and "meedoen" not in page.html
    assert client.get(PATH)["Location"] == plain.url
    answer = Reading(client.post(PATH, filled(remark="Toch mee")))
    assert "kan niet meer" in answer.text and "Toch mee" in answer.html
    assert not SignUp.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "/meedoen/",
        "/wijken/molenveld/meedoen/",
        "/agenda/meedoen/",
        "/x/meedoen/",
        "/wijken/molenveld/agenda/soep/2026-12-01/meedoen/",
        "/wijken/molenveld/agenda/er/meedoen/",
    ],
)
def test_only_an_activity_has_the_form(client: Client, activity, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_draft_has_no_form(client: Client, activity) -> None:
    activity.unpublish()
    assert client.get(PATH).status_code == 404
    assert client.post(PATH, filled()).status_code == 404


def test_in_other_languages(client: Client, activity) -> None:
    page = Reading.of(client, f"/en{PATH}")
    assert "2 places left" in page.text
    response = client.post(f"/en{PATH}", filled(language="ar"))
    assert response["Location"].startswith("/en/agenda/meedoen/ontvangen/")
    assert "/ar/agenda/meedoen/afmelden/" in OutgoingMail.objects.get().body


def test_the_filter_without_signing_up(client: Client, activity) -> None:
    ActivityFactory(title="Zomaar binnen")
    assert isinstance(activity, Activity)
    text = Reading.of(client, "/agenda/?zomaar=1").text
    assert "Zomaar binnen" in text and "Soep" not in text
