from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from mijnbuurt.users.models import User
from reporters.models import Reporter
from reporters.stories.models import Story
from tests.factories.pages import WijkFactory
from tests.factories.photos import image_file
from tests.factories.reporters import ReporterFactory
from tests.factories.users import UserFactory
from tests.photos.conftest import Visitor, client, photo_folder
from wijken.areas.models import Wijk

__all__ = ["client", "photo_folder"]


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    return WijkFactory().pk


@pytest.fixture
def reporter(db: None) -> Reporter:
    return ReporterFactory(writes=True)


@pytest.fixture
def editor(wijk: Wijk) -> User:
    return UserFactory(groups=[wijk.group])


@dataclass
class Desk:
    """A reporter at the desk, who fills in forms as a phone without scripts does."""

    client: Client
    reporter: Reporter

    def new(self, **fields: object) -> HttpResponse:
        return self.client.post("/reporter/nieuw/", self.filled(fields))

    def write(self, story: Story, **fields: object) -> HttpResponse:
        story.refresh_from_db()
        known = {"version": story.version, "key": story.key, **self.shown(story)}
        return self.client.post(
            f"/reporter/verhalen/{story.uuid}/schrijven/", self.filled({**known, **fields})
        )

    def shown(self, story: Story) -> dict[str, object]:
        return {
            "title": story.title,
            "text": story.text,
            "wijk": story.wijk.slug if story.wijk else "",
        }

    def filled(self, fields: dict[str, object]) -> dict[str, object]:
        return {"owner": str(self.reporter.user.uuid), **fields}


@pytest.fixture
def desk(reporter: Reporter) -> Desk:
    client = Visitor()
    client.force_login(reporter.user)
    return Desk(client, reporter)


@pytest.fixture
def jpeg() -> Callable[..., SimpleUploadedFile]:
    def make(name: str = "IMG_1.jpg", colour: str = "green") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, image_file(400, 300, colour).read(), "image/jpeg")

    return make
