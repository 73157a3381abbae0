"""Template tags and filters of every template. They are built in: no template loads them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from math import ceil
from typing import Any
from urllib.parse import quote, urlencode

from django import template
from django.conf import settings
from django.forms import BoundField
from django.templatetags.static import static
from django.utils import translation
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from mijnbuurt.core.addresses import language_prefix
from mijnbuurt.core.dates import (
    day_iso,
    day_names,
    day_nl,
    day_relative,
    day_short,
    iso,
    month_short,
    time_nl,
    time_range,
)
from mijnbuurt.core.words import direction, language_attributes, readers_language

register = template.Library()

#: Addresses that exist in no language; from there a choice of language leads home.
WITHOUT_LANGUAGE = ("/demo/", "/stijl/", "/beheer/")


# Drawings and icons


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, css: str = "") -> SafeString:
    """An icon from the sprite. It is decoration: the words stand beside it."""
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        f"mb-icon {css}".strip(),
        static("icons/icons.svg"),
        name,
    )


@register.simple_tag
def emblem(wijk: Any) -> SafeString:
    """The landmark of a wijk, in the colour of the text around it."""
    return emblem_called(getattr(wijk, "emblem", "") or "huis")


@lru_cache(maxsize=64)
def emblem_called(name: str) -> SafeString:
    return format_html(
        '<svg class="mb-emblem" aria-hidden="true" focusable="false">'
        '<use href="{}#emblem-{}"></use></svg>',
        static("drawings/emblems.svg"),
        name,
    )


@register.simple_tag
def drawing(name: str, css: str = "", width: int = 480, height: int = 300) -> SafeString:
    """A drawing from `drawings/`, as decoration."""
    return format_html(
        '<img class="{}" src="{}" width="{}" height="{}" alt="" loading="lazy" decoding="async">',
        css,
        static(f"drawings/{name}.svg"),
        width,
        height,
    )


# Addresses


@register.simple_tag
def address(path: str) -> str:
    """An address on this site in the language of the reader: "/agenda/" becomes "/en/agenda/"."""
    return language_prefix(readers_language()) + path.lstrip("/")


@register.simple_tag
def share_query(**values: str) -> str:
    """Values as the query of an address, spaces as %20: mail programs show a plus as it is."""
    return urlencode(values, quote_via=quote)


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The languages that the site itself speaks, by their own names, with this page's address."""
    request = context.get("request")
    path = getattr(request, "path", "/")
    for code, _name in settings.LANGUAGES:
        if code != settings.LANGUAGE_CODE and path.startswith(f"/{code}/"):
            path = path[len(code) + 1 :]
    if path.startswith(WITHOUT_LANGUAGE):
        path = "/"
    query = request.META.get("QUERY_STRING", "") if request else ""
    links = []
    for code in settings.INTERFACE_LANGUAGES:
        url = language_prefix(code) + path.lstrip("/") + (f"?{query}" if query else "")
        links.append(
            {
                "code": code,
                "name": translation.get_language_info(code)["name_local"],
                "url": url,
                "current": code == readers_language(),
                "dir": direction(code),
            }
        )
    return links


# Words in another language than that of the page around them


@register.simple_tag
def lang_of(item: Any) -> SafeString:
    """Attributes for the words of a page, date or row in a list."""
    return language_attributes(getattr(item, "words_language", settings.LANGUAGE_CODE))


@register.simple_tag
def dutch() -> SafeString:
    """Attributes for words that are there in the source language alone."""
    return language_attributes(settings.LANGUAGE_CODE)


@register.filter
def words(site: Any, name: str) -> SafeString:
    """What the settings say, in the reader's language or else marked as Dutch."""
    language = readers_language()
    text = site.words(name, language)
    if text:
        return format_html("{}", text)
    attributes = language_attributes(settings.LANGUAGE_CODE)
    return format_html("<bdi{}>{}</bdi>", attributes, getattr(site, name))


@register.filter
def plain_words(site: Any, name: str) -> str:
    """What the settings say, for a mail; nothing where it is not translated."""
    return site.words(name, readers_language())


@register.filter
def isolated(text: str) -> SafeString:
    """A number, address or name amid other words, in its own direction."""
    return format_html("<bdi>{}</bdi>", text)


ROLES = {
    "agent": "shield-check",
    "boa": "shield-check",
    "jongeren": "ball-basketball",
    "wonen": "home-heart",
    "woon": "home-heart",
    "verhuur": "home-heart",
    "consulent": "home-heart",
    "beheerder": "hammer",
    "huismeester": "hammer",
    "buurtwerk": "heart-handshake",
    "opbouw": "heart-handshake",
    "sociaal": "heart-handshake",
    "zorg": "heart-handshake",
    "gemeente": "building-community",
    "coördinator": "building-community",
    "coordinator": "building-community",
}


@register.filter
def role_icon(role: str) -> str:
    """The icon that stands where a face would: what someone does, never an invented person."""
    words = str(role).lower()
    return next((name for part, name in ROLES.items() if part in words), "user")


@register.filter
def phone_href(number: str) -> str:
    """What a telephone dials: "tel:+31592000000" for a Dutch number, short ones as they are."""
    digits = "".join(sign for sign in str(number) if sign.isdigit())
    if str(number).strip().startswith("+"):
        return f"tel:+{digits}"
    if digits.startswith("00"):
        return f"tel:+{digits[2:]}"
    if digits.startswith("0") and len(digits) == 10 and not digits.startswith(("0800", "0900")):
        return f"tel:+31{digits[1:]}"
    return f"tel:{digits}"


#: A telephone number with spaces between its figures.
SPACED_NUMBER = re.compile(r"(?<!\d)(?:0|\+\d{2} ?)\d{1,3}(?: \d{2,4}){2,4}(?!\d)")


@register.filter
def whole_numbers(text: Any) -> SafeString:
    """Running text in which no telephone number breaks over two lines; rich text stays so."""
    html = conditional_escape(text)
    whole = SPACED_NUMBER.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), html)
    return mark_safe(whole)  # noqa: S308  (escaped above)


@register.filter
def one_line(text: str) -> str:
    """An address of several lines, in one."""
    return ", ".join(line.strip() for line in str(text).splitlines() if line.strip())


# Days and times

for days_and_times in (
    time_nl,
    time_range,
    day_nl,
    day_short,
    month_short,
    day_names,
    day_relative,
    day_iso,
    iso,
):
    register.filter(days_and_times)


# Lists


def columns_of_wall(count: int) -> int:
    """How many bricks a whole course has on a wide screen: 3 to 6, in courses as even as can be."""
    courses = 1 if count <= 5 else max(2, ceil(count / 6))
    return max(3, ceil(count / courses))


@register.filter
def wall(wijken: Iterable[Any]) -> dict[str, Any]:
    """The bricks of the wall and what fills its courses.

    Each course holds `columns` bricks and half a brick; every second one starts with the half.
    Cells are a brick with its wijk, "half" or "blank" (nobody has written on that one yet). On a
    phone two bricks make a course; `wide` keeps their joints from lying above each other.
    """
    bricks = [{"wijk": wijk, "wide": at % 4 in (0, 3)} for at, wijk in enumerate(wijken)]
    columns = columns_of_wall(len(bricks))
    source = iter(bricks)
    cells: list[Any] = []
    for course in range(ceil(len(bricks) / columns)):
        row: list[Any] = list(islice(source, columns))
        row += ["blank"] * (columns - len(row))
        cells += ["half", *row] if course % 2 else [*row, "half"]
    return {"columns": columns, "cells": cells}


@register.filter
def field_kind(field: BoundField) -> str:
    """What a form field looks like: text, textarea, select, radio, checkbox, choices or file."""
    widget = field.field.widget
    names = {
        "CheckboxInput": "checkbox",
        "CheckboxSelectMultiple": "choices",
        "Textarea": "textarea",
        "RadioSelect": "radio",
    }
    for cls in type(widget).__mro__:
        if cls.__name__ in names:
            return names[cls.__name__]
    return getattr(widget, "input_type", "text") or "text"
