"""The only place where an idea changes after it came in."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mijnbuurt.intake.retention import forget_people
from wijken.contact.transitions import NotPossible, move

from .ideas import Idea

__all__ = ["NotPossible", "add_more", "forget", "move"]

FREE_TEXTS = ("text", "where", "more_why", "more_who", "more_need")


@transaction.atomic
def add_more(idea: Idea, answers: dict[str, Any]) -> bool:
    """Put what the sender tells afterwards with the idea; not when it is closed already."""
    locked = Idea.objects.select_for_update().get(pk=idea.pk)
    if locked.handled_at is not None:
        return False
    for name, value in answers.items():
        setattr(locked, name, value)
    if answers:
        locked.save(update_fields=list(answers))
    return True


@transaction.atomic
def forget(idea: Idea, now: datetime) -> None:
    """Empty what could say who had the idea, notes and answers too. Number, wijk and dates stay
    for the counts."""
    photo = idea.photo
    forget_people(idea, also=FREE_TEXTS)
    idea.entries.all().delete()
    if photo is not None and not photo.is_public:
        photo.delete()
