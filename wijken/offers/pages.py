"""An offer as a page below the agenda of its wijk. Nothing here saves or decides."""

from datetime import date

from mijnbuurt.core.slugs import free_slug
from mijnbuurt.users.models import User
from wijken.activities.enums import Repeat
from wijken.activities.models import Activity, AgendaPage
from wijken.activities.recurrence import Rule
from wijken.contact.case_forms import without_numbers

from .changes import body_of
from .models import Offer
from .reading import first_day, weekly_day


def new_activity(
    offer: Offer, section: AgendaPage, *, title: str, kind: str, owner: User, today: date
) -> Activity:
    """The page, filled in with what was offered; never with who did."""
    first = first_day(offer.day, offer.how_often, today)
    page = Activity(
        title=title,
        live=False,
        owner=owner,
        locale=section.locale,
        kind=kind,
        audience=offer.audience,
        body=body_of(offer),
        venue=offer.place,
        place_words="" if offer.place else without_numbers(offer.where),
        first_date=first,
        recurrence=recurrence_of(offer, first),
        starts=offer.starts,
        ends=offer.ends,
        free=offer.free,
        price_text=without_numbers(offer.price_text),
    )
    page.slug = free_slug(page, section)
    return page


def recurrence_of(offer: Offer, first: date | None) -> str:
    """The rule of "elke dinsdag"; what is said in another way an editor fills in."""
    weekday = weekly_day(offer.how_often)
    if first is None or weekday is None:
        return ""
    weekdays = () if weekday == first.weekday() else (weekday,)
    rule = Rule(Repeat.WEEKLY, first, weekdays=weekdays)
    return "" if rule.problem else rule.text


def is_clear(offer: Offer, today: date) -> bool:
    """Whether the day is known, so that the page can go online as it is."""
    if not offer.how_often:
        return offer.day is not None and offer.starts is not None
    first = first_day(offer.day, offer.how_often, today)
    return bool(recurrence_of(offer, first)) and offer.starts is not None
