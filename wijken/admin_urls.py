"""Views of ours at addresses of Wagtail's admin, in front of its own; the names stay Wagtail's."""

from django.urls import path, re_path, reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from mijnbuurt.core.settings_views import (
    CollectionEditView,
    RedirectEditView,
    SettingsEditView,
)
from mijnbuurt.core.views.errors import page_not_found

from .editing import EditView, RevertView, decide

# Its log knows no wijk and no reason, and exports formulas as they are.
to_log = RedirectView.as_view(url=reverse_lazy("audit:log"))

urlpatterns = [
    path("pages/<int:page_id>/edit/", EditView.as_view()),
    path("pages/<int:page_id>/revisions/<int:revision_id>/revert/", RevertView.as_view()),
    path("pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/", decide),
    path(
        "settings/<slug:app_name>/<slug:model_name>/<int:pk>/",
        SettingsEditView.as_view(),
    ),
    path("redirects/<int:redirect_id>/", RedirectEditView.as_view()),
    path("collections/<int:pk>/", CollectionEditView.as_view()),
    # What happens to an account has a reason of its own, so it happens to one at a time.
    re_path(r"^bulk/users/user/[\w-]+/$", page_not_found),
    path("reports/site-history/", to_log),
    path("reports/site-history/results/", to_log),
]
for decorator in (require_admin_access, never_cache):
    urlpatterns = decorate_urlpatterns(urlpatterns, decorator)
