"""The only place where a sign-up changes.

Every function locks the activity first, as the agenda does, so that of fifty at once for ten places
ten get one; then it checks, saves, logs (without a word of anyone) and mails. They raise
PermissionDenied, or ValidationError with a sentence to show.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from mijnbuurt.intake.saving import save_once
from mijnbuurt.users.models import User
from wijken.activities.models import Activity, Occurrence

from . import notifications, rules
from .enums import GONE, News, SignUpState
from .models import SignUp
from .room import Room, room_of

SIGNED_UP = "signups.signed_up"
WAITS = "signups.waits"
ABOVE_CAPACITY = "signups.above_capacity"
MOVED_UP = "signups.moved_up"
CANCELLED = "signups.cancelled"
TOLD = "signups.told"
CALLED = "signups.called"


def sign_up(
    record: SignUp, now: datetime, *, user: User | None = None, above_capacity: bool = False
) -> tuple[SignUp, bool]:
    """Give a new sign-up a place or a number on the waiting list, and confirm it.

    The same key again finds the one of before; the second value says whether it is new. `user` is
    who writes it down for somebody; only then there may be more people than places.
    """
    with _locked(record.activity) as activity:
        existing = SignUp.objects.filter(key=record.key).first()
        if existing is not None:
            return existing, False
        row = _open_row(activity, record.rule_date, now, user)
        room = room_of(row.activity, row.rule_date)
        is_above = bool(user and above_capacity and not room.fits(record.people))
        record.state = SignUpState.PLACED if is_above else _state_for(room, record.people)
        _note_activity(record, row.activity)
        record.noted_by = user
        _note_told(record, row)
        record, is_new = save_once(record)
        action = SIGNED_UP if record.is_placed else WAITS
        log(record, ABOVE_CAPACITY if is_above else action, user=user)
        notifications.confirm(record, row, now)
    return record, is_new


def cancel(record: SignUp, now: datetime, *, user: User | None = None) -> SignUp:
    """Somebody does not come after all; who fits moves up. Again changes nothing."""
    with _locked(record.activity) as activity:
        locked = _lock(record, user)
        if locked.is_cancelled:
            return locked
        if locked.starts_at <= now and user is None:
            raise ValidationError(_("Het is al begonnen. Afmelden kan niet meer."))
        locked.state, locked.handled_at, locked.to_call = SignUpState.CANCELLED, now, ""
        locked.save(update_fields=["state", "handled_at", "to_call"])
        log(locked, CANCELLED, user=user)
        notifications.confirm_cancelled(locked, now)
        if activity is not None:
            _move_up(activity, locked.rule_date, now)
    return locked


def place(record: SignUp, now: datetime, *, user: User) -> SignUp:
    """Give somebody on the waiting list a place, also when there is none. Again changes nothing."""
    with _locked(record.activity) as activity:
        locked = _lock(record, user)
        row = _row(activity, locked.rule_date)
        if locked.is_placed:
            return locked
        if locked.is_cancelled or row is None or not rules.is_open_to_desk(row, now):
            raise ValidationError(_("Dit kan niet meer. Kijk eerst hoe het nu staat."))
        is_above = not room_of(row.activity, row.rule_date).fits(locked.people)
        locked.state = SignUpState.PLACED
        locked.save(update_fields=["state"])
        log(locked, ABOVE_CAPACITY if is_above else MOVED_UP, user=user)
        _give_word(locked, News.PLACE, row, now)
    return locked


def called(record: SignUp, seen: str, *, user: User) -> SignUp:
    """Somebody without a mail address was told by telephone what `seen` (its `news_stamp`) says."""
    with _locked(record.activity):
        locked = _lock(record, user)
        if locked.to_call and locked.news_stamp != seen:
            raise ValidationError(
                _("Er is intussen iets anders te vertellen. Kijk wat er nu staat.")
            )
        if locked.to_call:
            locked.to_call, locked.to_call_since = "", None
            locked.save(update_fields=["to_call", "to_call_since"])
            log(locked, CALLED, user=user)
    return locked


def follow(activity: Activity, now: datetime, *, is_gone: bool = False) -> None:
    """Give word to who signed up of what is different about their date, and let people move up.

    Compares what each was told last with how it is now, so it may run again at any time. `is_gone`:
    the page goes offline.
    """
    coming = SignUp.objects.active().coming(now).filter(activity_key=activity.translation_key)
    if not coming.exists():
        return
    with _locked(activity) as live:
        is_there = live is not None and live.live and not is_gone
        rows = {row.rule_date: row for row in _rows(live)} if live and is_there else {}
        found = list(coming.select_for_update(of=("self",)))
        for record in found:
            _tell_difference(record, rows.get(record.rule_date), now)
        for day in sorted({record.rule_date for record in found}):
            if live and is_there:
                _move_up(live, day, now)


@contextmanager
def _locked(activity: Activity | None) -> Iterator[Activity | None]:
    """The Dutch page as it is now, locked until the end; None for one that was deleted."""
    with transaction.atomic():
        pages = Activity.objects.select_for_update(of=("self",)).select_related("home_wijk")
        found = pages.filter(pk=activity.pk).first() if activity else None
        yield found


def _lock(record: SignUp, user: User | None) -> SignUp:
    locked: SignUp | None = (
        SignUp.objects.select_for_update(of=("self",)).filter(pk=record.pk).first()
    )
    if locked is None:
        raise ValidationError(_("Deze aanmelding is er niet meer."))
    if user is not None and not rules.may_handle(user, locked.wijk):
        raise PermissionDenied
    return locked


def _open_row(activity: Activity | None, day: date, now: datetime, user: User | None) -> Occurrence:
    """The date of the agenda, if one can sign up for it now: on the site, or by who writes it
    down."""
    if activity and user and not rules.may_handle(user, activity.home_wijk):
        raise PermissionDenied
    row = _row(activity, day)
    if row is not None and activity is not None:
        on_site = rules.is_open(activity, row, now)
        if rules.is_open_to_desk(row, now) if user else on_site:
            return row
    raise ValidationError({"date": _("Aanmelden voor deze dag kan niet meer.")})


def _note_activity(record: SignUp, activity: Activity) -> None:
    record.activity, record.activity_key = activity, activity.translation_key
    record.title, record.wijk = activity.title, activity.home_wijk


def _rows(activity: Activity) -> Iterator[Occurrence]:
    for row in activity.occurrences.select_related("venue"):
        row.activity = activity
        yield row


def _row(activity: Activity | None, day: date) -> Occurrence | None:
    if activity is None:
        return None
    row = activity.occurrences.select_related("venue").filter(rule_date=day).first()
    if row is not None:
        row.activity = activity
    return row


def _state_for(room: Room, people: int) -> SignUpState:
    """A place or the waiting list. Raises ValidationError where neither is possible."""
    if room.fits(people):
        return SignUpState.PLACED
    if not room.can_ever_fit(people):
        text = ngettext(
            "Er is maar %(n)s plek. Kies een kleiner aantal, of bel ons.",
            "Er zijn maar %(n)s plekken. Kies een kleiner aantal, of bel ons.",
            room.capacity or 0,
        )
        raise ValidationError({"people": text % {"n": room.capacity}})
    if room.has_waiting_list:
        return SignUpState.WAITING
    if room.is_full:
        raise ValidationError({"date": _("Deze dag is vol. Kies een andere dag, of bel ons.")})
    text = ngettext(
        "Er is nog %(n)s plek. Kies een kleiner aantal of een andere dag.",
        "Er zijn nog %(n)s plekken. Kies een kleiner aantal of een andere dag.",
        room.left or 0,
    )
    raise ValidationError({"people": text % {"n": room.left}})


def _move_up(activity: Activity, day: date, now: datetime) -> None:
    """The first on the waiting list that fits gets a place, as often as there is one."""
    row = _row(activity, day)
    if row is None or row.is_cancelled or row.starts_at <= now or not activity.live:
        return
    room = room_of(activity, day)
    waiting = SignUp.objects.of_date(activity.translation_key, day)
    for record in waiting.filter(state=SignUpState.WAITING).order_by("pk"):
        if room.fits(record.people):
            room = room.with_more(record.people)
            record.state = SignUpState.PLACED
            record.save(update_fields=["state"])
            log(record, MOVED_UP)
            _give_word(record, News.PLACE, row, now)


def _tell_difference(record: SignUp, row: Occurrence | None, now: datetime) -> None:
    """Word to one person, when the date is not as that person knows it."""
    knew = (record.told_state, record.starts_at, record.ends_at, record.told_place)
    was_off, was = record.is_off, record.starts_at
    _note_told(record, row)
    if knew == (record.told_state, record.starts_at, record.ends_at, record.told_place):
        return
    record.save()
    if record.is_off and was_off:
        return
    news = News.OFF if record.is_off else News.ON if was_off else News.CHANGED
    log(record, TOLD, data={"news": news.value})
    _give_word(record, news, row, now, was=was if was != record.starts_at else None)


def _note_told(record: SignUp, row: Occurrence | None) -> None:
    """Write down how the date is now."""
    if row is None:
        record.told_state = GONE
        return
    record.told_state = row.state
    record.starts_at, record.ends_at = row.starts_at, row.ends_at
    place = row.place
    record.told_place = f"#{place.pk}" if place else row.place_text[:130]


def _give_word(
    record: SignUp,
    news: News,
    row: Occurrence | None,
    now: datetime,
    was: datetime | None = None,
) -> None:
    """By mail; who has none is to be called."""
    if not notifications.tell(record, news, row, now, was=was):
        record.to_call, record.to_call_since = news, record.to_call_since or now
        record.save(update_fields=["to_call", "to_call_since"])
