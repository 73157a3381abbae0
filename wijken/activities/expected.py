"""Who is expected on coming dates, as the app that keeps sign-ups tells by a hook.

`expected_people(activity, now)` answers how many people come to each day of the rule, for days on
which anybody does.
"""

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks

from mijnbuurt.core.dates import day_nl

if TYPE_CHECKING:
    from .models import Activity


def expected_on(activity: "Activity", now: datetime) -> dict[date, int]:
    """How many people come to each coming day of the rule; other days are not in it."""
    found: Counter[date] = Counter()
    for hook in hooks.get_hooks("expected_people"):
        found.update(hook(activity, now))
    return dict(found)


def people_words(number: int) -> str:
    return ngettext("%(n)s mens", "%(n)s mensen", number) % {"n": number}


def what_they_hear(page: "Activity", expected: dict[date, int]) -> str:
    """What the people who are expected will hear when this version of a page goes online; empty
    when nothing changes for them."""
    live = type(page).objects.filter(pk=page.pk, live=True).first()
    if live is None or not expected:
        return ""
    kept = set(page.days_between(min(expected), max(expected)))
    lost = [day for day in sorted(expected) if day not in kept]
    said = []
    if lost:
        days = ", ".join(f"{day_nl(day)} ({people_words(expected[day])})" for day in lost)
        said.append(
            _(
                "Voor deze dagen hebben mensen zich aangemeld, en die vervallen: %(days)s."
                " Zij krijgen bericht dat het niet doorgaat."
            )
            % {"days": days}
        )
    facts = ("starts", "ends", "venue_id", "place_words")
    if len(lost) < len(expected) and any(getattr(page, f) != getattr(live, f) for f in facts):
        staying = sum(number for day, number in expected.items() if day in kept)
        said.append(
            _("Er zijn aangemeld: %(people)s. Zij krijgen bericht van de nieuwe tijd of plek.")
            % {"people": people_words(staying)}
        )
    return " ".join(said)
