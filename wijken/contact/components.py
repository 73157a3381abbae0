"""The contact form's first question, for a page of words such as /contact/."""

from typing import Any

from django.urls import reverse
from laces.components import Component

from wijken.areas.models import Wijk


class ContactQuestion(Component):
    """Carries on at the page of the form, with what was typed. Sets no cookie."""

    template_name = "contact/contact_question.html"

    def __init__(self, wijk: Wijk | None = None) -> None:
        self.wijk = wijk

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        if self.wijk:
            return {"action": reverse("contact:wijk", args=[self.wijk.slug]), "wijk": self.wijk}
        return {"action": reverse("contact:city")}
