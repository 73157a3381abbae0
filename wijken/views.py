"""The way from a postcode or street to a wijk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wijken.areas.lookup import find_wijken
from wijken.areas.models import Wijk


@csrf_exempt  # changes nothing, and readers get no cookie
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find_wijk(request: HttpRequest) -> HttpResponse:
    """One wijk: go there. None or more: a choice, with what was typed still in the field."""
    typed = request.POST.get("waar", "")
    found = find_wijken(typed)
    if len(found) == 1:
        return redirect(found[0].url)
    context = {
        "typed": typed,
        "found": found,
        "wijken": found or Wijk.objects.open(),
        "asked": request.method == "POST",
    }
    return render(request, "wijken/find.html", context)
