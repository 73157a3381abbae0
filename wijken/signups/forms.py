"""The form "Doe mee": one page, without an account."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.dates import day_nl, time_range
from mijnbuurt.intake.fields import MailField, TextField
from mijnbuurt.intake.forms import WhoForm

from .room import OpenDate

#: Whoever comes with more calls: then we talk about it.
MOST_PEOPLE = 10
CHOOSE_DAY = _("Kies op welke dag u komt.")
NOT_THIS_DAY = _("Aanmelden voor deze dag kan niet meer. Kies een andere dag.")
HOW_TO_REACH = _(
    "Vul een e-mailadres of een telefoonnummer in. Dan kunnen wij het u laten weten als er iets"
    " verandert."
)
HOW_MANY = _("Vul in met hoeveel mensen u komt.")


class SignUpForm(WhoForm):
    """Which day, how many people, and who. `dates` are those that one can choose from."""

    date = forms.ChoiceField(
        label=_("Op welke dag komt u?"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_DAY, "invalid_choice": NOT_THIS_DAY},
    )
    people = forms.IntegerField(
        label=_("Met hoeveel mensen komt u?"),
        help_text=_("Tel uzelf mee."),
        initial=1,
        min_value=1,
        error_messages={"required": HOW_MANY, "invalid": HOW_MANY, "min_value": HOW_MANY},
    )
    email = MailField(
        label=_("Uw e-mailadres"),
        required=False,
        help_text=_("Dan krijgt u een bevestiging, met een link om u af te melden."),
    )
    remark = TextField(
        label=_("Wilt u nog iets zeggen?"),
        required=False,
        max_length=300,
        rows=2,
        help_text=_("Bijvoorbeeld: ik kom met een rollator. Of: ik eet geen vlees."),
    )

    field_order = ["date", "people", "name", "email", "phone", "remark", "language"]
    record_fields = ("language", "people", "name", "email", "phone", "remark")
    how_to_reach = HOW_TO_REACH
    most_people = MOST_PEOPLE
    #: Whether a date can be chosen that takes nobody more.
    takes_full = False

    def __init__(self, *args: Any, dates: Sequence[OpenDate] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].widget.attrs |= {"inputmode": "numeric", "dir": "ltr"}
        self.offer(dates)

    def offer(self, dates: Sequence[OpenDate]) -> None:
        """Let one choose from these dates; a single one is not asked."""
        is_shut = {date.value: date.room.is_closed and not self.takes_full for date in dates}
        self.dates = [date for date in dates if not is_shut[date.value]]
        self.full_dates = [date for date in dates if is_shut[date.value]]
        self.only = self.dates[0] if len(self.dates) == 1 else None
        field = self.fields["date"]
        field.choices = [(date.value, words_of(date)) for date in self.dates]  # type: ignore[attr-defined]
        field.required = self.only is None

    def clean_date(self) -> OpenDate | None:
        chosen = self.cleaned_data["date"]
        if not chosen:
            return self.only
        return next(date for date in self.dates if date.value == chosen)

    def clean_people(self) -> int:
        people: int = self.cleaned_data["people"]
        if people > self.most_people:
            sentence = _("Komt u met meer dan %(n)s mensen? Bel ons dan.")
            raise forms.ValidationError(sentence, params={"n": self.most_people})
        return people

    def record_values(self) -> dict[str, Any]:
        chosen: OpenDate = self.cleaned_data["date"]
        return {**super().record_values(), "rule_date": chosen.occurrence.rule_date}


def words_of(date: OpenDate) -> str:
    """A date with the room in it, as one chooses it."""
    row = date.occurrence
    when = f"{capfirst(day_nl(row.starts_at))}, {time_range(row)}"
    return f"{when} ({date.room.words})" if date.room.left is not None else when
