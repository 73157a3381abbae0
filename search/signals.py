"""The index follows every change at once, in the transaction that makes it.

What tells Wagtail's search as well, such as another name of a wijk, comes in by `search.backend`.
"""

from django.db import models
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from mijnbuurt.core.pages import BasePage
from wijken.places.models import Place, PlaceFacts

from .indexing import index_page


def connect() -> None:
    post_save.connect(follow_save, dispatch_uid="search_follow_save")
    page_published.connect(follow_state, dispatch_uid="search_follow_published")
    page_unpublished.connect(follow_state, dispatch_uid="search_follow_unpublished")
    post_page_move.connect(follow_move, dispatch_uid="search_follow_move")
    for signal in (post_save, post_delete):
        signal.connect(follow_facts, sender=PlaceFacts, dispatch_uid="search_follow_facts")


def follow_save(
    sender: type[models.Model],
    instance: models.Model,
    raw: bool = False,
    update_fields: frozenset[str] | None = None,
    **kwargs: object,
) -> None:
    """A page that is saved whole, as it is when it goes online or offline; some columns alone is
    how Wagtail keeps a draft."""
    if isinstance(instance, BasePage) and not raw and update_fields is None:
        index_page(instance)


def follow_state(instance: Page, **kwargs: object) -> None:
    """What other pages show of this one may have changed with it: an activity names its place."""
    if isinstance(instance, Place):
        index_all(instance.activities.live())


def follow_move(instance: Page, **kwargs: object) -> None:
    """A page and all below it belong to the wijk of their new place."""
    moved = Page.objects.get(pk=instance.pk)
    index_all(moved.get_descendants(inclusive=True).live())


def follow_facts(instance: PlaceFacts, **kwargs: object) -> None:
    """Status and address of a place hold at once, in every language."""
    key = Page.objects.filter(pk=instance.place_id).values("translation_key")
    index_all(Page.objects.live().filter(translation_key__in=key))


def index_all(pages: models.QuerySet[Page]) -> None:
    for page in Page.objects.filter(pk__in=pages.values("pk")).specific():
        index_page(page)
