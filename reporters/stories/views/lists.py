"""All stories of a reporter, and one of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from reporters.stories import transitions
from reporters.stories.compare import changes_of
from reporters.stories.enums import Step
from reporters.stories.models import Story
from reporters.stories.preview import preview
from reporters.stories.states import statuses
from reporters.stories.transitions import NotPossible

from .base import ReporterView, StoryView

#: What waits for the reporter comes first, then what is nearly online.
ORDER = [Step.ASKED, Step.WRITING, Step.WAITING, Step.SCHEDULED, Step.DECLINED]
MOST_SHOWN = 60


class StoriesView(ReporterView):
    title = _("Verhalen")
    template_name = "reporters/stories/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        own = Story.objects.of(self.maker).select_related("wijk", "page")
        found = list(own.prefetch_related("photos__photo")[:MOST_SHOWN])
        known = statuses(found)
        rows = [{"story": story, "state": known[story.pk]} for story in found]
        rows.sort(key=lambda row: order_of(row["state"].step))  # type: ignore[attr-defined]
        return self.page(rows=rows)


def order_of(step: Step) -> int:
    return ORDER.index(step) if step in ORDER else len(ORDER)


class ShowView(StoryView):
    """Where a story is, what the editors said, and what can be done now."""

    template_name = "reporters/stories/story.html"

    def get(self, request: HttpRequest, story: str) -> HttpResponse:
        self.title = str(self.story)
        return self.page(
            story=self.story,
            state=self.status,
            changes=changes_of(self.story),
            photos=list(self.story.in_order()),
        )


class PreviewView(StoryView):
    """As it will look, with the words and photos of this moment."""

    def get(self, request: HttpRequest, story: str) -> HttpResponse:
        return preview(request, self.story)


class WithdrawView(StoryView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, story: str) -> HttpResponse:
        try:
            transitions.withdraw(self.story, self.maker, self.now)
        except NotPossible as refusal:
            self.refuse(refusal)
            return redirect("stories:show", self.story.uuid)
        self.say(_("U hebt het teruggehaald. Pas het aan en verstuur het opnieuw."))
        return redirect("stories:write", self.story.uuid)


class DiscardView(StoryView):
    """Asks first: what is thrown away is gone."""

    title = _("Verhaal weggooien")
    template_name = "reporters/stories/discard.html"

    def get(self, request: HttpRequest, story: str) -> HttpResponse:
        return self.page(story=self.story)

    def post(self, request: HttpRequest, story: str) -> HttpResponse:
        try:
            transitions.discard(self.story, self.maker)
        except NotPossible as refusal:
            self.refuse(refusal)
            return redirect("stories:show", self.story.uuid)
        self.say(_("Weggegooid."))
        return redirect("stories:list")
