"""Lets our index hear of every change that Wagtail's search hears of.

A photo that is hidden, a wijk with a new name, `update_index`: all tell the search backends.
"""

from collections.abc import Iterable

from django.db import models
from modelsearch.backends.base import BaseIndex, BaseSearchBackend, EmptySearchResults
from wagtail.models import Page

from .indexing import forget, index_page


class PublicIndex(BaseIndex):
    def add_items(self, model: type[models.Model], items: Iterable[models.Model]) -> None:
        for item in items:
            if isinstance(item, Page):
                index_page(item)

    def delete_item(self, item: models.Model) -> None:
        if isinstance(item, Page) and item.pk:
            forget(item)

    def reset(self) -> None:
        """Pages that are gone are forgotten when they go; `rebuild_search` begins anew."""


class PublicRebuilder:
    """For `update_index`, which gives all pages to the index."""

    def __init__(self, index: PublicIndex) -> None:
        self.index = index

    def start(self) -> PublicIndex:
        return self.index

    def finish(self) -> None:
        pass


class SearchBackend(BaseSearchBackend):
    """Only listens; `search.query` answers."""

    index_class = PublicIndex
    rebuilder_class = PublicRebuilder
    results_class = EmptySearchResults

    def search(self, *args: object, **kwargs: object) -> EmptySearchResults:
        return EmptySearchResults()

    autocomplete = search
