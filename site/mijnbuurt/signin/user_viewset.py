"""The accounts, for administrators."""

from wagtail.users.views import users

from mijnbuurt.core.tables import CarefulEditView


class UserEditView(CarefulEditView, users.EditView):
    # Logging in changes nothing that the form shows.
    unmarked_fields = ("last_login", "password")


class UserViewSet(users.UserViewSet):
    edit_view_class = UserEditView
