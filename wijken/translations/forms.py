"""Who read a translation."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReadForm(forms.Form):
    """The name of the native speaker, and the version that was read."""

    reader = forms.CharField(
        label=_("Wie las deze tekst?"),
        max_length=80,
        help_text=_("De naam van iemand die met deze taal opgroeide. Alleen collega's zien die."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
