"""The dates of a rule that an editor is typing: on a page of its own, or for the script beside
the form."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from mijnbuurt.core import clock

from .page_forms import PreviewForm, previewed


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
        "has_end": bool(form.is_valid() and form.cleaned_data.get("rule") and has_end(form)),
    }
    part = request.headers.get("X-Part") == "dates"
    name = "activities/admin/dates.html" if part else "activities/admin/dates_page.html"
    return TemplateResponse(request, name, context)


def has_end(form: PreviewForm) -> bool:
    rule = form.cleaned_data["rule"]
    return not rule.is_series or bool(rule.last_date or rule.count)
