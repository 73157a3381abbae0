""" "Leest dit makkelijk?" in the form of a page: hints, and never a block."""

import pytest
from django.contrib.auth.models import Group

from mijnbuurt.core.models import Abbreviation
from mijnbuurt.users.roles import Role
from tests.factories import HOSTILE
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def test_hints_stand_in_the_form_and_stop_nobody(client):
    wijk = WijkFactory()
    client.force_login(UserFactory(groups=[wijk.group]))
    Abbreviation.objects.create(short="Wmo", meaning=f"Wet {HOSTILE}")
    page = ArticleFactory(
        in_wijk=wijk,
        summary="",
        photo=PhotoFactory(),
        photo_alt="Een bank",
        body=[("text", '<p>De Wmo. <a href="https://example.org">Klik hier</a></p>')],
    )
    assert page.live
    shown = client.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    for said in ("geen samenvatting", "“Klik hier”", "zonder uitleg"):
        assert said in shown
    assert HOSTILE not in shown
    section = client.get("/beheer/nieuws/nieuw/").url
    assert "Leest dit makkelijk?" not in client.get(section).content.decode()
    assert client.get("/beheer/afkortingen/").status_code == 302


def test_who_works_citywide_keeps_the_list_of_abbreviations(client):
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    added = client.post("/beheer/afkortingen/new/", {"short": "Wmo", "meaning": "Wet"})
    assert added.status_code == 302
    again = client.post("/beheer/afkortingen/new/", {"short": "Wmo", "meaning": "Anders"})
    assert again.status_code == 200
    assert Abbreviation.objects.get().meaning == "Wet"
