"""The public side of asking for a yes: the question, the number, the card, and taking it back."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from mijnbuurt.core import clock
from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.qr import qr_svg
from mijnbuurt.intake import limits, origin
from mijnbuurt.intake.forms import IntakeForm
from mijnbuurt.intake.tokens import FormToken
from mijnbuurt.intake.views import IntakeView, PublicFormView, ReceivedView
from mijnbuurt.photos.views import kept_nowhere

from . import notifications, own_tokens, sessions
from .session_forms import NO, YES, AnswerForm
from .session_models import ConsentAnswer, ConsentSession

#: Whole families scan one code on the wifi of one community centre.
SENDS = (200, limits.HOUR)


class AnswerView(IntakeView):
    """Yes or no, on one's own phone, as fast as one can tap."""

    title = _("Mag u op de foto?")
    template_name = "photos/consent_question.html"
    form_class = AnswerForm
    model = ConsentAnswer
    form_name = "consent"

    def dispatch(
        self, request: HttpRequest, *args: Any, code: str, **kwargs: Any
    ) -> HttpResponseBase:
        self.session = get_object_or_404(ConsentSession, code=code.upper())
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.session.is_open(self.now):
            return self.page(is_closed=True, session=self.session)
        return super().get(request, **kwargs)

    def judge(self, form: IntakeForm, token: FormToken | None) -> HttpResponse:
        """Who taps at once is no robot; who is too late reads so."""
        if not self.session.is_open(self.now):
            return self.page(is_closed=True, session=self.session)
        fresh = FormToken(token.key, self.now, again=True) if token else None
        return super().judge(form, fresh)

    def context(self, form: IntakeForm) -> dict[str, Any]:
        return {"session": self.session}

    def store(self, form: Any, token: FormToken) -> Any:
        """Of a second tap in the same moment only the first answer is kept."""
        self.said = form.said()
        record: Any = super().store(form, token)
        if record.consent_id != self.made.pk:
            self.made.delete()
        return record

    def record_values(self, form: IntakeForm) -> dict[str, Any]:
        self.made, number = sessions.write_answer(self.session, self.said, self.now)
        answer = {"session": self.session, "consent": self.made, "number": number}
        return {**super().record_values(form), **answer}

    def may_send(self) -> bool:
        limit, window = SENDS
        name = f"consent:{self.session.pk}:{limits.client(self.request)}"
        return limits.hit(name, limit, window, self.now)

    def received(self, record: ConsentAnswer, form: IntakeForm) -> None:
        notifications.confirm_answer(record, self.now)

    def is_same(self, existing: Any, form: Any) -> bool:
        consent, said = existing.consent, form.said()
        kept = (consent.for_web, consent.is_guardian, consent.for_print, consent.for_social)
        yes = said.agrees
        sent = (yes, said.is_guardian, yes and said.for_print, yes and said.for_social)
        return kept == sent and existing.email == form.cleaned_data["email"]

    def address_afterwards(self, receipt: str) -> str:
        return reverse("photocare:answered", args=[receipt])


class AnsweredView(ReceivedView):
    """The number, large, to show to who takes the photos."""

    title = _("Dank u wel")
    template_name = "photos/consent_number.html"
    model = ConsentAnswer
    form_name = "consent"

    def show(self, **context: Any) -> HttpResponse:
        token = own_tokens.write(self.record.key, self.record.created_at)
        said = YES if self.record.consent.for_web else NO
        return super().show(mine=reverse("photocare:mine", args=[token]), said=said, **context)


class OwnAnswerView(PublicFormView):
    """Who answered sees the photos, also before they are online, and takes a yes back."""

    title = _("Uw antwoord over de foto's")
    template_name = "photos/consent_own.html"

    def dispatch(
        self, request: HttpRequest, *args: Any, token: str, **kwargs: Any
    ) -> HttpResponseBase:
        self.token = token
        self.answer = answer_of(token)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        photos = sessions.photos_to_see(self.answer.consent)
        return self.page(answer=self.answer, photos=photos, token=self.token)

    def post(self, request: HttpRequest) -> HttpResponse:
        """The address itself is the secret; a page elsewhere can not know it."""
        if not origin.is_own(request):
            return self.get(request)
        sessions.take_back(self.answer, self.now)
        return redirect("photocare:mine", self.token)


def answer_of(token: str) -> ConsentAnswer:
    """The answer of an address; an address that was changed does not exist."""
    key = own_tokens.read(token, clock.now())
    found = ConsentAnswer.objects.select_related("consent", "session")
    if key is None:
        raise Http404
    return get_object_or_404(found, key=key)


@require_safe
def own_photo(request: HttpRequest, token: str, uuid: UUID) -> HttpResponseBase:
    """One of these photos, for who holds the address: in one size, kept nowhere."""
    photos = sessions.photos_to_see(answer_of(token).consent)
    photo = next((each for each in photos if each.uuid == uuid), None)
    if photo is None:
        raise Http404
    return kept_nowhere(photo.file)


class CardView(TemplateView):
    """The code to scan, on the screen of who takes the photos or on paper. Holds nobody's data.
    Who came from a screen that asks, gets back there."""

    template_name = "photos/consent_card.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        session = get_object_or_404(ConsentSession, code=kwargs["code"].upper())
        address = absolute(f"/toestemming/{session.code}/")
        back = self.request.GET.get("terug", "")
        context = {
            "session": session,
            "address": address,
            "title": _("Toestemming voor foto's"),
            "back": back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "",
        }
        return {**super().get_context_data(**kwargs), **context}


@require_safe
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The address of a session as a drawing to scan."""
    session = get_object_or_404(ConsentSession, code=code.upper())
    drawing = qr_svg(absolute(f"/toestemming/{session.code}/"))
    return HttpResponse(drawing, content_type="image/svg+xml")
