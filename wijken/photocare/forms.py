"""The form of "Ik sta op deze foto". One tap is enough: everything in it may stay empty."""

from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.fields import MailField, TextField
from mijnbuurt.intake.forms import IntakeForm


class TakedownForm(IntakeForm):
    text = TextField(
        label=_("Wilt u er iets bij zeggen?"),
        help_text=_("Dit hoeft niet."),
        required=False,
        max_length=1000,
        rows=3,
    )
    email = MailField(
        label=_("Wilt u horen wat wij besluiten? Vul dan uw e-mailadres in."),
        help_text=_("Dit hoeft niet."),
        required=False,
    )

    field_order = ["text", "email"]
    record_fields = (*IntakeForm.record_fields, "text", "email")
