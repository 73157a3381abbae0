"""Words for what the log says about records of residents."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from .retention import FORGOTTEN


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        FORGOTTEN,
        _("Persoonlijke gegevens weg"),
        _("Persoonlijke gegevens weg: de bewaartijd is om"),
    )
