"""Asking for a reporter, and answering an offer by the link in a mail. Nobody logs in for these."""

from contextlib import suppress
from typing import Any, cast
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core import clock
from mijnbuurt.core.meta import Meta
from mijnbuurt.intake import origin, tokens
from mijnbuurt.intake.cleaning import clean_line
from mijnbuurt.intake.forms import IntakeForm
from mijnbuurt.intake.requests import Unreadable, read_post
from mijnbuurt.intake.sentences import FROM_ELSEWHERE, UNREADABLE
from mijnbuurt.intake.views import IntakeView, PublicFormView, ReceivedView
from wijken.contact.where import place_names

from . import transitions
from .enums import Answer
from .forms import RequestForm
from .models import Assignment, Offer
from .notifications import confirm, tell_new
from .rules import does, working
from .tokens import read_answer

FORM_NAME = "reporter"


class RequestView(IntakeView):
    title = _("Vraag een wijkreporter")
    template_name = "assignments/request_form.html"
    form_class = RequestForm
    model = Assignment
    form_name = FORM_NAME
    is_private = False

    def initial(self) -> dict[str, Any]:
        return {"where": clean_line(self.request.GET.get("waar", ""))[:200]}

    def context(self, form: IntakeForm) -> dict[str, Any]:
        """The known places, to choose from while typing."""
        return {"places": place_names(), "is_private": self.is_private}

    def judge(self, form: IntakeForm, token: tokens.FormToken | None) -> HttpResponse:
        """What reporters don't do gets a friendly word, above all that was typed."""
        if isinstance(form, RequestForm) and form.is_private:
            self.is_private = True
            key = token.key if token else uuid4()
            return self.show(form.to_change(), tokens.FormToken(key, self.now, again=True))
        return super().judge(form, token)

    def received(self, record: Assignment, form: IntakeForm) -> None:
        tell_new(record)
        confirm(record, self.now)

    def address_afterwards(self, receipt: str) -> str:
        return reverse("assignments:received", args=[receipt])


class RequestReceivedView(ReceivedView):
    title = _("Uw vraag is binnen")
    template_name = "assignments/request_received.html"
    model = Assignment
    form_name = FORM_NAME


class AnswerView(PublicFormView):
    """The page behind the link in a mail. Opening it changes nothing; its buttons answer, once."""

    title = _("Kunt u komen?")
    template_name = "assignments/answer.html"
    buttons = {"ja": transitions.claim, "nee": transitions.decline}

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the question that this link is about."""
        super().setup(request, *args, **kwargs)
        key, self.is_expired = read_answer(kwargs["token"], clock.now())
        offers = Offer.objects.select_related(
            "reporter__user", "assignment__wijk", "assignment__place", "assignment__claimed_by"
        )
        self.offer = offers.filter(uuid=key).first() if key else None
        if self.offer is None:
            raise Http404

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.answer_page()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not origin.is_own(request):
            return self.answer_page(403, problem=FROM_ELSEWHERE)
        try:
            posted = read_post(request)
        except Unreadable as unreadable:
            return self.answer_page(unreadable.status, problem=UNREADABLE)
        action = self.buttons.get(posted.data.get("antwoord", ""))
        if action and self.offer and not self.is_expired:
            # Whatever came of it, the page says how it stands.
            with suppress(transitions.NotPossible, PermissionDenied):
                action(self.offer.assignment, self.offer.reporter, self.now)
        return redirect(request.path)

    def answer_page(self, status: int = 200, **context: Any) -> HttpResponse:
        state = self.state
        statuses = {"expired": 410, "stopped": 403}
        return self.page(
            status=statuses.get(state, status),
            meta=Meta(title=str(self.title), robots="noindex"),
            offer=self.offer,
            assignment=self.offer.assignment if self.offer else None,
            state=state,
            **context,
        )

    @property
    def state(self) -> str:
        """How it stands for this reporter: open, said_no, mine, taken, off, expired or stopped."""
        offer = cast(Offer, self.offer)
        job, reporter = offer.assignment, offer.reporter
        if not working().filter(pk=reporter.pk).exists():
            return "stopped"
        if does(reporter, job):
            return "mine"
        if job.state in Assignment.SEEKING:
            if self.is_expired:
                return "expired"
            return "said_no" if offer.answer == Answer.NO else "open"
        return "taken" if job.claimed_by_id else "off"
