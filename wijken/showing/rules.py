"""Who may offer a page to another wijk, and who decides there."""

from django.contrib.auth.models import AnonymousUser

from mijnbuurt.users.models import User
from wijken.areas.models import AlsoShown, Wijk, WijkContentPage
from wijken.areas.rules import edits_wijk


def may_offer(user: User | AnonymousUser, page: WijkContentPage) -> bool:
    """The editors of the page's own wijk; a page of the whole city is for who works citywide."""
    return edits_wijk(user, page.home_wijk)


def may_decide(user: User | AnonymousUser, row: AlsoShown) -> bool:
    """The editors of the wijk that is asked."""
    return edits_wijk(user, row.wijk)


def shows_at_once(user: User | AnonymousUser, wijk: Wijk) -> bool:
    """Who edits the other wijk as well need not ask."""
    return edits_wijk(user, wijk)
