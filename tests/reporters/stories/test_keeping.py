"""How long stories are kept, what is thrown away, and what a list costs."""

from datetime import timedelta

import pytest

from mijnbuurt.core.clock import now
from mijnbuurt.core.versions import version_of
from mijnbuurt.photos.models import Photo
from mijnbuurt.users.models import User
from reporters.models import Reporter
from reporters.stories.models import Story
from reporters.stories.retention import forget_old
from tests.factories.stories import send_story, write_story
from tests.queries.counting import queries_of
from wijken.areas.models import Wijk
from wijken.news.models import Article
from wijken.transitions import approve, decline

from .conftest import Desk


def test_a_declined_story_is_gone_after_ninety_days(
    reporter: Reporter, wijk: Wijk, editor: User
) -> None:
    story = send_story(write_story(reporter, wijk, photos=1), reporter)
    page = Article.objects.get(story=story)
    decline(page, seen=version_of(page), user=editor, now=now(), note="Nee")
    assert forget_old(now() + timedelta(days=89)) == 0
    assert forget_old(now() + timedelta(days=91)) == 1
    assert not (Story.objects.exists() or Photo.objects.exists())
    assert not Article.objects.filter(pk=page.pk).exists()


def test_what_is_online_or_waits_or_is_being_written_stays(
    reporter: Reporter, wijk: Wijk, editor: User
) -> None:
    online = send_story(write_story(reporter, wijk), reporter)
    page = Article.objects.get(story=online)
    approve(page, seen=version_of(page), user=editor, now=now())
    send_story(write_story(reporter, wijk), reporter)
    write_story(reporter, wijk)
    assert forget_old(now() + timedelta(days=200)) == 0
    assert forget_old(now() + timedelta(days=400)) == 1
    assert Story.objects.count() == 2


def test_what_was_never_sent_can_be_thrown_away(desk: Desk, wijk: Wijk) -> None:
    story = write_story(desk.reporter, wijk, photos=1)
    path = f"/reporter/verhalen/{story.uuid}/weggooien/"
    assert desk.client.get(path).status_code == 200
    assert desk.client.post(path).url == "/reporter/verhalen/"
    assert not (Story.objects.exists() or Photo.objects.exists())


def test_what_was_sent_can_not(desk: Desk, wijk: Wijk) -> None:
    story = send_story(write_story(desk.reporter, wijk), desk.reporter)
    desk.client.post(f"/reporter/verhalen/{story.uuid}/weggooien/")
    assert Story.objects.get() == story


@pytest.mark.parametrize("path", ["/reporter/", "/reporter/verhalen/"])
def test_lists_take_no_more_queries_for_more_stories(desk: Desk, wijk: Wijk, path: str) -> None:
    def add(count: int) -> None:
        for number in range(count):
            story = write_story(desk.reporter, wijk, title=f"Verhaal {number}", photos=1)
            if number % 2:
                send_story(story, desk.reporter)

    add(2)
    desk.client.get(path)
    few = queries_of(desk.client, path)
    add(4)
    assert queries_of(desk.client, path) <= few
