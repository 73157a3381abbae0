"""The words of the search in the settings of the admin."""

from wagtail import hooks

from .viewsets import SearchWordsGroup


@hooks.register("register_admin_viewset")
def register_viewsets() -> SearchWordsGroup:
    return SearchWordsGroup()
