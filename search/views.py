"""The page of results."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnbuurt.core import clock
from mijnbuurt.core.listing import paginate
from mijnbuurt.core.words import readers_language
from wijken.areas.models import Wijk
from wijken.models import WijkPage

from .enums import Kind
from .query import Filters, Found, search
from .results import Result, results

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
    context = {
        "query": typed,
        "asked": bool(found.words),
        "found": found,
        "cards": cards,
        "results": [
            each
            for each in results(list(page_obj), now)
            if each.page.pk not in {card.page.pk for card in cards}
        ],
        "page_obj": page_obj,
        "total": max(page_obj.paginator.count, len(cards)),
        "kinds": _kinds(found, filters),
        "wijken": _wijken(found, filters),
        "filters": filters,
        "corrected": list(found.corrected.items()),
    }
    return render(request, "search/results.html", context)


def _filters(request: HttpRequest) -> Filters:
    """A filter that makes no sense counts as not given."""
    kind = request.GET.get("soort", "")
    slug = request.GET.get("wijk", "")
    wijk = Wijk.objects.filter(slug=slug).first() if slug and "\\0" not in slug else None
    return Filters(kind if kind in Kind.values else "", wijk)


def _cards(found: Found, now: Any) -> list[Result]:
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
