"""Who must do what to get in, and for how long that holds."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, has_role, names_of_groups
from mijnbuurt.users.start import enters_admin, home_of


def must_prove_twice(user: User) -> bool:
    """Whether this person needs a second step: everyone who may enter the admin."""
    return settings.MFA_REQUIRED and enters_admin(user)


def idle_limit(user: User) -> timedelta:
    """How long without a visit before someone is signed out; with two roles the shorter counts."""
    if has_role(user, Role.DESK):
        return settings.DESK_IDLE
    if names_of_groups(user) == {Role.REPORTER} and not enters_admin(user):
        return settings.REPORTER_IDLE
    return settings.STAFF_IDLE


def ends_with_browser(user: User) -> bool:
    """A desk is shared: closing the browser there is signing out."""
    return has_role(user, Role.DESK)


def may_remove_second_step(actor: User, person: User) -> bool:
    """Administrators help others, never themselves; only a superuser helps a superuser."""
    if actor.pk == person.pk or not has_role(actor, Role.ADMINISTRATOR):
        return False
    return actor.is_superuser or not person.is_superuser


def may_change(actor: User, person: User) -> bool:
    """Whoever changed the address of a superuser could come in as one."""
    return actor.is_superuser or not person.is_superuser


def destination(user: User, wanted: str) -> str:
    """Where someone goes after the door: where they wanted, unless that leads back to the door."""
    circles = [reverse("account_login")]
    if not enters_admin(user):
        circles.append(reverse("wagtailadmin_home"))
    return home_of(user) if not wanted or wanted.startswith(tuple(circles)) else wanted
