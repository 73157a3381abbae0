"""Parts of other pages that this app lends."""

from typing import Any

from django.urls import reverse
from laces.components import Component

from wijken.areas.models import Wijk


class IdeaQuestion(Component):
    """The first question of the idea form, which carries on at the form's own page.

    It holds no token and sets no cookie, so the page around it may be kept in a cache.
    """

    template_name = "initiatives/idea_question.html"

    def __init__(self, wijk: Wijk | None = None) -> None:
        self.wijk = wijk

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"wijk": self.wijk, "action": reverse("initiatives:send")}
