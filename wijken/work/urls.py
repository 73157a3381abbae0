"""Pages of the admin. They stand in front of Wagtail's: its first page is "Mijn werk"."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .views import ActView, OverviewView, WeekView, WorkView

app_name = "work"
urlpatterns = [
    path("", WorkView.as_view(), name="list"),
    path("mijn-werk/werkdagen/", WeekView.as_view(), name="week"),
    path("mijn-werk/wijken/", OverviewView.as_view(), name="overview"),
    path("mijn-werk/doen/<slug:kind>/<str:key>/", ActView.as_view(), name="act"),
]
for decorator in (require_admin_access, never_cache):
    urlpatterns = decorate_urlpatterns(urlpatterns, decorator)
