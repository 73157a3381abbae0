"""All addresses. Machine addresses stand in front of Wagtail, whose catch-all comes last."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

handler400 = "mijnbuurt.core.views.errors.bad_request"
handler403 = "mijnbuurt.core.views.errors.permission_denied"
handler404 = "mijnbuurt.core.views.errors.page_not_found"
handler500 = "mijnbuurt.core.views.errors.server_error"

urlpatterns = [
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
]
urlpatterns += i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False)
