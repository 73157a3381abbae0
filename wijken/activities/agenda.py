"""The agenda of the city or of one wijk: coming dates with filters, and a month."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from mijnbuurt.core import clock
from mijnbuurt.core.listing import FilterForm, paginate
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.words import in_readers_language
from wijken.areas.models import WijkSectionPage

from .calendar import (
    Day,
    by_day,
    first_of_month,
    last_of_month,
    month_or_404,
    next_month,
    previous_month,
    weeks_of,
)
from .dates import Occurrence
from .forms import DAYS_OF_A_LIST, AgendaFilter
from .querysets import OccurrenceQuerySet

SHOWN_A_DAY = 8


class AgendaPage(RoutablePageMixin, WijkSectionPage):
    """All activities of the city, or (below a wijk) of one wijk: coming dates, and a month."""

    is_structural = True
    promote_panels = BasePage.panels_without_address
    template = "activities/agenda_page.html"
    parent_page_types = ["home.HomePage", "wijken.WijkPage"]
    subpage_types = ["activities.Activity"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("agenda")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        filters = self.filled_in(AgendaFilter, request)
        values = filters.values()
        coming = self._occurrences().coming(context["now"]).by_day().filtered(values)
        page_obj = paginate(coming.with_activity(), request, per_page=25)
        in_readers_language(row.activity for row in page_obj)
        context.update(
            filters=filters,
            active=bool(values),
            page_obj=page_obj,
            days=by_day(page_obj),
            calendar_url=self._calendar_url(filters),
            month=first_of_month(clock.local_date(context["now"])),
        )
        return context

    @path("<int:year>/<int:month>/", name="month")
    def month(self, request: HttpRequest, year: int, month: int) -> HttpResponse:
        """All dates of one month; days outside what a calendar knows answer 404."""
        first = month_or_404(year, month)
        days = self._days_of_month(first)
        in_readers_language(row.activity for day in days for row in day.occurrences)
        context = super().get_context(request) | {
            "first": first,
            "weeks": weeks_of(first, days),
            "previous": previous_month(first),
            "next": next_month(first),
        }
        return TemplateResponse(request, "activities/agenda_month.html", context)

    def _days_of_month(self, first: date) -> list[Day]:
        """The first dates of each day, with how many there are besides: a day of a whole city may
        hold hundreds."""
        found = self._occurrences().between(first, last_of_month(first))
        keys: dict[date, list[int]] = defaultdict(list)
        for day, key in found.values_list("local_date", "pk"):
            keys[day].append(key)
        shown = [key for of_day in keys.values() for key in of_day[:SHOWN_A_DAY]]
        rows = Occurrence.objects.filter(pk__in=shown).by_day().with_activity()
        return [
            replace(day, more=len(keys[day.date]) - len(day.occurrences)) for day in by_day(rows)
        ]

    def _calendar_url(self, filters: FilterForm) -> str:
        """The calendar file with what this list shows, whatever its days."""
        if self.wijk:
            address = reverse("activities:wijk_calendar", args=[self.wijk.slug])
        else:
            address = reverse("activities:city_calendar")
        chosen = {
            name: filters.data[name] for name in filters.values() if name not in DAYS_OF_A_LIST
        }
        return f"{address}?{urlencode(chosen)}" if chosen else address

    def _occurrences(self) -> OccurrenceQuerySet:
        occurrences = Occurrence.objects.public()
        return occurrences.in_wijk(self.wijk) if self.wijk else occurrences
