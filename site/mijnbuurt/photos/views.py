"""The one address of photos. It answers from the storage, and only to who may see the photo."""

import hashlib
from typing import NamedTuple
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from . import formats
from .enums import PhotoState
from .models import Photo
from .rules import may_see
from .storage import photo_storage


class Stored(NamedTuple):
    """A file in the storage and what kind it is."""

    name: str
    content_type: str


@require_safe
def photo(request: HttpRequest, uuid: UUID, width: int, extension: str) -> HttpResponseBase:
    """A photo at about a width. 404 when there is none, or none that this visitor may see."""
    found = find(uuid)
    if found is None or not found.visible_to(request):
        raise Http404
    for stored in found.candidates(width, extension):
        response = answer(request, stored)
        if response is not None:
            return with_headers(response, stored, found.is_public)
    raise Http404


class Found(NamedTuple):
    """A photo with its copies, as one query gives it."""

    pk: int
    state: str
    full_width: int
    file: str
    copies: dict[str, str]

    @property
    def is_public(self) -> bool:
        return self.state in PhotoState.visible()

    def visible_to(self, request: HttpRequest) -> bool:
        """Public photos are for everyone: then nobody asks who is there, and no session is read."""
        if self.is_public:
            return True
        private = Photo.objects.select_related("collection").filter(pk=self.pk).first()
        return private is not None and may_see(request.user, private)

    def candidates(self, width: int, extension: str) -> list[Stored]:
        """What fits, best first. The original fits always: it is clean and not very large."""
        near = formats.nearest_width(self.full_width, width)
        wanted = dict.fromkeys([extension, formats.FALLBACK])
        found = [
            Stored(self.copies[formats.spec(near, kind)], formats.FORMATS[kind].content_type)
            for kind in wanted
            if formats.spec(near, kind) in self.copies
        ]
        return [*found, Stored(self.file, formats.FORMATS[formats.FALLBACK].content_type)]


def find(uuid: UUID) -> Found | None:
    """A photo and the copies that are ready, in one query."""
    rows = list(
        Photo.objects.filter(uuid=uuid).values_list(
            "pk", "state", "width", "file", "renditions__filter_spec", "renditions__file"
        )
    )
    if not rows:
        return None
    pk, state, full_width, file, *_rest = rows[0]
    copies = {spec: name for *_rest, spec, name in rows if spec}
    return Found(pk, state, full_width, file, copies)


def answer(request: HttpRequest, stored: Stored) -> HttpResponseBase | None:
    """The file itself, where it is kept by the web server, or word that nothing changed."""
    etag = etag_of(stored)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None and unchanged.status_code == 304:
        return unchanged
    if settings.PHOTO_ACCEL_PREFIX:
        response = HttpResponse(content_type=stored.content_type)
        response.headers["X-Accel-Redirect"] = settings.PHOTO_ACCEL_PREFIX + quote(stored.name)
        return response
    try:
        file = photo_storage().open(stored.name)
    except FileNotFoundError:
        return None
    return whole(request, file, stored.content_type)


def whole(request: HttpRequest, file: File, content_type: str) -> HttpResponseBase:
    if request.method == "HEAD":
        with file:
            head = HttpResponse(content_type=content_type)
            head.headers["Content-Length"] = str(file.size)
            return head
    response = FileResponse(file, content_type=content_type)
    response.headers["Content-Length"] = str(file.size)
    return response


def kept_nowhere(file: FieldFile) -> FileResponse:
    """A photo or form for whom the caller lets in. Raises Http404 when the file is gone."""
    try:
        opened = file.storage.open(file.name or "")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(opened, content_type=formats.FORMATS[formats.FALLBACK].content_type)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def with_headers(response: HttpResponseBase, stored: Stored, is_public: bool) -> HttpResponseBase:
    """Public photos are kept for a minute, so a photo that is taken down is gone within one."""
    headers = {
        "Cache-Control": "public, max-age=60" if is_public else "private, no-store",
        "ETag": etag_of(stored),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Content-Disposition": "inline",
    }
    for name, value in headers.items():
        response.headers[name] = value
    return response


def etag_of(stored: Stored) -> str:
    """A file never changes under its name. The name itself stays inside."""
    return f'"{hashlib.sha256(stored.name.encode()).hexdigest()[:32]}"'
