"""Forms of who sends reporters out."""

from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.clock import local_date
from mijnbuurt.intake.enums import AnswerWay
from mijnbuurt.intake.fields import ClockField, DayField, LineField, TextField
from reporters.models import Reporter
from wijken.areas.models import Wijk
from wijken.contact.fields import WijkQuestion
from wijken.contact.where import PlaceField, known_place
from wijken.places.hours.instants import instant

from . import rules
from .enums import AssignmentKind
from .forms import ReachField
from .models import Assignment


class JobForm(forms.Form):
    """All that was asked, to put right; or a request that someone told on the telephone."""

    what = TextField(
        label=_("Wat is er?"),
        max_length=2000,
        rows=4,
        error_messages={"required": _("Schrijf in een paar woorden op wat er is.")},
    )
    day = DayField(label=_("Dag"), required=False)
    time = ClockField(label=_("Tijd"), required=False)
    when_text = LineField(label=_("Wanneer, in woorden"), max_length=200, required=False)
    where = PlaceField(
        label=_("Waar"),
        max_length=200,
        error_messages={"required": _("Schrijf op waar het is.")},
    )
    wijk = WijkQuestion(label=_("Wijk"))
    wants = forms.MultipleChoiceField(
        label=_("Wat is er nodig?"),
        choices=[("photo", _("foto's")), ("text", _("een verhaal"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies foto's, een verhaal of allebei.")},
    )
    kind = forms.ChoiceField(label=_("Soort"), choices=AssignmentKind.choices)
    name = LineField(
        label=_("Wie vraagt het?"),
        max_length=100,
        error_messages={"required": _("Vul in wie het vraagt.")},
    )
    reach = ReachField(
        label=_("Telefoonnummer of e-mailadres"),
        error_messages={"required": _("Vul in hoe wij deze persoon kunnen bereiken.")},
    )
    contact_on_spot = LineField(
        label=_("Wie is er op de plek zelf?"), max_length=200, required=False
    )

    @classmethod
    def of(cls, job: Assignment, data: Any = None) -> "JobForm":
        local = timezone.localtime(job.starts_at) if job.starts_at else None
        initial = {
            "what": job.what,
            "day": local.date() if local else None,
            "time": local.time() if local and job.has_time else None,
            "when_text": job.when_text,
            "where": job.where_name,
            "wijk": job.wijk.slug if job.wijk else None,
            "wants": list(job.wanted_skills),
            "kind": job.kind,
            "name": job.name,
            "reach": job.email or job.phone,
            "contact_on_spot": job.contact_on_spot,
        }
        return cls(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        day, clock = values.get("day"), values.get("time")
        if clock and not day and "day" not in self.errors:
            self.add_error("day", _("Vul ook de dag in."))
        if not (day or values.get("when_text") or self.errors):
            self.add_error("when_text", _("Vul een dag in, of schrijf op wanneer het ongeveer is."))
        return values

    @property
    def starts_at(self) -> datetime | None:
        day: date | None = self.cleaned_data["day"]
        return instant(day, self.cleaned_data["time"] or time.min) if day else None

    def values(self) -> dict[str, Any]:
        """The columns of the job."""
        typed = self.cleaned_data
        place, is_mail = known_place(typed["where"]), "@" in typed["reach"]
        wijk: Wijk | None = typed["wijk"] or (place.home_wijk if place else None)
        same = ("what", "when_text", "where", "kind", "name", "contact_on_spot")
        return {
            **{name: typed[name] for name in same},
            "starts_at": self.starts_at,
            "has_time": typed["time"] is not None,
            "place": place,
            "wijk": wijk,
            "wants_photo": "photo" in typed["wants"],
            "wants_text": "text" in typed["wants"],
            "answer_way": AnswerWay.MAIL if is_mail else AnswerWay.PHONE,
            "email": typed["reach"] if is_mail else "",
            "phone": "" if is_mail else typed["reach"],
        }


class AssignForm(forms.Form):
    """One reporter, who was called and said yes."""

    reporter = forms.ChoiceField(
        label=_("Wie gaat?"),
        error_messages={
            "required": _("Kies een reporter."),
            "invalid_choice": _("Deze reporter is er niet meer. Kies een ander."),
        },
    )

    def __init__(self, job: Assignment, now: datetime, data: Any = None) -> None:
        super().__init__(data)
        today = local_date(now)
        found = rules.working().exclude(assignments=job).with_skill(*job.wanted_skills)
        self.reporters = {str(one.user.uuid): one for one in found}
        choices = [(key, label_of(one, today)) for key, one in self.reporters.items()]
        field = cast(forms.ChoiceField, self.fields["reporter"])
        field.choices = [("", _("Kies een reporter")), *choices]

    @property
    def chosen(self) -> Reporter:
        return self.reporters[self.cleaned_data["reporter"]]


def label_of(reporter: Reporter, today: date) -> str:
    """The name, and that someone asked to be left alone for a while."""
    if reporter.is_away_on(today):
        return gettext("%(name)s (even niet)") % {"name": reporter}
    return str(reporter)


class CancelForm(forms.Form):
    reason = LineField(
        label=_("Waarom gaat het niet door?"),
        max_length=300,
        help_text=_("Wie het vroeg en de reporters lezen dit."),
        error_messages={"required": _("Schrijf kort op waarom het niet doorgaat.")},
    )


class CloseForm(forms.Form):
    why = LineField(
        label=_("Waarom komt er geen verhaal?"),
        max_length=300,
        help_text=_("Wie het vroeg en de reporter lezen dit."),
        error_messages={"required": _("Schrijf kort op waarom er geen verhaal komt.")},
    )
