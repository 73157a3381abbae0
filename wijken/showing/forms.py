"""Which other wijken are to show a page."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.dates import day_nl
from mijnbuurt.intake.cleaning import clean_line
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown, Wijk, WijkContentPage

from .querysets import RUNNING
from .transitions import summary

MAX_REASON = 200
WRONG = ("invalid_choice", "invalid_pk_value", "invalid_list")


class WijkenField(forms.ModelMultipleChoiceField):
    """A tick a wijk, with what became of an earlier proposal."""

    widget = forms.CheckboxSelectMultiple
    rows: dict[int, AlsoShown]

    def label_from_instance(self, obj: Wijk) -> str:
        row = self.rows.get(obj.pk)
        return f"{obj.name}: {said_of(row)}" if row else obj.name


class OtherWijkenForm(forms.Form):
    """`seen_as` says what the user saw, so that a stale page changes nothing."""

    wijken = WijkenField(
        Wijk.objects.none(),
        label=_("Wijken"),
        required=False,
        error_messages=dict.fromkeys(WRONG, _("Kies wijken uit de lijst.")),
    )
    seen_as = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, page: WijkContentPage) -> None:
        rows = {row.wijk_id: row for row in page.also_shown.select_related("proposed_by")}
        chosen = [key for key, row in rows.items() if row.state in RUNNING]
        initial = {"wijken": chosen, "seen_as": summary(page)}
        super().__init__(data, initial=initial)
        field = cast(WijkenField, self.fields["wijken"])
        field.rows = rows
        field.queryset = Wijk.objects.open().exclude(pk=page.home_wijk_id).defer("boundary")


def said_of(row: AlsoShown) -> str:
    """How it stands with one wijk, in words: "overgenomen op dinsdag 24 november 2026"."""
    when = day_nl(row.decided_at or row.proposed_at)
    words = gettext("%(state)s op %(day)s") % {"state": row.get_state_display(), "day": when}
    if row.state == ShowingState.DECLINED and row.reason:
        return f"{words} ({row.reason})"
    return words


class DecisionForm(forms.Form):
    """What an editor answers to a proposal."""

    to = forms.ChoiceField(choices=[(name, name) for name in ("accept", "decline", "stop")])
    seen_as = forms.CharField(max_length=9)
    reason = forms.CharField(
        label=_("Waarom niet? (hoeft niet)"), max_length=MAX_REASON, required=False
    )

    def clean_reason(self) -> str:
        return clean_line(self.cleaned_data["reason"])
