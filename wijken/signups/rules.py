"""Who may sign up for what, and who may see who did: pure answers."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, has_role
from wijken.activities.models import Activity, Occurrence
from wijken.areas.models import Wijk
from wijken.areas.rules import edits_wijk, wijken_of, works_citywide


def closes_at(activity: Activity, occurrence: Occurrence) -> datetime:
    """Until when one can sign up on the site."""
    return occurrence.starts_at - timedelta(hours=activity.sign_up_until)


def is_open(activity: Activity, occurrence: Occurrence, now: datetime) -> bool:
    """Whether a resident can sign up now for a date of this Dutch page."""
    is_on = activity.live and activity.sign_up_here and not occurrence.is_cancelled
    return is_on and now < closes_at(activity, occurrence)


def is_open_to_desk(occurrence: Occurrence, now: datetime) -> bool:
    """The desk writes down who calls until it begins."""
    return not occurrence.is_cancelled and now < occurrence.starts_at


def may_handle(user: User | AnonymousUser, wijk: Wijk | None) -> bool:
    """Whether somebody sees who signed up in a wijk, and signs people up and off: its editors, and
    the desk, which stands in for every place."""
    if not user.is_authenticated:
        return False
    return has_role(user, Role.DESK) or edits_wijk(user, wijk)


def handled_by(user: User, lookup: str = "wijk") -> Q:
    """The condition on rows for which `may_handle` holds."""
    if has_role(user, Role.DESK) or works_citywide(user):
        return Q()
    return Q(**{f"{lookup}__in": wijken_of(user)})
