"""News to follow in a reader of one's own (Atom). It holds what the cards on the page hold."""

import re
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnbuurt.core import routing
from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.listing import PER_PAGE
from mijnbuurt.core.models import SiteSettings
from mijnbuurt.core.words import in_readers_language, readers_language
from wijken.areas.models import Wijk

from .models import Article

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
#: What XML cannot hold.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class NewsFeed(Atom1Feed):
    """A feed in which nothing changes while nothing is new."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else datetime(2020, 1, 1, tzinfo=UTC)


@require_safe
def city_feed(request: HttpRequest) -> HttpResponse:
    """The news of the city."""
    name = SiteSettings.load(request_or_site=request).name
    return answer(name, "/nieuws/", reverse("news:city_feed"), Article.objects.public())


@require_safe
def wijk_feed(request: HttpRequest, wijk: str) -> HttpResponse:
    """The news of one wijk, as its page of news shows it."""
    page = routing.find(request, ["wijken", wijk]).page  # it must be online
    found = get_object_or_404(Wijk, slug=wijk)
    name = _("Nieuws uit %(name)s") % {"name": found.name}
    articles = Article.objects.public().in_wijk(found)
    return answer(name, page.url, reverse("news:wijk_feed", args=[wijk]), articles)


def answer(name: str, link: str, own_address: str, articles: Any) -> HttpResponse:
    newest = articles.in_order().select_related("photo").prefetch_related("bylines").defer("body")
    feed = NewsFeed(
        title=printable(name),
        link=absolute(link),
        description="",
        language=readers_language(),
        feed_url=absolute(own_address),
        feed_guid=absolute(own_address),
    )
    for article in in_readers_language(newest[:PER_PAGE]):
        feed.add_item(**entry(article))
    return HttpResponse(feed.writeString("utf-8"), content_type=CONTENT_TYPE)


def entry(article: Article) -> dict[str, Any]:
    names = ", ".join(byline.name for byline in article.bylines.all())
    return {
        "title": printable(article.title),
        "link": article.full_url,
        "description": printable(picture(article) + format_html("<p>{}</p>", article.summary)),
        "unique_id": f"urn:uuid:{article.translation_key}",
        "pubdate": article.first_published_at,
        "updateddate": article.last_published_at or article.first_published_at,
        "author_name": printable(names) or None,
        "categories": [str(article.kind_label)],
    }


def picture(article: Article) -> str:
    """The photo, if it may be seen outside this site and nobody took it down."""
    photo = article.photo
    if photo is None or photo.is_hidden or not photo.may_share:
        return ""
    address = absolute(f"/foto/{photo.uuid}/640.jpg")
    return format_html('<p><img src="{}" alt="{}"></p>', address, article.photo_alt)


def printable(text: str) -> str:
    return UNPRINTABLE.sub(" ", text)
