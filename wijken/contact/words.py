"""Finding words in what people write: whole words, whatever their capitals and accents."""

import re
import unicodedata
from collections.abc import Iterable


def words_of(text: str) -> list[str]:
    """The words of a text in one plain spelling: "Één lantaarn!" gives ["een", "lantaarn"]."""
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", bare.casefold())


def mentions(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of these words, or words in a row, stands in a text."""
    said = f" {' '.join(words_of(text))} "
    wanted = (" ".join(words_of(phrase)) for phrase in phrases)
    return any(phrase and f" {phrase} " in said for phrase in wanted)
