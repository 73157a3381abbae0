"""Who may sit at the desk, and for which places."""

from django.contrib.auth.models import AnonymousUser

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, has_role
from wijken.areas.rules import wijken_of, works_citywide


def works_everywhere(user: User | AnonymousUser) -> bool:
    """The desk stands in for every place: who is ill there calls a colleague elsewhere."""
    return user.is_authenticated and (has_role(user, Role.DESK) or works_citywide(user))


def works_at_desk(user: User | AnonymousUser) -> bool:
    """The desk and who works citywide, and the editors of a wijk for the places in it."""
    return works_everywhere(user) or wijken_of(user).exists()
