"""The page of one case, and the forms on it. A record of another wijk does not exist (404)."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.log_actions import registry as log_registry
from wagtail.permissions import policy_registry

from mijnbuurt.core import clock
from mijnbuurt.intake.cleaning import clean_line, clean_query
from mijnbuurt.intake.enums import InboxState
from mijnbuurt.users.models import User

from . import rules
from .case_forms import CASE_FORMS, CaseForm
from .cases import CaseEntry
from .enums import EntryKind
from .models import ContactMessage, InboxRecord
from .repairs import desks_for
from .transitions import NEXT_STATES, NotPossible, move

BUTTONS = {
    InboxState.SEEN: gettext_lazy("Gezien"),
    InboxState.ANSWERED: gettext_lazy("Al beantwoord"),
    InboxState.CLOSED: gettext_lazy("Afronden"),
}
REOPEN = gettext_lazy("Opnieuw openen")
MAX_NOTE = 200
TOO_LATE = gettext_lazy(
    "Een collega was u voor. Kijk eerst hoe het nu staat. Wat u typte, staat er nog."
)


def visible_to(request: HttpRequest, model: type[InboxRecord]) -> QuerySet[InboxRecord]:
    policy = policy_registry.get_by_type(model)
    found = policy.instances_user_has_any_permission_for(request.user, ["view", "change"])
    return found.select_related("wijk", "owner")


def buttons(record: InboxRecord) -> list[tuple[InboxState, Any]]:
    """The states a record can go to, with the words on their buttons."""
    going_back = not record.is_open
    return [
        (state, REOPEN if going_back and state == InboxState.SEEN else BUTTONS[state])
        for state in NEXT_STATES[record.state]
    ]


class CaseView(generic.InspectView):
    """What came in, what was done, and what can be done now."""

    #: The forms on the page, by the word in their address.
    case_forms = CASE_FORMS
    #: What a kind of record adds to the page, above the answer.
    decision_template = ""

    def get_page_title(self) -> str:
        return capfirst(self.model._meta.verbose_name)

    def get_object(self, queryset: QuerySet | None = None) -> InboxRecord:
        return get_object_or_404(visible_to(self.request, self.model), pk=self.pk)

    def get_page_subtitle(self) -> str:
        return str(self.object.reference)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record, user = self.object, cast(User, self.request.user)
        forms = {form.slot: form(record, user) for form in self.case_forms.values()}
        return {
            **super().get_context_data(**kwargs),
            "record": record,
            "forms": {**forms, **kwargs.get("bound", {})},
            "urls": {
                form.slot: reverse(f"{record._meta.model_name}:{name}", args=[record.pk])
                for name, form in self.case_forms.items()
            },
            "can_mail": rules.can_mail(record),
            "can_tick_off": rules.can_tick_off(record),
            "is_forgotten": rules.is_forgotten(record),
            "desks": desks_for(record) if record.is_open else [],
            "entries": record.entries.select_related("user"),
            "buttons": buttons(record),
            "state_url": reverse(f"{record._meta.model_name}:state", args=[record.pk]),
            "history": log_registry.get_logs_for_instance(record).select_related("user"),
            "max_note": MAX_NOTE,
            "decision_template": self.decision_template,
        }


class CaseFormView(CaseView):
    """One form of a case, by POST. Whatever is refused, what was typed is shown again."""

    http_method_names = ["get", "post"]
    form_class: type[CaseForm] = CaseForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who logged in again halfway lands on the case."""
        return self.to_case()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(self.object, cast(User, request.user), clean_query(request.POST))
        if not form.is_valid():
            return self.show_again(form)
        try:
            form.apply(clock.now())
        except NotPossible:
            form.add_error(None, TOO_LATE)
            return self.show_again(form, is_late=True)
        except PermissionDenied:
            raise Http404 from None
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.show_again(form)
        messages.success(request, form.done)
        return self.to_case()

    def show_again(self, form: CaseForm, is_late: bool = False) -> HttpResponse:
        self.object = self.get_object()
        form.look_again(self.object)
        context = self.get_context_data(bound={form.slot: form}, tried=form, is_late=is_late)
        return self.render_to_response(context)

    def to_case(self) -> HttpResponse:
        return redirect(f"{self.model._meta.model_name}:inspect", self.pk)


class HandOverView(CaseFormView):
    """Afterwards the case is gone for who gave it away, but not for who works citywide."""

    was_given = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the case; who taps twice gave it away with the first tap."""
        try:
            super().setup(request, *args, **kwargs)
        except Http404:
            if not self.was_given_by(request):
                raise
            self.was_given = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.to_case() if self.was_given else super().dispatch(request, *args, **kwargs)

    def was_given_by(self, request: HttpRequest) -> bool:
        given = CaseEntry.objects.filter(
            record_type__app_label=self.model._meta.app_label,
            record_type__model=self.model._meta.model_name,
            record_id=self.pk,
            kind=EntryKind.HAND_OVER,
            user=request.user.pk,
        )
        keys = [str(key) for key in given.values_list("key", flat=True)]
        return request.method == "POST" and request.POST.get("key", "") in keys

    def to_case(self) -> HttpResponse:
        if visible_to(self.request, self.model).filter(pk=self.pk).exists():
            return super().to_case()
        return redirect(f"{self.model._meta.model_name}:index")


class InboxStateView(View):
    """Changes the state of one record by POST."""

    http_method_names = ["post"]
    model: type[InboxRecord] = ContactMessage

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = get_object_or_404(visible_to(request, self.model), pk=pk)
        to = request.POST.get("to", "")
        try:
            move(
                record,
                InboxState(to),
                seen_as=request.POST.get("seen_as", ""),
                user=cast(User, request.user),
                now=clock.now(),
                note=clean_line(request.POST.get("note", ""))[:MAX_NOTE],
            )
        except (NotPossible, ValueError):
            messages.error(request, _("Een collega was u voor. Kijk eerst hoe het nu staat."))
        else:
            messages.success(request, _("Bewaard."))
        return redirect(f"{record._meta.model_name}:inspect", record.pk)


class InboxCodeView(View):
    """The address in mails: by the letters of the reference, never by a key that counts."""

    model: type[InboxRecord] = ContactMessage

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        record = get_object_or_404(visible_to(request, self.model), code=code)
        return redirect(f"{record._meta.model_name}:inspect", record.pk)
