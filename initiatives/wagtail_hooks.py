"""What this app adds to the admin, to the pages of wijken and to any page with its block."""

from datetime import datetime
from typing import Any

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from wijken.contact.policies import InboxPolicy

from .components import IdeaQuestion
from .ideas import Idea
from .viewsets import IdeaViewSet

register_permission_policy(Idea, InboxPolicy(Idea))


@hooks.register("register_admin_viewset")
def idea_viewset() -> IdeaViewSet:
    return IdeaViewSet()


@hooks.register("construct_wijk_sections")
def add_idea_question(sections: list[Any], page: Any, wijk: Any, now: datetime) -> None:
    """The first question stands in the page of every wijk."""
    sections.append(IdeaQuestion(wijk))


@hooks.register("construct_embedded_form")
def embed_idea_question(context: dict[str, Any]) -> IdeaQuestion:
    """The block in any page, with the wijk of that page where it has one."""
    return IdeaQuestion(getattr(context.get("page"), "wijk", None))
