"""What may happen with an offer: pure answers, without a change."""

from mijnbuurt.intake.enums import InboxState
from wijken.contact.rules import is_forgotten, says_who

from .enums import ONLINE
from .models import Offer


def can_decide(offer: Offer) -> bool:
    """Whether an editor can still make a page of it, or decline it."""
    return not offer.outcome and offer.state != InboxState.CLOSED and not is_forgotten(offer)


def can_approve(offer: Offer) -> bool:
    return can_decide(offer) and offer.activity_id is None


def can_edit(offer: Offer) -> bool:
    """The sender changes it until an editor began to work on it or decided."""
    return can_approve(offer)


def can_withdraw(offer: Offer) -> bool:
    """The sender takes it back before a decision, and also when it is in the agenda."""
    return can_decide(offer) or offer.outcome in ONLINE


def names_sender(offer: Offer, *texts: str) -> bool:
    """Whether what goes to the agenda says who offered it."""
    return any(says_who(text, offer) for text in texts)
