"""The places of stories in the bar of the desk."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from reporters.desk import Entry, Visitor, register_entry

from .models import Story
from .states import statuses


def questions(visitor: Visitor, now: datetime) -> int:
    """How many stories wait for an answer of this reporter."""
    if visitor.reporter is None:
        return 0
    sent = Story.objects.of(visitor.reporter).exclude(page=None)
    return sum(status.asks for status in statuses(sent).values())


def register() -> None:
    register_entry(
        Entry(
            "stories:list",
            _("Verhalen"),
            "file-text",
            20,
            about=_("Wat u maakte, en waar het nu is"),
            count=questions,
        )
    )
    register_entry(
        Entry("stories:new", _("Nieuw"), "pencil", 30, about=_("Een verhaal, foto's of allebei"))
    )
