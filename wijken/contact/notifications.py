"""Mail about what came in: to those who answer it, to who sent it, and to partners."""

from datetime import datetime

from django.urls import reverse
from django.utils import translation

from mijnbuurt.core import clock
from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.outbox import send_mail_to
from mijnbuurt.intake import limits
from mijnbuurt.intake.enums import AnswerWay
from mijnbuurt.users.models import User
from wijken.work.rules import hears_at_once

from .models import InboxRecord
from .repairs import desks_for


def tell_editors(record: InboxRecord) -> None:
    """Number, wijk and first words; who sent it stands behind the log-in only."""
    send_mail_to(hearing(record), record.EDITORS_MAIL, in_short(record))


def tell_new_editors(record: InboxRecord, old: str) -> None:
    """Another wijk gave it to them. Why, they read behind the log-in."""
    send_mail_to(hearing(record), "case_handed_over", {**in_short(record), "old": old})


def hearing(record: InboxRecord) -> list[str]:
    """Who wants to hear at once; the others find it in the mail of the day."""
    return [person.email for person in hears_at_once(record.wijk, clock.now())]


def tell_owner(record: InboxRecord, owner: User) -> None:
    send_mail_to(owner.email, "case_given", in_short(record))


def in_short(record: InboxRecord) -> dict[str, object]:
    """What mails to editors say of a record."""
    path = reverse(f"{record._meta.model_name}:by_code", args=[record.code])
    return {
        "record": record,
        "reference": record.reference,
        "wijk": record.wijk_name,
        "words": record.opening,
        "address": absolute(path),
    }


def confirm(record: InboxRecord, now: datetime) -> None:
    """Tell the sender that it arrived. No word of the sender's own goes out again: whoever typed
    a stranger's address can send that stranger nothing but our own sentences, three an hour."""
    if record.answer_way != AnswerWay.MAIL or not record.email:
        return
    if limits.may_confirm(record.email, now):
        context = {
            "reference": record.reference,
            "wijk": record.wijk,
            "desks": desks_for(record),
        }
        send_mail_to(record.email, record.SENDER_MAIL, context, language=record.language)


def send_answer(record: InboxRecord, text: str, who: str) -> bool:
    """The editor's own words to the sender, between our sentences in the sender's language."""
    with translation.override(record.language):
        name = "contact:wijk" if record.wijk else "contact:city"
        path = reverse(name, args=[record.wijk.slug] if record.wijk else [])
    context = {
        "reference": record.reference,
        "day": record.created_at,
        "text": text,
        "who": who,
        "wijk": record.wijk,
        "address": absolute(path),
    }
    return bool(send_mail_to(record.email, "case_answer", context, language=record.language))


def send_copy(record: InboxRecord, email: str, text: str) -> bool:
    """The words of a record to a partner; never who sent it, nor an address of the admin."""
    context = {
        "reference": record.reference,
        "wijk": record.wijk_name,
        "day": record.created_at,
        "text": text,
    }
    return bool(send_mail_to(email, "case_copy", context))
