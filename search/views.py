"""The page of results."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnbuurt.core import clock
from mijnbuurt.core.listing import paginate
from mijnbuurt.core.words import readers_language
from wijken.areas.models import Wijk
from wijken.models import WijkPage

from . import missed
from .enums import Kind
from .query import Filters, Found, search
from .results import Result, results
from .suggestions import completions, suggest

PER_PAGE = 15
MOST_CARDS = 3


@dataclass(frozen=True)
class Choice:
    """A filter that a reader can tap, with how many results it leaves."""

    value: str
    label: str
    count: int
    current: bool


@require_safe
def results_page(request: HttpRequest) -> HttpResponse:
    """What was found for `?q=`, of one kind (`soort`) and in one wijk if asked."""
    now = clock.now()
    typed = request.GET.get("q", "")
    filters = _filters(request)
    found = search(typed, readers_language(), now, filters)
    page_obj = paginate(found.pages, request, PER_PAGE)
    first = page_obj.number == 1 and not filters.kind and not filters.wijk
    cards = _cards(found, now) if first and found.named.whole else []
    if found.words and first and not found.pages and not cards:
        missed.note(typed, now)
    context = {
        "query": typed,
        "asked": bool(found.words),
        "found": found,
        "cards": cards,
        "results": _rows(found, list(page_obj), cards, now),
        "page_obj": page_obj,
        "total": max(page_obj.paginator.count, len(cards)),
        "kinds": _kinds(found, filters),
        "wijken": _wijken(found, filters),
        "filters": filters,
        "corrected": list(found.corrected.items()),
        "completions": completions(typed, readers_language()) if found.words and first else [],
    }
    return render(request, "search/results.html", context)


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """What `q` may become, for the script of the search field. Nothing typed is stored."""
    found = suggest(request.GET.get("q", ""), readers_language(), clock.now())
    return JsonResponse({"suggestions": [asdict(each) for each in found]})


def _rows(found: Found, keys: list[int], cards: list[Result], now: datetime) -> list[Result]:
    """The results of this page; a wijk that stands above them is not among them again."""
    rows = results(keys, now)
    for row in rows:
        if row.page.pk in found.first:
            row.why = _("Aanrader van de redactie")
    shown = {card.page.pk for card in cards}
    return [row for row in rows if row.page.pk not in shown]


def _filters(request: HttpRequest) -> Filters:
    """A filter that makes no sense counts as not given."""
    kind = request.GET.get("soort", "")
    slug = request.GET.get("wijk", "")
    wijk = Wijk.objects.filter(slug=slug).first() if slug else None
    return Filters(kind if kind in Kind.values else "", wijk)


def _cards(found: Found, now: datetime) -> list[Result]:
    """The pages of the wijken that were named, first of all."""
    named = found.named
    pages = WijkPage.objects.public().filter(wijk__in=named.wijken[:MOST_CARDS])
    rows = results(list(pages.order_by("title").values_list("pk", flat=True)), now)
    for row in rows:
        if named.name.casefold() != row.page.wijk.name.casefold():
            row.why = _("%(name)s hoort bij %(wijk)s.") % {
                "name": named.name,
                "wijk": row.page.wijk.name,
            }
    return rows


def _kinds(found: Found, filters: Filters) -> list[Choice]:
    labels = ((kind.value, str(kind.label)) for kind in Kind)
    return _choices(labels, found.kinds, filters.kind)


def _wijken(found: Found, filters: Filters) -> list[Choice]:
    named = Wijk.objects.filter(pk__in=list(found.wijken)).values_list("pk", "slug", "name")
    slugs = {pk: slug for pk, slug, _name in named}
    counts = Counter({slugs[pk]: count for pk, count in found.wijken.items() if pk in slugs})
    current = filters.wijk.slug if filters.wijk else ""
    return _choices(((slug, name) for _pk, slug, name in named), counts, current)


def _choices(
    labels: Iterable[tuple[str, str]], counts: "Counter[str]", current: str
) -> list[Choice]:
    return [
        Choice(value, label, counts[value], value == current)
        for value, label in labels
        if counts[value] or value == current
    ]
