"""The screens on which editors see what photos lack, and fill it in."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from mijnbuurt.core.versions import version_of
from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.models import Consent, Photo
from tests.factories import HOSTILE
from tests.factories.pages import WijkFactory
from tests.factories.photos import PhotoFactory, image_file
from tests.factories.users import UserFactory
from tests.reading import Reading
from wijken.news.models import Article
from wijken.work.lists import work_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_editor(client, world):
    client.force_login(world.editor)
    return client


def filled_in(page, **extra):
    return {
        "seen": version_of(page),
        "serie-1-alt": "Dezelfde straat",
        "serie-1-credit": "Ans",
        "serie-1-recognisable": "nobody",
        "serie-2-alt": HOSTILE,
        "serie-2-credit": "Johan",
        "serie-2-recognisable": "adults",
        "serie-2-ground": "interest",
        **extra,
    }


def test_all_photos_of_a_page_are_filled_in_at_once(as_editor, world, series):
    address = reverse("photo_admin:page", args=[series.page.pk])
    asked = as_editor.get(address).content.decode()
    assert asked.count("Beschrijf wat er op de foto staat") == 2
    response = as_editor.post(address, filled_in(series.page))
    assert response.status_code == 302
    shown = as_editor.get(address).content.decode()
    assert shown.count("Compleet") == 2
    assert "<script>alert('x')" not in shown
    draft = Article.objects.get(pk=series.page.pk).get_latest_revision_as_object()
    assert [row.alt for row in draft.photo_rows.all()] == ["Dezelfde straat", HOSTILE]
    series.second.refresh_from_db()
    assert (series.second.credit, series.second.ground) == ("Johan", "interest")


def test_a_colleague_was_faster_and_nothing_typed_is_lost(as_editor, series):
    address = reverse("photo_admin:page", args=[series.page.pk])
    data = filled_in(series.page)
    series.page.save_revision(user=UserFactory())
    response = as_editor.post(address, data)
    assert response.status_code == 200
    assert "Lees eerst de nieuwe versie" in response.content.decode()
    assert "Dezelfde straat" in response.content.decode()
    series.first.refresh_from_db()
    assert series.first.credit == ""


def was(client, address, name="was"):
    return Reading.of(client, address).soup.select_one(f"[name={name}]")["value"]


def test_an_old_screen_of_all_photos_changes_none_of_them(as_editor, series):
    """A colleague saw children on one of them; the other one is not saved either."""
    address = reverse("photo_admin:page", args=[series.page.pk])
    marks = {name: was(as_editor, address, name) for name in ("serie-1-was", "serie-2-was")}
    Photo.objects.filter(pk=series.second.pk).update(recognisable="children")
    response = as_editor.post(address, filled_in(series.page, **marks))
    assert "Een collega heeft dit intussen gewijzigd" in response.text
    assert "Dezelfde straat" in response.text
    for photo in (series.first, series.second):
        photo.refresh_from_db()
    assert (series.first.credit, series.second.recognisable) == ("", "children")
    again = {row["name"]: row["value"] for row in Reading(response).soup.select("[name$=was]")}
    assert as_editor.post(address, filled_in(series.page, **again)).status_code == 302


def test_too_long_is_said_beside_the_field(as_editor, series):
    address = reverse("photo_admin:page", args=[series.page.pk])
    response = as_editor.post(address, filled_in(series.page, **{"serie-1-alt": "x" * 201}))
    assert response.status_code == 200
    assert "te lang" in response.content.decode()


def test_a_photo_of_another_wijk_keeps_its_facts(as_editor, world, series):
    """Whoever may use a photo of the whole city describes it on the page, no more."""
    Photo.objects.filter(pk=series.second.pk).update(collection=WijkFactory().collection)
    address = reverse("photo_admin:page", args=[series.page.pk])
    as_editor.post(address, filled_in(series.page))
    series.second.refresh_from_db()
    assert (series.second.credit, series.second.recognisable) == ("", "unknown")


def test_the_form_of_a_page_and_the_review_show_what_is_missing(client, world, series):
    author = UserFactory(groups=[world.wijk.group])
    series.page.get_workflow().start(series.page, author)
    client.force_login(world.editor)
    state = series.page.current_workflow_task_state
    for address in (
        reverse("wagtailadmin_pages:edit", args=[series.page.pk]),
        reverse("review:draft", args=[state.pk]),
    ):
        page = client.get(address).content.decode()
        assert page.count("care-card--lacks") == 2, address
        assert reverse("photo_admin:page", args=[series.page.pk]) in page


def test_another_wijk_finds_nothing(client, world, series):
    client.force_login(UserFactory(groups=[WijkFactory().group]))
    consent = Consent.objects.create(
        given_on="2026-11-24", created_at="2026-11-24T10:00Z", evidence="evidence/x.jpg"
    )
    consent.photos.add(world.photo)
    assert client.get(reverse("photo_admin:page", args=[series.page.pk])).status_code in (302, 404)
    for name, key in (
        ("photo", world.photo.uuid),
        ("blur", world.photo.uuid),
        ("evidence", consent.uuid),
    ):
        address = reverse(f"photo_admin:{name}", args=[key])
        assert client.get(address).status_code == 404
        assert client.post(address, {"do": "away"}).status_code in (404, 405)
    world.photo.refresh_from_db()
    assert world.photo.is_public


def consent_form(**extra):
    return {
        "do": "record",
        "key": str(uuid4()),
        "name": f"Ouder {HOSTILE}",
        "is_guardian": "on",
        "for_web": "on",
        "given_on": "2026-11-20",
        **extra,
    }


class TestOnePhoto:
    @pytest.fixture(autouse=True)
    def at(self, tuesday_morning):
        with time_machine.travel(tuesday_morning, tick=False):
            yield

    def test_an_old_screen_takes_no_children_away(self, as_editor, world):
        address = reverse("photo_admin:photo", args=[world.photo.uuid])
        data = {"do": "describe", "credit": "Ans", "recognisable": "nobody"}
        data["was"] = was(as_editor, address)
        Photo.objects.filter(pk=world.photo.pk).update(recognisable="children")
        response = as_editor.post(address, data)
        assert "Een collega heeft dit intussen gewijzigd" in response.text
        assert Photo.objects.get(pk=world.photo.pk).recognisable == "children"
        data["was"] = Reading(response).soup.select_one("[name=was]")["value"]
        assert as_editor.post(address, data).status_code == 302
        assert Photo.objects.get(pk=world.photo.pk).recognisable == "nobody"

    def test_a_yes_is_kept_once_and_taken_back_as_easily(self, as_editor, world):
        address = reverse("photo_admin:photo", args=[world.photo.uuid])
        as_editor.post(address, {"do": "describe", "credit": "Ans", "recognisable": "children"})
        assert Photo.objects.get(pk=world.photo.pk).state == PhotoState.HELD
        data = consent_form(evidence=image_file(40, 30, "red"))
        for _tap in range(2):
            data["evidence"].seek(0)
            assert as_editor.post(address, data).status_code == 302
        consent = Consent.objects.get()
        assert consent.recorded_by == world.editor
        assert Photo.objects.get(pk=world.photo.pk).state == PhotoState.PUBLIC
        page = as_editor.get(address).content.decode()
        assert "<script>alert('x')" not in page
        evidence = as_editor.get(reverse("photo_admin:evidence", args=[consent.uuid]))
        assert "no-store" in evidence["Cache-Control"]
        assert evidence.body.startswith(b"\xff\xd8")
        as_editor.post(address, {"do": "withdraw", "consent": consent.uuid})
        assert Photo.objects.get(pk=world.photo.pk).state == PhotoState.HELD

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"name": ""}, "verplicht"),
            ({"given_on": "gisteren"}, "datum"),
            ({"ends_on": "2026-11-23"}, "al voorbij"),
            ({"given_on": "2026-12-24"}, "nog komen"),
        ],
    )
    def test_what_is_wrong_is_said_and_the_rest_kept(self, as_editor, world, wrong, sentence):
        address = reverse("photo_admin:photo", args=[world.photo.uuid])
        response = as_editor.post(address, consent_form(note="In de map", **wrong))
        assert response.status_code == 200
        assert sentence in response.content.decode()
        assert "In de map" in response.content.decode()
        assert not Consent.objects.exists()

    def test_nonsense_is_not_there(self, as_editor, world):
        address = reverse("photo_admin:photo", args=[world.photo.uuid])
        for data in (
            {"do": "hack"},
            {"do": "withdraw", "consent": "x"},
            {"do": "withdraw", "consent": str(uuid4())},
        ):
            assert as_editor.post(address, data).status_code == 404

    def test_editors_hear_weeks_before_a_consent_ends(self, world, tuesday_morning):
        consent = Consent.objects.create(
            given_on="2026-11-01", created_at=tuesday_morning, for_web=True, ends_on="2026-12-22"
        )
        consent.photos.add(world.photo)
        [item] = [i for i in work_of(world.editor, tuesday_morning) if i.kind.key == "consent"]
        assert "dinsdag 22 december 2026" in str(item.found.about)
        earlier = tuesday_morning - timedelta(days=1)
        assert not [i for i in work_of(world.editor, earlier) if i.kind.key == "consent"]
        other = UserFactory(groups=[WijkFactory().group])
        assert not [i for i in work_of(other, tuesday_morning) if i.kind.key == "consent"]


class TestBlur:
    def address(self, photo):
        return reverse("photo_admin:blur", args=[photo.uuid])

    def form(self, photo, **extra):
        return {"seen": photo.file_hash, "recognisable": "nobody", **extra}

    def test_by_ticks_without_a_script(self, as_editor, world):
        page = as_editor.get(self.address(world.photo)).content.decode()
        assert page.count('name="squares"') == 108
        data = self.form(world.photo, squares=["0", "107"])
        assert as_editor.post(self.address(world.photo), data).status_code == 302
        fresh = Photo.objects.get(pk=world.photo.pk)
        assert fresh.state == PhotoState.BLURRED
        assert fresh.file.name != world.photo.file.name

    def test_by_drawn_areas(self, as_editor, world):
        data = self.form(world.photo, areas="0,0,500,500 900,900,100,100")
        assert as_editor.post(self.address(world.photo), data).status_code == 302

    @pytest.mark.parametrize(
        "wrong",
        [
            {},
            {"areas": "1,2,3"},
            {"areas": "a,b,c,d"},
            {"areas": "900,0,500,10"},
            {"areas": "-5,0,10,10"},
            {"squares": ["108"]},
            {"squares": ["1"], "recognisable": ""},
            {"squares": ["1"], "seen": "oud"},
        ],
    )
    def test_what_makes_no_sense_changes_nothing(self, as_editor, world, wrong):
        response = as_editor.post(self.address(world.photo), self.form(world.photo, **wrong))
        assert response.status_code == 200
        assert Photo.objects.get(pk=world.photo.pk).file.name == world.photo.file.name

    def test_ticks_are_kept_when_something_else_is_missing(self, as_editor, world):
        data = self.form(world.photo, squares=["5"], recognisable="")
        page = as_editor.post(self.address(world.photo), data).content.decode()
        assert 'value="5" checked' in page


def test_prints_leave_out_who_said_yes_to_the_site_alone(client, world, tuesday_morning):
    Photo.objects.filter(pk=world.photo.pk).update(may_print=False, may_share=False)
    page = client.get(world.article.url).content.decode()
    assert "mb-screen-only" in page
    assert 'og:image" content="http://testserver/static/drawings/' in page
    assert PhotoFactory().may_print
