"""What follows when a page moves, is unpublished or deleted. Connected when the app is ready."""

from django.conf import settings
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search.index import insert_or_update_object
from wagtail.signals import page_unpublished, post_page_move

from mijnbuurt.core.addresses import is_source

from .models import Area, Wijk, WijkContentPage, wijk_of_path


def connect() -> None:
    post_page_move.connect(follow_move, dispatch_uid="follow_move")
    page_unpublished.connect(unpublish_translations, dispatch_uid="unpublish_translations")
    # Deleting a page of any type deletes the plain page that it also is.
    pre_delete.connect(delete_translations, sender=Page, dispatch_uid="delete_translations")
    for signal in (post_save, post_delete):
        signal.connect(find_by_new_name, sender=Area, dispatch_uid="find_by_new_name")
    post_save.connect(find_by_new_name, sender=Wijk, dispatch_uid="find_by_new_name_of_wijk")


def follow_move(instance: Page, **kwargs: object) -> None:
    """A page and all below it belong to the wijk of their new place."""
    moved = Page.objects.get(pk=instance.pk)
    for page in moved.get_descendants(inclusive=True).specific():
        if isinstance(page, WijkContentPage):
            type(page).objects.filter(pk=page.pk).update(home_wijk=wijk_of_path(page.path))


def unpublish_translations(instance: Page, **kwargs: object) -> None:
    """Nobody reads a translation of what can't be read in Dutch, whoever unpublished it."""
    for page in translations_of(instance).live().specific():
        page.unpublish()


def delete_translations(instance: Page, **kwargs: object) -> None:
    """A translation reads its facts from the Dutch page, so it goes with it."""
    for page in translations_of(instance):
        # Deleting one of them may have taken others along.
        found = Page.objects.filter(pk=page.pk).first()
        if found:
            found.delete()


def translations_of(page: Page) -> PageQuerySet:
    """The translations of a Dutch page; none of a translation or of what is above all pages."""
    if not is_source(page):
        return Page.objects.none()
    others = Page.objects.filter(translation_key=page.translation_key)
    return others.exclude(locale__language_code=settings.LANGUAGE_CODE)


def find_by_new_name(instance: Area | Wijk, **kwargs: object) -> None:
    """The page of a wijk is found by the names of the wijk and of the areas in it."""
    wijk = instance if isinstance(instance, Wijk) else instance.wijk
    # Read anew: the page and its wijk may be in memory with the names of before.
    pages = wijk.pages.model.objects.filter(wijk_id=wijk.pk)
    for page in pages.filter(locale__language_code=settings.LANGUAGE_CODE):
        insert_or_update_object(page)
