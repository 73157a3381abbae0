"""The page of a partner: what stands on the own name, and nothing else."""

from datetime import date
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from mijnbuurt.core import clock
from mijnbuurt.core.meta import Meta
from mijnbuurt.core.tables import SEEN
from mijnbuurt.intake.cleaning import clean_query
from mijnbuurt.users.models import User
from wijken.areas.viewsets import add_refusal

from . import slot_transitions
from .models import HoursException, Slot
from .rules import holds_slots
from .slot_forms import OwnSlotForm, SkipForm
from .slots import SlotTime, coming_times


class OwnSlotsView(View):
    """A screen for who is signed in as a partner."""

    title: Any = gettext_lazy("Mijn spreekuren")
    template_name = "places/slots/list.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.now = clock.now()
        self.today = clock.local_date(self.now)
        if not request.user.is_authenticated:
            return redirect_to_login(request.path)
        if not holds_slots(request.user):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    @property
    def own(self) -> QuerySet[Slot]:
        slots = Slot.objects.filter(holder=self.user).select_related("place__home_wijk")
        return slots.prefetch_related("absences")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(slots=list(self.own))

    def page(self, **context: Any) -> HttpResponse:
        values = {
            "meta": Meta(title=str(self.title), robots="noindex"),
            "title": self.title,
            "now": self.now,
            **context,
        }
        return render(self.request, self.template_name, values)


class OwnSlotView(OwnSlotsView):
    """One slot: a date that falls out, and what it is."""

    template_name = "places/slots/change.html"

    def get(self, request: HttpRequest, key: UUID) -> HttpResponse:  # type: ignore[override]
        return self.show(get_object_or_404(self.own, key=key))

    def post(self, request: HttpRequest, key: UUID) -> HttpResponse:
        slot = get_object_or_404(self.own, key=key)
        posted = clean_query(request.POST)
        doing = {"niet": self.skip, "toch": self.restore, "bewaar": self.change}
        act = doing.get(posted.get("doe", ""))
        if act is None:
            return self.show(slot)
        problems = act(slot, posted)
        return self.show(slot, **problems) if problems else redirect("slots:slot", key)

    def skip(self, slot: Slot, posted: Any) -> dict[str, Any]:
        form = SkipForm(posted, self.days_of(slot))
        if form.is_valid():
            try:
                day = date.fromisoformat(form.cleaned_data["date"])
                said: dict[str, Any] = {"user": self.user, "now": self.now}
                reason = form.cleaned_data["reason"]
                slot_transitions.skip_date(slot, day, reason=reason, **said)
            except ValidationError as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(self.request, _("De site zegt nu dat het die dag niet doorgaat."))
                return {}
        return {"skip_form": form}

    def restore(self, slot: Slot, posted: Any) -> dict[str, Any]:
        try:
            day = date.fromisoformat(posted.get("date", ""))
            slot_transitions.restore_date(slot, day, user=self.user, now=self.now)
        except ValidationError as refusal:
            return {"problem": " ".join(refusal.messages)}
        except ValueError:
            return {"problem": _("Kies een dag.")}
        messages.success(self.request, _("Het gaat die dag gewoon door."))
        return {}

    def change(self, slot: Slot, posted: Any) -> dict[str, Any]:
        form = OwnSlotForm(posted, instance=slot)
        if form.is_valid():
            try:
                seen = form.cleaned_data[SEEN]
                by: dict[str, Any] = {"user": self.user, "now": self.now}
                slot_transitions.change_slot(form.save(commit=False), seen=seen, **by)
            except ValidationError as refusal:
                add_refusal(form, refusal)
                form.show_what_is_now()
            else:
                messages.success(self.request, _("Bewaard. Het staat meteen op de site."))
                return {}
        return {"form": form}

    def show(self, slot: Slot, **context: Any) -> HttpResponse:
        stored = get_object_or_404(self.own, key=slot.key)
        values = {
            "slot": stored,
            "gone": [row for row in stored.absences.all() if row.date >= self.today],
            "skip_form": SkipForm(None, self.days_of(stored)),
            "form": OwnSlotForm(instance=get_object_or_404(self.own, key=slot.key)),
        }
        return self.page(**{**values, **context})

    def days_of(self, slot: Slot) -> list[date]:
        """The coming dates on which it would go ahead."""
        since = HoursException.objects.filter(place=slot.place_id, date__gte=self.today)
        times: list[SlotTime] = coming_times(slot, self.today, list(since), days=42)
        return [time.date for time in times if time.goes_ahead]
