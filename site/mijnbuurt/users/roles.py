"""The roles of the house. Each is a group; the editors of a wijk have a group a wijk."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import User


class Role(models.TextChoices):
    """Values are the names of the groups."""

    ADMINISTRATOR = "Beheer", _("Beheer")
    CITY_EDITOR = "Redactie", _("Redactie van de hele stad")
    COORDINATOR = "Coördinator wijkreporters", _("Coördinator van de wijkreporters")
    DESK = "Balie", _("Balie")
    PARTNER = "Partner", _("Partner met een spreekuur")
    CASE_PARTNER = "Zaakpartner", _("Partner bij een initiatief")
    REPORTER = "Wijkreporter", _("Wijkreporter")


def wijk_group_name(slug: str) -> str:
    """The name of the editors' group of a wijk. The slug never changes, the wijk's name may."""
    return f"Redactie {slug}"


def has_role(user: User, *roles: Role) -> bool:
    """Whether an active user has one of these roles; a superuser counts as administrator."""
    if not user.is_active:
        return False
    if user.is_superuser and Role.ADMINISTRATOR in roles:
        return True
    return not names_of_groups(user).isdisjoint(roles)


def names_of_groups(user: User) -> set[str]:
    """The names of the groups of a user, read once a request."""
    if not hasattr(user, "_group_names"):
        user._group_names = set(user.groups.values_list("name", flat=True))
    return user._group_names
