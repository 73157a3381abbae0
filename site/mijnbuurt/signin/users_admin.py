"""Wagtail's screens of users and groups, with those of ours."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersAdminConfig(WagtailUsersAppConfig):
    user_viewset = "mijnbuurt.signin.user_viewset.UserViewSet"
    group_viewset = "mijnbuurt.signin.group_viewset.GroupViewSet"
