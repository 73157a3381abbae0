"""A file can be read as long as a public page leads to it."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Collection

from tests.factories.pages import PublicationFactory, WijkFactory
from tests.factories.users import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture
def document(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    root = Collection.get_first_root_node()
    return Document.objects.create(
        title="Verslag", file=ContentFile(b"%PDF-1.4", name="verslag.pdf"), collection=root
    )


def answer(client, document):
    """The status of its address; the file is closed again, the database is not."""
    response = client.get(document.url)
    for close in response._resource_closers:
        close()
    return response.status_code


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"access": "public"}, 200), ({"access": "internal"}, 404), ({"live": False}, 404)],
)
def test_the_file_of_a_publication(client, document, fields, status):
    PublicationFactory(document=document, **fields)
    assert answer(client, document) == status


def test_a_file_that_no_page_shows_is_not_for_strangers(client, document):
    assert answer(client, document) == 404
    client.force_login(UserFactory(groups=[WijkFactory().group]))
    assert answer(client, document) == 404
    client.force_login(UserFactory(is_superuser=True))
    assert answer(client, document) == 200
