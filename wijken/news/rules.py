"""What must be known before a story may go online. Pure answers."""

from django.utils.translation import gettext as _

from .enums import ArticleKind, Names

#: In these residents tell, so there are likely names in them.
TELLING = (ArticleKind.STORY, ArticleKind.PHOTO_SERIES)


def names_obstacles(kind: str, names: str) -> list[str]:
    """What is in the way as to residents who are named."""
    if names == Names.NOT_YET:
        return [_("Wie met naam in het verhaal staat, moet dat goed vinden. Vraag het eerst.")]
    if not names and kind in TELLING:
        return [_("Zeg eerst of er namen van bewoners in staan, en of zij dat goed vinden.")]
    return []
