"""Asking for a yes on the spot: a code, an answer, a number, and taking the yes back."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.models import Consent, Photo
from mijnbuurt.photos.retention import forget_consents
from tests.factories import HOSTILE
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory
from wijken.photocare import retention, sessions
from wijken.photocare.models import ConsentAnswer, ConsentSession

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking(world, frozen, tuesday_morning):
    return sessions.open_session(
        f"Straatfeest {HOSTILE}", user=world.maker, wijk=world.wijk, now=tuesday_morning
    )


def say(client, session, language="", visitor="203.0.113.5", **given):
    address = f"{language}/toestemming/{session.code}/"
    page = client.get(address).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    data = {"token": token, "who": "me", "answer": "yes", **given}
    return data, client.post(address, data, REMOTE_ADDR=visitor, follow=True)


def link_in(response):
    return re.search(r'href="([^"]*/toestemming/antwoord/[^"]+)"', response.content.decode())[1]


def test_a_yes_gives_a_number_without_account_or_cookie(client, asking):
    for number, who in ((1, "me"), (2, "child")):
        _data, response = say(client, asking, who=who, for_print="on")
        assert f'mb-plain__number"><bdi>{number}</bdi>' in response.content.decode()
    first, second = ConsentAnswer.objects.order_by("number")
    assert (first.consent.for_web, first.consent.for_print) == (True, True)
    assert (first.consent.for_social, first.consent.is_guardian) == (False, False)
    assert second.consent.is_guardian
    assert not client.cookies
    assert "<script>alert('x')" not in response.content.decode()


def test_a_no_is_kept_as_a_no(client, asking):
    say(client, asking, answer="no", for_print="on", for_social="on")
    consent = Consent.objects.get()
    assert consent.is_broken
    assert not (consent.for_print or consent.for_social)


@pytest.mark.parametrize("language", ["/en", "/ar"])
def test_in_other_languages(client, asking, language):
    _data, response = say(client, asking, language)
    assert response.request["PATH_INFO"].startswith(f"{language}/")
    assert ConsentAnswer.objects.get().language == language.strip("/")


def test_a_double_tap_is_one_number(client, asking):
    data, first = say(client, asking)
    again = client.post(f"/toestemming/{asking.code}/", data, follow=True)
    assert again.request["PATH_INFO"].split("/")[:3] == first.request["PATH_INFO"].split("/")[:3]
    assert ConsentAnswer.objects.count() == Consent.objects.count() == 1
    changed = client.post(f"/toestemming/{asking.code}/", {**data, "answer": "no"})
    assert "al van u ontvangen" in changed.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"who": ""}, {"answer": ""}, {"answer": "misschien"}, {"email": "x"}, {"website": "x"}],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(client, asking, wrong):
    _data, response = say(client, asking, **wrong)
    assert response.status_code == 200
    assert "mb-errors" in response.content.decode()
    assert not Consent.objects.exists()
    asking.refresh_from_db()
    assert asking.last_number == 0


def test_it_ends_and_is_not_there_for_who_guesses(client, asking, frozen, tuesday_morning):
    data, _response = say(client, asking)
    frozen.move_to(tuesday_morning + sessions.OPEN_FOR)
    assert "kan niet meer" in client.get(f"/toestemming/{asking.code}/").content.decode()
    late = client.post(f"/toestemming/{asking.code}/", {**data, "token": data["token"]})
    assert late.status_code == 302  # the second tap of an answer in time
    for path in ("", "kaart/", "code.svg"):
        assert client.get(f"/toestemming/ABCDEFGH/{path}").status_code == 404


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_the_card_leads_to_no_other_site(client, asking, back):
    page = client.get(f"/toestemming/{asking.code}/kaart/", {"terug": back}).content.decode()
    assert "Terug naar" not in page and "example.org/" not in page and "javascript:" not in page


def test_the_card_shows_the_code(client, asking):
    page = client.get(f"/toestemming/{asking.code}/kaart/").content.decode()
    assert f"/toestemming/{asking.code}/code.svg" in page
    assert "<script>alert('x')" not in page
    drawn = client.get(f"/toestemming/{asking.code}/code.svg")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert b"<svg" in drawn.content


class TestTicking:
    @pytest.fixture
    def photo(self, world):
        return PhotoFactory(
            uploaded_by_user=world.maker, collection=world.wijk.collection, recognisable="children"
        )

    def answers(self, client, asking):
        say(client, asking, who="child", email="ouder@example.org")
        say(client, asking, answer="no")
        say(client, asking)

    def tick(self, photo, asking, user, now, *numbers):
        sessions.tick_numbers(photo, asking, numbers, user=user, now=now)

    def numbers(self, photo):
        return sorted(photo.consents.values_list("number", flat=True))

    def test_exactly_the_ticked_numbers_are_on_the_photo(
        self, client, world, asking, photo, tuesday_morning
    ):
        self.answers(client, asking)
        self.tick(photo, asking, world.maker, tuesday_morning, 1, 2)
        assert self.numbers(photo) == ["1", "2"]
        self.tick(photo, asking, world.maker, tuesday_morning, 1, 3)
        assert self.numbers(photo) == ["1", "3"]
        rows = sessions.numbers_for(asking, photo)
        assert [(row.number, row.agrees, row.is_ticked) for row in rows] == [
            (1, True, True),
            (2, False, False),
            (3, True, True),
        ]

    def test_a_no_keeps_the_photo_offline(self, client, world, asking, photo, tuesday_morning):
        self.answers(client, asking)
        self.tick(photo, asking, world.maker, tuesday_morning, 1, 2)
        with pytest.raises(Exception, match="wil dit niet"):
            ArticleFactory(in_wijk=world.wijk, photo=photo, photo_alt="Feest")
        self.tick(photo, asking, world.maker, tuesday_morning, 1)
        ArticleFactory(in_wijk=world.wijk, photo=photo, photo_alt="Feest")
        assert Photo.objects.get(pk=photo.pk).state == PhotoState.PUBLIC

    def test_a_number_that_is_not_there_is_refused_whole(
        self, client, world, asking, photo, tuesday_morning
    ):
        self.answers(client, asking)
        with pytest.raises(ValidationError, match="9"):
            self.tick(photo, asking, world.maker, tuesday_morning, 1, 9)
        assert self.numbers(photo) == []

    def test_others_may_not(self, client, world, asking, photo, tuesday_morning):
        self.answers(client, asking)
        stranger, other = UserFactory(), UserFactory(groups=[WijkFactory().group])
        for user in (stranger, other):
            with pytest.raises(PermissionDenied):
                self.tick(photo, asking, user, tuesday_morning, 1)
        not_mine = PhotoFactory(collection=world.wijk.collection)
        with pytest.raises(PermissionDenied):
            self.tick(not_mine, asking, world.maker, tuesday_morning, 1)
        self.tick(not_mine, asking, world.editor, tuesday_morning, 1)

    def test_editors_tick_on_the_page_of_the_photo(self, client, world, asking, photo):
        self.answers(client, asking)
        client.force_login(world.editor)
        address = reverse("photo_admin:photo", args=[photo.uuid])
        assert client.get(address).content.decode().count('name="numbers"') == 3
        data = {"do": "tick", "session": str(asking.uuid), "numbers": ["1", "3"]}
        assert client.post(address, data).status_code == 302
        assert self.numbers(photo) == ["1", "3"]
        wrong = client.post(address, {**data, "numbers": ["7"]})
        assert "Dit nummer is er niet" in wrong.content.decode()
        assert client.post(address, {**data, "session": str(uuid4())}).status_code == 404

    def test_the_photo_of_a_card_is_never_kept(self, world, photo, commit, photo_folder):
        with pytest.raises(PermissionDenied):
            sessions.drop_card(photo, user=UserFactory())
        with pytest.raises(ValidationError):
            sessions.drop_card(world.photo, user=world.editor)
        with commit():
            sessions.drop_card(photo, user=world.maker)
        assert not Photo.objects.filter(pk=photo.pk).exists()
        assert not (photo_folder / photo.file.name).exists()


class TestTheirOwnPage:
    @pytest.fixture
    def mine(self, client, world, asking, tuesday_morning):
        _data, response = say(client, asking, who="child", email="ouder@example.org")
        photo = PhotoFactory(
            uploaded_by_user=world.maker, collection=world.wijk.collection, recognisable="children"
        )
        sessions.tick_numbers(photo, asking, [1], user=world.maker, now=tuesday_morning)
        return link_in(response), photo

    def test_the_parent_sees_the_photos_first(self, client, mine):
        address, photo = mine
        own = f"{address}{photo.uuid}.jpg"
        assert own in client.get(address).content.decode()
        shown = client.get(own)
        assert shown.status_code == 200
        assert "no-store" in shown["Cache-Control"]
        assert client.get(f"/foto/{photo.uuid}/320.jpg").status_code == 404

    def test_a_changed_address_or_another_photo_is_not_there(self, client, world, mine):
        address, photo = mine
        token = address.split("/")[-2]
        forged = token[:-1] + ("A" if token[-1] != "A" else "B")
        for path in (
            address.replace(token, forged),
            address.replace(token, forged) + f"{photo.uuid}.jpg",
            f"{address}{world.photo.uuid}.jpg",
            f"{address}{photo.uuid}.png",
        ):
            assert client.get(path).status_code == 404, path

    def test_the_link_lasts_and_ends(self, client, mine, frozen, tuesday_morning):
        address, _photo = mine
        frozen.move_to(tuesday_morning + timedelta(days=3 * 365))
        assert client.get(address).status_code == 200
        frozen.move_to(tuesday_morning + timedelta(days=3 * 365, seconds=1))
        assert client.get(address).status_code == 404

    def test_a_yes_is_taken_back_with_one_tap(self, client, world, mine):
        address, photo = mine
        ArticleFactory(in_wijk=world.wijk, photo=photo, photo_alt="Feest")
        client.get(address)
        assert Photo.objects.get(pk=photo.pk).state == PhotoState.PUBLIC
        elsewhere = client.post(address, headers={"Origin": "https://kwaad.example"})
        assert elsewhere.status_code == 200
        assert Photo.objects.get(pk=photo.pk).state == PhotoState.PUBLIC
        for _tap in range(2):
            page = client.post(address, follow=True).content.decode()
            assert "ja ingetrokken" in page
        assert Photo.objects.get(pk=photo.pk).state == PhotoState.HELD
        told = OutgoingMail.objects.filter(subject__contains="wil niet meer op de foto")
        assert {mail.to[0] for mail in told} == {"maker@example.org"}
        assert not client.cookies

    def test_who_left_an_address_hears_once_that_there_are_photos(
        self, world, mine, asking, tuesday_morning
    ):
        second = PhotoFactory(uploaded_by_user=world.maker)
        sessions.tick_numbers(second, asking, [1], user=world.maker, now=tuesday_morning)
        mails = OutgoingMail.objects.filter(to=["ouder@example.org"])
        assert mails.count() == 2  # the number with its link, and that there are photos
        assert all("/toestemming/antwoord/" in mail.body for mail in mails)

    def test_a_photo_that_was_taken_down_is_not_shown_here(self, client, mine):
        address, photo = mine
        Photo.objects.filter(pk=photo.pk).update(state=PhotoState.TAKEN_DOWN)
        assert str(photo.uuid) not in client.get(address).content.decode()


class TestScreens:
    def test_an_editor_begins_to_ask(self, client, world, frozen):
        client.force_login(world.editor)
        address = reverse("photo_admin:sessions")
        assert 'type="hidden" name="wijk"' in client.get(address).content.decode()
        other = WijkFactory()
        forged = client.post(address, {"title": "Feest", "wijk": other.pk})
        assert forged.status_code == 200
        data = {"title": f"Feest {HOSTILE}", "wijk": world.wijk.pk}
        page = client.post(address, data, follow=True).content.decode()
        session = ConsentSession.objects.get()
        assert (session.wijk, session.opened_by) == (world.wijk, world.editor)
        assert reverse("photocare:card", args=[session.code]) in page
        assert "<script>alert('x')" not in page

    def test_an_answer_on_paper_gets_a_number_once(self, client, world, asking):
        client.force_login(world.editor)
        address = reverse("photo_admin:session", args=[asking.uuid])
        data = {"key": str(uuid4()), "who": "child", "answer": "yes", "for_social": "on"}
        for _tap in range(2):
            assert "kaartje: 1" in client.post(address, data, follow=True).content.decode()
        answer = ConsentAnswer.objects.get()
        assert (answer.via, answer.consent.is_guardian) == ("paper", True)
        assert client.post(address, {"key": str(uuid4())}).status_code == 200

    def test_closing_stops_answers(self, client, world, asking, frozen, tuesday_morning):
        client.force_login(world.editor)
        client.post(reverse("photo_admin:session", args=[asking.uuid]), {"do": "close"})
        frozen.move_to(tuesday_morning + timedelta(seconds=1))
        client.logout()
        assert "kan niet meer" in client.get(f"/toestemming/{asking.code}/").content.decode()

    def test_another_wijk_finds_nothing(self, client, asking):
        client.force_login(UserFactory(groups=[WijkFactory().group]))
        page = client.get(reverse("photo_admin:sessions")).content.decode()
        assert "Straatfeest" not in page
        address = reverse("photo_admin:session", args=[asking.uuid])
        assert client.get(address).status_code == 404
        assert client.post(address, {"do": "close"}).status_code == 404


def test_answers_that_came_on_no_photo_go(client, asking, tuesday_morning):
    say(client, asking)
    forget_consents(tuesday_morning)
    later = tuesday_morning + timedelta(days=90)
    assert forget_consents(later) == 1
    assert not ConsentAnswer.objects.exists()
    retention.remove_old(later + timedelta(days=1))
    assert not ConsentSession.objects.exists()
