"""What was written about a page, and what a story is about."""

from typing import Any

from django import template
from wagtail.models import Page

from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.words import in_readers_language
from wijken.news.models import Article

register = template.Library()

MOST_SHOWN = 6


@register.simple_tag
def stories_about(page: BasePage) -> list[Article]:
    """The articles that say they are about this page, the newest first."""
    found = Article.objects.public().filter(related_targets__target=page.source.pk)
    return list(in_readers_language(found.in_order().with_cards()[:MOST_SHOWN]))


@register.simple_tag
def subjects_of(page: BasePage) -> list[Any]:
    """The public pages that an article is about."""
    found = Page.objects.live().filter(related_sources__source=page.source.pk)
    return [each for each in found.specific(defer=True) if getattr(each, "is_public", True)]
