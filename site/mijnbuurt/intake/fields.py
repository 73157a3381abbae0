"""Form fields that keep what was typed and say in plain Dutch what is wrong with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .cleaning import clean_line, clean_text
from .phone import readable

TOO_LONG = _(
    "Deze tekst is te lang: %(show_value)s tekens. Er passen er %(limit_value)s in."
    " Maak de tekst korter, of bel ons."
)


class TypedField(forms.CharField):
    """Text that a person types. The browser never cuts it off: the form says what is too long."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {"max_length": TOO_LONG, **kwargs.pop("error_messages", {})}
        super().__init__(error_messages=messages, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        attrs["dir"] = "auto"
        return attrs


class LineField(TypedField):
    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


class TextField(TypedField):
    """Several lines. `rows` is how high the box is."""

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "").strip()


class PhoneField(LineField):
    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "tel", "dir": "ltr"}
        super().__init__(widget=forms.TextInput(attrs={"type": "tel", **attrs}), **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "dir": "ltr"}

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            return readable(typed)
        except ValueError:
            raise forms.ValidationError(
                _("Dit telefoonnummer klopt niet. Een voorbeeld: 06 12 34 56 78."), code="phone"
            ) from None


class MailField(forms.EmailField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "error_messages",
            {
                "invalid": _("Dit e-mailadres klopt niet. Een voorbeeld: naam@voorbeeld.nl."),
                "max_length": TOO_LONG,
            },
        )
        attrs = {"autocomplete": "email", "dir": "ltr"}
        super().__init__(max_length=254, widget=forms.EmailInput(attrs=attrs), **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


#: Ways in which people type a day where the browser offers no picker.
DAYS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]
TIME = {"invalid": _("Vul een tijd in, zoals 10.00."), "required": _("Vul een tijd in.")}


class DayInput(forms.DateInput):
    """A day, by the calendar of the device."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day, from the calendar of the device or as people type it: 5-12-2026."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = {"invalid": _("Vul een datum in, zoals 5-12-2026.")}
        super().__init__(widget=DayInput(), input_formats=DAYS, error_messages=wrong, **kwargs)


class ClockField(forms.TimeField):
    """A time as people type it: 10.00, 10:00 or 10."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        formats = ["%H:%M", "%H.%M", "%H", "%H:%M:%S"]
        super().__init__(widget=widget, input_formats=formats, error_messages=TIME, **kwargs)
