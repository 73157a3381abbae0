"""The idea form: on a page of its own, and without a frame in the sites of partners."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.meta import Meta
from mijnbuurt.intake import origin, photos
from mijnbuurt.intake.cleaning import clean_line
from mijnbuurt.intake.forms import IntakeForm, PhotoForm
from mijnbuurt.intake.requests import Unreadable, read_post
from mijnbuurt.intake.sentences import FROM_ELSEWHERE
from mijnbuurt.intake.views import IntakeView, ReceivedView
from wijken.areas.models import Wijk
from wijken.areas.where import wijk_of_place
from wijken.contact.notifications import confirm, tell_editors
from wijken.contact.repairs import desks_for

from . import transitions
from .forms import IdeaForm, MoreForm
from .ideas import Idea

FORM_NAME = "idea"


class IdeaView(IntakeView):
    title = _("Ik heb een idee")
    template_name = "initiatives/idea_form.html"
    form_class = IdeaForm
    model = Idea
    form_name = FORM_NAME
    first_fields = ("text", "wijk")
    received_name = "initiatives:received"
    via = "site"

    def initial(self) -> dict[str, Any]:
        return {"wijk": clean_line(self.request.GET.get("wijk", ""))}

    def context(self, form: IntakeForm) -> dict[str, Any]:
        """The wijk gives the page its colour and its notices."""
        return {
            "wijk": Wijk.objects.open().filter(slug=str(form["wijk"].value() or "")[:50]).first()
        }

    def record_values(self, form: IntakeForm) -> dict[str, Any]:
        values = form.record_values()
        wijk = form.cleaned_data["wijk"] or wijk_of_place(values["where"])
        return {**values, "wijk": wijk, "via": self.via}

    def received(self, record: Idea, form: IntakeForm) -> None:
        if isinstance(form, PhotoForm) and form.kept_photo is not None:
            collection = record.wijk.collection if record.wijk else None
            record.photo = photos.take(form.kept_photo, collection)
            record.save(update_fields=["photo"])
        tell_editors(record)
        confirm(record, self.now)

    def is_same(self, existing: Any, form: IntakeForm) -> bool:
        chosen = form.cleaned_data["wijk"]
        return super().is_same(existing, form) and chosen in (None, existing.wijk)

    def address_afterwards(self, receipt: str) -> str:
        return reverse(self.received_name, args=[receipt])


class FramedIdeaView(IdeaView):
    template_name = "initiatives/idea_framed.html"
    received_name = "initiatives:framed_received"
    via = "partner"
    framed = True

    @property
    def also_from(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(settings.EMBED_ORIGINS)


class IdeaReceivedView(ReceivedView):
    """ "Uw idee is binnen", and room to tell more. A GET changes nothing."""

    title = _("Uw idee is binnen")
    template_name = "initiatives/idea_received.html"
    model = Idea
    form_name = FORM_NAME

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        names = MoreForm.base_fields
        initial = {name: getattr(self.record, name) for name in names}
        return self.show(form=MoreForm(initial=initial), is_saved="bewaard" in request.GET)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            form = MoreForm(read_post(request).data)
        except Unreadable as unreadable:
            return self.page(status=unreadable.status, record=self.record, form=MoreForm())
        if self.is_expired:
            return self.show(form=form)
        if not origin.is_own(request):
            form.add_error(None, FROM_ELSEWHERE)
            return self.page(status=403, record=self.record, form=form)
        if not form.is_valid():
            return self.show(form=form)
        if not transitions.add_more(self.record, form.filled_in()):
            return self.show(form=form, is_closed=True)
        return redirect(f"{request.path}?bewaard=1")

    def show(self, **context: Any) -> HttpResponse:
        desks = [] if self.is_expired else desks_for(self.record)
        return super().show(wijk=self.record.wijk, desks=desks, **context)


class FramedIdeaReceivedView(IdeaReceivedView):
    template_name = "initiatives/idea_framed_received.html"
    framed = True


class EmbedCodeView(View):
    """The page where a partner finds the code for the own site."""

    def get(self, request: HttpRequest) -> HttpResponse:
        wijken = list(Wijk.objects.open())
        chosen = next((w for w in wijken if w.slug == request.GET.get("wijk")), None)
        path = reverse("initiatives:framed")
        address = absolute(f"{path}?wijk={chosen.slug}" if chosen else path)
        context = {
            "meta": Meta(title=str(_("Het ideeënformulier op uw eigen site"))),
            "wijken": wijken,
            "chosen": chosen,
            "address": address,
            "origins": settings.EMBED_ORIGINS,
        }
        return render(request, "initiatives/idea_embed_code.html", context)
