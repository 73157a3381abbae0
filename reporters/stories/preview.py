"""A story as readers will see it, without saving anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mijnbuurt.core.meta import Meta
from wijken.news.models import Article

from . import pages
from .models import Story


def unsaved_page(story: Story) -> Article:
    """The page that sending the story now would make."""
    page = pages.newest_version(story)
    if page is None:
        section = pages.section_of(story.wijk)
        page = pages.new_page(story, section)
        page.home_wijk = story.wijk
        page.path, page.depth = section.path + "ZZZZ", section.depth + 1
        page.set_url_path(section)
    pages.fill(page, story)
    return page


def preview(request: HttpRequest, story: Story) -> HttpResponse:
    page = unsaved_page(story)
    context = {
        **page.get_context(request),
        "meta": Meta(title=page.title, robots="noindex"),
        "back_from_preview": reverse("stories:write", args=[story.uuid]),
    }
    return render(request, page.template, context)
