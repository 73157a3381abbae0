"""What someone typed in a form that can't be kept any more, to copy from the page that says so."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

#: Shorter values are choices, keys and dates.
SHORTEST = 12
MOST_TEXTS, LONGEST = 40, 50_000
UNSHOWN = ("csrfmiddlewaretoken", "next", "seen", "key")
SECRET = "password"  # noqa: S105  a part of names


def signed_out(request: HttpRequest) -> HttpResponse | None:
    """Nothing was saved; here is what was typed, to copy. None if that was nothing."""
    texts = typed_texts(request)
    if not texts:
        return None
    context = {"texts": texts, "path": request.get_full_path()}
    response = render(request, "errors/signed_out.html", context, status=403)
    response.headers["Cache-Control"] = "no-store"
    return response


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a post comes from a page of this site."""
    try:
        return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
    except ValueError:
        return False


def typed_texts(request: HttpRequest) -> list[str]:
    """The texts in a post that a person may have typed, each once, in their order."""
    found: dict[str, None] = {}
    for name, values in request.POST.lists():
        if name.endswith(UNSHOWN) or SECRET in name:
            continue
        for value in values:
            text = words_of(value)
            if len(text) >= SHORTEST and " " in text:
                found[text[:LONGEST]] = None
    return list(found)[:MOST_TEXTS]


def words_of(value: str) -> str:
    """The words of a field; those of rich text lie in the JSON of the editor."""
    if not value.startswith("{"):
        return value.strip()
    try:
        content: Any = json.loads(value)
        return "\n".join(str(block["text"]) for block in content["blocks"]).strip()
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
