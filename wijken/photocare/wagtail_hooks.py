"""What the admin knows about the care for photos."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from mijnbuurt.users.models import User

from .admin_views import PagePhotosView, PhotoView
from .file_views import BlurView, EvidenceView
from .session_admin import SessionsView, SessionView


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("fotos/pagina/<int:page_id>/", PagePhotosView.as_view(), name="page"),
        path("fotos/<uuid:uuid>/", PhotoView.as_view(), name="photo"),
        path("fotos/<uuid:uuid>/onherkenbaar/", BlurView.as_view(), name="blur"),
        path("fotos/formulier/<uuid:uuid>/", EvidenceView.as_view(), name="evidence"),
    ]
    patterns += [
        path("toestemming/", SessionsView.as_view(), name="sessions"),
        path("toestemming/<uuid:uuid>/", SessionView.as_view(), name="session"),
    ]
    return [path("", include((patterns, "photo_admin")))]


@hooks.register("register_page_header_buttons")
def look_at_photos(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if page.permissions_for_user(user).can_edit():
        address = reverse("photo_admin:page", args=[page.pk])
        yield Button(_("Foto's nakijken"), address, icon_name="image", priority=30)
