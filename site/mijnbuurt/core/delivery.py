"""Sends what waits in the outbox: once, and again after a failure.

The right to send a mail is taken by one UPDATE. Who is killed while sending loses it after a
while, so that the mail goes out again: at most one duplicate, never none.
"""

import logging
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from . import clockmarks
from .models import OutgoingMail
from .outbox import to_message

logger = logging.getLogger(__name__)
State = OutgoingMail.State

# Minutes to wait after the first, second, ... failure. The attempt after the last is the last.
BACK_OFF = (1, 5, 15, 60, 180, 360, 720, 1440)
# Longer than any delivery takes.
CLAIM = timedelta(minutes=10)
# While the server does not answer, other mails wait for it without trying themselves.
SERVER_PAUSE = timedelta(minutes=4)
SERVER_DOWN = "mail server down"
ABOUT_ONE_MAIL = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
)


def due(now: datetime) -> QuerySet[OutgoingMail]:
    """Mails to send now: those that wait, and those whose sender was killed."""
    waits = Q(state=State.WAITING) & (Q(next_try_at=None) | Q(next_try_at__lte=now))
    return OutgoingMail.objects.filter(waits | Q(state=State.SENDING, next_try_at__lte=now))


def claim(key: int, now: datetime) -> OutgoingMail | None:
    """Take the right to send a mail; None if another has it, or it needs no sending."""
    taken = (
        due(now)
        .filter(pk=key)
        .update(state=State.SENDING, next_try_at=now + CLAIM, attempts=F("attempts") + 1)
    )
    return OutgoingMail.objects.get(pk=key) if taken else None


def server_is_down(now: datetime) -> bool:
    return clockmarks.is_fresh(SERVER_DOWN, now, SERVER_PAUSE)


def deliver(key: int, now: datetime) -> bool:
    """Send one mail if it is due; a failure is noted and tried again later."""
    mail = None if server_is_down(now) else claim(key, now)
    if mail is None:
        return False
    try:
        get_connection(settings.OUTBOX_DELIVERY_BACKEND).send_messages([to_message(mail)])
    except Exception as error:  # a mail that can't be sent must not stop the worker
        note_failure(mail, error, now)
        return False
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=State.SENT, sent_at=timezone.now(), next_try_at=None, last_error=""
    )
    return True


def note_failure(mail: OutgoingMail, error: Exception, now: datetime) -> None:
    """Plan the next attempt, or give up. What is kept and logged of the error names nobody."""
    if isinstance(error, OSError) and not isinstance(error, ABOUT_ONE_MAIL):
        clockmarks.set_mark(SERVER_DOWN, now)
    gives_up = mail.attempts > len(BACK_OFF)
    wait = timedelta(minutes=BACK_OFF[min(mail.attempts, len(BACK_OFF)) - 1])
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=State.FAILED if gives_up else State.WAITING,
        next_try_at=None if gives_up else now + wait,
        last_error=f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip(),
    )
    logger.warning(
        "Mail %s was not sent (attempt %d): %s", mail.uuid, mail.attempts, type(error).__name__
    )


def deliver_due(now: datetime) -> int:
    """Send everything that is due, oldest first; stop when the server turns out to be down."""
    sent = 0
    for key in list(due(now).order_by("created_at").values_list("pk", flat=True)[:500]):
        if server_is_down(now):
            break
        sent += deliver(key, now)
    return sent


def remove_old(now: datetime) -> int:
    """Remove what was sent or given up longer ago than the retention period."""
    limit = now - timedelta(days=settings.RETENTION_DAYS["outbox"])
    old = OutgoingMail.objects.filter(
        Q(state=State.SENT, sent_at__lt=limit) | Q(state=State.FAILED, created_at__lt=limit)
    )
    return old.delete()[0]


def waiting_count() -> int:
    return OutgoingMail.objects.filter(state__in=[State.WAITING, State.SENDING]).count()
