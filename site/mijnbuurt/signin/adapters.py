"""What of allauth we do in our own way."""

import base64
import hashlib
import secrets
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialApp, SocialLogin
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.encoding import force_bytes
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.models import SiteSettings
from mijnbuurt.users.models import User
from mijnbuurt.users.start import home_of

from . import notifications, rules
from .single_sign_on import known_person

WRONG_CODE = _("Deze code klopt niet, of is al gebruikt. Kijk nog eens goed.")
TOO_OFTEN = _("U heeft te vaak een verkeerde code ingevuld. Vraag een nieuwe code.")


class AccountAdapter(DefaultAccountAdapter):
    """Closed to new people; mail through the outbox; the same answer whoever asks."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """An address of this site, and for who is signed in one that does not lead back here."""
        request = context.request
        safe = url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )
        if not safe or not request.user.is_authenticated:
            return safe
        return rules.destination(request.user, url) == url

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(request.user)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Who is deactivated gets the answer of a stranger, also with the right password."""
        user = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active else None

    def reauthenticate(self, user: User, password: str) -> bool:
        return user.check_password(password)

    def login(self, request: HttpRequest, user: User) -> None:
        """Deactivated between the first step and the last: not let in."""
        if not user.is_active:
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        response["Location"] = rules.destination(user, response["Location"])
        return response

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        messages.error(request, _("Inloggen is niet gelukt. Probeer het nog een keer."))
        return redirect("account_login")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Only sentences of our own: what went well shows by itself."""
        if message:
            messages.add_message(request, level, message, extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        notifications.send(template_prefix, email, context)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        notifications.send(template_prefix, email or user.email, context or {})

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for who came in a moment ago, by whatever door."""
        return not came_in_recently(context.request)


def came_in_recently(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    latest = max((record["at"] for record in records), default=0.0)
    return time.time() - latest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


class SecondStepAdapter(DefaultMFAAdapter):
    """Secrets of second steps lie encrypted in the database, with the key of the site."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _(
            "U heeft toegang tot het beheer. Daarom moet de tweede stap aan blijven."
        ),
    }

    def get_totp_issuer(self) -> str:
        return SiteSettings.load().name

    def encrypt(self, text: str) -> str:
        return vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """After a change of the key nothing fits any more, instead of everything."""
        try:
            return vault().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        return not rules.must_prove_twice(authenticator.user)


def vault() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"mijnbuurt.signin:" + force_bytes(key)).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


class OrganisationAccountAdapter(DefaultSocialAccountAdapter):
    """Lets in who is known here; makes no account and keeps none of what the issuer tells."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Only what the settings name: a row in the database opens no door."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        user = known_person(sociallogin)
        if user is None:
            raise ImmediateHttpResponse(self.refuse(request))
        sociallogin.user = user

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, **kwargs: object
    ) -> None:
        raise ImmediateHttpResponse(self.refuse(request))

    def refuse(self, request: HttpRequest) -> HttpResponse:
        messages.error(
            request,
            _(
                "Inloggen via uw organisatie is niet gelukt. Probeer het nog een keer, "
                "of log in met uw e-mailadres."
            ),
        )
        return redirect("account_login")
