"""What happens before a page is shown, and how the admin looks."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from .addresses import language_prefix
from .pages import BasePage
from .viewsets import AbbreviationViewSet
from .words import readers_language


@hooks.register("before_serve_page")
def lead_to_dutch(
    page: BasePage, request: HttpRequest, args: tuple, kwargs: dict[str, object]
) -> HttpResponse | None:
    """In a language that the site itself does not speak, only real translations are shown."""
    asked = readers_language()
    if asked in settings.INTERFACE_LANGUAGES or asked == page.language:
        return None
    return redirect("/" + request.path.removeprefix(language_prefix(asked)))


@hooks.register("insert_global_admin_css")
def skin() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/skin.css"))


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request: HttpRequest, items: list[object]) -> None:
    """How many pages and documents there are helps nobody on."""
    items.clear()


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[AbbreviationViewSet]:
    return [AbbreviationViewSet()]
