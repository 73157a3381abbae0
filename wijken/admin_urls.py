"""Views of ours at addresses of Wagtail's admin, in front of its own; the names stay Wagtail's."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .editing import EditView, RevertView, decide

urlpatterns = [
    path("pages/<int:page_id>/edit/", EditView.as_view()),
    path("pages/<int:page_id>/revisions/<int:revision_id>/revert/", RevertView.as_view()),
    path("pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/", decide),
]
for decorator in (require_admin_access, never_cache):
    urlpatterns = decorate_urlpatterns(urlpatterns, decorator)
