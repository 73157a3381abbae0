"""What of the door shows in the admin."""

from collections.abc import Iterator

from allauth.mfa.utils import is_mfa_enabled
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry

from mijnbuurt.users.log import ReasonFormatter
from mijnbuurt.users.models import User

from . import rules, signals, transitions
from .urls import admin_urlpatterns


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return admin_urlpatterns


@hooks.register("register_user_listing_buttons")
def second_step_button(user: User, request_user: User) -> Iterator[Button]:
    if rules.may_remove_second_step(request_user, user) and is_mfa_enabled(user):
        yield Button(
            _("Tweede stap weghalen"),
            reverse("remove_second_step", args=[user.pk]),
            icon_name="lock-open",
            priority=50,
        )


@hooks.register("register_account_menu_item")
def account_menu_item(request: object) -> dict[str, object]:
    return {
        "url": reverse("mfa_index"),
        "label": _("Wachtwoord en tweede stap"),
        "help_text": _("Uw wachtwoord veranderen, en de code uit uw app instellen."),
    }


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    for action, label in (
        (signals.PASSWORD_CHANGED, gettext_lazy("Eigen wachtwoord gewijzigd")),
        (signals.SECOND_STEP_ON, gettext_lazy("Eigen tweede stap aangezet")),
        (signals.SECOND_STEP_OFF, gettext_lazy("Eigen tweede stap uitgezet")),
        (signals.NEW_CODES, gettext_lazy("Eigen noodcodes vernieuwd")),
        (transitions.DELETED, gettext_lazy("Account verwijderd")),
        (transitions.RIGHTS_CHANGED, gettext_lazy("Rechten van groep gewijzigd")),
        (transitions.GROUP_DELETED, gettext_lazy("Groep verwijderd")),
    ):
        actions.register_action(action, label, label)

    @actions.register_action(transitions.REMOVED)
    class SecondStepRemoved(ReasonFormatter):
        label = message = gettext_lazy("Tweede stap weggehaald")
