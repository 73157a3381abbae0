""" "Meld een activiteit aan": one page, without an account."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core import clock
from mijnbuurt.intake.enums import AnswerWay
from mijnbuurt.intake.fields import ClockField, DayField, LineField, MailField, TextField
from mijnbuurt.intake.forms import WhoForm
from wijken.activities.enums import Audience
from wijken.contact.where import PlaceField, WhereForm
from wijken.places.enums import YesNoUnknown

from .doubles import Double, doubles_of
from .reading import moments

PRICES = [
    (YesNoUnknown.YES.value, _("Gratis")),
    (YesNoUnknown.NO.value, _("Het kost iets")),
    (YesNoUnknown.UNKNOWN.value, _("Weet ik nog niet")),
]
CHOOSE_PRICE = _("Kies wat het kost. Weet u het niet? Kies dan “Weet ik nog niet”.")
CHOOSE_WHO = _("Kies voor wie het is.")
WHICH_DAY = _("Kies een dag. Komt het vaker? Schrijf dan op hoe vaak.")
HOW_TO_REACH = _("Vul een e-mailadres of een telefoonnummer in. Dan kunnen wij u antwoorden.")
LOOK_AT_DOUBLE = _("Er is al iets op die plek. Kijk of het hetzelfde is.")


class OfferForm(WhereForm, WhoForm):
    """What, when, where, for whom, what it costs, and who offers it."""

    title = LineField(
        label=_("Hoe heet de activiteit?"),
        max_length=80,
        help_text=_("Bijvoorbeeld: Samen soep koken."),
        error_messages={"required": _("Schrijf op hoe de activiteit heet.")},
    )
    text = TextField(
        label=_("Wat gaat u doen?"),
        max_length=2000,
        rows=4,
        help_text=_("Een paar zinnen is genoeg. Dit komt in de agenda: schrijf geen namen op."),
        error_messages={"required": _("Schrijf in een paar zinnen op wat u gaat doen.")},
    )
    day = DayField(label=_("Op welke dag?"), required=False)
    how_often = LineField(
        label=_("Komt het vaker? Schrijf op wanneer."),
        max_length=120,
        required=False,
        help_text=_("Bijvoorbeeld: elke dinsdag. Is het maar één keer? Laat het dan leeg."),
    )
    starts = ClockField(label=_("Hoe laat begint het?"), required=False)
    ends = ClockField(label=_("Hoe laat is het klaar?"), required=False)
    where = PlaceField(
        label=_("Waar?"),
        max_length=120,
        help_text=_("De naam van de plek, of straat en nummer."),
        error_messages={"required": _("Schrijf op waar het is.")},
    )
    audience = forms.ChoiceField(
        label=_("Voor wie is het?"),
        choices=Audience,
        initial=Audience.EVERYONE,
        error_messages={"required": CHOOSE_WHO, "invalid_choice": CHOOSE_WHO},
    )
    free = forms.ChoiceField(
        label=_("Wat kost het?"),
        choices=PRICES,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_PRICE, "invalid_choice": CHOOSE_PRICE},
    )
    price_text = LineField(
        label=_("Hoeveel kost het?"),
        max_length=80,
        required=False,
        help_text=_("Alleen invullen als het iets kost. Bijvoorbeeld: 2 euro."),
    )
    email = MailField(
        label=_("Uw e-mailadres"),
        required=False,
        help_text=_("Dan krijgt u een link. Daarmee kunt u later iets wijzigen."),
    )
    is_other = forms.BooleanField(
        label=_("Dit is iets anders. Verstuur mijn activiteit."), required=False
    )

    field_order = [
        "is_other",
        "title",
        "text",
        "day",
        "how_often",
        "starts",
        "ends",
        "where",
        "wijk",
        "audience",
        "free",
        "price_text",
        "name",
        "email",
        "phone",
        "language",
    ]
    how_to_reach = HOW_TO_REACH
    what_fields = ("title", "text", "how_often", "starts", "ends", "where", "audience", "free")
    record_fields = ("language", *what_fields, "day", "price_text", "name", "email", "phone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: The record of this form, if it is there already, is no double.
        self.key: UUID | None = None
        self.now: datetime = clock.now()
        self.doubles: list[Double] = []

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        if day and day < clock.local_date(self.now):
            raise forms.ValidationError(_("Deze dag is al voorbij. Kijk de datum na."))
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        self._check_when(values)
        self._check_price(values)
        if not self.errors:
            self._look_for_doubles(values)
        return values

    def record_values(self) -> dict[str, Any]:
        values = self.cleaned_data
        return {
            **super().record_values(),
            "wijk": values["wijk"],
            "place": self.place,
            "answer_way": AnswerWay.MAIL if values["email"] else AnswerWay.PHONE,
        }

    def _is_empty(self, values: dict[str, Any], *names: str) -> bool:
        """Whether nothing was filled in for any of these; what is wrong was told already."""
        return not any(name in self.errors or values.get(name) for name in names)

    def _check_when(self, values: dict[str, Any]) -> None:
        if self._is_empty(values, "day", "how_often"):
            self.add_error("day", WHICH_DAY)
        starts, ends = values.get("starts"), values.get("ends")
        if "starts" in self.errors:
            return
        if starts is None and (ends or not values.get("how_often")):
            self.add_error("starts", _("Vul in hoe laat het begint."))
        elif starts and starts == ends:
            self.add_error("ends", _("Dit is dezelfde tijd als het begin."))

    def _check_price(self, values: dict[str, Any]) -> None:
        """Only what costs something has a price."""
        if values.get("free") != YesNoUnknown.NO:
            self.errors.pop("price_text", None)
            values["price_text"] = ""
        elif "price_text" not in self.errors and not values.get("price_text"):
            self.add_error("price_text", _("Vul in hoeveel het kost."))

    def _look_for_doubles(self, values: dict[str, Any]) -> None:
        """Who says that it is something else, goes on."""
        when = moments(values["day"], values["how_often"], values["starts"], self.now)
        self.doubles = doubles_of(self.place, values["where"], when, self.now, self.key)
        if self.doubles and not values["is_other"]:
            self.add_error("is_other", LOOK_AT_DOUBLE)
