"""The agenda of the city or of one wijk: coming dates with filters, and a month."""

from typing import Any

from django.db.models import QuerySet
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
from wijken.places.models import Slot
from wijken.places.slots import open_slots

from .calendar import (
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
from .programme import Coming, Programme
from .querysets import OccurrenceQuerySet
from .slot_dates import filtered

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
        dates = self._occurrences().filtered(values), self._slots(values)
        coming = Coming(*dates, context["now"], values.get("van"), values.get("tot"))
        page_obj = paginate(coming, request, per_page=25)
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
        context = super().get_context(request)
        days = (first, last_of_month(first))
        programme = Programme(self._occurrences(), self._slots({}), context["now"], *days)
        # the first of each day: a day of a whole city may hold hundreds
        shown = programme.days(most=SHOWN_A_DAY)
        in_readers_language(row.activity for day in shown for row in day.occurrences)
        context |= {
            "first": first,
            "weeks": weeks_of(first, shown),
            "previous": previous_month(first),
            "next": next_month(first),
        }
        return TemplateResponse(request, "activities/agenda_month.html", context)

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

    def _slots(self, values: dict[str, Any]) -> QuerySet[Slot]:
        """Slots where one walks in, that fit the filters."""
        return filtered(open_slots(wijk=self.wijk, open_to_all=True), values)
