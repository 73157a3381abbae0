"""What happens before a page is shown."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from wagtail import hooks

from .addresses import language_prefix
from .pages import BasePage


@hooks.register("before_serve_page")
def lead_to_dutch(
    page: BasePage, request: HttpRequest, args: tuple, kwargs: dict[str, object]
) -> HttpResponse | None:
    """In a language that the site itself does not speak, only real translations are shown."""
    asked = translation.get_language() or settings.LANGUAGE_CODE
    if asked in settings.INTERFACE_LANGUAGES or asked == page.language:
        return None
    return redirect("/" + request.path.removeprefix(language_prefix(asked)))
