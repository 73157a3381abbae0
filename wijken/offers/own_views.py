"""The page behind the link in the mail: change or withdraw what one offered.

Opening it changes nothing. It sets no cookie: only who got the mail knows the address.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core import clock
from mijnbuurt.intake import limits, origin
from mijnbuurt.intake.requests import Unreadable, read_post
from mijnbuurt.intake.sentences import FROM_ELSEWHERE, TOO_MANY, UNREADABLE
from mijnbuurt.intake.views import PublicFormView

from . import rules, transitions
from .forms import OfferForm
from .models import Offer
from .tokens import read
from .views import form_context

STALE = _(
    "Dit is intussen gewijzigd. Hieronder staat wat u nu invulde."
    " Klopt dat? Druk dan nog een keer op Bewaren."
)
TOO_LATE = _(
    "Wij zijn al met uw activiteit bezig. Wijzigen kan hier niet meer. Bel ons, of loop binnen."
    " Wat u invulde, staat er nog."
)
WITHDRAW = "intrekken"


class OwnOfferView(PublicFormView):
    title = _("Uw activiteit")
    template_name = "offers/own.html"
    offer: Offer

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found, self.is_expired = read(kwargs["token"], clock.now())
        if found is None:
            raise Http404
        self.offer = found
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(self.start(), is_saved="bewaard" in request.GET)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.is_expired:
            return self.show(self.start())
        try:
            data = read_post(request).data
        except Unreadable as unreadable:
            return self.show(self.start(), status=unreadable.status, problem=UNREADABLE)
        form = OfferForm(data)
        form.key = self.offer.key
        if not origin.is_own(request):
            return self.refuse(form, FROM_ELSEWHERE, 403)
        if not limits.may_post(request, self.now):
            return self.refuse(form, TOO_MANY, 429)
        return self.withdraw() if data.get("doe") == WITHDRAW else self.save(form)

    def withdraw(self) -> HttpResponse:
        try:
            transitions.withdraw(self.offer, self.now)
        except transitions.NotPossible:
            self.offer.refresh_from_db()
            return self.show(self.start(), problem=_("Hierover is al besloten. Bel ons."))
        return redirect(self.request.path)

    def save(self, form: OfferForm) -> HttpResponse:
        """Keep what is complete and new; show the rest again with all that was typed."""
        if not form.is_valid():
            return self.show(form)
        try:
            seen = form.data.get("seen", "")
            transitions.edit(self.offer, form.record_values(), seen, self.now)
        except transitions.NotPossible:
            self.offer.refresh_from_db()
            return self.refuse(form, STALE if rules.can_edit(self.offer) else TOO_LATE)
        return redirect(f"{self.request.path}?bewaard=1")

    def refuse(self, form: OfferForm, sentence: Any, status: int = 200) -> HttpResponse:
        """What was typed, below the reason; the next tap is on what is so now."""
        form.add_error(None, sentence)
        return self.show(form, status=status)

    def start(self) -> OfferForm:
        """The form with what was offered."""
        offer = self.offer
        names = [name for name in OfferForm.base_fields if hasattr(offer, name)]
        wijk = offer.wijk.slug if offer.wijk else ""
        return OfferForm(initial={**{name: getattr(offer, name) for name in names}, "wijk": wijk})

    def show(self, form: OfferForm, status: int = 200, **context: Any) -> HttpResponse:
        if self.is_expired:
            return self.page(status=410, is_expired=True)
        can_edit = rules.can_edit(self.offer)
        # A refused form goes on from what is so now; one with mistakes from what it began with.
        mistakes = form.is_bound and not form.non_field_errors()
        seen = form.data.get("seen", "") if mistakes else self.offer.stamp
        return self.page(
            status=status,
            record=self.offer,
            wijk=self.offer.wijk,
            form=form,
            seen=seen,
            shows_form=can_edit or form.is_bound,
            can_edit=can_edit,
            can_withdraw=rules.can_withdraw(self.offer),
            **form_context(form),
            **context,
        )
