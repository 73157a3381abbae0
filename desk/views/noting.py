"""A public form that somebody fills in at the desk for who stands there, or calls."""

from datetime import timedelta
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from desk.rules import works_at_desk
from mijnbuurt.intake import limits, tokens
from mijnbuurt.intake.forms import IntakeForm
from mijnbuurt.intake.requests import Unreadable, read_post
from mijnbuurt.intake.views import IntakeView
from mijnbuurt.users.models import User

#: More than anyone types in an hour; it only stops what is not a person.
PER_HOUR = (60, timedelta(hours=1))
SIGNED_OUT = _(
    "U bent uitgelogd. Alles wat u invulde, staat er nog. Log in via de knop hieronder, kom terug"
    " naar dit scherm en druk nog een keer op Versturen. Een foto kiest u opnieuw."
)


class NotingView(IntakeView):
    """Who took it down comes from the session, never from the form."""

    via = "balie"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not works_at_desk(request.user):
            raise PermissionDenied
        if not request.user.is_authenticated and request.method != "POST":
            return redirect_to_login(request.get_full_path())
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return super().post(request, **kwargs)
        try:
            posted = read_post(request)
        except Unreadable:
            raise PermissionDenied from None
        token = tokens.read_form(self.form_name, posted.data.get("token", ""))
        return self.show_again(self.without_files(posted), token, SIGNED_OUT, 403)

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    def context(self, form: IntakeForm) -> dict[str, Any]:
        return {**super().context(form), "signed_out": not self.request.user.is_authenticated}

    def may_send(self) -> bool:
        limit, window = PER_HOUR
        return limits.hit(f"desk:{self.request.user.pk}", limit, window, self.now)
