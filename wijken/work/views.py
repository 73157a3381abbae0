""" "Mijn werk", the page of rows per wijk, and the own working days: pages of the admin."""

from datetime import date
from typing import Any, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from mijnbuurt.core import clock
from mijnbuurt.core.clock import local_date
from mijnbuurt.users.models import User
from wijken.areas.models import Wijk
from wijken.areas.querysets import WIJK_IN_ROW
from wijken.areas.rules import wijken_of

from .forms import WeekForm
from .lists import find_item, work_of
from .overview import rows_per_wijk
from .registry import NotPossible, columns, kind_of
from .rules import may_see_overview, week_of
from .transitions import save_week

GONE = gettext_lazy("Dit wacht niet meer op u. Misschien was een collega u voor.")
STALE = gettext_lazy("Dit is intussen veranderd. Kijk eerst hoe het nu staat.")


class WorkPageMixin(WagtailAdminTemplateMixin):
    """A page of ours in the look of the admin, without a trail: the menu leads to all of them."""

    breadcrumbs_items: list = []

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    @cached_property
    def now(self) -> Any:
        return clock.now()

    @property
    def today(self) -> date:
        return local_date(self.now)


class WorkView(WorkPageMixin, TemplateView):
    """All that waits for who is logged in, the oldest promise first."""

    page_title = gettext_lazy("Mijn werk")
    header_icon = "tasks"
    template_name = "work/admin/list.html"

    @cached_property
    def own_wijken(self) -> list[Wijk]:
        return list(wijken_of(self.user).only("pk", *WIJK_IN_ROW))

    @cached_property
    def chosen(self) -> Wijk | None:
        """The one wijk that was asked for; another's does not exist."""
        slug = self.request.GET.get("wijk", "")
        if not slug:
            return None
        found = next((wijk for wijk in self.own_wijken if wijk.slug == slug), None)
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        items = work_of(self.user, self.now, only=self.chosen)
        return {
            **super().get_context_data(**kwargs),
            "items": items,
            "today": self.today,
            "chosen": self.chosen,
            "wijken": self.own_wijken,
            "week": week_of(self.user),
            "is_away": week_of(self.user).is_away(self.today),
            "taken_over": self.taken_over(),
            "may_see_overview": may_see_overview(self.user),
        }

    def taken_over(self) -> list[User]:
        """Those who are away and named this user."""
        people = User.objects.filter(
            work_week__stand_in=self.user,
            work_week__away_from__lte=self.today,
            work_week__away_until__gte=self.today,
            is_active=True,
        )
        return list(people.select_related("work_week"))


class ActView(View):
    """A button of an item in the list. What does not wait for this user can't be reached."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, kind: str, key: str) -> HttpResponse:
        found_kind = kind_of(kind)
        if found_kind is None or found_kind.do is None:
            raise Http404
        user, now = cast(User, request.user), clock.now()
        button, seen = request.POST.get("button", ""), request.POST.get("seen", "")
        try:
            with transaction.atomic():
                found = find_item(user, found_kind, key, now)
                if found is None:
                    raise NotPossible(GONE)
                if found.seen != seen or button not in {each.name for each in found.buttons}:
                    raise NotPossible(STALE)
                told = found_kind.do(key, button, seen=seen, user=user, now=now)
        except NotPossible as refusal:
            messages.error(request, str(refusal) or str(STALE))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        except PermissionDenied:
            messages.error(request, str(GONE))
        else:
            messages.success(request, told)
        return redirect(self.back(request))

    def back(self, request: HttpRequest) -> str:
        """The list, of the one wijk that was shown."""
        home = reverse("wagtailadmin_home")
        slug = request.POST.get("wijk", "")
        is_own = slug and wijken_of(cast(User, request.user)).filter(slug=slug).exists()
        return f"{home}?wijk={slug}" if is_own else home


class WeekView(WorkPageMixin, FormView):
    """The own working days, mail, and who stands in."""

    page_title = gettext_lazy("Mijn werkdagen")
    header_icon = "calendar-alt"
    template_name = "work/admin/week.html"
    form_class = WeekForm
    success_url = reverse_lazy("work:week")

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return {**kwargs, "instance": week_of(self.user), "user": self.user, "today": self.today}

    def form_valid(self, form: WeekForm) -> HttpResponse:
        week = save_week(self.user, **form.cleaned_data)
        messages.success(self.request, _("Bewaard."))
        if week.is_away(self.today) and week.stand_in is None:
            messages.warning(
                self.request,
                _(
                    "U hebt niemand gekozen. Is er in uw wijk verder niemand, dan ziet de redactie "
                    "van de hele stad het werk."
                ),
            )
        return redirect(self.success_url)


class OverviewView(WorkPageMixin, TemplateView):
    """One row a wijk: what is missing, and what waits longest."""

    page_title = gettext_lazy("Alle wijken")
    header_icon = "site"
    template_name = "work/admin/overview.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_overview(cast(User, request.user)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "columns": columns(),
            "rows": rows_per_wijk(self.now),
            "today": self.today,
        }
