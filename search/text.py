"""From what people type, and from what pages say, to words."""

import re
import unicodedata

from .stems import fold

MAX_CHARACTERS = 100
MAX_WORDS = 10
MAX_LETTERS = 40
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

#: Words that say nothing about what someone is after.
STOP_WORDS = frozenset(
    """
    a aan al alle alles als ben bij can daar dan dat de der den deze die dit doe doen door een en er
    ga gaan gaat had heb hebben heeft heel het hier hij hoe hun ik in is ja je jij jullie kan ken
    kunnen kunt maar me meer men met mij mijn moet moeten na naar nee niet nog nu of om omdat ons
    onze ook op over te tot u uit uw van veel via voor waar wanneer waarom was wat we wel welk
    welke werd wie wij wil wilt word worden wordt zal ze zelf zich zij zijn zo zoek zoeken zou
    about and any are at be by do does find for from get have how i im it its me my not on or our
    that the their there they this to what when where which who will with you your
    """.split()  # noqa: SIM905  (a list of words reads better so)
)


def clean(typed: str) -> str:
    """What was typed on one line, without signs that nobody sees, and not too long."""
    text = "".join(
        " " if unicodedata.category(sign).startswith(("C", "Z")) else sign
        for sign in typed[: MAX_CHARACTERS * 2]
    )
    return " ".join(text.split())[:MAX_CHARACTERS].strip()


def words_in(text: str) -> list[str]:
    """The words of a text as they are written, in small letters."""
    return [found[0].casefold()[:MAX_LETTERS] for found in WORD.finditer(text)]


def asked_words(typed: str) -> list[str]:
    """The folded words to search for: the first ten that say something, else the first ten."""
    folded = [fold(word) for word in words_in(clean(typed))]
    telling = [word for word in folded if word not in STOP_WORDS]
    return list(dict.fromkeys(telling or folded))[:MAX_WORDS]
