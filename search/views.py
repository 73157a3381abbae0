from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mijnbuurt.core.listing import paginate

from .query import as_rows, clean, search

PER_PAGE = 15


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What was found for `?q=`. Nothing typed is stored."""
    typed = request.GET.get("q", "")
    words = clean(typed)
    page_obj = paginate(search(words), request, PER_PAGE)
    context = {
        "query": typed,
        "asked": bool(words),
        "results": as_rows(list(page_obj)),
        "page_obj": page_obj,
        "total": page_obj.paginator.count,
    }
    return render(request, "search/results.html", context)
