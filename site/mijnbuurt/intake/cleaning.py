"""Text as people meant it: no invisible characters that break a mail, an export or a screen."""

import re
import unicodedata

from django.http import QueryDict

# Word's "soft return" (vertical tab), form feed and the Unicode line and paragraph separators.
LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters but tab and newline; overrides of the writing direction (ordinary marks for
# Arabic stay); surrogates, the byte order mark and code points that are no characters.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
MAIL_ADDRESS = re.compile(r"\S+@\S+")
SENTENCE_ENDS = (".", "!", "?", "؟")
LONG_NUMBER = re.compile(r"\+?\d(?:[\s.\-()]*\d){5,}")


def clean_text(value: str) -> str:
    """Text of several lines, without what cannot be seen."""
    value = LINE_BREAKS.sub("\n", value)
    return unicodedata.normalize("NFC", INVISIBLE.sub("", value))


def clean_line(value: str) -> str:
    """Text of one line: line breaks, tabs and double spaces become one space."""
    return " ".join(clean_text(value).split())


def clean_query(posted: QueryDict) -> QueryDict:
    """A copy of what was sent with every value clean."""
    cleaned = QueryDict(mutable=True)
    for name in posted:
        cleaned.setlist(clean_line(name), [clean_text(value) for value in posted.getlist(name)])
    return cleaned


def first_words(value: str, limit: int = 60) -> str:
    """The start of a text for a subject line, without mail addresses and telephone numbers."""
    line = LONG_NUMBER.sub("…", MAIL_ADDRESS.sub("…", clean_line(value)))
    if len(line) <= limit:
        return line
    cut = line[:limit]
    words = (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:-–…")
    return words if words.endswith(SENTENCE_ENDS) else f"{words}…"
