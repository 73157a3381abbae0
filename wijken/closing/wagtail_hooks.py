"""The screen that closes a place, the ways to it, and words for the log."""

from collections.abc import Iterator

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry

from mijnbuurt.users.models import User
from wijken.places.enums import PlaceStatus
from wijken.places.models import Place, PlaceFacts
from wijken.places.rules import may_change
from wijken.places.wagtail_hooks import DayFormatter

from .transitions import PLANNED, TAKEN_ALONG, WITHDRAWN
from .views import ClosePlaceView


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("plek-sluiten/<int:pk>/", ClosePlaceView.as_view(), name="close_place")]


@hooks.register("register_page_header_buttons")
def offer_today_and_closing(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """From the page of an open place to what is different today, and to its end."""
    if not isinstance(page, Place) or not page.live or not may_change(user, page):
        return
    if page.facts.status == PlaceStatus.OPEN:
        today = reverse("desk:today", args=[page.translation_key])
        yield Button(_("Vandaag dicht of anders"), today, icon_name="time", priority=26)
    facts = PlaceFacts.objects.filter(place=page.source.pk).first()
    if facts:
        change = reverse("toestand-plekken:edit", args=[facts.pk])
        yield Button(_("Toestand, adres en telefoon"), change, icon_name="edit", priority=28)
    if page.facts.status != PlaceStatus.CLOSED:
        close = reverse("close_place", args=[page.source.pk])
        yield Button(_("Sluit deze plek"), close, icon_name="cross", priority=27)


#: What is said in the log of a day on which a place will close.
DAY_WORDS = {
    PLANNED: gettext_lazy("Sluiting gepland"),
    WITHDRAWN: gettext_lazy("Geplande sluiting ingetrokken"),
}


@hooks.register("register_log_actions")
def log_days(actions: LogActionRegistry) -> None:
    for action, label in DAY_WORDS.items():
        actions.register_action(action)(type("ClosingWords", (DayFormatter,), {"label": label}))


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(TAKEN_ALONG)
    class TakenAlong(LogFormatter):
        label = gettext_lazy("Mee naar een andere plek")

        def format_message(self, log_entry: PageLogEntry) -> str:
            data = log_entry.data
            if not data.get("to"):
                return str(self.label)
            return _("Verhuisd van %(old)s naar %(new)s") % {"old": data["from"], "new": data["to"]}
