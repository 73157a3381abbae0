"""Bounds of the admin that hold whatever view answers.

Wagtail's views check rights one by one, and now and then one forgets; here no view is reached
that is about a draft the user has no right on, nor a report over the whole city.
"""

from collections.abc import Callable

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from mijnbuurt.core.typed import signed_out
from mijnbuurt.users.models import User
from wijken.areas.rules import works_citywide

ADMIN = "/beheer/"
#: What goes over the whole city, or lists photos and documents of all wijken.
CITYWIDE = (
    "/beheer/reports/",
    "/beheer/localize/reports/",
    "/beheer/api/main/images/",
    "/beheer/api/main/documents/",
)
BULK = "/beheer/bulk/"
DOORS = ("/beheer/login/", "/beheer/password_reset/", "/beheer/logout/")
PAGE_ARGUMENTS = ("page_id", "page_to_move_id")
PAGE_ACTIONS = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
FILE_ACTIONS = ("add", "change", "delete")


class AdminBoundsMiddleware:
    """Refuses in Wagtail's own way: back to the dashboard, with a sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict[str, object]
    ) -> HttpResponse | None:
        if not request.path_info.startswith(ADMIN):
            return None
        if not request.user.is_authenticated:
            return signed_out(request) if was_typed(request) else None
        if request.path_info.startswith(BULK) and not all(map(is_key, bulk_keys(request))):
            raise Http404
        if works_citywide(request.user):
            return None
        keys = [kwargs[name] for name in PAGE_ARGUMENTS if name in kwargs]
        if (
            request.path_info.startswith(CITYWIDE)
            or hidden_drafts(request.user, keys)
            or (request.path_info.startswith(BULK) and bulk_goes_too_far(request, kwargs))
        ):
            return permission_denied(request)
        return None


def was_typed(request: HttpRequest) -> bool:
    """Whether somebody sent a form; scripts and the doors of Wagtail have ways of their own."""
    by_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    at_door = request.path_info.startswith(DOORS)
    return request.method == "POST" and not by_script and not at_door


def hidden_drafts(user: User | AnonymousUser, keys: list[object]) -> bool:
    """Whether one of these pages has a draft on which this user has no right at all."""
    if not keys:
        return False
    drafts = Page.objects.filter(Q(live=False) | Q(has_unpublished_changes=True), pk__in=keys)
    return any(not has_right(user, page) for page in drafts)


def has_right(user: User | AnonymousUser, page: Page) -> bool:
    policy = PagePermissionPolicy()
    return bool(policy.user_has_any_permission_for_instance(user, PAGE_ACTIONS, page))


def bulk_keys(request: HttpRequest) -> list[str]:
    """What an action on many at once is about, without "all"."""
    keys = [*request.GET.getlist("id"), request.GET.get("childOf") or "0"]
    return [key for key in keys if key != "all"]


def is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def bulk_goes_too_far(request: HttpRequest, kwargs: dict[str, object]) -> bool:
    """Wagtail lists by name what the user may not touch; here none of it may be among them."""
    try:
        model = apps.get_model(str(kwargs.get("app_label")), str(kwargs.get("model_name")))
    except LookupError:
        return False
    keys = request.GET.getlist("id")
    if model is Page:
        if "all" not in keys:
            return hidden_drafts(request.user, list(keys))
        above = Page.objects.filter(pk=request.GET.get("childOf") or 0).first()
        return above is None or not has_right(request.user, above)
    if model not in (get_image_model(), get_document_model()):
        return True
    policy = policy_registry.get_by_type(model)
    own = policy.instances_user_has_any_permission_for(request.user, FILE_ACTIONS)
    asked = {int(key) for key in keys if key != "all"}
    return bool(asked - set(own.filter(pk__in=asked).values_list("pk", flat=True)))
