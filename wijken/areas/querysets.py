"""What lists need of a page, its wijk and its photo. What they do not need is most of it."""

from mijnbuurt.core.querysets import PublicPageQuerySet

#: The columns behind a label with the name and colour of a wijk.
WIJK_IN_ROW = ("name", "slug", "colour", "emblem")
#: Of the columns that all pages have, those behind a card.
PAGE_IN_CARD = ("title", "url_path", "translation_key", "live")
PHOTO_IN_CARD = ("uuid", "width", "height", "state", "may_print")


class CardQuerySet(PublicPageQuerySet):
    """Pages of a wijk, as lists show them."""

    def for_cards(self, *more: str) -> "CardQuerySet":
        """With wijk and photo and the page's own columns, and without what no card shows; `more`
        names relations of which a card shows all."""
        own = [field.name for field in self.model._meta.local_concrete_fields]
        return self.select_related("home_wijk", "photo", *more).only(
            *more,
            *PAGE_IN_CARD,
            *(name for name in own if name != "body"),
            *(f"home_wijk__{name}" for name in WIJK_IN_ROW),
            *(f"photo__{name}" for name in PHOTO_IN_CARD),
        )
