"""Mail about proposals: to the wijk that is asked, and to who asked."""

from django.urls import reverse

from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.outbox import send_mail_to
from mijnbuurt.users.models import User
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown
from wijken.areas.rules import editors_to_mail

from .querysets import page_of


def ask_wijk(row: AlsoShown) -> None:
    """The editors of the other wijk hear that a page is offered; not who offered it."""
    editors = editors_to_mail(row.wijk)
    if row.proposed_by_id is not None:
        editors = editors.exclude(pk=row.proposed_by_id)
    send_mail_to(editors.values_list("email", flat=True), "showing_proposed", _context(row))


def tell_proposer(row: AlsoShown, by: User) -> None:
    """Who offered a page hears what became of it."""
    proposer = row.proposed_by
    if proposer is None or not proposer.is_active or proposer == by:
        return
    send_mail_to(proposer.email, "showing_decided", _context(row))


def _context(row: AlsoShown) -> dict[str, object]:
    page = page_of(row)
    return {
        "title": page.title,
        "home_wijk": page.home_wijk,
        "wijk": row.wijk,
        "accepted": row.state == ShowingState.ACCEPTED,
        "reason": row.reason,
        "address": absolute(reverse("showing:proposal", args=[row.pk])),
    }
