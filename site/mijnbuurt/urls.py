"""All addresses. Machine addresses stand in front of Wagtail, whose catch-all comes last.

Apps above this package are named by string, so that nothing here imports upward.
"""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from mijnbuurt.core.sitemap import sitemap
from mijnbuurt.core.urls import machinery
from mijnbuurt.core.views.account import account
from mijnbuurt.core.views.errors import page_not_found
from mijnbuurt.core.views.pages import serve
from mijnbuurt.core.views.short import short_address
from mijnbuurt.signin.urls import doors

handler400 = "mijnbuurt.core.views.errors.bad_request"
handler403 = "mijnbuurt.core.views.errors.permission_denied"
handler404 = "mijnbuurt.core.views.errors.page_not_found"
handler500 = "mijnbuurt.core.views.errors.server_error"

urlpatterns = [
    *machinery,
    *doors,
    path("", include("mijnbuurt.photos.urls")),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("beheer/account/", account),
    path("beheer/failwhale/", page_not_found),  # Wagtail's page that fails on purpose
    path("beheer/", include("wijken.admin_urls")),  # in front of Wagtail's own
    path("beheer/", include("wijken.work.urls")),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("balie/", include("desk.urls")),
    path("spreekuren/", include("wijken.places.urls")),
    path("reporter/", include("reporters.urls")),
    path("reporter/", include("reporters.assignments.desk_urls")),
    path("reporter/coordinatie/", include("reporters.assignments.dispatch_urls")),
    path("reporter/", include("reporters.stories.urls")),
]

if settings.DEMO or settings.DEBUG:
    from mijnbuurt.core.style import style_page

    urlpatterns += [path("stijl/", style_page, name="style")]

urlpatterns += i18n_patterns(
    path("", include("mijnbuurt.signin.urls")),
    path("", include("initiatives.urls")),
    path("", include("reporters.assignments.urls")),
    path("", include("wijken.contact.urls")),
    path("", include("wijken.offers.urls")),
    path("", include("wijken.signups.urls")),
    path("", include("wijken.photocare.urls")),
    path("", include("wijken.urls")),
    path("", include("wijken.places.public_urls")),
    path("", include("wijken.activities.urls")),
    path("", include("wijken.news.urls")),
    path("", include("search.urls")),
    re_path(r"^a/(?P<code>[0-9A-Za-z]{8})/?$", short_address, name="short"),
    re_path(wagtail_urls.serve_pattern, serve),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
