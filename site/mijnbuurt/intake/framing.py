"""Pages that partner sites may show inside their own. All other pages refuse that."""

from django.conf import settings
from django.http import HttpResponse


class FramingMixin:
    """`framed = True`: the page stands without header and footer in the sites of partners."""

    framed = False

    def allow_frame(self, response: HttpResponse) -> HttpResponse:
        if self.framed and settings.EMBED_ORIGINS:
            response._csp_replace = {"frame-ancestors": list(settings.EMBED_ORIGINS)}
            response.xframe_options_exempt = True
        return response
