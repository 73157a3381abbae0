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
def stories_about(page: Any) -> list[Article]:
    """The articles that say they are about this page, the newest first; of an invented one none."""
    if not isinstance(page, BasePage):
        return []
    found = Article.objects.public().filter(related_targets__target=page.source.pk)
    return list(in_readers_language(found.in_order().with_cards()[:MOST_SHOWN]))


@register.simple_tag
def subjects_of(page: Any) -> list[Any]:
    """The public pages that an article is about; of an invented one none."""
    if not isinstance(page, BasePage):
        return []
    found = Page.objects.live().filter(related_sources__source=page.source.pk)
    return [each for each in found.specific(defer=True) if getattr(each, "is_public", True)]
