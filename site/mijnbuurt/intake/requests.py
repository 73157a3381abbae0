"""What a request brought along, or a clear word that it cannot be read. Never an exception more."""

from dataclasses import dataclass

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.utils.datastructures import MultiValueDict

from .cleaning import clean_query

# A photo of 20 MB may come along; some more, so that a larger one gets its own sentence.
MAX_BODY = 60 * 1024 * 1024


class Unreadable(Exception):
    """The body makes no sense (400) or is too large (413)."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True)
class Posted:
    data: QueryDict
    files: MultiValueDict[str, UploadedFile]


def read_post(request: HttpRequest, limit: int = MAX_BODY) -> Posted:
    """The fields and files of a form, cleaned. `limit` is in bytes. Raises Unreadable."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise Unreadable(400) from None
    if length > limit:
        raise Unreadable(413)
    # A body in any other encoding than the page's own is not from our form.
    request.encoding = "utf-8"
    try:
        return Posted(clean_query(request.POST), request.FILES)
    except SuspiciousOperation:  # more text, fields or files than any form has
        raise Unreadable(413) from None
    except (BadRequest, MultiPartParserError, UnreadablePostError, ValueError, LookupError):
        raise Unreadable(400) from None
