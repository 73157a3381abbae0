"""Machine addresses: in front of everything, in no language."""

from django.urls import include, path

from .views.machinery import healthz, robots, security_txt

machinery = [
    path("healthz", healthz, name="healthz"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("demo/", include("mijnbuurt.core.demo.urls")),
]
