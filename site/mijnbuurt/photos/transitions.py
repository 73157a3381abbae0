"""Decisions about a photo that people take. Going public is none of them: see `uses`.

Whether `user` may take them is for the caller to check. The log says what was decided, never who
is on a photo.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from mijnbuurt.users.models import User

from .blurring import Blurred, blurred_file
from .enums import PhotoState, Recognisable
from .ingest import CleanPhoto
from .models import Consent, Photo
from .rules import described_as
from .uses import find_again, update_states


@transaction.atomic
def takedown(photo: Photo, user: User | None, now: datetime, reason: str = "") -> bool:
    """Nobody but its editors sees this photo any more, whichever pages use it. Its original is
    kept, unserved.

    Doing it again changes nothing, and answers False. `photo` is up to date afterwards.
    """
    stored = Photo.objects.select_for_update().get(pk=photo.pk)
    is_new = stored.state != PhotoState.TAKEN_DOWN
    if is_new:
        before = stored.state
        Photo.objects.filter(pk=photo.pk).update(state=PhotoState.TAKEN_DOWN, taken_down_at=now)
        stored.renditions.all().delete()
        find_again(stored)
        _log(stored, "photos.takedown", user, now, {"reason": reason, "before": before})
    photo.refresh_from_db(fields=["state", "taken_down_at"])
    return is_new


@transaction.atomic
def restore(photo: Photo, user: User, now: datetime, reason: str) -> None:
    """Undo a takedown, for a reason that is kept. The photo is shown where pages use it, unless
    someone on it does not agree."""
    if not reason.strip():
        raise ValueError("A photo comes back for a reason only.")
    stored = Photo.objects.select_for_update().get(pk=photo.pk)
    if stored.state == PhotoState.TAKEN_DOWN:
        Photo.objects.filter(pk=photo.pk).update(state=PhotoState.PRIVATE, taken_down_at=None)
        update_states([photo.pk])
        find_again(stored)
        _log(stored, "photos.restore", user, now, {"reason": reason})
    photo.refresh_from_db(fields=["state", "taken_down_at"])


@transaction.atomic
def describe(
    photo: Photo,
    user: User,
    now: datetime,
    *,
    credit: str,
    recognisable: Recognisable | str,
    ground: str = "",
    seen: str | None = None,
) -> None:
    """Who made a photo, who can be recognised, and why it may be shown. `seen` is what
    `described_as` said when the form was opened; raises ValidationError if that changed."""
    stored = Photo.objects.select_for_update().get(pk=photo.pk)
    before = (stored.credit, stored.recognisable, stored.ground)
    is_other = seen is not None and seen != described_as(stored)
    if is_other and before != (credit, recognisable, ground):
        raise ValidationError(
            _("Een collega heeft dit intussen gewijzigd. Er is niets bewaard. Kijk hoe het nu is.")
        )
    stored.credit, stored.recognisable, stored.ground = credit, recognisable, ground
    if before != (credit, recognisable, ground):
        stored.save(update_fields=["credit", "recognisable", "ground"])
        told = {"before": before[1], "now": str(recognisable), "ground": ground}
        _log(stored, "photos.describe", user, now, told)
    photo.refresh_from_db()


class FileChanged(Exception):
    """The photo has another file than the one that was looked at."""


@transaction.atomic
def keep_blurred(
    photo: Photo, made: CleanPhoto, user: User, now: datetime, told: dict[str, object]
) -> None:
    """Put what `blurred_file` made of a photo in its place; the file as it was, and all its copies,
    are then gone. `told` is for the log, `told["now"]` who can still be recognised. Raises
    FileChanged when it is not the file any more that this was made of."""
    stored = Photo.objects.select_for_update().get(pk=photo.pk)
    if stored.file_hash != photo.file_hash:
        raise FileChanged
    stored.file, stored.blurred_at = made, now
    Photo.objects.filter(pk=photo.pk).update(blurred_at=now)
    stored.recognisable = told["now"]
    stored.save()
    _log(stored, "photos.blur", user, now, told)
    photo.refresh_from_db()


def blur_areas(
    photo: Photo,
    areas: Sequence[Blurred],
    user: User,
    now: datetime,
    *,
    recognisable: Recognisable | str,
) -> None:
    """Make areas unrecognisable. `recognisable` is who can still be recognised. Raises TimeoutError
    and FileChanged."""
    made = blurred_file(photo, areas)
    keep_blurred(photo, made, user, now, {"areas": len(areas), "now": str(recognisable)})


@transaction.atomic
def record_consent(
    consent: Consent, photos: Iterable[Photo], user: User | None, now: datetime
) -> Consent:
    """Keep what someone said, for these photos."""
    consent.recorded_by, consent.created_at = user, now
    consent.save(force_insert=True)
    link_consent(consent, photos, user, now)
    return consent


@transaction.atomic
def link_consent(
    consent: Consent, photos: Iterable[Photo], user: User | None, now: datetime
) -> None:
    """Someone who answered is on these photos as well."""
    known = set(consent.photos.values_list("pk", flat=True))
    added = [photo for photo in photos if photo.pk not in known]
    if not added:
        return
    consent.photos.add(*added)
    Consent.objects.filter(pk=consent.pk).update(was_used=True, unused_since=None)
    update_states(photo.pk for photo in added)
    for photo in added:
        _log(photo, "photos.consent", user, now, _answer(consent))


@transaction.atomic
def unlink_consent(consent: Consent, photo: Photo, user: User, now: datetime) -> None:
    """Someone who answered is not on this photo after all."""
    if consent.photos.filter(pk=photo.pk).exists():
        consent.photos.remove(photo)
        update_states([photo.pk])
        _log(photo, "photos.consent_unlinked", user, now, _answer(consent))


@transaction.atomic
def withdraw_consent(consent: Consent, user: User | None, now: datetime) -> bool:
    """Someone takes a yes back: the photos are hidden at once. False when that was done before."""
    withdrawn = Consent.objects.filter(pk=consent.pk, withdrawn_at=None).update(withdrawn_at=now)
    consent.refresh_from_db()
    if withdrawn:
        _follow(consent, "photos.consent_withdrawn", user, now)
    return bool(withdrawn)


@transaction.atomic
def extend_consent(consent: Consent, until: date | None, user: User, now: datetime) -> None:
    """Someone says yes for longer, or (without a day) for as long as the photo is there."""
    Consent.objects.filter(pk=consent.pk).update(ends_on=until, ended_at=None)
    consent.refresh_from_db()
    _follow(consent, "photos.consent_extended", user, now)


def end_consents(now: datetime) -> int:
    """End what ran until yesterday, and hide its photos; returns how many."""
    today = timezone.localdate(now)
    over = Consent.objects.filter(ends_on__lt=today, ended_at=None)
    keys = list(over.values_list("pk", flat=True))
    for key in keys:
        with transaction.atomic():
            if Consent.objects.filter(pk=key, ended_at=None).update(ended_at=now):
                _follow(Consent.objects.get(pk=key), "photos.consent_ended", None, now)
    return len(keys)


def _follow(consent: Consent, action: str, user: User | None, now: datetime) -> None:
    """Show or hide the photos that a changed consent is about, and write that down."""
    photos = list(consent.photos.all())
    update_states(photo.pk for photo in photos)
    for photo in photos:
        _log(photo, action, user, now, _answer(consent))


def _answer(consent: Consent) -> dict[str, object]:
    """What was said, without who said it."""
    names = ("for_web", "for_print", "for_social", "is_guardian")
    return {"consent": str(consent.uuid), **{name: getattr(consent, name) for name in names}}


def _log(
    photo: Photo, action: str, user: User | None, now: datetime, data: dict[str, object]
) -> None:
    log(photo, action, user=user, timestamp=now, data=data)
