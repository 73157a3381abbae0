"""What editors see of a story beside the page itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from .compare import compare
from .models import Story
from .transitions import PEOPLE


class StoryReview(Component):
    """What its reporter wrote to the editors, and what is new since it was sent before."""

    template_name = "reporters/stories/admin_review.html"

    def __init__(self, story: Story) -> None:
        self.story = story

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        sent = self.story.sent
        return {
            "story": self.story,
            "changes": compare(sent["earlier"], sent) if sent.get("earlier") else [],
        }


@hooks.register("construct_review")
def add_story(sections: list[Component], page: Page, draft: Any) -> None:
    story = Story.objects.filter(page_id=page.pk).first()
    if story is not None:
        sections.append(StoryReview(story))


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(PEOPLE, _("Herkenbaar"), _("De reporter zei wie herkenbaar is"))
