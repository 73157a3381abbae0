"""Who reads the log, and how much of it."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, QuerySet, Subquery
from wagtail.models import BaseLogEntry

from mijnbuurt.core.models import SiteSettings
from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, has_role
from wijken.areas.rules import works_citywide

EDITED = "wagtail.edit"


def may_read(user: User | AnonymousUser) -> bool:
    return works_citywide(user)


def readable(model: type[BaseLogEntry], user: User) -> Any:
    """The lines of one log for this user. Accounts and settings are for Beheer alone."""
    entries = model.objects.filter(Q(pk__in=newest_of_edits(model)) | ~Q(action=EDITED))
    if has_role(user, Role.ADMINISTRATOR):
        return entries
    kept = ContentType.objects.get_for_models(User, Group, SiteSettings).values()
    return entries.exclude(content_type__in=[kind.pk for kind in kept])


def newest_of_edits(model: type[BaseLogEntry]) -> QuerySet:
    """The editor saves by itself: all that is saved in one sitting is one line."""
    later = model.objects.filter(uuid=OuterRef("uuid"), action=EDITED).order_by("-timestamp", "-pk")
    edits = model.objects.filter(action=EDITED)
    return edits.filter(Q(uuid=None) | Q(pk=Subquery(later.values("pk")[:1]))).values("pk")
