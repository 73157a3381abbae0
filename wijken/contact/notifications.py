"""Mail about what came in: to those who answer it, and to who sent it."""

from datetime import datetime

from django.urls import reverse

from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.outbox import send_mail_to
from mijnbuurt.intake import limits
from mijnbuurt.intake.enums import AnswerWay
from wijken.areas.rules import editors_to_mail

from .models import InboxRecord


def tell_editors(record: InboxRecord) -> None:
    """Number, wijk and first words; who sent it stands behind the log-in only."""
    path = reverse(f"{record._meta.model_name}:by_code", args=[record.code])
    context = {
        "record": record,
        "reference": record.reference,
        "wijk": record.wijk_name,
        "words": record.opening,
        "address": absolute(path),
    }
    addresses = editors_to_mail(record.wijk).values_list("email", flat=True)
    send_mail_to(addresses, record.EDITORS_MAIL, context)


def confirm(record: InboxRecord, now: datetime) -> None:
    """Tell the sender that it arrived. No word of the sender's own goes out again: whoever typed
    a stranger's address can send that stranger nothing but our own sentences, three an hour."""
    if record.answer_way != AnswerWay.MAIL or not record.email:
        return
    if limits.may_confirm(record.email, now):
        context = {"reference": record.reference, "wijk": record.wijk}
        send_mail_to(record.email, record.SENDER_MAIL, context, language=record.language)
