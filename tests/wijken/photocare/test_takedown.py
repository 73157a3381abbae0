""" "Ik sta op deze foto": one tap, and it is gone everywhere; back only by an editor's reason."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.images.blocks import ImageBlock
from wagtail.log_actions import registry

from mijnbuurt.core import clock
from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.models import Photo
from tests.factories import HOSTILE
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory
from wijken.news.models import ArticlePhoto, Byline
from wijken.photocare import retention, transitions
from wijken.photocare.models import Takedown
from wijken.work.lists import work_of

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def token_on(page: str) -> str:
    return re.search(r'name="token" value="([^"]+)"', page)[1]


def ask(client, photo, language="", visitor="203.0.113.5", **extra):
    """Open the page and tap the button, as fast as one can."""
    address = f"{language}/foto/{photo.uuid}/weg/"
    page = client.get(address).content.decode()
    data = {"token": token_on(page), **extra}
    return data, client.post(address, data, REMOTE_ADDR=visitor, follow=True)


def state(photo):
    return Photo.objects.get(pk=photo.pk).state


def test_gone_everywhere_at_once(client, world, frozen, commit):
    value = {"image": world.photo.pk, "alt_text": "Iemand schommelt", "decorative": False}
    caption = "Zeldzaamwoord op de schommel"
    block = ("photo", {"image": ImageBlock().to_python(value), "caption": caption})
    with commit():
        article = ArticleFactory(
            in_wijk=world.wijk,
            kind="photo_series",
            names="none",
            photo=world.photo,
            photo_alt="Iemand schommelt",
            body=[block],
            live=False,
        )
        article.photo_rows = [
            ArticlePhoto(
                photo=world.photo, alt="Iemand schommelt", caption=caption, locale=article.locale
            )
        ]
        article.save_revision().publish()
    files = [f"/foto/{world.photo.uuid}/320.{kind}" for kind in ("jpg", "webp", "avif")]
    pages = [article.url, "/nieuws/", f"/wijken/{world.wijk.slug}/", "/", "/zoeken/?q=feest"]
    assert all(client.get(path).status_code == 200 for path in files)
    assert str(world.photo.uuid) in client.get(article.url).content.decode()
    with commit():
        _data, response = ask(client, world.photo)
    assert "De foto is weg" in response.content.decode()
    for path in files:
        assert client.get(path).status_code == 404
    assert not Photo.objects.get(pk=world.photo.pk).renditions.exists()
    for path in pages:
        shown = client.get(path).content.decode()
        assert str(world.photo.uuid) not in shown, path
        assert "Zeldzaamwoord" not in shown
        assert "Iemand schommelt" not in shown
    detail = client.get(article.url).content.decode()
    assert detail.count("Deze foto is weggehaald.") == 2
    assert "drawings/" in detail


def test_words_around_it_are_not_found_any_more(client, world, frozen, commit):
    value = {"image": world.photo.pk, "alt_text": "Een schommel", "decorative": False}
    block = {"image": ImageBlock().to_python(value), "caption": "Zeldzaamwoord"}
    with commit():
        ArticleFactory(in_wijk=world.wijk, body=[("photo", block)], title="Vindbaar")
    assert "Vindbaar" in client.get("/zoeken/?q=zeldzaamwoord").content.decode()
    with commit():
        ask(client, world.photo)
    assert "Vindbaar" not in client.get("/zoeken/?q=zeldzaamwoord").content.decode()


def test_no_cookie_and_nothing_kept_by_anyone(client, world, frozen):
    _data, response = ask(client, world.photo)
    assert not client.cookies
    assert response["Cache-Control"] == "no-store"
    assert re.search(r"MBA-[A-Z]{8}", response.content.decode())


@pytest.mark.parametrize(
    ("language", "words"),
    [("", "De foto is weg"), ("/en", "The photo is gone"), ("/ar", 'dir="rtl"')],
)
def test_in_three_languages(client, world, frozen, language, words):
    _data, response = ask(client, world.photo, language, email="iemand@example.org")
    assert words in response.content.decode()
    assert Takedown.objects.get().language == (language.strip("/") or "nl")


def test_a_double_tap_is_one_request(client, world, frozen):
    data, first = ask(client, world.photo)
    again = client.post(f"/foto/{world.photo.uuid}/weg/", data, follow=True)
    assert Takedown.objects.count() == 1
    assert again.request["PATH_INFO"] == first.request["PATH_INFO"]


def test_a_page_that_stood_open_for_days_still_works(client, world, frozen, tuesday_morning):
    page = client.get(f"/foto/{world.photo.uuid}/weg/").content.decode()
    frozen.move_to(tuesday_morning + timedelta(days=3))
    client.post(f"/foto/{world.photo.uuid}/weg/", {"token": token_on(page)})
    assert state(world.photo) == PhotoState.TAKEN_DOWN


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"token": "onzin"},
        {"website": "https://spam.example", "token": "T"},
        {"token": "T", "email": "geen adres"},
        {"token": "T", "text": "x" * 1001},
    ],
)
def test_what_is_wrong_takes_nothing_away(client, world, frozen, data):
    address = f"/foto/{world.photo.uuid}/weg/"
    if data.get("token") == "T":
        data = {**data, "token": token_on(client.get(address).content.decode())}
    response = client.post(address, data)
    assert response.status_code == 200
    assert not Takedown.objects.exists()
    assert state(world.photo) == PhotoState.PUBLIC


def test_from_another_site_nothing_happens(client, world, frozen):
    address = f"/foto/{world.photo.uuid}/weg/"
    data = {"token": token_on(client.get(address).content.decode())}
    response = client.post(address, data, headers={"Origin": "https://kwaad.example"})
    assert response.status_code == 403
    assert state(world.photo) == PhotoState.PUBLIC


def test_a_private_or_unknown_photo_is_not_there(client, world, frozen):
    private = PhotoFactory()
    for key in (private.uuid, uuid4()):
        assert client.get(f"/foto/{key}/weg/").status_code == 404
        assert client.post(f"/foto/{key}/weg/", {"token": "x"}).status_code == 404


def test_who_comes_later_reads_that_it_is_gone(client, world, frozen):
    ask(client, world.photo)
    page = client.get(f"/foto/{world.photo.uuid}/weg/").content.decode()
    assert "al weggehaald" in page
    assert f"/{world.photo.uuid}/640" not in page


def test_who_made_it_and_who_decides_hear_it(client, world, frozen):
    writer = UserFactory(email="schrijver@example.org")
    world.article.bylines = [Byline(name="Ans", user=writer, locale=world.article.locale)]
    world.article.save_revision().publish()
    OutgoingMail.objects.all().delete()
    ask(client, world.photo, text=HOSTILE, email="iemand@example.org")
    mails = {mail.to[0]: mail for mail in OutgoingMail.objects.all()}
    assert mails.keys() >= {"schrijver@example.org", "maker@example.org", "iemand@example.org"}
    assert "van de site gehaald" in mails["maker@example.org"].subject
    assert all("alert(" not in mail.body for mail in mails.values())
    assert "iemand@example.org" not in mails["maker@example.org"].body
    [item] = [i for i in work_of(world.editor, clock.now()) if i.kind.key == "takedown"]
    assert item.found.address == reverse("photo_admin:photo", args=[world.photo.uuid])
    other = UserFactory(groups=[WijkFactory().group])
    assert not [i for i in work_of(other, clock.now()) if i.kind.key == "takedown"]


class TestDecision:
    @pytest.fixture
    def asked(self, client, world, frozen):
        ask(client, world.photo, email="iemand@example.org", text=HOSTILE)
        client.force_login(world.editor)
        return reverse("photo_admin:photo", args=[world.photo.uuid])

    def test_the_editor_sees_the_photo_and_the_request(self, client, world, asked):
        page = client.get(asked).content.decode()
        assert "Iemand wil niet op deze foto" in page
        assert "<script>alert('x')" not in page
        seen = client.get(f"/foto/{world.photo.uuid}/640.jpg")
        assert seen.status_code == 200
        assert "no-store" in seen["Cache-Control"]
        client.force_login(world.maker)
        assert client.get(f"/foto/{world.photo.uuid}/640.jpg").status_code == 404

    def test_it_comes_back_for_a_reason_only(self, client, world, asked):
        page = client.post(asked, {"do": "back", "reason": "  "})
        assert page.status_code == 200
        assert state(world.photo) == PhotoState.TAKEN_DOWN
        client.post(asked, {"do": "back", "reason": "Niemand is te herkennen"})
        assert state(world.photo) == PhotoState.PUBLIC
        assert str(world.photo.uuid) in client.get(world.article.url).content.decode()
        record = Takedown.objects.get()
        assert (record.state, record.decided_by) == ("restored", world.editor)
        entry = registry.get_logs_for_instance(world.photo).get(action="photos.restore")
        assert entry.data["reason"] == "Niemand is te herkennen"
        told = OutgoingMail.objects.filter(to=["iemand@example.org"]).first()
        assert "staat weer op de site" in told.body

    def test_it_stays_away(self, client, world, asked):
        client.post(asked, {"do": "away"})
        assert state(world.photo) == PhotoState.TAKEN_DOWN
        assert Takedown.objects.get().state == "kept_away"
        assert not [i for i in work_of(world.editor, clock.now()) if i.kind.key == "takedown"]

    def test_someone_who_says_no_keeps_it_hidden(self, client, world, asked):
        Photo.objects.filter(pk=world.photo.pk).update(recognisable="children")
        client.post(asked, {"do": "back", "reason": "Vergissing"})
        assert state(world.photo) == PhotoState.HELD

    def test_a_reporter_may_not_put_it_back(self, client, world, asked):
        client.force_login(world.maker)
        client.post(asked, {"do": "back", "reason": "Van mij"})
        assert state(world.photo) == PhotoState.TAKEN_DOWN

    def test_an_editor_takes_away_without_a_request(self, client, world, frozen):
        client.force_login(world.editor)
        client.post(
            reverse("photo_admin:photo", args=[world.photo.uuid]),
            {"do": "away", "reason": "Gebeld"},
        )
        assert state(world.photo) == PhotoState.TAKEN_DOWN


class TestMisuse:
    def put_back(self, world):
        transitions.put_back(world.photo, world.editor, clock.now(), "Mag")

    def test_the_same_visitor_can_not_hide_it_again(self, client, world, frozen):
        ask(client, world.photo)
        self.put_back(world)
        _data, response = ask(client, world.photo)
        assert "kijkt eerst een redacteur" in response.content.decode()
        assert state(world.photo) == PhotoState.PUBLIC
        [item] = [i for i in work_of(world.editor, clock.now()) if i.kind.key == "takedown"]
        assert "staat er nog" in str(item.found.about)

    def test_somebody_else_can_until_editors_looked_twice(
        self, client, world, frozen, tuesday_morning
    ):
        for number in range(3):
            frozen.move_to(tuesday_morning + timedelta(hours=number))
            ask(client, world.photo, visitor=f"203.0.113.{number}")
            assert (state(world.photo) == PhotoState.TAKEN_DOWN) is (number < 2)
            if number < 2:
                self.put_back(world)

    def test_a_robot_does_not_empty_the_site(self, client, world, frozen):
        photos = [
            PhotoFactory(public=True, collection=world.wijk.collection, image_width=40)
            for _number in range(22)
        ]
        for photo in photos:
            ask(client, photo)
        states = [state(photo) for photo in photos]
        assert states.count(PhotoState.TAKEN_DOWN) == 20
        assert Takedown.objects.count() == 22

    def test_too_many_from_one_connection_are_stopped(self, client, world, frozen, monkeypatch):
        monkeypatch.setattr("wijken.photocare.rules.SENDS", (0, timedelta(hours=1)))
        _data, response = ask(client, world.photo)
        assert response.status_code == 429
        assert state(world.photo) == PhotoState.PUBLIC


def test_requests_go_half_a_year_after_the_decision(client, world, frozen, tuesday_morning):
    ask(client, world.photo)
    retention.remove_old(tuesday_morning + timedelta(days=900))
    assert Takedown.objects.exists()
    transitions.keep_away(world.photo, world.editor, tuesday_morning)
    retention.remove_old(tuesday_morning + timedelta(days=180))
    assert Takedown.objects.exists()
    retention.remove_old(tuesday_morning + timedelta(days=181))
    assert not Takedown.objects.exists()
