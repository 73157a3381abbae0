"""Which proposals there are, for whom. A page is read as it is online, never as a draft."""

from collections.abc import Iterable

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr
from wagtail.models import Page

from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown, Wijk, WijkContentPage

#: While it is on its way or shown; after that a row only tells what was decided.
RUNNING = (ShowingState.PROPOSED, ShowingState.ACCEPTED)
#: The page of a wijk stands below root, front page and the list of wijken.
PATH_OF_WIJK = 4 * Page.steplen


def proposals_for(wijken: QuerySet[Wijk] | Iterable[Wijk]) -> QuerySet[AlsoShown]:
    """What waits for a decision of these wijken, the oldest first; a draft waits unseen."""
    return _online(wijken, ShowingState.PROPOSED).order_by("proposed_at", "pk")


def taken_over_by(wijken: QuerySet[Wijk] | Iterable[Wijk]) -> QuerySet[AlsoShown]:
    """Pages of others that these wijken show."""
    return _online(wijken, ShowingState.ACCEPTED).order_by("-decided_at", "-pk")


def offered_by(wijken: QuerySet[Wijk], *, citywide: bool) -> QuerySet[AlsoShown]:
    """What these wijken offered to others and what became of it; with the city's own offers."""
    own = Q(from_pk__in=wijken.values("pk"))
    rows = _for_lists(AlsoShown.objects.all())
    return rows.filter(own | Q(from_pk=None) if citywide else own).order_by("-proposed_at", "-pk")


def page_of(row: AlsoShown) -> WijkContentPage:
    """The page of a row, with what is online of it."""
    page: WijkContentPage = row.page.specific
    return page


def _online(wijken: QuerySet[Wijk] | Iterable[Wijk], state: ShowingState) -> QuerySet[AlsoShown]:
    rows = AlsoShown.objects.filter(state=state, wijk__in=wijken, page__live=True)
    return _for_lists(rows)


def _for_lists(rows: QuerySet[AlsoShown]) -> QuerySet[AlsoShown]:
    """With all that a row of a list says: page, wijk, proposer, and the wijk it comes from."""
    own = Wijk.objects.filter(pages__path=Substr(OuterRef("page__path"), 1, PATH_OF_WIJK))
    return (
        rows.annotate(
            from_pk=Subquery(own.values("pk")[:1]), from_name=Subquery(own.values("name")[:1])
        )
        .select_related("wijk", "page", "proposed_by")
        .defer("wijk__boundary")
    )
