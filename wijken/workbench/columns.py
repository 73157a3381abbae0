"""What lists of pages tell of a page, in words."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import BaseColumn
from wagtail.models import Page

from mijnbuurt.core.dates import day_nl, day_short, time_nl
from wijken.activities.models import Activity
from wijken.areas.models import WijkContentPage

from .rules import COPYABLE


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def state_words(page: Page) -> str:
    """How far a page is: "Online", "Concept", "Wacht op akkoord"."""
    state = page.current_workflow_state
    if state is not None:
        asked = state.status == state.STATUS_NEEDS_CHANGES
        return _("Wijziging gevraagd") if asked else _("Wacht op akkoord")
    if page.approved_schedule and page.go_live_at:
        return _("Komt online op %(day)s") % {"day": day_nl(page.go_live_at)}
    if not page.live:
        return _("Concept")
    return _("Online, met een concept") if page.has_unpublished_changes else _("Online")


def wijk_words(page: WijkContentPage) -> str:
    return page.home_wijk.name if page.home_wijk else _("Hele stad")


def next_date_words(activity: Activity) -> str:
    """The next date of an activity: "dinsdag 24 november 2026, 10.00 uur"."""
    starts_at = getattr(activity, "next_starts_at", None)
    if starts_at is None:
        return planned_words(activity)
    return _("%(day)s, %(time)s uur") % {"day": day_nl(starts_at), "time": time_nl(starts_at)}


def planned_words(activity: Activity) -> str:
    """What a draft says, or when the last time was."""
    if activity.live:
        return _("Geen datum meer")
    if activity.first_date is None:
        return _("Nog geen datum")
    return _("Nog niet in de agenda: %(day)s") % {"day": day_short(activity.first_date)}


def team_words(page: Page) -> str:
    size = page.team_size
    if not size:
        return _("Nog geen team")
    return ngettext("%(count)s persoon of rol", "%(count)s personen en rollen", size) % {
        "count": size
    }


def vacant_words(page: Page) -> str:
    if not page.team_vacant:
        return _("Alle rollen gevuld") if page.team_size else ""
    return _("%(count)s keer nog niemand") % {"count": page.team_vacant}


class CopyColumn(BaseColumn):
    """A button that takes this page as the start of a new one."""

    cell_template_name = "wijken/admin/copy_cell.html"

    def __init__(self, name: str, label: str | Promise) -> None:
        super().__init__(name, label=label, classname="mb-copy")

    def get_cell_context_data(self, instance: Page, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        context["copyable"] = isinstance(instance, COPYABLE)
        return dict(context)
