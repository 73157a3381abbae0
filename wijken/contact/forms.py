from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.fields import TextField
from mijnbuurt.intake.forms import AnswerForm


class ContactForm(AnswerForm):
    """Two questions: what do you want to say, and how do we reach you?"""

    text = TextField(
        label=_("Wat wilt u vragen of vertellen?"),
        max_length=4000,
        rows=6,
        error_messages={"required": _("Schrijf op wat u wilt vragen of vertellen.")},
    )

    field_order = ["text", *AnswerForm.answer_order]
    record_fields = (*AnswerForm.record_fields, "text")
