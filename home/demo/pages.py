"""Putting a page in the tree, once."""

from typing import Any

from wagtail.models import Page

from mijnbuurt.core.pages import BasePage


def put(
    parent: Page,
    page_class: type[BasePage],
    slug: str,
    words: dict[str, Any],
    moving: dict[str, Any] | None = None,
    rows: dict[str, list[dict[str, Any]]] | None = None,
    publish: bool = True,
) -> tuple[BasePage, bool]:
    """The page with this slug below `parent`, and whether it is new.

    `words` and `rows` (of inline panels, by relation) are set on a new page alone; `moving` also
    on one that exists, which is then published again.
    """
    page = page_class.objects.child_of(parent).filter(slug=slug).first()
    if page is None:
        page = page_class(slug=slug, live=publish, locale=parent.locale, **words, **(moving or {}))
        for relation, values in (rows or {}).items():
            row_class = page_class._meta.get_field(relation).related_model
            setattr(page, relation, _rows(row_class, page, values))
        parent.add_child(instance=page)
        _finish(page, publish)
        return page_class.objects.get(pk=page.pk), True
    if any(getattr(page, name) != value for name, value in (moving or {}).items()):
        for name, value in (moving or {}).items():
            setattr(page, name, value)
        _finish(page, publish and page.live)
    return page, False


def _rows(row_class: type, page: BasePage, values: list[dict[str, Any]]) -> list[Any]:
    """Rows of an inline panel, in this order."""
    return [
        row_class(sort_order=number, locale=page.locale, **row) for number, row in enumerate(values)
    ]


def _finish(page: BasePage, publish: bool) -> None:
    revision = page.save_revision()
    if publish:
        revision.publish()
