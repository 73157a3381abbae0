"""Machine addresses, and the doors in front of Wagtail's own log-in views."""

from django.contrib.auth.views import LogoutView
from django.urls import include, path, re_path

from .views.login import LoginView, to_login
from .views.machinery import healthz, robots, security_txt

# In front of everything, in no language.
machinery = [
    path("healthz", healthz, name="healthz"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("demo/", include("mijnbuurt.core.demo.urls")),
    re_path(r"^beheer/(?:login|password_reset(?:/.*)?)/$", to_login),
]

# Inside i18n_patterns, in front of Wagtail.
accounts = [
    path("inloggen/", LoginView.as_view(), name="login"),
    path("uitloggen/", LogoutView.as_view(), name="logout"),
    path("_util/login/", to_login),
]
