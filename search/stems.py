"""The stem of a word: what is left of "speeltuinen" and of "speeltuin" is the same.

Light stemmers of our own, so that SQLite and PostgreSQL find exactly the same. They take plural,
diminutive and the endings of adjectives away and leave the rest alone: two words that differ in
meaning are worse than two forms that are not joined, which the search finds by their beginning.
All functions take words that went through `fold`.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

SHORTEST = 3
#: Plurals that no rule gives, also at the end of a compound ("fietspaden").
ODD_PLURALS = {
    "kinderen": "kind",
    "eieren": "ei",
    "bladeren": "blad",
    "liederen": "lied",
    "dagen": "dag",
    "wegen": "weg",
    "paden": "pad",
    "daken": "dak",
    "gaten": "gat",
    "glazen": "glas",
    "baden": "bad",
    "steden": "stad",
    "schepen": "schip",
    "leden": "lid",
    "entra": "entrum",
    "musea": "museum",
}
#: Two signs that are one sound: a vowel before an ending is not made longer after these.
DOUBLE_SOUNDS = ("aa", "ee", "oo", "uu", "ie", "oe", "ei", "ij", "ui", "eu", "ou", "au")
VOWELS = "aeiouy"
PLURAL_S = re.compile(
    r"[aeiouy].*[^aeiouy]e[lrnm]s$|(aar|ie|erd|[aeiouy].*[td]e)s$|[aeiouy].*[^aeiou]o'?s$"
)
PLURAL_EN = re.compile(r"([aeiouy].*[^aeiouy]|ee|ie|ui)en$")
LITTLE = re.compile(r"(w|ei|ui|ij|[aeiou]{2}[nrl]|[aeiouy].*e[nrl])tje$")
OPEN_SYLLABLE = re.compile(r"(^|.*[^aeiouy])([aeou])([^aeiouywx])$")


def fold(text: str) -> str:
    """Small letters without accents, one way to write each sign."""
    small = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in small if not unicodedata.combining(sign))
    return plain.replace("’", "'").replace("ـ", "")


@lru_cache(maxsize=20_000)
def dutch(word: str) -> str:
    for plural, single in ODD_PLURALS.items():
        if word.endswith(plural):
            return word.removesuffix(plural) + single
    word = word.removesuffix("'s").replace("'", "")
    if len(word) <= SHORTEST:
        return _last_sound(word)
    word = _without_plural_s(_without_diminutive(word))
    if PLURAL_EN.search(word):
        word = _closed(word.removesuffix("en"))
    elif word.endswith("e") and len(word) > SHORTEST and word[-2] not in VOWELS:
        word = _closed(word.removesuffix("e"))
    elif re.search(r"[aeiou]{2}[pk]t$", word):
        word = word.removesuffix("t")  # "loopt", "maakt"
    return _last_sound(word)


def _without_diminutive(word: str) -> str:
    single = word.removesuffix("s")
    if not single.endswith("je") or len(single) < 5:
        return word
    if LITTLE.search(single):
        return single.removesuffix("tje")
    if single.endswith("mpje"):
        return single.removesuffix("pje")
    return single.removesuffix("je")


def _without_plural_s(word: str) -> str:
    return word.removesuffix("s") if PLURAL_S.search(word) else word


def _closed(word: str) -> str:
    """A word of which an ending was taken: "bom(en)" is "boom", "less(en)" is "les"."""
    if len(word) > 2 and word[-1] == word[-2] and word[-1] not in VOWELS:
        return word[:-1]
    found = OPEN_SYLLABLE.fullmatch(word)
    if found is None or word[-3:-1] in DOUBLE_SOUNDS:
        return word
    before, vowel, last = found.groups()
    if vowel == "e" and any(sign in VOWELS for sign in before):
        return word  # "wandel(en)", "ouder(en)"
    return before + vowel * 2 + last


def _last_sound(word: str) -> str:
    """ "huiz" is "huis", "briev" is "brief"; "paneel" is written as it is in "panelen"."""
    if len(word) > 2 and word[-1] in "vz":
        word = word[:-1] + ("f" if word[-1] == "v" else "s")
    if re.search(r"[aeiouy].*[^aeiou]ee[^aeiou]$", word):
        word = word[:-3] + word[-2:]
    return word


@lru_cache(maxsize=20_000)
def english(word: str) -> str:
    word = word.removesuffix("'s").replace("'", "")
    if len(word) <= SHORTEST:
        return word
    if word.endswith("ies"):
        word = word.removesuffix("ies") + "y"
    elif re.search(r"(ss|sh|ch|x|z)es$", word):
        word = word.removesuffix("es")
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word.removesuffix("s")
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST and any(sign in VOWELS for sign in stem):
            word = stem
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > SHORTEST + 1 else word


ARABIC_BEFORE = ("وال", "بال", "كال", "فال", "لل", "ال", "و")
ARABIC_AFTER = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")


@lru_cache(maxsize=20_000)
def arabic(word: str) -> str:
    word = re.sub("[أإآٱ]", "ا", word).replace("ى", "ي")
    for before in ARABIC_BEFORE:
        if word.startswith(before) and len(word) - len(before) >= SHORTEST:
            word = word.removeprefix(before)
            break
    for after in ARABIC_AFTER:
        if word.endswith(after) and len(word) - len(after) >= SHORTEST:
            return word.removesuffix(after)
    return word


STEMMERS: dict[str, Callable[[str], str]] = {"nl": dutch, "en": english, "ar": arabic}


def stem(word: str, language: str) -> str:
    """The stem of a folded word; a language that we have no rules for keeps the word."""
    return STEMMERS.get(language, str)(word)
