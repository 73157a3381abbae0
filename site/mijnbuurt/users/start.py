"""Where a user begins after logging in. The log-in and the top of every page ask here."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import resolve_url
from django.urls import reverse

from .models import User
from .roles import Role, has_role


def enters_admin(user: User | AnonymousUser) -> bool:
    return user.is_authenticated and user.has_perm("wagtailadmin.access_admin")


def home_of(user: User | AnonymousUser) -> str:
    """The address of someone's own first page; the front page for who has none."""
    if enters_admin(user):
        return reverse("wagtailadmin_home")
    if user.is_authenticated and has_role(user, Role.DESK):
        return reverse("desk:start")
    if user.is_authenticated and has_role(user, Role.PARTNER):
        return reverse("slots:own")
    if user.is_authenticated and has_role(user, Role.REPORTER, Role.COORDINATOR):
        return reverse("reporter:start")
    return resolve_url(settings.LOGIN_REDIRECT_URL)
