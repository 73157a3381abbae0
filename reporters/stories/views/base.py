"""What the screens about stories share."""

from functools import cached_property

from django.contrib import messages
from django.shortcuts import get_object_or_404

from reporters.desk import DeskView, is_reporter
from reporters.models import Reporter
from reporters.stories.models import Story
from reporters.stories.states import Status, status_of


class ReporterView(DeskView):
    """A screen for reporters: who sends them out makes no stories."""

    def may_enter(self) -> bool:
        return is_reporter(self.visitor)

    @property
    def maker(self) -> Reporter:
        assert self.reporter is not None  # noqa: S101  (may_enter said so)
        return self.reporter


class StoryView(ReporterView):
    """A screen about one story of this reporter; any other does not exist."""

    @cached_property
    def story(self) -> Story:
        own = Story.objects.of(self.maker).select_related("page", "wijk", "made_by", "assignment")
        return get_object_or_404(own, uuid=self.kwargs["story"])

    @cached_property
    def status(self) -> Status:
        return status_of(self.story)

    def say(self, sentence: object) -> None:
        messages.success(self.request, str(sentence))

    def refuse(self, refusal: object) -> None:
        messages.error(self.request, str(refusal))
