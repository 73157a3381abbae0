"""What the admin knows about photos."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("photos.takedown", _("Foto weghalen"), _("Foto weggehaald"))
