"""Which pages, and what is read with them."""

from django.conf import settings
from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class PublicPageQuerySet(PageQuerySet):
    """Pages of the source language; their words are swapped for a translation when shown."""

    def public(self) -> "PublicPageQuerySet":
        """Pages that anyone may read."""
        return self.live().filter(locale__language_code=settings.LANGUAGE_CODE)

    def to_read(self) -> "PublicPageQuerySet":
        """With the rows that every page of this type reads to show itself."""
        return self.select_related(*self.model.read_with).defer(*self.model.read_without)


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)
