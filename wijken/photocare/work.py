"""What about photos waits for an editor, for "Mijn werk"."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.dates import day_nl
from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.models import Consent, Photo
from wijken.work.registry import Found, Scope, WorkKind, register_kind

from .enums import TakedownState
from .rules import Owners

#: How long before a consent ends we say so.
WARN = timedelta(days=28)


def waiting_takedowns(scope: Scope, now: datetime) -> Iterable[Found]:
    """Photos that someone asked to take away, and about which nobody decided."""
    owners = Owners()
    photos = Photo.objects.filter(takedowns__state=TakedownState.OPEN)
    photos = photos.annotate(asked=Min("takedowns__created_at"), times=Count("takedowns"))
    for photo in photos.select_related("collection"):
        if photo.state == PhotoState.TAKEN_DOWN:
            about = _("De foto is weggehaald. Mag hij terug?")
        else:
            about = _("De foto staat er nog. Kijk er vandaag naar.")
        if photo.times > 1:
            asked = ngettext("%(n)s verzoek", "%(n)s verzoeken", photo.times) % {"n": photo.times}
            about = f"{about} {asked}"
        yield Found(
            key=str(photo.uuid),
            title=photo.title,
            wijk_id=owners.wijk_of(photo.collection),
            since=photo.asked,
            address=address(photo),
            about=about,
        )


def consents_that_end(scope: Scope, now: datetime) -> Iterable[Found]:
    """Photos on the site whose consent ends soon, and photos that are hidden for want of it."""
    owners, today = Owners(), local_date(now)
    held = Photo.objects.filter(state=PhotoState.HELD).select_related("collection")
    for photo in held:
        yield Found(
            key=f"{photo.uuid}-held",
            title=photo.title,
            wijk_id=owners.wijk_of(photo.collection),
            since=now,
            address=address(photo),
            about=_("Verborgen: iemand op de foto stemt niet (meer) toe."),
        )
    ending = Consent.objects.filter(
        ends_on__lte=today + WARN, ends_on__gte=today, ended_at=None, withdrawn_at=None
    )
    for consent in ending.prefetch_related("photos__collection"):
        for photo in consent.photos.all():
            if photo.is_public and consent.ends_on:
                yield Found(
                    key=f"{photo.uuid}-{consent.uuid}",
                    title=photo.title,
                    wijk_id=owners.wijk_of(photo.collection),
                    since=min(now, datetime.combine(consent.ends_on, now.timetz()) - WARN),
                    due=consent.ends_on,
                    address=address(photo),
                    about=_("De toestemming eindigt op %(day)s. Vraag haar opnieuw.")
                    % {"day": day_nl(consent.ends_on)},
                )


def address(photo: Photo) -> str:
    return reverse("photo_admin:photo", args=[photo.uuid])


def register() -> None:
    name = gettext_lazy("Foto weghalen")
    register_kind(WorkKind("takedown", name, "image", days=1, find=waiting_takedowns))
    name = gettext_lazy("Toestemming")
    register_kind(WorkKind("consent", name, "image", days=5, find=consents_that_end))
