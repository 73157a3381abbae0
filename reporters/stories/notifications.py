"""Who hears of a decision about a story, and where each of them goes on."""

from collections.abc import Iterable

from django.urls import reverse
from wagtail.models import Page

from mijnbuurt.core.addresses import absolute
from wijken.makers import Maker

from .models import Story


def makers_of(page: Page) -> Iterable[Maker]:
    """The active makers of a story, each with the address of it at the desk."""
    story = Story.objects.filter(page_id=page.pk).first()
    if story is None:
        return
    address = absolute(reverse("stories:show", args=[story.uuid]))
    for author in story.authors.active():
        yield Maker(author.user, address)
