"""From a short address on paper to the page that it means."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from mijnbuurt.core import short
from mijnbuurt.core.addresses import page_path


@require_safe
def short_address(request: HttpRequest, code: str) -> HttpResponse:
    """Leads on, not for ever: a page may move, and paper stays where it hangs."""
    page = short.find(code)
    if page is None:
        raise Http404
    return HttpResponseRedirect(page_path(page))
