"""The only place where one date of an activity changes. Valid at once, and logged on its page.

Every function takes the occurrence as its editor saw it, and checks, locks, saves and logs. They
raise PermissionDenied, or ValidationError with a sentence to show: also when someone else changed
the date since it was read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from mijnbuurt.users.models import User
from wijken.enums import FigurePrecision
from wijken.places.models import Place

from .enums import OccurrenceState
from .models import Activity, Occurrence
from .occurrences import new_row
from .rules import may_change
from .signals import dates_changed
from .versions import note_change

CANCELLED = "activities.cancel_date"
MOVED = "activities.move_date"
MADE_ONLINE = "activities.make_date_online"
RELOCATED = "activities.relocate_date"
RESTORED = "activities.restore_date"
COUNTED = "activities.count_visitors"

LONGEST = timedelta(days=7)
FACTS = ("state", "starts_at", "ends_at", "reason", "moved_from", "venue_id", "place_words")
NUMBERS = ("visitors", "visitors_precision")


def cancel(occurrence: Occurrence, reason: str, user: User, now: datetime) -> Occurrence:
    """This date does not take place; it stays in the agenda as "gaat niet door"."""
    with _changing(occurrence, user, now) as row:
        _refuse_state(row, OccurrenceState.CANCELLED, _("Deze datum gaat al niet door."))
        row.state, row.reason = OccurrenceState.CANCELLED, _needed(reason)
        _save(row, CANCELLED, user, now)
    return row


def move(
    occurrence: Occurrence,
    starts_at: datetime,
    ends_at: datetime,
    reason: str,
    user: User,
    now: datetime,
) -> Occurrence:
    """This date is at another time. Both moments are aware; what was announced first is kept."""
    with _changing(occurrence, user, now) as row:
        _check_times(starts_at, ends_at, now)
        if (row.starts_at, row.ends_at) == (starts_at, ends_at):
            raise ValidationError({"starts_at": _("Kies een andere tijd dan nu.")})
        row.moved_from = row.moved_from or row.starts_at
        row.set_times(starts_at, ends_at)
        row.state, row.reason = OccurrenceState.MOVED, reason.strip()
        times = {"starts_at": starts_at.isoformat(), "ends_at": ends_at.isoformat()}
        _save(row, MOVED, user, now, **times)
    return row


def relocate(
    occurrence: Occurrence,
    venue: Place | None,
    place_words: str,
    reason: str,
    user: User,
    now: datetime,
) -> Occurrence:
    """This date is somewhere else: at a place of the site, or where the words say."""
    with _changing(occurrence, user, now) as row:
        words = "" if venue else place_words.strip()
        if not venue and not words:
            raise ValidationError({"place_words": _("Zeg waar het dan is.")})
        if (row.venue, row.place_words) == (venue, words):
            raise ValidationError({"venue": _("Kies een andere plek dan nu.")})
        row.venue, row.place_words = venue, words
        was_moved = row.moved_from is not None
        row.state = OccurrenceState.MOVED if was_moved else OccurrenceState.OTHER_PLACE
        row.reason = reason.strip()
        _save(row, RELOCATED, user, now, place=row.place_text)
    return row


def make_online(occurrence: Occurrence, reason: str, user: User, now: datetime) -> Occurrence:
    """This date takes place on screen, at the time it has; the reason says how to join."""
    with _changing(occurrence, user, now) as row:
        _refuse_state(row, OccurrenceState.ONLINE, _("Deze datum is al online."))
        row.state, row.reason = OccurrenceState.ONLINE, _needed(reason)
        _save(row, MADE_ONLINE, user, now)
    return row


def restore(occurrence: Occurrence, user: User, now: datetime) -> Occurrence:
    """This date goes ahead after all, at the time and place of the page as it is published."""
    with _changing(occurrence, user, now) as row:
        _refuse_state(row, OccurrenceState.GOES_AHEAD, _("Deze datum gaat gewoon door."))
        ruled = new_row(row.activity, row.rule_date)
        if ruled.ends_at <= now:
            raise ValidationError(_("De gewone tijd van deze datum is al voorbij."))
        row.set_times(ruled.starts_at, ruled.ends_at)
        row.moved_from, row.venue, row.place_words = None, None, ""
        row.state, row.reason = OccurrenceState.GOES_AHEAD, ""
        _save(row, RESTORED, user, now)
    return row


def count_visitors(
    occurrence: Occurrence, visitors: int | None, precision: str, user: User, now: datetime
) -> Occurrence:
    """How many people came, once it has begun. "Tientallen" has no number; nothing at all takes
    back what was counted."""
    with _locked(occurrence, user, (*FACTS, *NUMBERS)) as row:
        if row.starts_at > now:
            raise ValidationError(_("Deze datum is nog niet geweest."))
        if row.is_cancelled:
            raise ValidationError(_("Deze datum ging niet door."))
        is_tens = precision == FigurePrecision.TENS
        if is_tens != (visitors is None) and precision:
            raise ValidationError(
                {"visitors": _("Vul een aantal in, of kies tientallen zonder aantal.")}
            )
        row.visitors = visitors if precision else None
        row.visitors_precision = precision
        row.full_clean(exclude=["activity"])
        row.save(update_fields=NUMBERS)
        data = {"date": row.rule_date.isoformat(), "visitors": visitors, "precision": precision}
        log(instance=row.activity, action=COUNTED, user=user, data=data)
    return row


@contextmanager
def _changing(occurrence: Occurrence, user: User, now: datetime) -> Iterator[Occurrence]:
    """The row of an occurrence that is still to come, or going on."""
    with _locked(occurrence, user, FACTS) as row:
        if row.ends_at <= now:
            raise ValidationError(_("Deze datum is al voorbij."))
        yield row


@contextmanager
def _locked(occurrence: Occurrence, user: User, seen: tuple[str, ...]) -> Iterator[Occurrence]:
    """The row of an occurrence, locked, for who may change it, if it is as its editor saw it.

    The activity is locked first, as `roll` does, so that both never wait for each other.
    """
    with transaction.atomic():
        activity = Activity.objects.select_for_update(of=("self",)).get(pk=occurrence.activity_id)
        if not may_change(user, activity):
            raise PermissionDenied(_("Deze activiteit hoort niet bij uw wijk."))
        row = Occurrence.objects.select_for_update().filter(pk=occurrence.pk).first()
        if row is None:
            raise ValidationError(_("Deze datum bestaat niet meer."))
        if any(getattr(row, name) != getattr(occurrence, name) for name in seen):
            raise ValidationError(
                _("Iemand anders heeft deze datum net gewijzigd. Kijk eerst wat er nu staat.")
            )
        row.activity = activity
        yield row


def _refuse_state(row: Occurrence, state: str, sentence: str) -> None:
    if row.state == state:
        raise ValidationError(sentence)


def _needed(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": _("Zeg kort wat bezoekers moeten weten.")})
    return reason.strip()


def _check_times(starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    if starts_at <= now:
        raise ValidationError({"starts_at": _("Kies een tijd die nog komt.")})
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": _("Het einde ligt voor het begin.")})
    if ends_at - starts_at > LONGEST:
        raise ValidationError({"ends_at": _("Dit duurt langer dan een week. Klopt dat?")})


def _save(row: Occurrence, action: str, user: User, now: datetime, **data: object) -> None:
    row.full_clean(exclude=["activity"])
    row.save()
    note_change(row.activity, now)
    day = {"date": row.rule_date.isoformat(), "reason": row.reason}
    log(instance=row.activity, action=action, user=user, data={**day, **data})
    dates_changed.send(Activity, instance=row.activity, now=now)
