"""Pages that partner sites may show inside their own. All other pages refuse that."""

from django.conf import settings
from django.http.response import HttpResponseBase


class FramingMixin:
    """`framed = True`: the page stands without header and footer in the sites of partners."""

    framed = False

    def allow_frame(self, response: HttpResponseBase) -> HttpResponseBase:
        if self.framed and settings.EMBED_ORIGINS:
            policy = {"frame-ancestors": list(settings.EMBED_ORIGINS)}
            response._csp_replace = policy  # type: ignore[attr-defined]
            response.xframe_options_exempt = True  # type: ignore[attr-defined]
        return response
