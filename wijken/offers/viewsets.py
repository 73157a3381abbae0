from django.utils.translation import gettext_lazy as _

from wijken.contact.inbox import InboxViewSet

from .case_views import OfferCaseView, OfferFormView, OfferHandOverView
from .models import Offer


class OfferViewSet(InboxViewSet):
    """Offered activities in the admin."""

    model = Offer
    url_prefix = "aangemeld"
    icon = "date"
    menu_label = _("Aangemeld door bewoners")
    menu_name = "offers"
    search_fields = ["code", "title", "text", "where"]
    inspect_view_fields = ["title", "text"]
    inspect_view_class = OfferCaseView
    form_view_class = OfferFormView
    hand_over_view_class = OfferHandOverView
