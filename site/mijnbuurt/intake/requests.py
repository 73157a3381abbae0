"""What a request brought along, or a clear word that it cannot be read. Never an exception more."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
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
    #: The names of files for which there was no room, and of those that are too large themselves.
    left_out: list[str] = field(default_factory=list)
    too_large: list[str] = field(default_factory=list)


class Room(FileUploadHandler):
    """Takes in so many files of so many bytes together, each of at most `largest`. What does not
    fit goes by unread, so that the words and files that come after it still arrive."""

    def __init__(self, files: int, size: int = MAX_BODY, largest: int | None = None) -> None:
        super().__init__()
        self.files, self.size, self.largest = files, size, largest
        self.left_out: list[str] = []
        self.too_large: list[str] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """No refusal here: that makes Django close the file before this one."""
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.taken += len(raw_data)
        if self.files < 1:
            self.leave_out(self.left_out)
        if self.largest is not None and self.taken > self.largest:
            self.leave_out(self.too_large)
        if self.taken > self.size:
            self.leave_out(self.left_out)
        return raw_data

    def leave_out(self, names: list[str]) -> None:
        names.append(self.file_name or "")
        raise SkipFile

    def file_complete(self, file_size: int) -> None:
        """The other handlers keep it; only then does it take room."""
        self.files -= 1
        self.size -= self.taken


def read_post(request: HttpRequest, limit: int = MAX_BODY, room: Room | None = None) -> Posted:
    """The fields and files of a form, cleaned. `limit` is in bytes. Raises Unreadable."""
    if room is not None:
        request.upload_handlers.insert(0, room)
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise Unreadable(400) from None
    if length > limit:
        raise Unreadable(413)
    # A body in any other encoding than the page's own is not from our form.
    request.encoding = "utf-8"
    try:
        posted = Posted(clean_query(request.POST), request.FILES)
    except SuspiciousOperation:  # more text, fields or files than any form has
        raise Unreadable(413) from None
    except (BadRequest, MultiPartParserError, UnreadablePostError, ValueError, LookupError):
        raise Unreadable(400) from None
    if room is None:
        return posted
    return replace(posted, left_out=room.left_out, too_large=room.too_large)
