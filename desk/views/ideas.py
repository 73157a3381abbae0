"""An idea that someone tells at the desk, by the same form and intake as at home."""

from datetime import timedelta
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from desk.overview import RECEIPT, own_place, places_for
from desk.rules import works_at_desk
from initiatives.ideas import Idea
from initiatives.views import IdeaView
from mijnbuurt.intake import limits, tokens
from mijnbuurt.intake.forms import IntakeForm
from mijnbuurt.intake.requests import Unreadable, read_post
from mijnbuurt.intake.views import ReceivedView
from mijnbuurt.users.models import User
from wijken.contact import transitions

#: More than anyone types in an hour; it only stops what is not a person.
PER_HOUR = (60, timedelta(hours=1))
SIGNED_OUT = _(
    "U bent uitgelogd. Alles wat u invulde, staat er nog. Log in via de knop hieronder, kom terug"
    " naar dit scherm en druk nog een keer op Versturen. Een foto kiest u opnieuw."
)


class DeskIdeaView(IdeaView):
    """Who took it down comes from the session, never from the form."""

    title = _("Idee noteren")
    template_name = "desk/idea_form.html"
    form_name = RECEIPT
    via = "balie"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not works_at_desk(request.user):
            raise PermissionDenied
        if not request.user.is_authenticated and request.method != "POST":
            return redirect_to_login(request.get_full_path())
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return super().post(request, **kwargs)
        try:
            posted = read_post(request)
        except Unreadable:
            raise PermissionDenied from None
        token = tokens.read_form(self.form_name, posted.data.get("token", ""))
        return self.show_again(self.without_files(posted), token, SIGNED_OUT, 403)

    def context(self, form: IntakeForm) -> dict[str, Any]:
        return {"signed_out": not self.request.user.is_authenticated}

    def record_values(self, form: IntakeForm) -> dict[str, Any]:
        return {**super().record_values(form), "noted_by": self.request.user}

    def may_send(self) -> bool:
        limit, window = PER_HOUR
        return limits.hit(f"desk:{self.request.user.pk}", limit, window, self.now)

    def received(self, record: Idea, form: IntakeForm) -> None:
        super().received(record, form)
        transitions.at_desk(record, cast(User, self.request.user))

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
