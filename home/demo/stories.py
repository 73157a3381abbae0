"""Stories of the reporters in the demo, by the same doors as theirs."""

from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.files.images import ImageFile

from mijnbuurt.core.versions import version_of
from mijnbuurt.photos.ingest import clean_photo
from mijnbuurt.users.models import User
from reporters.models import Reporter
from reporters.stories import pages, transitions
from reporters.stories.models import Story
from reporters.stories.transitions import Typed
from wijken import transitions as decisions
from wijken.areas.models import Wijk
from wijken.news.models import Article

from .reading import FOLDER, read

EDITOR = "redactie@example.org"


def load_stories(wijken: dict[str, Wijk], now: datetime) -> None:
    for row in read("stories"):
        reporter = Reporter.objects.get(user__email=f"{row['by']}@example.org")
        key = uuid5(NAMESPACE_URL, row["key"])
        if Story.objects.filter(made_by=reporter.user, key=key).exists():
            continue
        story = write(row, reporter, wijken[row["wijk"]], key, now)
        if row["state"] != "writing":
            transitions.send(story, reporter, now - timedelta(hours=20))
            decide(row, Article.objects.get(story=story), now)


def write(row: dict[str, Any], reporter: Reporter, wijk: Wijk, key: Any, now: datetime) -> Story:
    day = now - timedelta(days=2)
    story = transitions.begin(reporter, key, day)
    words = {"title": row["title"], "text": row["text"].strip(), "names": "none"}
    story = transitions.save(story, reporter, Typed(words=words, wijk=wijk), day)
    said = {}
    for number, photo in enumerate(row["photos"]):
        with (FOLDER / "photos" / f"{photo['name']}.jpg").open("rb") as file:
            clean = clean_photo(ImageFile(file, name=f"{photo['name']}.jpg"))
        one = transitions.add_photo(story, reporter, uuid5(key, str(number)), clean, day)
        words = {"caption": photo["caption"], "alt": photo["alt"], "recognisable": "nobody"}
        said[str(one.key)] = words
    return transitions.save(story, reporter, Typed(photos=said), day)


def decide(row: dict[str, Any], page: Article, now: datetime) -> None:
    editor = User.objects.get(email=EDITOR)
    what: dict[str, Any] = {"seen": version_of(page), "user": editor, "now": now}
    if row["state"] == "online":
        decisions.approve(page, **what)
    elif row["state"] == "asked":
        decisions.ask_for_changes(page, note=row["note"], **what)
    elif row["state"] == "declined":
        decisions.decline(page, note=row["note"], **what)


def adopt(page: Article, author: User, now: datetime) -> None:
    """Give a draft of the demo its place at the desk of who made it."""
    version = page.get_latest_revision_as_object()
    story = Story.objects.create(
        made_by=author,
        page=page,
        title=version.title,
        text=pages.snapshot(version)["text"],
        wijk=page.home_wijk,
        sent=pages.snapshot(version),
        sent_at=now,
        base_revision=page.latest_revision_id,
        created_at=now,
        changed_at=now,
    )
    story.authors.set(Reporter.objects.filter(user=author))
