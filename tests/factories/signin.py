"""Helpers to come in by each door, as a person would."""

import re
import time

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import Group
from django.test import Client

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role

PASSWORD = "een-lang-wachtwoord"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODE = re.compile(r"\b\d{4}-\d{4}\b")


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def with_role(user: User, *roles: Role) -> User:
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def with_second_step(user: User) -> Authenticator:
    RecoveryCodes.activate(user)
    return TOTP.activate(user, SECRET).instance


def app_code(periods_later: int = 0) -> str:
    return str(format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + periods_later)))


def mailed_code(email: str) -> str:
    """The code in the latest mail to this address."""
    mail = OutgoingMail.objects.filter(to=[email]).first()
    assert mail is not None
    found = CODE.search(mail.body)
    assert found, mail.body
    return found[0]


def came_in_recently(client: Client, user: User, *methods: str) -> None:
    """Sign in without the pages, as someone who just used these methods."""
    client.force_login(user)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": method, "at": time.time()} for method in methods or ("password",)
    ]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
