"""Mail about photos that were taken away: to who made them, who decides, and who asked."""

from datetime import datetime

from django.urls import reverse
from django.utils import translation

from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.outbox import send_mail_to
from mijnbuurt.intake import limits
from mijnbuurt.photos.models import Photo
from mijnbuurt.users.models import User
from wijken.work.rules import hears_at_once

from . import own_tokens, rules
from .enums import TakedownState
from .models import Takedown
from .session_models import ConsentAnswer


def authors_of(photo: Photo) -> list[User]:
    """Who made a photo, or the story around it."""
    people = [photo.uploaded_by_user] if photo.uploaded_by_user else []
    for use in photo.uses.select_related("page"):
        people += use.page.specific.authors()
    return list({user.pk: user for user in people if user.is_active}.values())


def tell_authors(record: Takedown, photo: Photo) -> None:
    addresses = [user.email for user in authors_of(photo)]
    send_mail_to(addresses, "photo_gone", {"page": page_title(record)})


def tell_editors(record: Takedown, photo: Photo, now: datetime) -> None:
    """Those who want to hear at once; the others find it in the mail of the day."""
    people = hears_at_once(rules.wijk_of(photo), now)
    context = {
        "reference": record.reference,
        "hid": record.hid,
        "page": page_title(record),
        "address": absolute(reverse("photo_admin:photo", args=[photo.uuid])),
    }
    send_mail_to([person.email for person in people], "takedown_new", context)


def confirm(record: Takedown, now: datetime) -> None:
    """To who left an address. Nothing typed goes out again: it may be a stranger's address."""
    if record.email and limits.may_confirm(record.email, now):
        context = {"reference": record.reference, "hid": record.hid}
        send_mail_to(record.email, "takedown_received", context, language=record.language)


def tell_decision(record: Takedown) -> None:
    if record.email:
        is_back = record.state == TakedownState.RESTORED
        context = {"reference": record.reference, "is_back": is_back}
        send_mail_to(record.email, "takedown_decided", context, language=record.language)


def page_title(record: Takedown) -> str:
    return record.page.title if record.page else ""


def tell_photos_are_there(answer: ConsentAnswer, now: datetime) -> None:
    """Once, to who left an address: the photos can be seen, and the yes taken back."""
    if not answer.email:
        return
    waits = ConsentAnswer.objects.filter(pk=answer.pk, told_at=None)
    if waits.update(told_at=now):
        context = {"number": answer.number, "address": address_of(answer, now)}
        send_mail_to(answer.email, "consent_photos", context, language=answer.language)


def confirm_answer(answer: ConsentAnswer, now: datetime) -> None:
    if answer.email and limits.may_confirm(answer.email, now):
        context = {"number": answer.number, "address": address_of(answer, now)}
        send_mail_to(answer.email, "consent_received", context, language=answer.language)


def tell_withdrawn(answer: ConsentAnswer) -> None:
    """To who took the photos and who wrote with them: which number, and no name."""
    people = [user for photo in answer.consent.photos.all() for user in authors_of(photo)]
    opener = answer.session.opened_by
    if opener and opener.is_active:
        people.append(opener)
    context = {"number": answer.number, "title": answer.session.title}
    send_mail_to([user.email for user in people], "consent_withdrawn", context)


def address_of(answer: ConsentAnswer, now: datetime) -> str:
    """Where someone sees the photos and takes a yes back, in the language of the answer."""
    with translation.override(answer.language):
        return absolute(reverse("photocare:mine", args=[own_tokens.write(answer.key, now)]))
