"""What the editor of a page says of the wijken that show it."""

from typing import Any

from wagtail.admin.panels import Panel


class ShowingPanel(Panel):
    """In which other wijken a page is to be seen, and the way to the screen that changes it.

    Words alone: what is true at once is never saved along with a draft.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "showing/admin/panel.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            rows = self.instance.source.also_shown.select_related("wijk").order_by("wijk__name")
            return {**super().get_context_data(parent_context), "rows": rows}
