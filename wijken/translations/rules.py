"""Who may do what with translations."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from mijnbuurt.users.models import User
from wijken.areas.rules import wijken_of, works_citywide


def may_see(user: User | AnonymousUser) -> bool:
    """Whether someone keeps pages, and so their translations."""
    return works_citywide(user) or wijken_of(user).exists()


def may_keep(user: User, page: Page) -> bool:
    """Whether someone may bring this translation up to date, and say who read it."""
    return bool(page.permissions_for_user(user).can_edit())


def may_keep_site(user: User) -> bool:
    """The words of the site itself are the same in every wijk."""
    return works_citywide(user)
