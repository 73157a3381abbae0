"""What follows when an editor puts a story online, or will not."""

from datetime import datetime

from wagtail.signals import page_published

from mijnbuurt.core import clock
from wijken.news.models import Article
from wijken.signals import draft_declined

from . import transitions
from .models import Story


def connect() -> None:
    page_published.connect(follow_published, sender=Article, dispatch_uid="story_published")
    draft_declined.connect(follow_declined, sender=Article, dispatch_uid="story_declined")


def follow_published(instance: Article, **kwargs: object) -> None:
    story = Story.objects.filter(page=instance).first()
    if story is not None:
        transitions.note_published(story, clock.now())


def follow_declined(instance: Article, now: datetime, **kwargs: object) -> None:
    story = Story.objects.filter(page=instance).first()
    if story is not None:
        transitions.note_declined(story, now)
