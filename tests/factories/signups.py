"""People who signed up for an activity."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from wijken.activities.models import Activity
from wijken.signups.models import SignUp
from wijken.signups.room import open_dates
from wijken.signups.transitions import sign_up

from . import HOSTILE


def signed_up(
    activity: Activity, day: date | None = None, now: datetime | None = None, **fields: Any
) -> SignUp:
    """Somebody who comes to a date (the next one), as the site took it down."""
    now = now or timezone.now()
    day = day or open_dates(activity, now)[0].occurrence.rule_date
    told = {"name": f"Truus {HOSTILE}"[:100], "email": "truus@example.org", **fields}
    return sign_up(SignUp(activity=activity, rule_date=day, **told), now)[0]
