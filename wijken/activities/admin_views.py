"""The dates of a rule that an editor is typing: on a page of its own, or for the script beside
the form."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from mijnbuurt.core import clock
from wijken.places.hours.instants import instant
from wijken.places.models import Slot
from wijken.places.slots import slots_around

from .page_forms import AroundForm, PreviewedDay, PreviewForm, previewed

#: How near is near enough to ask whether it is the same, and on how many dates.
AROUND = timedelta(hours=1)
DATES_COMPARED = 6


@require_POST
def preview_dates(request: HttpRequest) -> HttpResponse:
    """Reads the fields of the rule only and saves nothing."""
    form = PreviewForm(request.POST)
    today = clock.local_date(clock.now())
    words, days = previewed(form, today) if form.is_valid() else ("", [])
    skipped = [found for found in days if found.is_skipped]
    context = {
        "form": form,
        "words": words,
        "days": days,
        "number": len(days) - len(skipped),
        "on_holidays": [found for found in days if found.holiday and not found.is_skipped],
        "slots": slots_beside(AroundForm(request.POST), days),
        "has_end": bool(form.is_valid() and form.cleaned_data.get("rule") and has_end(form)),
    }
    part = request.headers.get("X-Part") == "dates"
    name = "activities/admin/dates.html" if part else "activities/admin/dates_page.html"
    return TemplateResponse(request, name, context)


def slots_beside(form: AroundForm, days: list[PreviewedDay]) -> list[Slot]:
    """What is at that place around that time every week, on one of the first dates. It stands in
    the agenda by itself, so an activity would be there twice."""
    if not form.is_valid():
        return []
    place, starts = form.cleaned_data["venue"], form.cleaned_data["starts"]
    first = [found.day for found in days if not found.is_skipped][:DATES_COMPARED]
    times = slots_around(place, [instant(day, starts) for day in first], AROUND)
    return list({time.slot.pk: time.slot for time in times}.values())


def has_end(form: PreviewForm) -> bool:
    rule = form.cleaned_data["rule"]
    return not rule.is_series or bool(rule.last_date or rule.count)
