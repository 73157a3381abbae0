"""What someone changes about the own way in is logged."""

from allauth.account.signals import password_changed, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from wagtail.log_actions import log

from mijnbuurt.users.models import User

PASSWORD_CHANGED = "users.password_changed"  # noqa: S105  a name
SECOND_STEP_ON = "users.second_step_on"
SECOND_STEP_OFF = "users.second_step_off"
NEW_CODES = "users.new_codes"


def connect() -> None:
    for signal in (password_changed, password_set):
        signal.connect(log_password, dispatch_uid="log_password")
    authenticator_added.connect(log_step_on, dispatch_uid="log_step_on")
    authenticator_removed.connect(log_step_off, dispatch_uid="log_step_off")
    authenticator_reset.connect(log_new_codes, dispatch_uid="log_new_codes")


def log_password(user: User, **kwargs: object) -> None:
    log(user, PASSWORD_CHANGED, user=user)


def log_step_on(user: User, authenticator: Authenticator, **kwargs: object) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        log(user, SECOND_STEP_ON, user=user)


def log_step_off(user: User, authenticator: Authenticator, **kwargs: object) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        log(user, SECOND_STEP_OFF, user=user)


def log_new_codes(user: User, **kwargs: object) -> None:
    log(user, NEW_CODES, user=user)
