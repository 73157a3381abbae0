"""What activities add to the admin: the list of coming dates and words for the log."""

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from mijnbuurt.core.words import in_readers_language
from mijnbuurt.users.models import User
from wijken.places.models import Place
from wijken.places.wagtail_hooks import DayFormatter

from . import transitions
from .admin_views import preview_dates
from .models import Activity
from .occurrences import coming_series
from .viewsets import OccurrenceViewSet, VisitorsViewSet

#: What stands on the page of a place.
SHOWN_HERE = 8


@hooks.register("register_admin_viewset")
def register_viewsets() -> list:
    return [OccurrenceViewSet(), VisitorsViewSet()]


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for action, label in (
        (transitions.CANCELLED, gettext_lazy("Datum gaat niet door")),
        (transitions.MOVED, gettext_lazy("Datum verplaatst")),
        (transitions.MADE_ONLINE, gettext_lazy("Datum is online")),
        (transitions.RELOCATED, gettext_lazy("Datum op een andere plek")),
        (transitions.COUNTED, gettext_lazy("Bezoekers geteld")),
        (transitions.RESTORED, gettext_lazy("Datum gaat weer gewoon door")),
    ):
        actions.register_action(action)(type("DateChanged", (DayFormatter,), {"label": label}))


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("agenda-datums/", preview_dates, name="preview_dates")]


@hooks.register("insert_editor_js")
def script_of_preview() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("js/rule-preview.js"))


@hooks.register("construct_place_context")
def what_is_on_here(context: dict[str, Any], place: Place) -> None:
    """What one can do at a place, each activity once with its next date."""
    found = coming_series(None, context["now"], with_single=True, limit=SHOWN_HERE, place=place)
    in_readers_language(card.next.activity for card in found)
    context["series"] = found


@hooks.register("register_page_header_buttons")
def poster_button(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """The poster of an activity that is online, from the screen where it is edited."""
    found = page.specific_deferred
    if isinstance(found, Activity) and found.live:
        poster = f"{found.specific.url}poster/"
        yield Button(gettext("Poster"), poster, icon_name="doc-full", priority=46)
