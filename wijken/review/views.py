"""One draft that waits: what it will look like, and the decision."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision, TaskState

from mijnbuurt.core import gate
from mijnbuurt.core.panels import photo_cards
from mijnbuurt.core.versions import version_of
from wijken.editing import DECISIONS
from wijken.models import WijkApproval
from wijken.rules import is_declined
from wijken.transitions import NotPossible
from wijken.work.views import WorkPageMixin

from .forms import DecisionForm


class ReviewView(WorkPageMixin, TemplateView):
    """The draft as readers will see it, with the two buttons below it."""

    page_title = gettext_lazy("Bekijken en beslissen")
    header_icon = "view"
    template_name = "wijken/admin/review.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        states = TaskState.objects.filter(task__wijkapproval__isnull=False)
        self.state = get_object_or_404(states, pk=kwargs["task_state"])
        found = Page.objects.filter(pk=int(self.state.workflow_state.object_id)).first()
        if found is None or not self.may_read(found.specific):
            raise Http404
        self.page: Page = found.specific

    def may_read(self, page: Page) -> bool:
        """Who decides in this step and may publish where the page stands now."""
        task: WijkApproval = self.state.task.wijkapproval
        is_decider = bool(task.get_actions(page, self.user))
        return is_decider and bool(page.permissions_for_user(self.user).can_publish())

    @cached_property
    def revision(self) -> Revision:
        return self.page.get_latest_revision()

    @property
    def is_open(self) -> bool:
        return bool(self.state.status == TaskState.STATUS_IN_PROGRESS)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft = self.revision.as_object()
        form = kwargs.pop("form", None) or DecisionForm(initial={"seen": version_of(self.page)})
        return {
            **super().get_context_data(**kwargs),
            "form": form,
            "page": self.page,
            "draft": draft,
            "state": self.state,
            "revision": self.revision,
            "is_open": self.is_open,
            "is_declined": is_declined(self.state),
            "author": self.state.workflow_state.requested_by,
            "wijk": self.state.task.wijkapproval.wijk,
            "hints": draft.reading_hints() if self.is_open else [],
            "sections": self.sections(draft),
            "obstacles": self.other_obstacles(draft),
            "cards": photo_cards(draft) if self.is_open else [],
        }

    def sections(self, draft: Any) -> list[Component]:
        """What apps above this one tell of the draft: `construct_review(sections, page, draft)`."""
        found: list[Component] = []
        for hook in hooks.get_hooks("construct_review"):
            hook(found, self.page, draft)
        return found

    def other_obstacles(self, draft: Any) -> list[str]:
        """What is in the way beside the photos, which stand below with what they lack."""
        if not self.is_open:
            return []
        return [*draft.publication_obstacles(), *gate.translation_obstacles(draft)]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self.show_again(form)
        decision, note = form.cleaned_data["decision"], form.cleaned_data["comment"]
        seen = {"seen": form.cleaned_data["seen"], "note": note}
        try:
            DECISIONS[decision](self.page, user=self.user, now=self.now, **seen)
        except NotPossible as refusal:
            messages.error(request, str(refusal))
            kept = {"seen": version_of(self.page), "comment": note}
            return self.show_again(DecisionForm(initial=kept))
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.show_again(form)
        except gate.PublicationRefused as refusal:
            for sentence in refusal.sentences:
                form.add_error(None, sentence)
            return self.show_again(form)
        except PermissionDenied:
            messages.error(request, _("U mag deze pagina niet publiceren."))
            return redirect("wagtailadmin_home")
        messages.success(request, self.told(decision))
        return redirect("wagtailadmin_home")

    def show_again(self, form: DecisionForm) -> HttpResponse:
        """The page with what was typed; without the form once a colleague decided."""
        self.state.refresh_from_db()
        return self.render_to_response(self.get_context_data(form=form))

    def told(self, decision: str) -> str:
        title = {"title": self.revision.object_str}
        if decision == "reject":
            return _("“%(title)s” gaat met uw bericht terug naar de schrijver.") % title
        if decision == "decline":
            return _("“%(title)s” is afgewezen en komt niet op de site.") % title
        if Page.objects.filter(pk=self.page.pk, live=True).exists():
            return _("“%(title)s” staat nu op de site.") % title
        return _("“%(title)s” is goedgekeurd en komt op zijn dag op de site.") % title
