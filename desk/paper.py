"""Forms on paper, made from the forms on the site: what is asked there is asked here."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from initiatives.forms import IdeaForm
from mijnbuurt.intake.forms import AnswerForm
from wijken.contact.forms import ContactForm

#: Made for a screen; paper has a place for a photo of its own accord.
NOT_ON_PAPER = ("website", "kept", "photo", "drop_photo")
MOST_BOXES = 6
LINE = 1


@dataclass(frozen=True)
class PaperForm:
    title: str | Promise
    form_class: type[AnswerForm]
    icon: str


@dataclass(frozen=True)
class Question:
    """A question with boxes to tick, or with lines to write on."""

    label: str
    optional: bool
    help: str
    lines: range
    boxes: list[str]


PAPER_FORMS = {
    "idee": PaperForm(_("Ik heb een idee"), IdeaForm, "bulb"),
    "bericht": PaperForm(_("Ik wil iets vragen of vertellen"), ContactForm, "message-circle"),
}


def questions(form_class: type[AnswerForm]) -> list[Question]:
    form = form_class()
    return [question(form[name].field) for name in form.fields if name not in NOT_ON_PAPER]


def question(field: forms.Field) -> Question:
    boxes = [str(label) for value, label in choices(field) if value]
    rows = int(field.widget.attrs.get("rows", LINE))
    return Question(
        label=str(field.label),
        optional=not field.required,
        help=str(field.help_text),
        lines=range(0 if 0 < len(boxes) <= MOST_BOXES else rows),
        boxes=boxes if len(boxes) <= MOST_BOXES else [],
    )


def choices(field: forms.Field) -> list[tuple[Any, Any]]:
    """The choices that fit on paper; a list of wijken is a line to write on."""
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return []
    return list(field.choices)  # type: ignore[arg-type]
