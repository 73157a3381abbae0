"""The page of one offered activity in the admin."""

from typing import Any

from django.urls import reverse

from wijken.contact.case_views import CaseFormView, CaseView, HandOverView

from . import rules
from .case_forms import OFFER_FORMS


class OfferCaseMixin:
    """Adds what was offered, and the decision, to the page of a case."""

    case_forms = OFFER_FORMS
    decision_template = "offers/admin/decide.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        offer = context["record"]
        page = offer.activity
        return {
            **context,
            "can_approve": rules.can_approve(offer),
            "can_decide": rules.can_decide(offer),
            "page_url": reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else "",
        }


class OfferCaseView(OfferCaseMixin, CaseView):
    """What came in, and what can be done with it."""


class OfferFormView(OfferCaseMixin, CaseFormView):
    """One form on that page."""


class OfferHandOverView(OfferCaseMixin, HandOverView):
    """Giving it to another wijk."""
