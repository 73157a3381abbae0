"""The only place where a working week or the check of a page changes."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Page

from mijnbuurt.users.models import User

from .models import PageCheck, WorkWeek

PAGE_CHECKED = "work.checked"
WEEK_SAVED = "work.week_saved"


@transaction.atomic
def save_week(user: User, **values: Any) -> WorkWeek:
    """Keep the own working days, mail and absence of a user."""
    week, _made = WorkWeek.objects.update_or_create(user=user, defaults=values)
    away = week.away_until.isoformat() if week.away_until else ""
    stand_in = str(week.stand_in) if week.stand_in else ""
    log(week, WEEK_SAVED, user=user, data={"away_until": away, "stand_in": stand_in})
    return week


@transaction.atomic
def check_page(page: Page, *, user: User, now: datetime) -> None:
    """Note that a page was read and is still right. The caller knows that this user may say so."""
    PageCheck.objects.update_or_create(page=page, defaults={"checked_at": now, "checked_by": user})
    log(page, PAGE_CHECKED, user=user)


@transaction.atomic
def claim_mail(user: User, today: date) -> bool:
    """Whether the daily mail of this day is still to be sent; of several workers one gets True."""
    WorkWeek.objects.get_or_create(user=user)
    unsent = Q(mailed_on__isnull=True) | Q(mailed_on__lt=today)
    return bool(WorkWeek.objects.filter(unsent, user=user).update(mailed_on=today))
