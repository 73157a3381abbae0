"""What follows when a page moves or goes, and when a wijk or an area gets another name. Connected
when the app is ready."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page
from wagtail.search.index import insert_or_update_object
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from .models import Area, Wijk, WijkContentPage, wijk_of_path
from .translations import (
    delete_translations,
    move_translations,
    rename_translations,
    unpublish_translations,
)


def connect() -> None:
    post_page_move.connect(follow_move, dispatch_uid="follow_move")
    post_page_move.connect(move_translations, dispatch_uid="move_translations")
    page_slug_changed.connect(rename_translations, dispatch_uid="rename_translations")
    page_unpublished.connect(unpublish_translations, dispatch_uid="unpublish_translations")
    # Deleting a page of any type deletes the plain page that it also is.
    pre_delete.connect(delete_translations, sender=Page, dispatch_uid="delete_translations")
    for signal in (post_save, post_delete):
        signal.connect(find_by_new_name, sender=Area, dispatch_uid="find_by_new_name")
    post_save.connect(follow_wijk, sender=Wijk, dispatch_uid="follow_wijk")


def follow_move(instance: Page, **kwargs: object) -> None:
    """A page and all below it belong to the wijk of their new place."""
    moved = Page.objects.get(pk=instance.pk)
    for page in moved.get_descendants(inclusive=True).specific():
        if isinstance(page, WijkContentPage):
            type(page).objects.filter(pk=page.pk).update(home_wijk=wijk_of_path(page.path))


def follow_wijk(
    instance: Wijk, created: bool, update_fields: frozenset[str] | None = None, **kwargs: object
) -> None:
    """A new wijk has no page yet."""
    if not created and (update_fields is None or update_fields & {"name", "aliases"}):
        find_by_new_name(instance)


def find_by_new_name(instance: Area | Wijk, **kwargs: object) -> None:
    """The page of a wijk is found, in every language, by the names of the wijk and of the areas
    in it."""
    wijk = instance if isinstance(instance, Wijk) else instance.wijk
    # Read anew: the page and its wijk may be in memory with the names of before.
    for page in wijk.pages.model.objects.filter(wijk_id=wijk.pk):
        insert_or_update_object(page)
