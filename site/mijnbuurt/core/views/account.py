"""The page of one's own account in the admin."""

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, BaseSettingsPanel


class OwnAccountView(AccountView):
    """Without a profile picture: its upload would pass by the ingest of photos."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        return [
            panel for panel in super().get_panels() if not isinstance(panel, AvatarSettingsPanel)
        ]


@require_admin_access
def account(request: HttpRequest) -> HttpResponse:
    return OwnAccountView.as_view()(request)
