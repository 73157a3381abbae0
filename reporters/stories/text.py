"""A story as plain lines, which any phone can type, and the same as blocks of a page.

    # Tussenkop          ## Kleinere kop        - punt        1. stap        > citaat – wie
    **vet**              [woorden](adres)       [[2: een blok dat blijft zoals het is]]

A link within the site and a block that has no lines of its own come from the page as it was: a
reporter can move or drop them, but not make them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from mijnbuurt.intake.cleaning import clean_text

HEADING = re.compile(r"^(#{1,3})\s*(?=\S)(.*)$")
BULLET = re.compile(r"^(?:[-*•·▪–]|o(?=\t))\s+(.*)$")
NUMBER = re.compile(r"^\d{1,2}[.)]\s+(.*)$")
QUOTE = re.compile(r"^>\s*(?=\S)(.*)$")
SOURCE = re.compile(r"^(.*\S)\s+[–—]\s+(\S.{0,79})$")
KEPT = re.compile(r"^\[\[(\d{1,3}):.*\]\]$")
BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
OUTSIDE = re.compile(r"^(https?://|mailto:|tel:)")
INSIDE = {"page": "pagina", "document": "document"}

Block = tuple[str, Any]


def clean_story(text: str) -> str:
    """Lines without what word processors leave behind: hard spaces, soft hyphens, empty lines."""
    text = clean_text(text).replace("\xa0", " ").replace("\xad", "").replace("\u200b", "")
    lines = (line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


# From lines to blocks


def to_blocks(text: str, base: StreamValue | None = None) -> list[Block]:
    """The blocks of a story. `base` is the page as it was, of which blocks and links may stay."""
    links = known_links(base) if base is not None else {}
    found: list[Block] = []
    parts: list[str] = []

    def close() -> None:
        if parts:
            found.append(("text", "".join(as_html(parts, links))))
            parts.clear()

    for line in clean_story(text).split("\n"):
        kept = KEPT.match(line)
        quote = QUOTE.match(line)
        if kept:
            block = kept_block(int(kept[1]), base)
            if block:
                close()
                found.append(block)
        elif quote:
            close()
            found.append(("quote", quote_of(quote[1])))
        elif line:
            parts.append(line)
    close()
    return found


def as_html(lines: Iterable[str], links: dict[str, str]) -> Iterator[str]:
    """Rich text, line by line; points after each other share a list."""
    open_list = ""
    for line in lines:
        bullet, number = BULLET.match(line), NUMBER.match(line)
        wanted = "ul" if bullet else "ol" if number else ""
        if wanted != open_list:
            yield f"</{open_list}>" if open_list else ""
            yield f"<{wanted}>" if wanted else ""
            open_list = wanted
        heading = HEADING.match(line)
        if bullet or number:
            yield f"<li>{inline((bullet or number)[1], links)}</li>"  # type: ignore[index]
        elif heading:
            level = "h2" if len(heading[1]) == 1 else "h3"
            yield f"<{level}>{inline(heading[2].strip(' #'), links)}</{level}>"
        else:
            yield f"<p>{inline(line, links)}</p>"
    yield f"</{open_list}>" if open_list else ""


def inline(line: str, links: dict[str, str]) -> str:
    """Bold words and links; all else is what was typed."""
    safe = BOLD.sub(r"<b>\1</b>", escape(line))

    def link(match: re.Match[str]) -> str:
        words, to = match[1], match[2]
        if to in links:
            return f"<a {links[to]}>{words}</a>"
        if OUTSIDE.match(to):
            return f'<a href="{to}">{words}</a>'
        return words

    return LINK.sub(link, safe)


def quote_of(line: str) -> dict[str, str]:
    source = SOURCE.match(line)
    words, who = (source[1], source[2]) if source else (line, "")
    return {"text": words[:300], "source": who}


def kept_block(number: int, base: StreamValue | None) -> Block | None:
    """The block of the page as it was that a line stands for."""
    if base is None or not 0 < number <= len(base):
        return None
    block = base[number - 1]
    return None if block.block_type in ("text", "quote") else (block.block_type, block.value)


def known_links(base: StreamValue) -> dict[str, str]:
    """The links within the site on the page as it was, by how a line names them."""
    found = {}
    for block in base:
        if block.block_type == "text":
            for link in BeautifulSoup(str(block.value.source), "html.parser").find_all("a"):
                name = link_name(link)
                if name:
                    found[name] = f'linktype="{link["linktype"]}" id="{int(str(link["id"]))}"'
    return found


def link_name(link: Tag) -> str:
    kind = INSIDE.get(str(link.get("linktype", "")))
    number = str(link.get("id", ""))
    return f"{kind}-{number}" if kind and number.isdigit() else ""


# From blocks to lines


def to_lines(body: StreamValue) -> str:
    """The lines of a page, to go on with."""
    return clean_story("\n\n".join(filter(None, map(block_lines, range(1, len(body) + 1), body))))


def block_lines(number: int, block: Any) -> str:
    if block.block_type == "text":
        return rich_lines(str(block.value.source))
    if block.block_type == "quote":
        source = f" – {block.value['source']}" if block.value["source"] else ""
        return f"> {' '.join(block.value['text'].split())}{source}"
    names = {"photo": _("foto in de tekst"), "steps": _("stappen"), "form": _("formulier")}
    return f"[[{number}: {names.get(block.block_type, _('blok'))}]]"


def rich_lines(html: str) -> str:
    lines: list[str] = []
    for part in BeautifulSoup(html, "html.parser").children:
        if not isinstance(part, Tag):
            lines += [str(part).strip()]
        elif part.name in ("ul", "ol"):
            mark = "-" if part.name == "ul" else "1."
            lines += ["\n".join(f"{mark} {words_of(item)}" for item in part.find_all("li"))]
        else:
            mark = {"h2": "# ", "h3": "## ", "h4": "## "}.get(part.name, "")
            lines += [mark + words_of(part)]
    return "\n\n".join(line for line in lines if line.strip())


def words_of(part: Tag) -> str:
    """The words of an element in one line, with what is bold and where links lead."""
    return " ".join("".join(pieces(part)).split())


def pieces(part: Tag) -> Iterator[str]:
    for child in part.children:
        if isinstance(child, NavigableString):
            yield str(child)
        elif isinstance(child, Tag) and child.name == "br":
            yield " "
        elif isinstance(child, Tag) and child.name in ("b", "strong"):
            yield f"**{words_of(child)}**"
        elif isinstance(child, Tag) and child.name == "a":
            to = link_name(child) or str(child.get("href", ""))
            yield f"[{words_of(child)}]({to})" if to else words_of(child)
        elif isinstance(child, Tag):
            yield words_of(child)
