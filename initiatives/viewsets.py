from django.utils.translation import gettext_lazy as _

from wijken.contact.inbox import InboxViewSet

from .ideas import Idea


class IdeaViewSet(InboxViewSet):
    """Ideas in the admin."""

    model = Idea
    url_prefix = "ideeen"
    icon = "pick"
    menu_label = _("Ideeën")
    menu_name = "ideas"
    search_fields = ["code", "text", "where"]
    inspect_view_fields = ["text", "where", "more_why", "more_who", "more_need"]
