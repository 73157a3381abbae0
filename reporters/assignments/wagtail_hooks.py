"""What jobs add to the admin: words for the log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

ACTIONS = {
    "assignment.noted_down": _("Genoteerd"),
    "assignment.offered": _("Reporters gevraagd"),
    "assignment.claimed": _("Een reporter zei ja"),
    "assignment.declined": _("Een reporter zei nee"),
    "assignment.given_back": _("De reporter kan toch niet"),
    "assignment.assigned": _("Aan een reporter gegeven"),
    "assignment.changed": _("Gewijzigd"),
    "assignment.cancelled": _("Gaat niet door"),
    "assignment.called": _("Gebeld met wie het vroeg"),
    "assignment.nobody_free": _("Nog niemand gevonden"),
    "assignment.delivered": _("Het verhaal is binnen"),
    "assignment.withdrawn": _("Het verhaal is teruggenomen"),
    "assignment.published": _("Het verhaal staat online"),
    "reporter.away": _("Even niet"),
    "reporter.back": _("Weer beschikbaar"),
}


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    for name, words in ACTIONS.items():
        actions.register_action(name, _("Klus"), words)
