"""Whether a text reads easily: pure functions over words. Hints for who writes, never a block."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

#: Words in a sentence; the guide for easy Dutch (B1) stays below fifteen on average.
LONGEST_SENTENCE = 20
#: Words of a sentence that show which one is meant.
SHOWN_WORDS = 7
#: Link texts that say nothing to who hears them without the sentence around them.
EMPTY_LINKS = frozenset(
    {
        "hier", "klik", "klik hier", "klikt u hier", "meer", "lees meer", "lees verder",
        "meer info", "meer informatie", "link", "deze link", "website", "deze pagina",
    }
)  # fmt: skip
#: A point after these does not end a sentence.
SHORT_FORMS = frozenset(
    {"bijv", "nr", "tel", "dhr", "mevr", "dr", "mr", "ir", "o.a", "d.w.z", "m.u.v", "ca", "evt"}
)
END = re.compile(r"[.!?…]+[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9À-Ý])")
LAST_WORD = re.compile(r"(\S+?)[.!?…]+[\"'”’)]*\s*$")
#: Vowels that sound together; a diaeresis begins a new syllable.
VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|[aeiouy]{1,2}|[äëïöüáéíóúàèêâîôû]")
PARAGRAPHS = ("p", "li", "h2", "h3", "h4", "blockquote")


@dataclass(frozen=True)
class Text:
    """The words of a page: its paragraphs, the texts of its links and its summary."""

    paragraphs: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    summary: str = ""


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph: "Om 10.00 uur, o.a. koffie. Kom ook!" has two."""
    found: list[str] = []
    start = 0
    for end in END.finditer(paragraph):
        piece = paragraph[start : end.end()]
        last = LAST_WORD.search(piece)
        if last and last[1].lower().lstrip("(\"'") in SHORT_FORMS:
            continue
        found.append(piece.strip())
        start = end.end()
    rest = paragraph[start:].strip()
    return [*found, rest] if rest else found


def words(sentence: str) -> list[str]:
    return [word for word in sentence.split() if any(letter.isalnum() for letter in word)]


def syllables(word: str) -> int:
    """How many syllables a Dutch word has, by its groups of vowels: "ruimte" has two."""
    return max(1, len(VOWELS.findall(word.lower())))


def reading_ease(text: str) -> float:
    """How easily a text reads: 100 is a text for children, below 45 takes schooling.

    The Dutch form of Flesch's Reading Ease by W.H. Douma, "De leesbaarheid van landbouwbladen"
    (Landbouwhogeschool Wageningen, Bulletin 17, 1960): 206.84 - 0.77 w - 0.93 s, with w syllables
    in a hundred words and s words in a sentence.
    """
    found = [words(sentence) for sentence in sentences(text)]
    count = sum(map(len, found))
    if not count:
        return 100.0
    spoken = sum(syllables(word) for sentence in found for word in sentence)
    return 206.84 - 0.77 * (100 * spoken / count) - 0.93 * (count / len(found))


def html_parts(html: str) -> tuple[list[str], list[str]]:
    """The paragraphs and the link texts in rich text."""
    soup = BeautifulSoup(html, "html.parser")
    paragraphs = [" ".join(part.get_text(" ").split()) for part in soup.find_all(PARAGRAPHS)]
    links = [" ".join(link.get_text(" ").split()) for link in soup.find_all("a")]
    return paragraphs, links


def body_parts(body: StreamValue) -> tuple[list[str], list[str]]:
    """The paragraphs and link texts of a body made of blocks."""
    paragraphs: list[str] = []
    links: list[str] = []
    for block in body:
        if block.block_type == "text":
            more, more_links = html_parts(str(block.value.source))
            paragraphs += more
            links += more_links
        else:
            paragraphs += strings_in(block.value)
    return paragraphs, links


def strings_in(value: Any) -> Iterator[str]:
    """All plain words in the value of a block, however deep."""
    if isinstance(value, str):
        yield value
    elif hasattr(value, "items"):
        for part in value.values():
            yield from strings_in(part)
    elif isinstance(value, Iterable):
        for part in value:
            yield from strings_in(part)


def hints(text: Text, abbreviations: Iterable[tuple[str, str]] = ()) -> list[str]:
    """What could be easier, in sentences for an editor; empty when nothing stands out."""
    return [
        *_summary_hint(text),
        *_link_hints(text.links),
        *_abbreviation_hints(text, abbreviations),
        *_sentence_hints(text),
    ]


def _summary_hint(text: Text) -> list[str]:
    if text.summary.strip():
        return []
    return [_("Er is nog geen samenvatting. Die staat in lijsten en bij zoeken.")]


def _link_hints(links: Iterable[str]) -> list[str]:
    empty = {link for link in links if link.lower().strip(" .!:>»") in EMPTY_LINKS}
    bare = {link for link in links if link.startswith(("http://", "https://", "www."))}
    return [
        _("De link “%(link)s” zegt niet waar hij heen gaat. Noem de pagina.") % {"link": link}
        for link in sorted(empty | bare)
    ]


def _abbreviation_hints(text: Text, abbreviations: Iterable[tuple[str, str]]) -> list[str]:
    whole = "\n".join([text.summary, *text.paragraphs])
    return [
        _("“%(short)s” staat er zonder uitleg. Schrijf één keer voluit: %(meaning)s.")
        % {"short": short, "meaning": meaning}
        for short, meaning in abbreviations
        if re.search(rf"(?<!\w){re.escape(short)}(?!\w)", whole)
        and meaning.casefold() not in whole.casefold()
    ]


def _sentence_hints(text: Text) -> list[str]:
    paragraphs = (text.summary, *text.paragraphs)
    found = (words(sentence) for part in paragraphs for sentence in sentences(part))
    return [
        _("Deze zin heeft %(count)s woorden: “%(start)s …” Maak er twee van.")
        % {"count": len(sentence), "start": " ".join(sentence[:SHOWN_WORDS])}
        for sentence in found
        if len(sentence) > LONGEST_SENTENCE
    ]
