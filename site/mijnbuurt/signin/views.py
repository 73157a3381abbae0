"""The door: log in by password or by a mailed code, the second step, log out."""

import logging
from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.mfa.base import views as mfa
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2View
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from requests import RequestException

from . import forms, limits, notifications, single_sign_on

logger = logging.getLogger(__name__)

# What allauth adds to the context and would hide the organisation from the page.
SITE_NAMES = ("site", "site_name")


class LimitedMixin:
    """Counts each attempt before it looks at what was typed."""

    request: HttpRequest
    #: What was typed and may be shown again: no passwords and no codes.
    kept: tuple[str, ...] = ()

    def counts(self) -> limits.Counts:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        wait = limits.minutes_to_wait(self.counts(), timezone.now())
        return self.refuse(wait) if wait else super().post(request, *args, **kwargs)  # type: ignore[misc]

    def refuse(self, minutes: int) -> HttpResponse:
        text = ngettext(
            "U heeft het te vaak geprobeerd. Wacht %(minutes)d minuut.",
            "U heeft het te vaak geprobeerd. Wacht %(minutes)d minuten.",
            minutes,
        )
        context = {"form": self.empty_form(), "refused": text % {"minutes": minutes}}
        response = self.render_to_response(self.get_context_data(**context), status=429)  # type: ignore[attr-defined]
        response.headers["Retry-After"] = str(minutes * 60)
        return response

    def empty_form(self) -> Any:
        given = self.get_form_kwargs()  # type: ignore[attr-defined]
        given = {key: value for key, value in given.items() if key not in ("data", "files")}
        given["initial"] = {name: self.request.POST.get(name, "") for name in self.kept}
        return self.get_form_class()(**given)  # type: ignore[attr-defined]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        context = {name: value for name, value in context.items() if name not in SITE_NAMES}
        return context | {"next": context.get("redirect_field_value")}

    def passed_on(self, name: str) -> str:
        """The address of another way in, that leads to the same page afterwards."""
        return self.passthrough_next_url(reverse(name))  # type: ignore[attr-defined]


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class LoginView(LimitedMixin, account.LoginView):
    template_name = "users/login.html"
    form_class = forms.LoginForm
    kept = ("login",)

    def counts(self) -> limits.Counts:
        return limits.password_counts(self.request, self.request.POST.get("login", ""))

    def form_valid(self, form: forms.LoginForm) -> HttpResponse:
        limits.forget(limits.own_password_count(self.request, form.cleaned_data["login"]))
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "code_url": self.passed_on("account_request_login_code"),
            "single_sign_on": single_sign_on.button(self.get_next_url() or ""),
        }


class AskCodeView(LimitedMixin, account.RequestLoginCodeView):
    """Mails a code, or to an unknown address that there is no account; the answer is the same."""

    template_name = "users/ask_code.html"
    form_class = forms.AskCodeForm
    kept = ("email",)

    def counts(self) -> limits.Counts:
        return limits.asked_code_counts(self.request, self.request.POST.get("email", ""))

    def form_valid(self, form: forms.AskCodeForm) -> HttpResponse:
        if form._user is None:
            notifications.send_no_account(form.cleaned_data["email"])
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"login_url": self.passed_on("account_login")}


class MailedCodeView(LimitedMixin, account.ConfirmLoginCodeView):
    template_name = "users/mailed_code.html"
    form_class = forms.MailedCodeForm

    _process: LoginCodeVerificationProcess

    def counts(self) -> limits.Counts:
        return limits.typed_code_counts(self.request, self._process.state.get("email", ""))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "other_url": self.passed_on("account_request_login_code")
        }


class SecondStepView(LimitedMixin, mfa.AuthenticateView):
    template_name = "users/second_step.html"
    form_class = forms.SecondStepForm

    def _build_forms(self) -> Any:
        """Only codes: without a code in the request its field is empty."""
        data = self.request.POST if self.request.method == "POST" else None
        self.webauthn_form = None
        self.auth_form = self.get_form_class()(user=self.stage.login.user, data=data)
        return self.auth_form

    def counts(self) -> limits.Counts:
        return limits.second_step_counts(self.stage.login.user.email)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"user": self.stage.login.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | kwargs


class LogoutView(account.LogoutView):
    """Only by a button; it also leaves a log-in that is half done."""

    http_method_names = ["post"]


def to_login(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Wagtail's own doors lead to ours, which counts attempts."""
    target = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    query = f"?{urlencode({'next': target})}" if target and safe else ""
    return redirect(reverse("account_login") + query)


@never_cache
def single_sign_on_view(
    request: HttpRequest, provider_id: str, view: type[OAuth2View]
) -> HttpResponse:
    """Go to the issuer, or come back from it. One that is down or answers nonsense sends people
    back to the door; one that the settings do not name has no address."""
    try:
        adapter = single_sign_on.OrganisationOAuth2Adapter(request, provider_id)
        return view.adapter_view(adapter)(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (RequestException, OAuth2Error, LookupError, TypeError, ValueError) as error:
        logger.warning("The issuer could not be used: %s", type(error).__name__)
        return get_social_adapter(request).refuse(request)
