"""What a photo lacks before a page may show it. Pure answers; the gate of pages asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .enums import PhotoGround, PhotoState, Recognisable

if TYPE_CHECKING:
    from .models import Photo


class Lack(models.TextChoices):
    """What is missing, in words that say what to do."""

    ALT = "alt", _("beschrijf wat er op de foto staat")
    CREDIT = "credit", _("vul in wie de foto maakte")
    UNKNOWN = (
        "unknown",
        _("zeg wie herkenbaar is: zolang niemand dat zegt, mag de foto niet online"),
    )
    ADULTS = "adults", _("leg vast dat de mensen op de foto het goed vinden, of waarom het mag")
    GUARDIAN = (
        "guardian",
        _("leg de toestemming van een ouder vast, of maak de kinderen onherkenbaar"),
    )
    REFUSED = (
        "refused",
        _("iemand op de foto wil dit niet (meer): maak die onherkenbaar of kies een andere"),
    )


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo where a page shows it, with the words that belong to it there.

    `key` names the place within the page. A decoration needs no description.
    """

    photo: "Photo"
    key: str
    where: str | Promise
    alt: str
    is_decoration: bool = False

    @property
    def name(self) -> str:
        """The place and the title: "Foto bovenaan (“Oogst”)"."""
        return f"{self.where} (“{self.photo.title}”)"


def lacks(shown: ShownPhoto, today: date) -> list[Lack]:
    """Everything a photo on a page lacks. What was taken down is not shown, so it lacks nothing."""
    photo = shown.photo
    if photo.state == PhotoState.TAKEN_DOWN:
        return []
    found = []
    if not (shown.alt.strip() or shown.is_decoration):
        found.append(Lack.ALT)
    return found + lacks_of_photo(photo, today)


def lacks_of_photo(photo: "Photo", today: date) -> list[Lack]:
    """What a photo lacks wherever it is shown."""
    found = [] if photo.credit.strip() else [Lack.CREDIT]
    people = lack_of_people(photo, today)
    return [*found, people] if people else found


def lack_of_people(photo: "Photo", today: date) -> Lack | None:
    """What the people in a photo still have to say. No answer counts as children."""
    if photo.recognisable == Recognisable.NOBODY:
        return None
    consents = list(photo.consents.all())
    if any(not consent.is_valid_on(today) for consent in consents):
        return Lack.REFUSED
    if photo.recognisable == Recognisable.ADULTS:
        agreed = bool(consents) or photo.ground == PhotoGround.INTEREST
        return None if agreed else Lack.ADULTS
    if any(consent.is_guardian for consent in consents):
        return None
    return Lack.UNKNOWN if photo.recognisable == Recognisable.UNKNOWN else Lack.GUARDIAN


def must_hide(photo: "Photo") -> bool:
    """Whether a photo that is online must go at once: someone does not, or no longer, agree.

    That nobody looked yet is no reason: it then waits for the next publication.
    """
    if photo.recognisable == Recognisable.NOBODY:
        return False
    consents = list(photo.consents.all())
    if any(consent.is_broken for consent in consents):
        return True
    is_child = photo.recognisable == Recognisable.CHILDREN
    return is_child and not any(consent.is_guardian for consent in consents)


def purposes(photo: "Photo") -> tuple[bool, bool]:
    """Whether a photo may be printed, and may go along with a shared link."""
    if photo.recognisable == Recognisable.NOBODY:
        return True, True
    consents = list(photo.consents.all())
    return all(each.for_print for each in consents), all(each.for_social for each in consents)


def with_consents(shown: Iterable[ShownPhoto]) -> Sequence[ShownPhoto]:
    """The same, with all consents as they are now, read in one query."""
    found = list(shown)
    for each in found:
        getattr(each.photo, "_prefetched_objects_cache", {}).pop("consents", None)
    prefetch_related_objects([each.photo for each in found], "consents")
    return found
