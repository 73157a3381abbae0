"""Bounds of a session: how long it lives without a visit, and what it may do without a second
step. A reader without a session costs nothing and gets no cookie."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mijnbuurt.users.models import User

from . import rules, single_sign_on

SEEN = "signin.seen"
LIMIT = "signin.limit"
# A visit is noted at most this often; for a short limit more often, so that it is kept to.
NOTED_EVERY = timedelta(minutes=5)
# What a page asks by itself while nobody is there.
BY_ITSELF = "wagtailadmin_editing_sessions"
# Where one comes in, or sets up the second step.
OPEN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_request_login_code",
        "account_confirm_login_code",
        "account_reauthenticate",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "openid_connect_login",
        "openid_connect_callback",
        "account_change_password",
        "healthz",
    }
)

GetResponse = Callable[[HttpRequest], HttpResponse]


class SessionBoundsMiddleware:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            bind_user(request, now)
        response = self.get_response(request)
        if request.session.accessed and not is_by_itself(request):
            note_visit(request, now)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Who must prove it twice and did not gets no further than doing so."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not settings.MFA_REQUIRED:
            return None
        match = request.resolver_match
        if not request.user.is_authenticated or (match and match.url_name in OPEN):
            return None
        if has_proven_twice(request) or not rules.must_prove_twice(request.user):
            return None
        return to_second_step(request)


def bind_user(request: HttpRequest, now: datetime) -> None:
    """Look whether the session is over when someone asks who is there, and not before: a public
    photo asks nothing."""
    found = request.user

    def user_now() -> User | AnonymousUser:
        request.user = found
        end_what_is_over(request, now)
        return request.user

    request.user = cast(User, SimpleLazyObject(user_now))


def end_what_is_over(request: HttpRequest, now: datetime) -> None:
    """Flush the session of who was deactivated, got another password, or was away too long."""
    session = request.session
    if SESSION_KEY not in session:
        return
    if not request.user.is_authenticated:
        logout(request)
        return
    seen: float | None = session.get(SEEN)
    limit: float = session.get(LIMIT, 0)
    if seen is None or now.timestamp() - seen < limit:
        return
    logout(request)
    messages.info(request, sentence(timedelta(seconds=limit)))


def sentence(limit: timedelta) -> str:
    minutes = int(limit.total_seconds() // 60)
    if minutes > 120:
        return _("U bent uitgelogd, omdat u hier lang niet was. Log opnieuw in.")
    return ngettext(
        "U bent uitgelogd, omdat u %(minutes)d minuut niets deed. Log opnieuw in.",
        "U bent uitgelogd, omdat u %(minutes)d minuten niets deed. Log opnieuw in.",
        minutes,
    ) % {"minutes": minutes}


def is_by_itself(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and BY_ITSELF in match.namespaces


def note_visit(request: HttpRequest, now: datetime) -> None:
    """Note when someone was here last, and for how long that holds."""
    session = request.session
    user = request.user
    if not isinstance(user, User):
        return
    seen: float | None = session.get(SEEN)
    every = min(session.get(LIMIT, 0) / 60, NOTED_EVERY.total_seconds())
    if seen is not None and now.timestamp() - seen < every:
        return
    idle = rules.idle_limit(user)
    session[SEEN] = now.timestamp()
    session[LIMIT] = idle.total_seconds()
    session.set_expiry(0 if rules.ends_with_browser(user) else int(idle.total_seconds()))


def has_proven_twice(request: HttpRequest) -> bool:
    methods = {record["method"] for record in get_authentication_records(request, request.user)}
    return "mfa" in methods or (settings.OIDC_SECOND_STEP and single_sign_on.METHOD in methods)


def to_second_step(request: HttpRequest) -> HttpResponse:
    """Set it up, or, if it was set up elsewhere meanwhile, show a code of it."""
    if is_mfa_enabled(request.user):
        wanted = request.get_full_path() if request.method == "GET" else "/"
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': wanted})}")
    messages.info(
        request, _("Voor uw werk is inloggen in twee stappen nodig. Stel de tweede stap nu in.")
    )
    return redirect("mfa_activate_totp")
