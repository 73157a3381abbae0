"""The page behind the link in the mail: see how it stands, and sign off.

Opening it changes nothing. It sets no cookie: only who got the mail knows the address.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core import clock
from mijnbuurt.intake import limits, origin
from mijnbuurt.intake.requests import Unreadable, read_post
from mijnbuurt.intake.sentences import UNREADABLE
from mijnbuurt.intake.views import PublicFormView

from . import transitions
from .models import SignUp
from .tokens import read

FROM_ELSEWHERE = _("Dit kwam binnen via een andere site. Druk nog een keer op de knop.")
TOO_MANY = _(
    "Er kwam net veel binnen via uw internetverbinding. Wacht tien minuten en druk nog een keer op"
    " de knop. Of bel ons."
)
SIGN_OFF = "afmelden"


class OwnSignUpView(PublicFormView):
    title = _("Uw aanmelding")
    template_name = "signups/own.html"
    record: SignUp

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found, self.is_expired = read(kwargs["token"], clock.now())
        if found is None:
            raise Http404
        self.record = found
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(is_again="al" in request.GET)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.is_expired:
            return self.show()
        try:
            data = read_post(request).data
        except Unreadable as unreadable:
            return self.show(unreadable.status, problem=UNREADABLE)
        if not origin.is_own(request):
            return self.show(403, problem=FROM_ELSEWHERE)
        if not limits.may_post(request, self.now):
            return self.show(429, problem=TOO_MANY)
        if data.get("doe") != SIGN_OFF:
            return self.show(400)
        was_cancelled = self.record.is_cancelled
        try:
            transitions.cancel(self.record, self.now)
        except ValidationError as refusal:
            return self.show(problem=" ".join(refusal.messages))
        return redirect(f"{request.path}?al=1" if was_cancelled else request.path)

    def show(self, status: int = 200, **context: Any) -> HttpResponse:
        if self.is_expired:
            return self.page(status=410, is_expired=True)
        record = self.record
        return self.page(
            status=status,
            record=record,
            wijk=record.wijk,
            activity=record.activity,
            can_sign_off=not record.is_cancelled and record.starts_at > self.now,
            **context,
        )
