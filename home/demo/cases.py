"""Cases in every state, with the lists behind them; done through the same doors as an editor."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from mijnbuurt.intake.enums import InboxState
from mijnbuurt.users.models import User
from wijken.areas.models import Wijk
from wijken.areas.rules import editors_of
from wijken.contact import transitions
from wijken.contact.models import ContactMessage, Partner, RepairDesk

from .reading import read

CITYWIDE = "redactie@example.org"


def load_lists(wijken: dict[str, Wijk]) -> None:
    content = read("desks")
    for row in content["desks"]:
        values = {**row, "wijk": wijken.get(row.get("wijk"))}
        RepairDesk.objects.get_or_create(subject=row["subject"], defaults=values)
    for row in content["partners"]:
        values = {**row, "wijk": wijken.get(row.get("wijk"))}
        Partner.objects.get_or_create(name=row["name"], defaults=values)


def load_messages(wijken: dict[str, Wijk], now: datetime) -> None:
    if ContactMessage.objects.exists():
        return
    for number, row in enumerate(read("inbox")["messages"]):
        steps = row.pop("steps", [])
        message = ContactMessage.objects.create(**{**row, "wijk": wijken.get(row["wijk"])})
        came = now - timedelta(days=number, hours=3)
        ContactMessage.objects.filter(pk=message.pk).update(created_at=came)
        for minute, step in enumerate(steps):
            message.refresh_from_db()
            take_step(message, step, wijken, now - timedelta(hours=1) + timedelta(minutes=minute))


def take_step(
    message: ContactMessage, step: dict[str, Any], wijken: dict[str, Wijk], now: datetime
) -> None:
    user, text = editor_for(message), step.get("text", "")
    by = transitions.Step(user, now, message.stamp, uuid.uuid4())
    match step["do"]:
        case "take":
            transitions.give(message, user, by)
        case "note":
            transitions.add_note(message, text, by)
        case "mail":
            transitions.answer(message, text, by)
        case "told" | "tried":
            transitions.tick_off(message, text, by, reached=step["do"] == "told")
        case "hand_over":
            transitions.hand_over(message, wijken[step["to"]], text, by)
        case "copy":
            transitions.copy_to(message, Partner.objects.get(name=step["to"]), text, by)
        case "close":
            transitions.move(message, InboxState.CLOSED, seen_as=by.seen_as, user=user, now=now)


def editor_for(message: ContactMessage) -> User:
    """Somebody of the wijk, or else who works for the whole city."""
    own = message.wijk.group if message.wijk else None
    found = editors_of(message.wijk).filter(groups=own).first() if own else None
    return found or User.objects.get(email=CITYWIDE)
