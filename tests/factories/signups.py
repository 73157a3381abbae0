"""People who signed up for an activity."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from wijken.activities.models import Activity
from wijken.areas.models import Wijk
from wijken.signups.models import SignUp
from wijken.signups.room import open_dates
from wijken.signups.transitions import sign_up

from . import HOSTILE
from .pages import ActivityFactory


def soup_in(wijk: int, title: str) -> Activity:
    """An activity with two places, in the wijk with this key."""
    fields = {"slug": "soep", "title": title, "sign_up_here": True, "places": 2}
    return ActivityFactory(in_wijk=Wijk.objects.get(pk=wijk), **fields)


def signed_up(
    activity: Activity, day: date | None = None, now: datetime | None = None, **fields: Any
) -> SignUp:
    """Somebody who comes to a date (the next one), as the site took it down."""
    now = now or timezone.now()
    day = day or open_dates(activity, now)[0].occurrence.rule_date
    told = {"name": f"Truus {HOSTILE}"[:100], "email": "truus@example.org", **fields}
    return sign_up(SignUp(activity=activity, rule_date=day, **told), now)[0]
