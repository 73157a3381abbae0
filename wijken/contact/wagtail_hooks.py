"""The inbox of messages in the admin."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from .inbox import ContactViewSet, register_actions
from .models import ContactMessage
from .policies import InboxPolicy
from .viewsets import InboxListsGroup

register_permission_policy(ContactMessage, InboxPolicy(ContactMessage))


@hooks.register("register_admin_viewset")
def contact_viewset() -> ContactViewSet:
    return ContactViewSet()


@hooks.register("register_admin_viewset")
def lists_viewset() -> InboxListsGroup:
    return InboxListsGroup()


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    register_actions(actions)
