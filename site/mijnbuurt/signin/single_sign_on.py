"""The sign-on of an organisation by OpenID Connect: whom it lets in, and how it is asked."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mijnbuurt.users.models import User

METHOD = "socialaccount"
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


def button(next_url: str = "") -> dict[str, str] | None:
    """The name and address of the button on the log-in page; None where no issuer is set."""
    if not settings.OIDC_ISSUER:
        return None
    url = reverse("openid_connect_login", args=["organisatie"])
    query = f"?{urlencode({'next': next_url})}" if next_url else ""
    return {"name": settings.OIDC_NAME or _("uw organisatie"), "url": url + query}


def known_person(sociallogin: SocialLogin) -> User | None:
    """The active user whose address the issuer has verified. Nothing of an earlier visit counts:
    who changes address here or there is asked for anew."""
    claims = claims_of(sociallogin)
    if claims is None or claims.get("email_verified") is not True:
        return None
    email = claims.get("email")
    if not isinstance(email, str) or not email or "\x00" in email:
        return None
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first()


def claims_of(sociallogin: SocialLogin) -> dict[str, Any] | None:
    """What the issuer says of a person; None if its two answers are about different people."""
    data = sociallogin.account.extra_data
    token, info = data.get("id_token"), data.get("userinfo")
    if not token or (info and info.get("sub") != token.get("sub")):
        return None
    return {**token, **(info or {})}


class OrganisationOAuth2Adapter(OpenIDConnectOAuth2Adapter):
    """Believes only the issuer of the settings, and is named to it by the address of the site,
    whatever the request says its host is."""

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        endpoints = [str(config.get(name)) for name in ENDPOINTS]
        if str(config.get("issuer")).rstrip("/") != settings.OIDC_ISSUER or not all(
            url.startswith(("https://", "http://")) for url in endpoints
        ):
            raise OAuth2Error("The issuer says that it is another, or leaves addresses out")
        return config

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        path = reverse("openid_connect_callback", kwargs={"provider_id": self.provider_id})
        return f"{settings.BASE_URL}{path}"


class OrganisationProvider(OpenIDConnectProvider):
    """Only to log in: the visitor chooses no scope, no other parameters and no other process."""

    oauth2_adapter_class = OrganisationOAuth2Adapter

    def redirect_from_request(self, request: HttpRequest) -> HttpResponse:
        return self.redirect(
            request, process=AuthProcess.LOGIN, next_url=get_next_redirect_url(request)
        )
