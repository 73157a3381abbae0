""" "Ik sta op deze foto": the page, and the one after it. No account, no cookie."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake import limits
from mijnbuurt.intake.forms import IntakeForm
from mijnbuurt.intake.tokens import FormToken
from mijnbuurt.intake.views import IntakeView, ReceivedView
from mijnbuurt.photos.models import Photo

from . import rules, transitions
from .forms import TakedownForm
from .models import Takedown


class TakedownView(IntakeView):
    """Only a photo that anyone may see, or that was just taken away, can be asked about."""

    title = _("Ik sta op deze foto")
    template_name = "photos/takedown.html"
    form_class = TakedownForm
    model = Takedown
    form_name = "takedown"

    def dispatch(
        self, request: HttpRequest, *args: Any, uuid: UUID, **kwargs: Any
    ) -> HttpResponseBase:
        found = Photo.objects.select_related("collection").filter(uuid=uuid).first()
        if found is None or not (found.is_public or found.is_hidden):
            raise Http404
        self.photo = found
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.photo.is_hidden:
            return self.page(is_gone=True)
        return super().get(request, **kwargs)

    def judge(self, form: IntakeForm, token: FormToken | None) -> HttpResponse:
        """Nobody is too quick here, nor too late."""
        fresh = FormToken(token.key, self.now, again=True) if token else None
        return super().judge(form, fresh)

    def context(self, form: IntakeForm) -> dict[str, Any]:
        return {"photo": self.photo}

    def record_values(self, form: IntakeForm) -> dict[str, Any]:
        use = self.photo.uses.order_by("pk").first()
        return {
            **super().record_values(form),
            "photo": self.photo,
            "page_id": use.page_id if use else None,
            "visitor": limits.client(self.request),
        }

    def may_send(self) -> bool:
        limit, window = rules.SENDS
        name = f"takedown-send:{limits.client(self.request)}"
        return limits.hit(name, limit, window, self.now)

    def received(self, record: Takedown, form: IntakeForm) -> None:
        transitions.receive(record, self.now)

    def address_afterwards(self, receipt: str) -> str:
        return reverse("photocare:taken_down", args=[receipt])


class TakenDownView(ReceivedView):
    title = _("Wij hebben uw verzoek")
    template_name = "photos/taken_down.html"
    model = Takedown
    form_name = "takedown"
