"""One mail on a working day with all that waits, to those who chose so."""

from collections import Counter
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.clock import local_date
from mijnbuurt.core.outbox import send_mail_to
from mijnbuurt.core.workdays import is_working_day
from mijnbuurt.users.models import User

from .enums import MailWay
from .lists import work_of
from .registry import Item
from .rules import editors, week_of
from .transitions import claim_mail

#: The mail comes at the start of the day; a site that was down sends it until the end of it.
FIRST_HOUR, LAST_HOUR = 7, 17
MOST_NAMED = 8


def mail_what_waits(now: datetime) -> int:
    """Mail each editor who works today and has something to do; returns how many mails."""
    today = local_date(now)
    if not is_working_day(today) or not FIRST_HOUR <= timezone.localtime(now).hour < LAST_HOUR:
        return 0
    return sum(mail_editor(person, today, now) for person in editors() if is_due(person, today))


def is_due(person: User, today: date) -> bool:
    """Whether someone works today, wants the daily mail and did not get it yet."""
    week = week_of(person)
    is_mailed = week.mailed_on is not None and week.mailed_on >= today
    return week.mail_way == MailWay.DAILY and week.works_on(today) and not is_mailed


@transaction.atomic
def mail_editor(person: User, today: date, now: datetime) -> int:
    """Send the mail of today. Who has nothing to do gets none, also not later on the day."""
    if not claim_mail(person, today):
        return 0
    items = work_of(person, now)
    return send_mail_to(person.email, "work_today", mail_context(items, today)) if items else 0


def mail_context(items: list[Item], today: date) -> dict[str, object]:
    counted = Counter(str(item.kind.name) for item in items)
    return {
        "count": len(items),
        "late": sum(item.is_late(today) for item in items),
        "kinds": counted.most_common(),
        "items": items[:MOST_NAMED],
        "more": max(len(items) - MOST_NAMED, 0),
        "address": absolute(reverse("wagtailadmin_home")),
        "week_address": absolute(reverse("work:week")),
    }
