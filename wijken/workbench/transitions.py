""" "Kopieer vorige": a new draft from an earlier page, with a date that is still to come."""

import uuid
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.actions.copy_page import CopyPageAction
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, TranslatableMixin

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.enums import DatePrecision
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.slugs import free_slug
from mijnbuurt.users.models import User
from wijken.activities.enums import Repeat
from wijken.activities.models import Activity
from wijken.activities.recurrence import Rule
from wijken.news.models import Article

from .rules import may_copy

COPIED = "wijken.copy_previous"
#: A second tap within this time leads to the copy that the first one made.
ONE_TAP = timedelta(minutes=1)
#: Looked for in this time from now: further than the rarest rule, once a year.
SOON = timedelta(days=370)


def copy_previous(page: BasePage, *, user: User, now: datetime) -> BasePage:
    """A draft with the words of this page's newest version, beside it, owned by this user.

    Raises PermissionDenied. A double tap gives one copy.
    """
    with transaction.atomic():
        Page.objects.select_for_update().get(pk=page.pk)
        if not may_copy(user, page):
            raise PermissionDenied(_("Deze pagina kunt u niet kopiëren."))
        return _copy_of_this_tap(page, user, now) or _new_copy(page, user, now)


def _copy_of_this_tap(page: BasePage, user: User, now: datetime) -> BasePage | None:
    made = PageLogEntry.objects.filter(
        action=COPIED, user=user, data__source=page.pk, timestamp__range=(now - ONE_TAP, now)
    )
    keys = made.order_by("-timestamp").values_list("page_id", flat=True)
    return type(page).objects.filter(pk__in=keys[:1]).first() if keys else None


def _new_copy(page: BasePage, user: User, now: datetime) -> BasePage:
    newest = page.get_latest_revision_as_object()
    newest._state.adding = False  # it has its row; only these words come from the revision
    _renew_keys(newest)
    fresh = {
        "slug": free_slug(type(page)(title=newest.title), page.get_parent()),
        "draft_title": newest.title,
        "go_live_at": None,
        "expire_at": None,
        "expired": False,
        "locked": False,
        "locked_at": None,
        "locked_by": None,
        **fresh_dates(newest, local_date(now)),
    }
    action = CopyPageAction(
        newest,
        update_attrs=fresh,
        keep_live=False,
        copy_revisions=False,
        user=user,
        log_action=None,
    )
    copy: BasePage = action.execute(skip_permission_checks=True)
    log(instance=copy, action=COPIED, user=user, data={"source": page.pk, "title": page.title})
    return copy


def _renew_keys(newest: BasePage) -> None:
    """Rows that were never saved keep their key when the page they are on is published."""
    for relation in get_all_child_relations(newest):
        for row in getattr(newest, relation.get_accessor_name()).all():
            if isinstance(row, TranslatableMixin):
                row.translation_key = uuid.uuid4()


def fresh_dates(page: BasePage, today: date) -> dict[str, Any]:
    """The dates that the copy gets instead of those of this page."""
    if isinstance(page, Article):
        return {"date_words": "", "date_sort": today, "date_precision": DatePrecision.DAY}
    if isinstance(page, Activity):
        rule = next_rule(page, today)
        return {
            "first_date": rule.first_date if rule else None,
            "recurrence": rule.text if rule and page.rule and page.rule.is_series else "",
            "date_words": "",
            "date_sort": None,
        }
    return {}


def next_rule(activity: Activity, today: date) -> Rule | None:
    """The rule without an end, from the first day after today, and after its own first date, on
    which it would fall again; what was once gets the same weekday."""
    if activity.first_date is None:
        return None
    rule = activity.rule
    if rule is None or not rule.is_series:
        rule = Rule(Repeat.WEEKLY, activity.first_date)
    rule = replace(rule, last_date=None, count=None)
    after = max(today, activity.first_date) + timedelta(days=1)
    day = next(iter(rule.dates(after, after + SOON)), None)
    return replace(rule, first_date=day) if day else None
