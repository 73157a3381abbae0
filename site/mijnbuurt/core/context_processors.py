"""What every template knows without asking."""

from django.conf import settings
from django.http import HttpRequest

from .models import SiteSettings


def site(request: HttpRequest) -> dict[str, object]:
    return {"site": SiteSettings.load(request_or_site=request), "demo": settings.DEMO}
