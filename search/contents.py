"""What of each kind of page the search knows: its words, its day and what it is worth."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from wagtail.models import Page

from initiatives.campaigns.models import Campaign
from initiatives.models import InitiativePage
from mijnbuurt.core.addresses import is_source
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.routing import HOME_DEPTH
from wijken.activities.models import Activity
from wijken.models import Project, Publication, WijkPage
from wijken.news.models import Article
from wijken.places.enums import PlaceStatus
from wijken.places.models import Place

from .enums import Kind

KINDS: dict[type[Page], Kind] = {
    Activity: Kind.ACTIVITY,
    Place: Kind.PLACE,
    Article: Kind.ARTICLE,
    InitiativePage: Kind.INITIATIVE,
    Project: Kind.PROJECT,
    Campaign: Kind.CAMPAIGN,
    Publication: Kind.PUBLICATION,
    WijkPage: Kind.WIJK,
}
#: The other names of a wijk and of what lies in it say more than a text.
FIELD_WEIGHTS = {"summary": 4, "names": 6, "help_line": 2, "place_words": 3}
#: What a page shows beside its fields.
SHOWN = ("kind_label", "audience_text", "organiser", "address_text", "can_do", "good_to_know")
SHOWN_WEIGHT = 3
#: In hundredths: how much each kind counts.
WORTH = {
    Kind.ACTIVITY: 125,
    Kind.PLACE: 120,
    Kind.WIJK: 110,
    Kind.PAGE: 115,
    Kind.CAMPAIGN: 105,
    Kind.PUBLICATION: 85,
}
CLOSED_WORTH = 45


def kind_of(page: Page) -> Kind:
    return KINDS.get(type(page), Kind.PAGE)


def is_findable(page: BasePage) -> bool:
    """Whether anyone may read it; a translation only together with its Dutch page."""
    if page.depth <= HOME_DEPTH or page.alias_of_id or not page.is_public:
        return False
    return is_source(page) or (page.source.pk != page.pk and page.source.is_public)


def content_of(page: BasePage) -> Iterator[tuple[str, int]]:
    """Texts beside the title, each with its weight."""
    done = {"title"}
    for field in page.get_searchable_search_fields():
        if field.field_name not in done:
            done.add(field.field_name)
            yield _text(field.get_value(page)), FIELD_WEIGHTS.get(field.field_name, 1)
    for name in SHOWN:
        yield _text(getattr(page, name, "")), SHOWN_WEIGHT
    if isinstance(page, Activity):
        venue = page.source.venue
        yield venue.title if venue and venue.live else "", SHOWN_WEIGHT
    if isinstance(page, Place) and page.hours.all():
        yield str(_("openingstijden")), SHOWN_WEIGHT
    if isinstance(page, WijkPage):
        for member in page.team.all():
            yield f"{member.role} {member.organisation} {member.tasks}", 1
    if isinstance(page, Article):
        for row in page.photo_rows.all():
            yield "" if row.photo.is_hidden else row.caption, 1


def day_of(page: BasePage) -> date | None:
    """What makes a page newer or older than another; None for what does not age."""
    if isinstance(page, Publication) and page.year:
        return page.date_sort or date(page.year, 7, 1)
    if isinstance(page, Campaign):
        return page.closes_on or page.opens_on or page.date_sort
    if isinstance(page, Article | Activity):
        day: date | None = page.date_sort
        return day
    return None


def worth_of(page: BasePage) -> int:
    if isinstance(page, Place) and page.status == PlaceStatus.CLOSED:
        return CLOSED_WORTH
    return WORTH.get(kind_of(page), 100)


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return " ".join(_text(each) for each in value)
    return str(value or "")
