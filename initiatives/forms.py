""" "Ik heb een idee": three short questions, and afterwards three more for who likes to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.fields import LineField, TextField
from mijnbuurt.intake.forms import AnswerForm, PhotoForm
from wijken.contact.fields import WijkQuestion


class IdeaForm(PhotoForm, AnswerForm):
    """What is your idea, where, and how do we reach you?"""

    text = TextField(
        label=_("Wat is uw idee?"),
        max_length=4000,
        rows=6,
        help_text=_("Een paar woorden is genoeg. Wij bellen of schrijven u voor de rest."),
        error_messages={"required": _("Schrijf in een paar woorden op wat uw idee is.")},
    )
    where = LineField(
        label=_("In welke straat of op welke plek?"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: het veldje achter de school. Weet u het niet? Laat het leeg."),
    )
    wijk = WijkQuestion()

    field_order = ["text", "photo", "where", "wijk", *AnswerForm.answer_order]
    photo_title = _("Foto bij een idee")
    record_fields = (*AnswerForm.record_fields, "text", "where")


class MoreForm(forms.Form):
    """The answers to "Wilt u meer vertellen?". All of it may stay empty."""

    more_why = TextField(
        label=_("Waarom is dit een goed idee?"), max_length=2000, rows=3, required=False
    )
    more_who = TextField(
        label=_("Met wie wilt u het doen?"), max_length=2000, rows=3, required=False
    )
    more_need = TextField(
        label=_("Wat is er nodig?"),
        max_length=2000,
        rows=3,
        required=False,
        help_text=_("Bijvoorbeeld: hulp, geld, spullen of een plek."),
    )

    def filled_in(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if value}
