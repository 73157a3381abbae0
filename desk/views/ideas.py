"""An idea that someone tells at the desk, by the same form and intake as at home."""

from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from desk.overview import RECEIPT, own_place, places_for
from desk.rules import works_at_desk
from initiatives.ideas import Idea
from initiatives.views import IdeaView
from mijnbuurt.intake.forms import IntakeForm
from mijnbuurt.intake.views import ReceivedView
from mijnbuurt.users.models import User
from wijken.contact import transitions

from .noting import NotingView


class DeskIdeaView(NotingView, IdeaView):
    title = _("Idee noteren")
    template_name = "desk/idea_form.html"
    form_name = RECEIPT

    def record_values(self, form: IntakeForm) -> dict[str, Any]:
        return {**super().record_values(form), "noted_by": self.request.user}

    def received(self, record: Idea, form: IntakeForm) -> None:
        super().received(record, form)
        transitions.at_desk(record, self.user)

    def address_afterwards(self, receipt: str) -> str:
        return reverse("desk:receipt", args=[receipt])


class ReceiptView(ReceivedView):
    """What was taken down, on a small sheet to take home. For who took it down, for a day."""

    title = _("Het idee is genoteerd")
    template_name = "desk/receipt.html"
    model = Idea
    form_name = RECEIPT

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not works_at_desk(request.user) or self.record.noted_by_id != request.user.pk:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def show(self, **context: Any) -> HttpResponse:
        place = own_place(self.request, places_for(cast(User, self.request.user)))
        return super().show(place=place, **context)
