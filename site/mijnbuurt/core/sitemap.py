"""The sitemap, in a number of queries that does not grow with the pages."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps import views as wagtail_views
from wagtail.models import Page


class PageSitemap(Sitemap):
    """Every public Dutch page with the languages it can be read in."""

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        languages = live_languages()
        urls: list[dict[str, Any]] = []
        for item in self.paginator.page(page).object_list:
            item.languages = sorted(languages[item.translation_key])
            urls += item.get_sitemap_urls(self.request)
        return urls


def live_languages() -> dict[object, set[str]]:
    """By translation key the languages of pages that are live, in one query."""
    found: dict[object, set[str]] = defaultdict(lambda: {settings.LANGUAGE_CODE})
    translated = Page.objects.live().filter(alias_of__isnull=True)
    others = translated.exclude(locale__language_code=settings.LANGUAGE_CODE)
    for key, code in others.values_list("translation_key", "locale__language_code"):
        found[key].add(code)
    return found


@require_safe
@never_cache
def sitemap(request: HttpRequest) -> HttpResponse:
    return wagtail_views.sitemap(request, {"pages": PageSitemap})
