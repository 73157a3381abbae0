"""An idea that someone tells at the desk: the same intake, and who took it down."""

import pytest
import time_machine
from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry

from initiatives.models import Idea
from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.users.roles import Role
from mijnbuurt.users.start import home_of
from tests.factories import HOSTILE
from tests.factories.users import UserFactory
from tests.intake.posting import answers, form_token, token_in
from tests.reading import Reading, said
from tests.wijken.places.rows import at

pytestmark = pytest.mark.django_db
PATH = "/balie/idee/"


def filled(**changes):
    return answers("desk_idea", **changes)


def test_an_idea_gets_a_number_a_name_and_a_receipt(desk, bic, worker):
    assert "Stel de vragen zoals ze er staan" in Reading.of(desk, PATH).text
    sent = filled(text=f"Een bankje {HOSTILE}", where="Hoek", noted_by="999", state="closed")
    response = desk.post(PATH, sent)
    idea = Idea.objects.get()
    assert (idea.noted_by, idea.via, idea.state) == (worker, "balie", "new")
    page = Reading.of(desk, response.url)
    for words in (idea.reference, HOSTILE, "Hoek", "06 12 34 56 78", "Pad 1", bic.title):
        assert words in page.main.get_text()
    assert "dinsdag 24 november 2026, 10.30 uur, door Bas Balie" in page.text
    entry = ModelLogEntry.objects.get(action="inbox.at_desk")
    assert (entry.user, entry.object_id, said(entry)) == (worker, str(idea.pk), {})
    assert idea.text not in entry.label
    assert idea.reference in Reading.of(desk, "/balie/").text


def test_a_double_tap_notes_once_and_leads_to_the_same_receipt(desk, bic):
    sent = filled()
    first, second = desk.post(PATH, sent), desk.post(PATH, sent)
    assert first.url == second.url
    assert Idea.objects.count() == 1
    assert ModelLogEntry.objects.filter(action="inbox.at_desk").count() == 1


def test_who_left_a_mail_address_gets_the_same_mail_as_from_home(desk, bic):
    desk.post(PATH, filled(answer_way="mail", email="jan@example.org"))
    assert ["jan@example.org"] in list(OutgoingMail.objects.values_list("to", flat=True))


def test_mistakes_are_said_and_what_was_typed_stays(desk, bic):
    response = desk.post(PATH, filled(phone="12", text="Mijn idee"))
    assert "Dit telefoonnummer klopt niet" in response.text
    assert "Mijn idee" in response.text
    elsewhere = desk.post(PATH, filled(), HTTP_ORIGIN="https://evil.example")
    other_form = desk.post(PATH, {**filled(), "token": form_token("idea")})
    assert (elsewhere.status_code, other_form.status_code) == (403, 200)
    assert not Idea.objects.exists()


def test_who_signed_out_in_between_loses_nothing(client, desk, bic, worker):
    sent = filled(text="Lang verhaal")
    desk.logout()
    response = client.post(PATH, sent)
    assert response.status_code == 403
    assert "U bent uitgelogd" in response.text
    assert "Lang verhaal" in response.text
    assert not Idea.objects.exists()
    client.force_login(worker)
    assert client.post(PATH, {**sent, "token": token_in(response)}).status_code == 302
    assert Idea.objects.get().noted_by == worker


def test_more_than_five_people_may_come_in_ten_minutes(desk, bic):
    for _number in range(7):
        assert desk.post(PATH, filled()).status_code == 302


def test_a_receipt_is_for_who_noted_it_and_for_a_day(client, desk, bic, worker):
    address = desk.post(PATH, filled()).url
    colleague = UserFactory(groups=[Group.objects.get(name=Role.DESK)])
    client.force_login(colleague)
    assert client.get(address).status_code == 404
    assert "Vandaag door u genoteerd" not in client.get("/balie/").text
    assert (
        client.get(address.replace("/balie/idee/", "/initiatieven/indienen/ontvangen/")).status_code
        == 404
    )
    client.logout()
    assert client.get(address).url.startswith("/inloggen/")
    with time_machine.travel(at("2026-11-25 10:31"), tick=False):
        client.force_login(worker)
        assert client.get(address).status_code == 410


def test_who_has_no_part_in_the_desk_stays_out(client, now):
    reporter = UserFactory(groups=[Group.objects.get(name=Role.REPORTER)])
    client.force_login(reporter)
    assert client.get(PATH).status_code == 403
    assert client.post(PATH, filled()).status_code == 403
    assert not Idea.objects.exists()


def test_the_way_to_the_desk(desk, client, worker):
    assert home_of(worker) == "/balie/"
    assert '<a href="/balie/">' in desk.get("/").text
    desk.logout()
    response = client.get("/")
    assert "/balie/" not in response.text
    assert "Cookie" not in response.headers.get("Vary", "")
