"""The parts that changes of an assignment are made of. `transitions` alone calls them, each in its
transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log

from mijnbuurt.intake.models import new_reference
from mijnbuurt.users.models import User
from reporters.enums import Skill
from reporters.models import Reporter, ReporterQuerySet
from reporters.rules import dispatches, reporter_of

from . import notifications, rules
from .enums import Answer, AssignmentState
from .models import Assignment, Offer

State = AssignmentState


class NotPossible(Exception):
    """The assignment is in another state than the user saw, or cannot go there from here."""


class AlreadyTaken(NotPossible):
    """Someone else said yes before."""


@dataclass(frozen=True)
class Step:
    """Who of those who send reporters out does something, when, and in which state it was seen."""

    user: User
    now: datetime
    seen: str


def as_key(text: str) -> UUID:
    """The key that came with a form, or a new one for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def lock(assignment: Assignment) -> Assignment:
    """The job as it is now, until the end of the transaction."""
    locked = Assignment.objects.select_for_update().filter(pk=assignment.pk).first()
    if locked is None:
        raise NotPossible
    return locked


def lock_for(assignment: Assignment, step: Step) -> Assignment:
    if not dispatches(step.user):
        raise PermissionDenied
    locked = lock(assignment)
    if locked.stamp != step.seen or locked.is_forgotten:
        raise NotPossible
    return locked


def offer_to(locked: Assignment, reporter: Reporter) -> Offer:
    """The question to this reporter; who was never asked, or works here no more, has none."""
    found = locked.offers.filter(reporter=reporter).first()
    if found is None or reporter_of(reporter.user) is None:
        raise PermissionDenied
    return found


def answer(offer: Offer, given: Answer, now: datetime) -> None:
    offer.answer, offer.answered_at = given, now
    offer.save(update_fields=["answer", "answered_at"])


def ask(locked: Assignment, able: ReporterQuerySet, now: datetime) -> None:
    """Mail these reporters; with nobody to ask it is up to who sends out."""
    asked = list(able)
    if not asked:
        nobody(locked)
        return
    locked.answer_by = rules.answer_by(locked.starts_at, now)
    save(locked, State.OFFERED)
    for reporter in asked:
        row, _made = locked.offers.update_or_create(
            reporter=reporter,
            defaults={"offered_at": now, "answer": Answer.NONE, "answered_at": None},
        )
        notifications.ask(row, now)


def give(locked: Assignment, reporter: Reporter, now: datetime) -> None:
    locked.claimed_by, locked.claimed_at, locked.answer_by = reporter, now, None
    save(locked, State.CLAIMED)
    notifications.tell_claimed(locked)
    tell_asker(locked)


def release(locked: Assignment) -> None:
    locked.claimed_by = locked.claimed_at = None
    locked.call_about = ""
    save(locked, State.NOBODY_FREE)


def nobody(locked: Assignment) -> None:
    locked.answer_by = None
    save(locked, State.NOBODY_FREE)
    log(locked, "assignment.nobody_free")
    notifications.alert(locked)


def take_share(locked: Assignment, reporter: Reporter) -> tuple[str, ...]:
    """Leave in the job what this reporter can do of it; the skills that are then still needed."""
    rest = tuple(skill for skill in locked.wanted_skills if not reporter.has_skill(skill))
    if not rest or len(rest) == len(locked.wanted_skills):
        return ()
    locked.wants_photo, locked.wants_text = Skill.PHOTO not in rest, Skill.TEXT not in rest
    return rest


def ask_for_rest(locked: Assignment, rest: tuple[str, ...], now: datetime) -> None:
    """One reporter takes the photos and someone else must write, or the other way round: that is
    a job of its own."""
    if not rest:
        return
    other = Assignment.objects.get(pk=locked.pk)
    other.pk, other._state.adding = None, True
    other.key, other.uuid, other.code = uuid4(), uuid4(), new_reference()
    other.part_of = locked.part_of or locked
    other.claimed_by = other.claimed_at = None
    other.call_about = ""
    other.wants_photo, other.wants_text = Skill.PHOTO in rest, Skill.TEXT in rest
    save(other, State.DRAFT)
    ask(other, rules.who_can(other, now).exclude(assignments=locked), now)


def other_halves(locked: Assignment) -> list[Assignment]:
    """The other jobs of the same request that are not over, locked as well."""
    others = Assignment.objects.select_for_update().other_halves(locked)
    return list(others.exclude(state__in=Assignment.ENDED).order_by("pk"))


def tell_asker(locked: Assignment) -> None:
    """By mail, or by who sends out, on the telephone."""
    if not notifications.tell_asker(locked):
        locked.call_about = locked.state
        locked.save(update_fields=["call_about"])


def save(locked: Assignment, to: AssignmentState | None = None) -> None:
    locked.state = to or locked.state
    locked.turn += 1
    locked.save()
