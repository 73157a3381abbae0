"""The one step of moderation: the editors of the page's own wijk decide."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from mijnbuurt.core import clock
from mijnbuurt.core.versions import version_of
from mijnbuurt.users.models import User
from wijken.areas.models import Wijk
from wijken.areas.rules import edits_wijk


class WijkApproval(Task):
    """Approval by the editors of one wijk or, without a wijk, by the citywide editors.

    Citywide editors and administrators may always decide, but only get mail where a wijk has
    no active editor.
    """

    wijk = models.OneToOneField(
        Wijk, verbose_name=_("wijk"), null=True, blank=True, on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = _("akkoord van de wijk")
        verbose_name_plural = _("akkoord van de wijken")

    def _may_decide(self, user: User) -> bool:
        return edits_wijk(user, self.wijk)

    def user_can_access_editor(self, obj: models.Model, user: User) -> bool:
        return self._may_decide(user)

    def locked_for_user(self, obj: models.Model, user: User) -> bool:
        return not self._may_decide(user)

    def user_can_lock(self, obj: models.Model, user: User) -> bool:
        return self._may_decide(user)

    def user_can_unlock(self, obj: models.Model, user: User) -> bool:
        return False

    def get_actions(self, obj: models.Model, user: User) -> list[tuple[str, str, bool]]:
        if not self._may_decide(user):
            return []
        return [
            ("approve", str(_("Goedkeuren")), False),
            ("approve", str(_("Goedkeuren met een bericht")), True),
            ("reject", str(_("Vraag om een wijziging")), True),
            ("decline", str(_("Afwijzen")), True),
        ]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        from wijken.forms import NoteForm, ReasonForm  # forms know models

        return NoteForm if action == "approve" else ReasonForm

    def on_action(
        self,
        task_state: TaskState,
        user: User,
        action_name: str,
        comment: str = "",
        **forged: object,
    ) -> None:
        """Decide on the version that the edit form just saved, under its lock."""
        from wijken import transitions  # they know models

        decisions = {
            "approve": transitions.approve,
            "reject": transitions.ask_for_changes,
            "decline": transitions.decline,
        }
        page = task_state.workflow_state.content_object
        seen, now = version_of(page), clock.now()
        decisions[action_name](page, seen=seen, user=user, now=now, note=comment)

    def get_task_states_user_can_moderate(
        self, user: User, **kwargs: object
    ) -> models.QuerySet[TaskState]:
        if not self._may_decide(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    @classmethod
    def get_description(cls) -> str:
        return str(_("De redactie van de wijk keurt goed, vraagt om een wijziging of wijst af."))
