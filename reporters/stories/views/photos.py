"""One photo at a time, for the queue on the phone. Answers are short, and in sentences."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from mijnbuurt.photos import formats
from mijnbuurt.photos.refusals import REASONS, PhotoRefused
from reporters.stories.enums import Reason
from reporters.stories.models import StoryPhoto
from reporters.stories.receiving import add, key_of, place_in_line
from reporters.stories.transitions import NotPossible

from .base import StoryView


class PhotoView(StoryView):
    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Without a place in line the photo is not even read."""
        with place_in_line() as has_place:
            if has_place:
                return super().dispatch(request, *args, **kwargs)
            return JsonResponse({"sentence": str(REASONS["busy"])}, status=429)

    def post(self, request: HttpRequest, **kwargs: Any) -> JsonResponse:
        key, file = key_of(self.data.get("key", "")), self.posted.files.get("photo")
        if key is None or file is None:
            sentence = _("De foto kwam niet goed over. Probeer het nog eens.")
            return JsonResponse({"sentence": sentence}, status=400)
        try:
            row = add(self.story, self.maker, file, key, self.now)
        except PhotoRefused as refusal:
            # 429: the same photo may be sent again; 422: it never will do.
            status = 429 if refusal.code == "busy" else 422
            return JsonResponse({"sentence": " ".join(refusal.messages)}, status=status)
        except NotPossible as refusal:
            status = 422 if refusal.reason == Reason.FULL else 409
            return JsonResponse({"sentence": str(refusal), "reason": refusal.reason}, status=status)
        return JsonResponse(told(row))


def told(row: StoryPhoto) -> dict[str, Any]:
    """What the phone needs to know of a photo that arrived."""
    return {"key": str(row.key), "address": formats.address(row.photo.uuid, formats.WIDTHS[0])}
