"""Many pages at once: rows straight into their tables, at their real places in the tree."""

import uuid
from collections.abc import Callable
from copy import copy

from django.db import connection
from django.db.models import Model
from wagtail.models import Page

AT_ONCE = 500
#: What may differ from copy to copy: gets the copy and its number.
Change = Callable[[Page, int], None]


def copies(pattern: Page, count: int, change: Change | None = None) -> list[Page]:
    """Published sisters of a published page, as its own type and with its words.

    There are no revisions, no rows of children and no search index; pages after the last one of
    the parent keep their places.
    """
    parent = pattern.get_parent()
    first = len(parent.get_children())
    made = [copy_of(pattern, parent, first + number) for number in range(count)]
    for number, page in enumerate(made):
        if change:
            change(page, number)
    for start in range(0, count, AT_ONCE):
        insert(made[start : start + AT_ONCE], type(pattern))
    Page.objects.filter(pk=parent.pk).update(numchild=first + count)
    return made


def copy_of(pattern: Page, parent: Page, place: int) -> Page:
    page = copy(pattern)
    page._state = copy(pattern._state)
    page.path = Page._get_path(parent.path, parent.depth + 1, place + 1)
    page.slug = f"{pattern.slug}-{place}"
    page.url_path = f"{parent.url_path}{page.slug}/"
    page.translation_key = uuid.uuid4()
    page.latest_revision = page.live_revision = None
    return page


def insert(pages: list[Page], model: type[Page]) -> None:
    """The rows of a few pages, first those of `Page`, then those of their own type."""
    rows = [Page(**own_values(page, Page)) for page in pages]
    for row in rows:
        row.pk = row.id = None
    for page, row in zip(pages, Page.objects.bulk_create(rows), strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
    fields = model._meta.local_concrete_fields
    for batch in batches(pages, fields):
        model._base_manager._insert(batch, fields=fields, using=connection.alias)


def batches(pages: list[Page], fields: list) -> list[list[Page]]:
    size = max(1, connection.ops.bulk_batch_size(fields, pages))
    return [pages[start : start + size] for start in range(0, len(pages), size)]


def own_values(page: Page, model: type[Model]) -> dict[str, object]:
    return {field.attname: getattr(page, field.attname) for field in model._meta.concrete_fields}
