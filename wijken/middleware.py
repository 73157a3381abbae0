"""Bounds of the admin that hold whatever view answers.

Wagtail's views check rights one by one, and now and then one forgets; here no view is reached
that is about a draft the user has no right on, nor a report over the whole city.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from mijnbuurt.users.models import User
from wijken.areas.rules import works_citywide

ADMIN = "/beheer/"
REPORTS = "/beheer/reports/"
PAGE_ARGUMENTS = ("page_id", "page_to_move_id")
PAGE_ACTIONS = ("add", "change", "publish", "bulk_delete", "lock", "unlock")


class AdminBoundsMiddleware:
    """Refuses in Wagtail's own way: back to the dashboard, with a sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict[str, object]
    ) -> HttpResponse | None:
        if not request.path_info.startswith(ADMIN) or not request.user.is_authenticated:
            return None
        if works_citywide(request.user):
            return None
        keys = [kwargs[name] for name in PAGE_ARGUMENTS if name in kwargs]
        if request.path_info.startswith(REPORTS) or hidden_drafts(request.user, keys):
            return permission_denied(request)
        return None


def hidden_drafts(user: User, keys: list[object]) -> bool:
    """Whether one of these pages is a draft on which this user has no right at all."""
    if not keys:
        return False
    policy = PagePermissionPolicy()
    drafts = Page.objects.filter(pk__in=keys, live=False)
    return any(
        not policy.user_has_any_permission_for_instance(user, PAGE_ACTIONS, page) for page in drafts
    )
