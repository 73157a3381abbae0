"""Stories of reporters, in the states that their makers and editors bring them in."""

from datetime import datetime
from uuid import uuid4

from mijnbuurt.core.clock import now as clock_now
from mijnbuurt.core.versions import version_of
from mijnbuurt.photos.ingest import clean_photo
from mijnbuurt.users.models import User
from reporters.models import Reporter
from reporters.stories import transitions
from reporters.stories.models import Story, StoryPhoto
from reporters.stories.transitions import Typed
from tests.factories import HOSTILE
from wijken.areas.models import Wijk
from wijken.news.models import Article
from wijken.transitions import approve, ask_for_changes

from .photos import image_file

TEXT = f"Eerste regel {HOSTILE}.\n\n# Tussenkop\n\nTweede alinea."


def write_story(
    reporter: Reporter,
    wijk: Wijk | None = None,
    *,
    title: str = f"Soep {HOSTILE}",
    text: str = TEXT,
    photos: int = 0,
    now: datetime | None = None,
) -> Story:
    """A story that its reporter is still writing."""
    now = now or clock_now()
    story = transitions.begin(reporter, uuid4(), now)
    words = {"title": title, "text": text, "names": "none"}
    typed = Typed(words=words, wijk=wijk, is_citywide=wijk is None)
    story = transitions.save(story, reporter, typed, now)
    for _number in range(photos):
        add_photo(story, reporter, now)
    return story


def add_photo(story: Story, reporter: Reporter, now: datetime | None = None) -> StoryPhoto:
    clean = clean_photo(image_file(400, 300, "green"))
    return transitions.add_photo(story, reporter, uuid4(), clean, now or clock_now())


def send_story(story: Story, reporter: Reporter, now: datetime | None = None) -> Story:
    return transitions.send(story, reporter, now or clock_now())


def ask(story: Story, editor: User, note: str = "Wie is dat op de foto?") -> None:
    page = Article.objects.get(story=story)
    ask_for_changes(page, seen=version_of(page), user=editor, now=clock_now(), note=note)


def publish(story: Story, editor: User) -> None:
    page = Article.objects.get(story=story)
    approve(page, seen=version_of(page), user=editor, now=clock_now())
