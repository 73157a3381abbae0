"""What activities add to the admin: the list of coming dates and words for the log."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from wijken.places.wagtail_hooks import DayFormatter

from . import transitions
from .admin_views import preview_dates
from .viewsets import OccurrenceViewSet, VisitorsViewSet


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
