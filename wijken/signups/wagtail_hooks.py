"""What this app adds to the admin: words for the log, and the way to who comes."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from mijnbuurt.core import clock
from mijnbuurt.users.models import User
from wijken.activities.expected import people_words, what_they_hear
from wijken.activities.models import Activity, Occurrence

from . import transitions
from .models import SignUp
from .rules import may_handle

WHO_COMES = _("Wie komt er?")


class WordToPeople(Component):
    """A sentence on the page where editors decide."""

    template_name = "signups/admin/warning.html"

    def __init__(self, text: str) -> None:
        self.text = text

    def get_context_data(self, parent_context: Any) -> dict[str, str]:
        return {"text": self.text}


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """What the log says of each step; never who it was about."""
    words = {
        transitions.SIGNED_UP: _("Aangemeld voor een activiteit"),
        transitions.WAITS: _("Op de wachtlijst van een activiteit gezet"),
        transitions.ABOVE_CAPACITY: _("Aangemeld boven het aantal plekken"),
        transitions.MOVED_UP: _("Van de wachtlijst naar een plek"),
        transitions.CANCELLED: _("Afgemeld voor een activiteit"),
        transitions.TOLD: _("Bericht over een andere dag, tijd of plek"),
        transitions.CALLED: _("Gebeld over een aanmelding"),
    }
    for name, message in words.items():
        actions.register_action(name, message, message)


@hooks.register("expected_people")
def expected_people(activity: Activity, now: datetime) -> dict[date, int]:
    """How many people come to each coming day or wait for a place, for the form of the page."""
    rows = SignUp.objects.active().coming(now).filter(activity_key=activity.translation_key)
    return dict(rows.order_by().values_list("rule_date").annotate(Sum("people")))


@hooks.register("construct_review")
def warn_who_decides(sections: list[Component], page: Page, draft: Any) -> None:
    """Before a decision on a draft: what people will hear when it goes online."""
    if isinstance(draft, Activity):
        words = what_they_hear(draft, expected_people(draft, clock.now()))
        if words:
            sections.append(WordToPeople(words))


@hooks.register("before_delete_page")
def warn_before_delete(request: HttpRequest, page: Page) -> None:
    """On the page that asks whether somebody is sure."""
    if request.method == "GET":
        say_who_hears(request, page)


@hooks.register("before_unpublish_page")
def tell_who_hears(request: HttpRequest, page: Page) -> None:
    """With the word that it is done: Wagtail asks nobody before it asks whether one is sure."""
    say_who_hears(request, page)


def say_who_hears(request: HttpRequest, page: Page) -> None:
    found = page.specific
    if isinstance(found, Activity) and found.live:
        people = sum(expected_people(found, clock.now()).values())
        told = _("Aangemeld: %(people)s. Zij krijgen bericht dat het niet doorgaat.")
        if people:
            messages.warning(request, told % {"people": people_words(people)})


@hooks.register("register_page_header_buttons")
def show_who_comes(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if isinstance(page, Activity) and page.sign_up_here and may_handle(user, page.home_wijk):
        address = f"{reverse('desk:sign_ups')}?activiteit={page.translation_key}"
        yield Button(WHO_COMES, address, icon_name="group", priority=20)


@hooks.register("register_date_buttons")
def show_who_comes_to(row: Occurrence) -> list[Button]:
    """In the list of dates."""
    if not row.activity.sign_up_here:
        return []
    address = reverse("desk:roster", args=[row.activity.translation_key, row.rule_date])
    return [Button(WHO_COMES, address, icon_name="group", priority=15)]
