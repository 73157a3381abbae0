"""Wagtail's edit form for more than one editor at a time, and for forged fields.

While one saves, another waits; who then saves or decides on an older version is told so, and
keeps what was typed. Wagtail itself warns by script only.
"""

import json
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.views.pages import edit, revisions
from wagtail.models import Page

from mijnbuurt.core import clock
from mijnbuurt.core.versions import newer_version

from . import transitions
from .transitions import NotPossible, already_decided

#: The names under which Wagtail's buttons ask for a decision.
DECISIONS: dict[str, Callable[..., None]] = {
    "approve": transitions.approve,
    "reject": transitions.ask_for_changes,
    "decline": transitions.decline,
}


#: Fields of Wagtail's edit form.
NOTE = "workflow-action-extra-data"
OVERWRITES = "overwrite_revision_id"


class OneAtATime(edit.EditView):
    """Saves under a lock on the page; refuses in sentences, beside what was typed."""

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return super().dispatch(request, page_id, **kwargs)
        request.POST = without_forgery(request.POST)  # type: ignore[assignment]
        with transaction.atomic():
            Page.objects.select_for_update().filter(pk=page_id).values_list("pk").first()
            return super().dispatch(request, page_id, **kwargs)

    def form_valid(self, form: WagtailAdminPageForm) -> HttpResponse:
        refusals = self.refusals()
        if not refusals:
            return super().form_valid(form)
        form.restore_required_fields()
        for sentence in refusals:
            form.add_error(None, sentence)
        return self.form_invalid(form)

    def refusals(self) -> list[str]:
        """Why this save or decision can't be: sentences, or none."""
        if self.request.POST.get("action-workflow-action") and not self.page.workflow_in_progress:
            return [already_decided(self.page, self.request.user)]
        if self.is_out_of_date:
            typed = _("Wat u typte, staat hier nog. Sla nog eens op als uw tekst moet gelden.")
            return [newer_version(self.real_page_record, self.request.user), typed]
        return self.note_refusals() if self.action_name == "perform_workflow_action" else []

    def note_refusals(self) -> list[str]:
        """What is wrong with the message that goes with a decision."""
        given = note_of(self.request.POST)
        if given is None:
            return [_("Het bericht bij uw besluit kwam niet goed over. Probeer het nog eens.")]
        task = self.page.current_workflow_task
        note = task.get_form_for_action(self.workflow_action)(given)
        return [str(error) for errors in note.errors.values() for error in errors]


class EditView(OneAtATime):
    """In front of Wagtail's own."""


class RevertView(OneAtATime, revisions.RevisionsRevertView):
    """Likewise, for going back to an older version."""


def note_of(posted: QueryDict) -> dict[str, str] | None:
    """The message with a decision, and nothing else that was put with it; None if unreadable."""
    try:
        given = json.loads(posted.get(NOTE) or "{}")
    except ValueError:
        return None
    return {"comment": str(given.get("comment", ""))} if isinstance(given, dict) else None


def without_forgery(posted: QueryDict) -> QueryDict:
    """The form without what Wagtail would trust as it is: a key that is no number, and arguments
    beside the message of a decision."""
    cleaned = posted.copy()
    number = posted.get(OVERWRITES, "")
    if number and not (number.isascii() and number.isdigit() and len(number) < 19):
        del cleaned[OVERWRITES]
    note = note_of(posted)
    if note is not None:
        cleaned[NOTE] = json.dumps(note)
    return cleaned


def decide(
    request: HttpRequest, page_id: int, action_name: str, task_state_id: int
) -> HttpResponse:
    """A decision by one button. Without the mark of the version that was seen, it is refused."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit() or action_name not in DECISIONS:
        raise PermissionDenied
    if request.method == "POST":
        seen, note = request.POST.get("seen", ""), request.POST.get("comment", "")
        try:
            DECISIONS[action_name](page, seen=seen, user=request.user, now=clock.now(), note=note)
        except NotPossible as refusal:
            messages.error(request, str(refusal))
        except ValidationError as refusal:
            for sentence in refusal.messages:
                messages.error(request, sentence)
    return redirect("wagtailadmin_pages:edit", page.pk)
