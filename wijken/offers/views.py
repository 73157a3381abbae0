""" "Meld een activiteit aan": the form, and the page after it. No account, no cookie."""

import uuid
from typing import Any, cast

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.cleaning import clean_line
from mijnbuurt.intake.forms import IntakeForm
from mijnbuurt.intake.models import Submission
from mijnbuurt.intake.requests import Posted
from mijnbuurt.intake.tokens import FormToken
from mijnbuurt.intake.views import IntakeView, ReceivedView
from wijken.areas.models import Wijk
from wijken.contact.notifications import tell_editors
from wijken.contact.where import place_names

from .forms import OfferForm
from .models import Offer
from .notifications import confirm

FORM_NAME = "offer"


def form_context(form: OfferForm) -> dict[str, Any]:
    """What the fields need: known places to choose from, and what may be the same activity."""
    return {"places": place_names(), "doubles": form.doubles}


class OfferView(IntakeView):
    title = _("Meld een activiteit aan")
    template_name = "offers/offer_form.html"
    form_class = OfferForm
    model = Offer
    form_name = FORM_NAME
    #: The record of this very form is no double of it.
    key: uuid.UUID | None = None

    def initial(self) -> dict[str, Any]:
        asked = self.request.GET
        return {
            "wijk": clean_line(asked.get("wijk", ""))[:50],
            "where": clean_line(asked.get("waar", ""))[:120],
        }

    def context(self, form: IntakeForm) -> dict[str, Any]:
        """The wijk gives the page its colour and its notices."""
        offer_form = cast(OfferForm, form)
        slug = str(form["wijk"].value() or "")[:50].replace("\x00", "")
        wijk = Wijk.objects.open().filter(slug=slug).first()
        return {**form_context(offer_form), "wijk": wijk}

    def judge(self, form: IntakeForm, token: FormToken | None) -> HttpResponse:
        cast(OfferForm, form).key = token.key if token else None
        return super().judge(form, token)

    def show_existing(self, existing: Submission, posted: Posted) -> HttpResponse:
        self.key = existing.key
        return super().show_existing(existing, posted)

    def without_files(self, posted: Posted) -> IntakeForm:
        form = OfferForm(posted.data)
        form.key = self.key
        return form

    def received(self, record: Offer, form: IntakeForm) -> None:
        tell_editors(record)
        confirm(record, self.now)

    def address_afterwards(self, receipt: str) -> str:
        return reverse("offers:received", args=[receipt])


class OfferReceivedView(ReceivedView):
    """ "Uw activiteit is aangemeld", with its number."""

    title = _("Uw activiteit is aangemeld")
    template_name = "offers/offer_received.html"
    model = Offer
    form_name = FORM_NAME

    def show(self, **context: Any) -> HttpResponse:
        return super().show(wijk=self.record.wijk, **context)
