"""The only place where a request about a photo changes, and the words with photos on a page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from mijnbuurt.core.versions import newer_version, version_of
from mijnbuurt.intake import limits
from mijnbuurt.photos import transitions as photos
from mijnbuurt.photos.models import Photo
from mijnbuurt.photos.rules import may_care
from mijnbuurt.users.models import User

from . import notifications, rules
from .enums import TakedownState
from .models import Takedown


class NotPossible(Exception):
    """A page is another than was seen; the sentence says so."""


def receive(record: Takedown, now: datetime) -> None:
    """Take the photo of a new request away at once, unless an editor must look first."""
    photo = Photo.objects.select_for_update().get(pk=record.photo_id)
    is_judged = rules.was_judged(photo, record.visitor)
    limit, window = rules.HIDES_AN_HOUR
    record.hid = not is_judged and limits.hit(f"takedown:{record.visitor}", limit, window, now)
    record.save(update_fields=["hid"])
    if record.hid and photos.takedown(photo, None, now, reason=record.code):
        notifications.tell_authors(record, photo)
    notifications.tell_editors(record, photo, now)
    notifications.confirm(record, now)


@transaction.atomic
def keep_away(photo: Photo, user: User, now: datetime, reason: str = "") -> None:
    """A photo stays away; also one that an editor takes away without a request."""
    _check(photo, user)
    photos.takedown(photo, user, now, reason)
    _close(photo, TakedownState.KEPT_AWAY, user, now, reason)


@transaction.atomic
def put_back(photo: Photo, user: User, now: datetime, reason: str) -> None:
    """A photo comes back. Why is kept, and told to who asked and wants to know."""
    _check(photo, user)
    if not reason.strip():
        raise ValidationError({"reason": _("Schrijf op waarom de foto terug mag.")})
    photos.restore(photo, user, now, reason)
    _close(photo, TakedownState.RESTORED, user, now, reason)


@transaction.atomic
def describe_on_page(page: Page, words: Mapping[str, str], *, seen: str, user: User) -> None:
    """Put descriptions with the photos of a page, as a new version of it. `seen` is the mark of
    the version that was read."""
    Page.objects.select_for_update().filter(pk=page.pk).values_list("pk").first()
    fresh: Any = Page.objects.get(pk=page.pk).specific
    rights = fresh.permissions_for_user(user)
    if not rights.can_edit():
        raise PermissionDenied
    if rights.page_locked():
        raise NotPossible(_("Deze pagina zit op slot. De beschrijvingen zijn niet bewaard."))
    if version_of(fresh) != seen:
        raise NotPossible(newer_version(fresh, user))
    draft = fresh.get_latest_revision_as_object()
    for key, alt in words.items():
        draft.describe_photo(key, alt)
    draft.save_revision(user=user, log_action=True)


def _check(photo: Photo, user: User) -> None:
    if not may_care(user, photo):
        raise PermissionDenied


def _close(photo: Photo, state: TakedownState, user: User, now: datetime, reason: str) -> None:
    """Decide about all requests for a photo; what was decided before may be decided again."""
    asked = Takedown.objects.select_for_update().filter(photo=photo)
    again = TakedownState.KEPT_AWAY if state == TakedownState.RESTORED else TakedownState.OPEN
    for record in asked.filter(state__in=[TakedownState.OPEN, again]):
        record.state, record.decided_by, record.handled_at = state, user, now
        record.reason = reason
        record.save(update_fields=["state", "decided_by", "handled_at", "reason"])
        notifications.tell_decision(record)
