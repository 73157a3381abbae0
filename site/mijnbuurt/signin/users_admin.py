"""Wagtail's screens of users, in which an old form switches nobody back on."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersAdminConfig(WagtailUsersAppConfig):
    user_viewset = "mijnbuurt.signin.user_viewset.UserViewSet"
