"""What is logged about the log."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from wagtail.log_actions import log

from mijnbuurt.users.models import User

EXPORTED = "audit.export"


def log_export(user: User, asked: Mapping[str, str]) -> None:
    """Who took the log along, and which part of it."""
    log(user, EXPORTED, user=user, title=_("Logboek"), data={"asked": dict(asked)})
