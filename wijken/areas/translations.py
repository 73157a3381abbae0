"""What happens to a Dutch page happens to its translations: they hold words, not a place."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from wagtail.models import Page, Revision
from wagtail.query import PageQuerySet

from mijnbuurt.core.addresses import is_source


def translations_of(page: Page) -> PageQuerySet:
    """The translations of a Dutch page; none of a translation or of what is above all pages."""
    if not is_source(page):
        return Page.objects.none()
    others = Page.objects.filter(translation_key=page.translation_key)
    return others.exclude(locale__language_code=settings.LANGUAGE_CODE)


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


def move_translations(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: object
) -> None:
    """Translations stand below the translation of the page that the Dutch one stands below."""
    if parent_page_before.pk == parent_page_after.pk:
        return
    parent = parent_page_after.specific
    for page in translations_of(instance).select_related("locale"):
        above = parent.get_translation_or_none(page.locale) or parent.copy_for_translation(
            page.locale, copy_parents=True, alias=True
        )
        found = Page.objects.get(pk=page.pk)
        if not found.is_child_of(above):
            found.move(Page.objects.get(pk=above.pk), pos="last-child")
        rename(Page.objects.get(pk=page.pk), instance.slug)


def rename_translations(instance: Page, **kwargs: object) -> None:
    for page in translations_of(instance):
        rename(Page.objects.get(pk=page.pk), instance.slug)


@transaction.atomic
def rename(page: Page, slug: str) -> None:
    """Give a translation the slug of its Dutch page, also in drafts that may go online later.

    Without signals: the address of a translation follows from the Dutch page, so that one's
    redirect is enough.
    """
    taken = page.get_siblings(inclusive=False).filter(slug=slug).exists()
    if page.slug == slug or taken:
        return
    before, page.slug = page.url_path, slug
    page.set_url_path(page.get_parent())
    Page.objects.filter(pk=page.pk).update(slug=slug, url_path=page.url_path)
    page._update_descendant_url_paths(before, page.url_path)
    waiting = Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False)
    for revision in Revision.objects.for_instance(page).filter(waiting):
        revision.content["slug"] = slug
        revision.save(update_fields=["content"])
