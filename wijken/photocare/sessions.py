"""Asking for a yes on the spot: opening and closing, answers, and who is on which photo.

What a reporters' desk needs: `open_session`, `close_session`, `numbers_for`, `tick_numbers` with
`TickForm` and `photos/consent_numbers.html`, `answer_on_paper`, and `drop_card`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.models import Page

from mijnbuurt.photos import transitions
from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.models import Consent, Photo
from mijnbuurt.photos.rules import may_care
from mijnbuurt.users.models import User
from wijken.areas.models import Wijk
from wijken.areas.rules import edits_wijk

from . import notifications
from .session_models import ConsentAnswer, ConsentSession

#: How long people can answer, unless told otherwise.
OPEN_FOR = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Said:
    """What someone answered."""

    agrees: bool
    is_guardian: bool = False
    for_print: bool = False
    for_social: bool = False


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number to tick for a photo, with what its giver said, in short."""

    number: int
    agrees: bool
    is_guardian: bool
    is_ticked: bool


def card_address(session: ConsentSession, back: str) -> str:
    """The page with the code, with a way back to the screen at this path."""
    card = reverse("photocare:card", args=[session.code])
    return f"{card}?{urlencode({'terug': back})}"


def may_use(user: User, session: ConsentSession) -> bool:
    """Who opened it, and the editors of its wijk."""
    return session.opened_by_id == user.pk or edits_wijk(user, session.wijk)


def may_tick(user: User, session: ConsentSession, photo: Photo) -> bool:
    """Who may use the session says who is on a photo of their own, or of their wijk."""
    is_own = photo.uploaded_by_user_id == user.pk
    return user.is_active and may_use(user, session) and (is_own or may_care(user, photo))


def open_session(
    title: str,
    *,
    user: User,
    now: datetime,
    wijk: Wijk | None = None,
    page: Page | None = None,
    hours: timedelta = OPEN_FOR,
) -> ConsentSession:
    """Begin to ask. Whether `user` may do so for this wijk is for the caller to check."""
    return ConsentSession.objects.create(
        title=title, wijk=wijk, page=page, opened_by=user, opened_at=now, closes_at=now + hours
    )


def close_session(session: ConsentSession, *, user: User, now: datetime) -> None:
    """No more answers. Those that came in stay, and can be taken back."""
    if not may_use(user, session):
        raise PermissionDenied
    ConsentSession.objects.filter(pk=session.pk, closes_at__gt=now).update(closes_at=now)
    session.refresh_from_db()


def next_number(session: ConsentSession) -> int:
    """A number that nobody else has. Call it inside a transaction: others wait."""
    ConsentSession.objects.filter(pk=session.pk).update(last_number=F("last_number") + 1)
    session.refresh_from_db(fields=["last_number"])
    return session.last_number


def write_answer(session: ConsentSession, said: Said, now: datetime) -> tuple[Consent, int]:
    """Keep what someone said, under the next number of the session."""
    number = next_number(session)
    consent = Consent(
        number=str(number),
        given_on=timezone.localdate(now),
        is_guardian=said.is_guardian,
        for_web=said.agrees,
        for_print=said.agrees and said.for_print,
        for_social=said.agrees and said.for_social,
        note=session.title,
    )
    return transitions.record_consent(consent, [], None, now), number


@transaction.atomic
def answer_on_paper(
    session: ConsentSession, said: Said, *, key: UUID, user: User, now: datetime
) -> ConsentAnswer:
    """Type in what someone without a phone said; the number goes on that person's card. The same
    `key` again is a second tap."""
    if not may_use(user, session):
        raise PermissionDenied
    ConsentSession.objects.select_for_update().get(pk=session.pk)
    known = session.answers.filter(key=key).first()
    if known is not None:
        return known
    consent, number = write_answer(session, said, now)
    return ConsentAnswer.objects.create(
        session=session, consent=consent, number=number, key=key, via="paper"
    )


def numbers_for(session: ConsentSession, photo: Photo) -> list[NumberRow]:
    """All numbers of a session, for one photo, in two queries."""
    ticked = set(photo.consents.values_list("pk", flat=True))
    return [
        NumberRow(
            answer.number,
            not answer.consent.is_broken,
            answer.consent.is_guardian,
            answer.consent_id in ticked,
        )
        for answer in session.answers.select_related("consent")
    ]


@transaction.atomic
def tick_numbers(
    photo: Photo, session: ConsentSession, numbers: Iterable[int], *, user: User, now: datetime
) -> None:
    """Exactly these numbers of the session are on the photo. Those of other sessions stay."""
    if not may_tick(user, session, photo):
        raise PermissionDenied
    wanted = set(numbers)
    answers = {each.number: each for each in session.answers.select_related("consent")}
    unknown = wanted - answers.keys()
    if unknown:
        listed = ", ".join(map(str, sorted(unknown)))
        raise ValidationError(_("Dit nummer is er niet: %(listed)s.") % {"listed": listed})
    ticked = set(photo.consents.values_list("pk", flat=True))
    for number, answer in answers.items():
        if number in wanted and answer.consent_id not in ticked:
            transitions.link_consent(answer.consent, [photo], user, now)
            notifications.tell_photos_are_there(answer, now)
        elif number not in wanted and answer.consent_id in ticked:
            transitions.unlink_consent(answer.consent, photo, user, now)


@transaction.atomic
def drop_card(photo: Photo, *, user: User) -> None:
    """A photo of somebody's card only served to read the number: nothing of it is kept. A photo
    that is used is never one."""
    is_own = photo.uploaded_by_user_id == user.pk
    if not user.is_active or not (is_own or may_care(user, photo)):
        raise PermissionDenied
    stored = Photo.objects.select_for_update().get(pk=photo.pk)
    if stored.state != PhotoState.PRIVATE or stored.uses.exists():
        raise ValidationError(_("Deze foto staat op een pagina. Haal hem daar eerst weg."))
    stored.delete()


def photos_to_see(consent: Consent) -> list[Photo]:
    """The photos that someone who answered may see, also before they are on the site."""
    found = consent.photos.exclude(state=PhotoState.TAKEN_DOWN)
    return list(found.order_by("created_at", "pk"))


def take_back(answer: ConsentAnswer, now: datetime) -> None:
    """Who said yes says no after all. The photos go at once, and who took them hears it."""
    if transitions.withdraw_consent(answer.consent, None, now):
        notifications.tell_withdrawn(answer)
