"""Words of pages in lists: those of a translation where one is live, else Dutch that says so."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

#: What a list shows of a page, where its type has it.
SHOWN_WORDS = ("title", "summary", "photo_alt", "date_words")


def readers_language() -> str:
    """The language of who reads this."""
    return translation.get_language() or settings.LANGUAGE_CODE


def in_readers_language(pages: Iterable[Any]) -> list[Any]:
    """These Dutch pages, with title and summary of their live translation if there is one.

    One query a kind of page, and none for who reads Dutch. The pages are for showing: they are
    not to be saved.
    """
    shown = [page for page in pages if page is not None]
    language = readers_language()
    if language == settings.LANGUAGE_CODE:
        return shown
    kinds: dict[type, list[Any]] = defaultdict(list)
    for page in shown:
        kinds[type(page)].append(page)
    for kind, group in kinds.items():
        _swap(kind, group, language)
    return shown


def _swap(kind: Any, pages: list[Any], language: str) -> None:
    names = [field.name for field in kind._meta.get_fields() if field.name in SHOWN_WORDS]
    translated = kind.objects.filter(
        translation_key__in={page.translation_key for page in pages},
        locale__language_code=language,
        live=True,
        alias_of=None,
    )
    rows = translated.values("translation_key", *names)
    found = {row.pop("translation_key"): row for row in rows}
    for page in pages:
        for name, value in found.get(page.translation_key, {}).items():
            setattr(page, name, value)
            page.words_in = language


def direction(code: str) -> str:
    """Which way a language is written, as HTML says it."""
    return "rtl" if translation.get_language_info(code)["bidi"] else "ltr"


def language_attributes(code: str) -> SafeString:
    """`lang` and `dir` for words in another language than the reader's; else nothing."""
    if code == readers_language():
        return SafeString()
    return format_html(' lang="{}" dir="{}"', code, direction(code))
