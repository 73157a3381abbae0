"""Mail to who signed up. Nothing that was typed goes out again, in any of them."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.dates import day_nl, time_nl, time_range
from mijnbuurt.core.outbox import send_mail_to
from mijnbuurt.intake import limits
from wijken.activities.models import Occurrence

from .enums import News
from .models import SignUp
from .tokens import own_address

#: As many as who signs up for each week of two months needs.
MOST = (10, limits.HOUR)


def confirm(record: SignUp, row: Occurrence, now: datetime) -> None:
    """A place or a number on the waiting list, and the link to sign off. A few an hour to one
    address, so that nobody can fill a stranger's inbox."""
    if record.email and limits.hit(f"signup:{limits.digest(record.email.lower())}", *MOST, now):
        send(record, "signup_received", row, now)


def confirm_cancelled(record: SignUp, now: datetime) -> None:
    """That somebody no longer comes."""
    if record.email:
        send(record, "signup_cancelled", None, now)


def tell(
    record: SignUp,
    news: News,
    row: Occurrence | None,
    now: datetime,
    *,
    was: datetime | None = None,
) -> bool:
    """What is different about the date, or that there is a place. False: there is no address."""
    if not record.email:
        return False
    template = "signup_placed" if news == News.PLACE else "signup_changed"
    send(record, template, row, now, news=news.value, was=was)
    return True


def send(
    record: SignUp,
    template: str,
    row: Occurrence | None,
    now: datetime,
    *,
    news: str = "",
    was: datetime | None = None,
) -> None:
    with translation.override(record.language):
        context = {**about(record, row, now), "news": news, "was": moment(was) if was else ""}
    send_mail_to(record.email, template, context, language=record.language)


def about(record: SignUp, row: Occurrence | None, now: datetime) -> dict[str, object]:
    """What mails say of a sign-up, in the active language."""
    values: dict[str, object] = {
        "title": record.title,
        "when": f"{day_nl(record.starts_at)}, {time_range(record)}",
        "reference": record.reference,
        "is_waiting": record.is_waiting,
        "number": record.place_in_line if record.is_waiting else 0,
        "people": record.people,
        "address": own_address(record, now),
    }
    if row is not None:
        values |= {
            "where": row.place_text,
            "reason": row.reason,
            "is_online": row.is_online,
            "page": absolute(row.url),
        }
    return values


def moment(value: datetime) -> str:
    return _("%(day)s, %(time)s uur") % {"day": day_nl(value), "time": time_nl(value)}
