"""What the admin knows about photos."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from mijnbuurt.users.log import ReasonFormatter


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for action, message in (
        ("takedown", _("Foto weggehaald")),
        ("restore", _("Foto teruggezet")),
        ("describe", _("Gezegd wie herkenbaar is")),
        ("blur", _("Deel van de foto onherkenbaar gemaakt")),
        ("consent", _("Antwoord vastgelegd van iemand op de foto")),
        ("consent_unlinked", _("Antwoord van deze foto gehaald")),
        ("consent_withdrawn", _("Toestemming ingetrokken")),
        ("consent_extended", _("Toestemming verlengd")),
        ("consent_ended", _("Toestemming afgelopen")),
    ):
        actions.register_action(f"photos.{action}")(_formatter(message))


def _formatter(words: Promise) -> type[LogFormatter]:
    class PhotoFormatter(ReasonFormatter):
        label = message = words

    return PhotoFormatter
