"""Another's story does not exist for a reporter, and forged fields are never looked at."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from mijnbuurt.users.roles import Role
from reporters.models import Reporter
from reporters.stories import transitions
from reporters.stories.models import Story
from reporters.stories.transitions import Typed
from tests.factories.pages import ActivityFactory, WijkFactory
from tests.factories.reporters import ReporterFactory
from tests.factories.stories import send_story, write_story
from tests.factories.users import UserFactory
from wijken.areas.models import Wijk
from wijken.news.models import Article

from .conftest import Desk

PARTS = ("", "schrijven/", "foto/", "voorbeeld/", "terughalen/", "weggooien/", "toestemming/")


@pytest.fixture
def theirs(wijk: Wijk) -> Story:
    """Another reporter's story with a photo, not sent yet."""
    return write_story(ReporterFactory(), wijk, title="Geheim", text="Geheim", photos=1)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("is_sent", [False, True])
def test_no_address_tells_of_anothers_story(
    desk: Desk, theirs: Story, part: str, is_sent: bool, jpeg
) -> None:
    if is_sent:
        send_story(theirs, theirs.authors.get())
    before = Story.objects.values().get(pk=theirs.pk)
    path = f"/reporter/verhalen/{theirs.uuid}/{part}"
    assert desk.client.get(path).status_code in (404, 405)
    forged = {"title": "Gekaapt", "key": uuid4(), "photo": jpeg(), "doe": "verstuur", "version": 9}
    assert desk.client.post(path, forged).status_code in (404, 405)
    assert Story.objects.values().get(pk=theirs.pk) == before
    assert theirs.photos.count() == 1


def test_lists_hold_ones_own_alone(desk: Desk, theirs: Story) -> None:
    assert "Geheim" not in desk.client.get("/reporter/verhalen/").content.decode()


def test_photos_of_a_draft_are_for_its_makers(
    desk: Desk, theirs: Story, wijk: Wijk, client: Client
) -> None:
    path = f"/foto/{theirs.photos.get().photo.uuid}/320.jpg"
    editor = UserFactory(groups=[wijk.group])
    elsewhere = UserFactory(groups=[WijkFactory().group])
    seen = {}
    for name, user in (("editor", editor), ("elsewhere", elsewhere)):
        client.force_login(user)
        seen[name] = client.get(path).status_code
    seen["other reporter"] = desk.client.get(path).status_code
    client.force_login(theirs.made_by)
    seen["maker"] = client.get(path).status_code
    client.logout()
    seen["anyone"] = client.get(path).status_code
    assert seen == {
        "editor": 404, "elsewhere": 404, "other reporter": 404, "maker": 200, "anyone": 404,
    }  # fmt: skip


def test_once_sent_the_editors_of_its_wijk_see_them_too(
    desk: Desk, theirs: Story, wijk: Wijk, client: Client
) -> None:
    send_story(theirs, theirs.authors.get())
    path = f"/foto/{theirs.photos.get().photo.uuid}/320.jpg"
    client.force_login(UserFactory(groups=[wijk.group]))
    assert client.get(path).status_code == 200
    client.force_login(UserFactory(groups=[WijkFactory().group]))
    assert client.get(path).status_code == 404
    assert desk.client.get(path).status_code == 404


def test_who_makes_it_together_sees_and_changes_it(desk: Desk, theirs: Story) -> None:
    maker = theirs.authors.get()
    together = Typed(authors=(maker, desk.reporter))
    transitions.save(theirs, maker, together, theirs.changed_at)
    assert "Geheim" in desk.client.get("/reporter/verhalen/").content.decode()
    assert desk.client.get(f"/foto/{theirs.photos.get().photo.uuid}/320.jpg").status_code == 200
    desk.write(theirs, text="Samen")
    theirs.refresh_from_db()
    assert theirs.text == "Samen"
    assert set(theirs.authors.all()) == {maker, desk.reporter}, "who began it stays a maker"


def test_forged_fields_are_ignored(desk: Desk, reporter: Reporter, wijk: Wijk) -> None:
    other = ReporterFactory()
    forged = {
        "made_by": other.user.pk, "owner_id": other.user.pk, "live": "1", "state": "published",
        "page": "1", "uuid": uuid4(), "sent_at": "2020-01-01", "base_revision": 1,
        "is_citywide": "1", "collection": "1", "first_published_at": "2020-01-01",
    }  # fmt: skip
    desk.new(key=uuid4(), title="Soep", wijk=wijk.slug, text="Lekker", doe="verstuur", **forged)
    story = Story.objects.get()
    page = Article.objects.get(story=story)
    assert (story.made_by, page.owner, page.live, page.wijk) == (
        reporter.user, reporter.user, False, wijk,
    )  # fmt: skip
    assert list(story.authors.all()) == [reporter]


@pytest.mark.parametrize("slug", ["bestaat-niet", "1", "../beheer", ""])
def test_a_wijk_that_is_none_is_asked_again(desk: Desk, wijk: Wijk, slug: str) -> None:
    shown = desk.new(key=uuid4(), title="Soep", wijk=slug, text="Lekker", doe="verstuur")
    assert shown.status_code == 200
    assert not Article.objects.filter(story__isnull=False).exists()


def test_a_draft_can_not_be_found_as_a_subject(desk: Desk, wijk: Wijk) -> None:
    hidden = ActivityFactory(in_wijk=wijk, live=False, title="Geheime activiteit")
    shown = desk.new(key=uuid4(), title="Soep", activity=hidden.pk)
    assert "Geheime activiteit" not in shown.content.decode()
    assert not Story.objects.get().subjects.exists()


def test_a_coordinator_makes_no_stories(client: Client) -> None:
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.COORDINATOR)]))
    assert client.get("/reporter/nieuw/").status_code == 403
