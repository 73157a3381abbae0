"""A story of a wijk with a photo of that wijk, and its editor."""

from types import SimpleNamespace

import pytest

from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory
from tests.photos.conftest import client, commit, photo_folder  # noqa: F401
from wijken.news.models import ArticlePhoto


@pytest.fixture(scope="module")
def shared_wijk(shared_db):
    return WijkFactory(slug="hier", name="Hier").pk


@pytest.fixture
def world(wijk):
    editor = UserFactory(groups=[wijk.group], email="redactie@example.org")
    maker = UserFactory(email="maker@example.org")
    photo = PhotoFactory(collection=wijk.collection, uploaded_by_user=maker, title="Schommel")
    article = ArticleFactory(in_wijk=wijk, title="Feest", photo=photo, photo_alt="Een schommel")
    return SimpleNamespace(wijk=wijk, editor=editor, maker=maker, photo=photo, article=article)


@pytest.fixture
def series(world):
    """A draft of a photo series of which nothing is said yet."""
    page = ArticleFactory(
        in_wijk=world.wijk, kind="photo_series", names="", live=False, title="Serie"
    )
    first, second = (
        PhotoFactory(
            collection=world.wijk.collection, credit="", recognisable="unknown", title=title
        )
        for title in ("Een", "Twee")
    )
    page.photo = first
    page.photo_rows = [
        ArticlePhoto(photo=first, locale=page.locale, sort_order=0),
        ArticlePhoto(photo=second, locale=page.locale, sort_order=1),
    ]
    page.save_revision()
    return SimpleNamespace(page=page, first=first, second=second)
