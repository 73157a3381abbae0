"""Who works as a reporter, and who sends reporters out."""

from django.contrib.auth.models import AnonymousUser

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, has_role
from wijken.areas.rules import works_citywide

from .models import Reporter


def reporter_of(user: User | AnonymousUser) -> Reporter | None:
    """The reporter that this user is, as long as the role holds. Read once a request."""
    if not isinstance(user, User) or not has_role(user, Role.REPORTER):
        return None
    return getattr(user, "reporter", None)


def dispatches(user: User | AnonymousUser) -> bool:
    """One role sends reporters out; who works for the whole city may stand in."""
    return isinstance(user, User) and (has_role(user, Role.COORDINATOR) or works_citywide(user))
