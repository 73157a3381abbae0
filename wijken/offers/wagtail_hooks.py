"""What this app adds to the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from wijken.contact.policies import InboxPolicy

from .models import Offer
from .viewsets import OfferViewSet

register_permission_policy(Offer, InboxPolicy(Offer))


@hooks.register("register_admin_viewset")
def offer_viewset() -> OfferViewSet:
    return OfferViewSet()


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """What the log says of each step."""
    words = {
        "offers.edited": _("Aangemelde activiteit gewijzigd door de bewoner"),
        "offers.withdrawn": _("Aangemelde activiteit ingetrokken door de bewoner"),
        "offers.drafted": _("Concept gemaakt van een aangemelde activiteit"),
        "offers.declined": _("Aangemelde activiteit afgewezen"),
        "offers.published": _("Aangemelde activiteit staat in de agenda"),
    }
    for name, message in words.items():
        actions.register_action(name, message, message)
