"""Log-in for colleagues and reporters: by e-mail address, the same answer whoever asks."""

from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView as DjangoLoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mijnbuurt.intake.limits import client, digest, hit
from mijnbuurt.intake.models import Limit
from mijnbuurt.users.start import enters_admin, home_of

PER_ACCOUNT = (10, timedelta(hours=1))
PER_CONNECTION = (25, timedelta(minutes=5))
SITE_NAMES = ("site", "site_name")


class LoginForm(AuthenticationForm):
    """Django's form in the words of the site."""

    username = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Wachtwoord"),
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar."),
        "inactive": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar."),
    }


class RefusedForm(LoginForm):
    """Keeps the address that was typed, and has one thing to say: that one must wait."""

    sentence = ""

    def clean(self) -> dict[str, Any]:
        raise forms.ValidationError(self.sentence)


class LoginView(DjangoLoginView):
    """Counts before it looks at the password, so that guessing in parallel gains nothing."""

    template_name = "users/login.html"
    authentication_form = LoginForm

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.user.is_authenticated and request.method in ("GET", "HEAD"):
            return HttpResponseRedirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        now = timezone.now()
        wait = minutes_to_wait(request, now)
        return self.refuse(wait) if wait else super().post(request, *args, **kwargs)

    def refuse(self, minutes: int) -> HttpResponse:
        """Too many attempts: say how long to wait, without a look at the password."""
        form = RefusedForm(self.request, data=self.request.POST)
        text = ngettext(
            "U heeft te vaak een verkeerd wachtwoord ingevuld. Wacht %(minutes)d minuut.",
            "U heeft te vaak een verkeerd wachtwoord ingevuld. Wacht %(minutes)d minuten.",
            minutes,
        )
        form.sentence = text % {"minutes": minutes}
        response = self.render_to_response(self.get_context_data(form=form), status=429)
        response.headers["Retry-After"] = str(minutes * 60)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without Django's own `site`, which would hide the organisation."""
        context = super().get_context_data(**kwargs)
        return {name: value for name, value in context.items() if name not in SITE_NAMES}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        Limit.objects.filter(name=account_name(self.request)).delete()
        return super().form_valid(form)

    def get_default_redirect_url(self) -> str:
        return home_of(self.request.user)

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        """Where the visitor came from, unless that leads in a circle."""
        url = str(super().get_redirect_url())
        circles = [self.request.path]
        if self.request.user.is_authenticated and not enters_admin(self.request.user):
            circles.append(reverse("wagtailadmin_home"))
        return "" if url.startswith(tuple(circles)) else url


def account_name(request: HttpRequest) -> str:
    """The name of the count for one account from one connection; it holds no address."""
    account = digest(request.POST.get("username", "").strip().lower())
    return f"login:{account[:24]}:{client(request)}"


def minutes_to_wait(request: HttpRequest, now: datetime) -> int:
    """Count this attempt; 0 if it may be made, else the minutes until the next may."""
    names = {account_name(request): PER_ACCOUNT, f"login:{client(request)}": PER_CONNECTION}
    waits = [0]
    for name, (limit, window) in names.items():
        if not hit(name, limit, window, now):
            seconds = window.total_seconds() - now.timestamp() % window.total_seconds()
            waits.append(max(1, ceil(seconds / 60)))
    return max(waits)


def to_login(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Wagtail's own doors lead to ours, which counts attempts."""
    target = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    query = f"?{urlencode({'next': target})}" if target and safe else ""
    return redirect(reverse("login") + query)
