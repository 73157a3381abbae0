"""What follows when a page moves. Connected when the app is ready."""

from wagtail.models import Page
from wagtail.signals import post_page_move

from .models import WijkContentPage, wijk_of_path


def connect() -> None:
    post_page_move.connect(follow_move)


def follow_move(instance: Page, **kwargs: object) -> None:
    """A page and all below it belong to the wijk of their new place."""
    moved = Page.objects.get(pk=instance.pk)
    for page in moved.get_descendants(inclusive=True).specific():
        if isinstance(page, WijkContentPage):
            type(page).objects.filter(pk=page.pk).update(home_wijk=wijk_of_path(page.path))
