"""Mail about activities that residents offer: to the editors, and to who offered one."""

from datetime import datetime

from django.conf import settings
from django.utils import translation

from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.outbox import send_mail_to
from mijnbuurt.intake import limits
from wijken.contact.notifications import hearing, in_short

from .changes import changes_of, when_of
from .models import Offer
from .tokens import own_address


def tell_changed(offer: Offer, *, is_withdrawn: bool = False) -> None:
    """The sender changed it or took it back; what it says now stands behind the log-in."""
    context = {
        **in_short(offer),
        "is_withdrawn": is_withdrawn,
        "has_page": offer.activity_id is not None,
    }
    send_mail_to(hearing(offer), "offer_changed", context)


def confirm(offer: Offer, now: datetime) -> None:
    """That it arrived, with the link to change it. Nothing typed goes out again: whoever typed a
    stranger's address can send that stranger nothing but our own sentences, three an hour."""
    if offer.email and limits.may_confirm(offer.email, now):
        send_mail_to(offer.email, offer.SENDER_MAIL, about(offer, now), language=offer.language)


def send_published(offer: Offer, now: datetime) -> bool:
    """That it is in the agenda, where, and what the editors changed."""
    page = offer.activity
    if not offer.email or page is None:
        return False
    with translation.override(offer.language):
        context = {
            **about(offer, now),
            "title": page.title,
            "when": when_of(page),
            "page": absolute(page.url),
            "changes": changes_of(offer, page),
        }
    return bool(send_mail_to(offer.email, "offer_published", context, language=offer.language))


def send_declined(offer: Offer, reason: str, now: datetime) -> bool:
    """Why it does not come in the agenda."""
    context = {**about(offer, now), "reason": reason}
    if not offer.email:
        return False
    return bool(send_mail_to(offer.email, "offer_declined", context, language=offer.language))


def about(offer: Offer, now: datetime) -> dict[str, object]:
    return {
        "reference": offer.reference,
        "wijk": offer.wijk,
        "address": own_address(offer, now),
        "days": settings.OFFER_LINK_DAYS,
    }
