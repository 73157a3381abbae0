"""Who sees a photo in which state. Roles and collections are those that `setup_site` makes."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from home.setup.rights import shared_collection
from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.models import Photo
from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from tests.factories.pages import WijkFactory
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory
from wijken.areas.models import Wijk

from .conftest import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

VISITORS = [
    "anonymous",
    "resident",
    "uploader",
    "inactive uploader",
    "editor",
    "other editor",
    "reporter",
    "coordinator",
    "desk",
    "partner",
    "case partner",
    "redactie",
    "beheer",
]
ROLES = {
    "reporter": Role.REPORTER,
    "coordinator": Role.COORDINATOR,
    "desk": Role.DESK,
    "partner": Role.PARTNER,
    "case partner": Role.CASE_PARTNER,
    "redactie": Role.CITY_EDITOR,
    "beheer": Role.ADMINISTRATOR,
}
EVERYONE = set(VISITORS)
CITY = {"redactie", "beheer"}
#: Who sees a photo in the collection of a wijk.
SEEN_BY = {
    PhotoState.PRIVATE: CITY | {"uploader", "editor"},
    PhotoState.PUBLIC: EVERYONE,
    PhotoState.BLURRED: EVERYONE,
    PhotoState.HELD: CITY | {"uploader", "editor"},
    PhotoState.TAKEN_DOWN: CITY | {"editor"},
}


@pytest.fixture
def wijken() -> tuple[Wijk, Wijk]:
    return WijkFactory(), WijkFactory()


def visitor_called(name: str, wijken: tuple[Wijk, Wijk]) -> User | None:
    wijk, other = wijken
    if name == "anonymous":
        return None
    user = UserFactory(is_active=name != "inactive uploader")
    if name == "editor":
        user.groups.add(wijk.group)
    elif name == "other editor":
        user.groups.add(other.group)
    elif name in ROLES:
        user.groups.add(Group.objects.get(name=ROLES[name]))
    return user


@pytest.mark.parametrize("state", PhotoState)
def test_who_sees_a_photo_of_a_wijk(wijken: tuple[Wijk, Wijk], state: PhotoState) -> None:
    photo = PhotoFactory(collection=wijken[0].collection, state=state)
    seen_by = set()
    for visitor in VISITORS:
        client, user = Visitor(), visitor_called(visitor, wijken)
        if user is not None:
            client.force_login(user)
        owner = user if visitor.endswith("uploader") else None
        Photo.objects.update(uploaded_by_user=owner)
        response = client.get(f"/foto/{photo.uuid}/320.jpg")
        if response.status_code == 200:
            seen_by.add(visitor)
            for_all = "public, max-age=60" if photo.is_public else "private, no-store"
            assert response["Cache-Control"] == for_all
        else:
            assert response.status_code == 404
            assert photo.file.name not in response.body.decode() + str(response.headers)
    assert seen_by == SEEN_BY[state]


@pytest.mark.parametrize("visitor", ["anonymous", "reporter", "editor", "redactie"])
def test_a_shared_private_photo_is_for_those_who_may_choose_it(
    client: Client, wijken: tuple[Wijk, Wijk], visitor: str
) -> None:
    photo = PhotoFactory(collection=shared_collection())
    user = visitor_called(visitor, wijken)
    if user is not None:
        client.force_login(user)
    response = client.get(f"/foto/{photo.uuid}/320.jpg")
    assert response.status_code == (200 if visitor in ("editor", "redactie") else 404)


def test_unknown_and_hidden_look_the_same(client: Client) -> None:
    hidden = PhotoFactory()
    first = client.get(f"/foto/{hidden.uuid}/320.jpg")
    Photo.objects.all().delete()
    second = client.get(f"/foto/{hidden.uuid}/320.jpg")
    assert first.status_code == second.status_code == 404
    assert first.body == second.body


ADMIN_VIEWS = ["edit", "delete", "url_generator", "url_generator_output", "image_usage", "preview"]


@pytest.mark.parametrize("visitor", ["anonymous", "reporter", "other editor"])
def test_the_admin_shows_strangers_nothing(
    client: Client, wijken: tuple[Wijk, Wijk], visitor: str
) -> None:
    photo = PhotoFactory(collection=wijken[0].collection, title="Kind op de schommel")
    user = visitor_called(visitor, wijken)
    if user is not None:
        client.force_login(user)
    for name in ADMIN_VIEWS:
        args = [photo.pk, "original"] if name == "preview" else [photo.pk]
        response = client.get(reverse(f"wagtailimages:{name}", args=args))
        assert response.status_code in (302, 403, 404), name
        assert b"schommel" not in response.body, name


def test_wagtails_own_image_address_does_not_exist(client: Client) -> None:
    from wagtail.images.utils import generate_signature

    photo = PhotoFactory(public=True)
    signature = generate_signature(photo.pk, "original")
    for prefix in ("/images/", "/foto/", "/beheer/images/", "/media/", "/"):
        assert client.get(f"{prefix}{signature}/{photo.pk}/original/").status_code in (302, 404)


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_no_api(client: Client, version: str) -> None:
    assert client.get(f"/api/{version}/images/").status_code == 404
