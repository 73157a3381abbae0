"""Which version of a page somebody had in front of them, so that nobody acts on an older one."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from mijnbuurt.users.models import User

from .dates import time_nl


def version_of(page: Page) -> str:
    """A mark of the newest version of a page. A number alone would not do: while someone types,
    Wagtail writes over the version that it just saved."""
    return mark_of(newest(page))


def mark_of(revision: Revision | None) -> str:
    return f"{revision.pk}-{revision.created_at:%Y%m%d%H%M%S%f}" if revision else ""


def newest(page: Page) -> Revision | None:
    return (
        Revision.objects.for_instance(page)
        .filter(pk=page.latest_revision_id)
        .select_related("user")
        .defer("content")
        .first()
    )


def newer_version(page: Page, user: User) -> str:
    """Who saved a newer version, and when: a sentence for who still looks at an older one."""
    revision = newest(page)
    if revision is None:
        return _("Deze pagina is intussen gewijzigd. Lees eerst de nieuwe versie.")
    moment = {"time": time_nl(revision.created_at)}
    if revision.user is None or revision.user == user:
        return _("Deze pagina is om %(time)s uur gewijzigd. Lees eerst de nieuwe versie.") % moment
    return _(
        "%(name)s heeft deze pagina om %(time)s uur gewijzigd. Lees eerst de nieuwe versie."
    ) % {"name": str(revision.user), **moment}


class SavedInOrder:
    """A page that is locked before a version of it is saved, as a decision on it does: in another
    order a save and a decision would each wait for the other."""

    pk: Any

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        with transaction.atomic():
            Page.objects.select_for_update().filter(pk=self.pk).values_list("pk").first()
            return super().save_revision(*args, **kwargs)  # type: ignore[misc]
