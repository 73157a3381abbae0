"""The contact form of a wijk, and of the whole city."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.forms import IntakeForm
from mijnbuurt.intake.views import IntakeView, ReceivedView
from wijken.areas.models import Wijk

from .forms import ContactForm
from .models import ContactMessage
from .notifications import confirm, tell_editors
from .repairs import desks_for


class ContactView(IntakeView):
    title = _("Schrijf ons")
    template_name = "contact/contact_form.html"
    form_class = ContactForm
    model = ContactMessage
    form_name = "contact"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        slug = kwargs.get("wijk")
        self.wijk = get_object_or_404(Wijk, slug=slug) if slug else None
        if self.wijk and not self.wijk.is_open:
            return redirect(self.address_of(self.wijk.leads_to))
        return super().dispatch(request, *args, **kwargs)

    def address_of(self, wijk: Wijk | None) -> str:
        """The form of the wijk where a closed one goes on, else that of the whole city."""
        return reverse("contact:wijk", args=[wijk.slug]) if wijk else reverse("contact:city")

    def context(self, form: IntakeForm) -> dict[str, Any]:
        return {"wijk": self.wijk}

    def record_values(self, form: IntakeForm) -> dict[str, Any]:
        return {**super().record_values(form), "wijk": self.wijk}

    def received(self, record: ContactMessage, form: IntakeForm) -> None:
        tell_editors(record)
        confirm(record, self.now)

    def address_afterwards(self, receipt: str) -> str:
        return reverse("contact:received", args=[receipt])


class ContactReceivedView(ReceivedView):
    title = _("Uw bericht is binnen")
    template_name = "contact/contact_received.html"
    model = ContactMessage
    form_name = "contact"

    def show(self, **context: Any) -> HttpResponse:
        desks = [] if self.is_expired else desks_for(self.record)
        return super().show(wijk=self.record.wijk, desks=desks, **context)
