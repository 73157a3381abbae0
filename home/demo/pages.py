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
            set_rows(page, relation, values)
        parent.add_child(instance=page)
        _finish(page, publish)
        return page_class.objects.get(pk=page.pk), True
    if any(getattr(page, name) != value for name, value in (moving or {}).items()):
        for name, value in (moving or {}).items():
            setattr(page, name, value)
        _finish(page, publish and page.live)
    return page, False


def set_rows(page: BasePage, relation: str, values: list[dict[str, Any]]) -> None:
    """Give a page these rows of an inline panel, in this order."""
    row_class = type(page)._meta.get_field(relation).related_model
    rows = [row_class(sort_order=n, locale=page.locale, **row) for n, row in enumerate(values)]
    setattr(page, relation, rows)


def _finish(page: BasePage, publish: bool) -> None:
    revision = page.save_revision()
    if publish:
        revision.publish()
