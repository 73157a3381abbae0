"""What Redactie fills in about a wijk."""

import uuid
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from wijken.areas.models import Wijk

from . import rules
from .geojson import LONGEST_NAME, MOST_ALIASES
from .transitions import MAX_REASON, refuse_taken_names


class WijkForm(WagtailAdminModelForm):
    """A wijk that exists."""

    class Meta:
        model = Wijk
        fields = ["name", "aliases", "colour", "emblem", "cbs_code", "cbs_year"]
        help_texts = {
            "name": gettext_lazy("Zo staat de wijk op de muur en boven de eigen pagina."),
            "aliases": gettext_lazy(
                "Hoe bewoners de wijk ook noemen. Een naam op elke regel. Zoeken op zo'n naam"
                " leidt naar deze wijk."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        users = dict(Wijk.objects.open().exclude(pk=self.instance.pk).values_list("colour", "name"))
        self.fields["colour"].choices = [
            (value, _("%(colour)s (ook van %(wijk)s)") % {"colour": label, "wijk": users[value]})
            if value in users
            else (value, label)
            for value, label in self.fields["colour"].choices
        ]

    def clean_aliases(self) -> list[str]:
        """Each other name once, and short enough for a label."""
        names = list({name.casefold(): name for name in self.cleaned_data["aliases"]}.values())
        if len(names) > MOST_ALIASES:
            raise forms.ValidationError(_("Dit zijn te veel namen. Kies er hooguit 40."))
        if any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(_("Een van deze namen is te lang: hooguit 60 tekens."))
        if any("\x00" in name for name in names):
            raise forms.ValidationError(_("Een van deze namen heeft een teken dat niet kan."))
        return names

    def _post_clean(self) -> None:
        super()._post_clean()
        try:
            refuse_taken_names(self.instance)
        except forms.ValidationError as taken:
            for name, errors in taken.message_dict.items():
                if name in self.cleaned_data:
                    self.add_error(name, errors)


class NewWijkForm(WijkForm):
    """A wijk that begins. A colour that no other has is chosen already."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["colour"] = rules.free_colours()[0]
        self.initial["key"] = uuid.uuid4()


class EndForm(forms.Form):
    """Why a wijk ends or begins again. It goes into the log."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom?"),
        max_length=MAX_REASON,
        help_text=gettext_lazy("Dit staat in het logboek, met uw naam erbij."),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Schrijf waarom.")},
    )


class CloseForm(EndForm):
    """Where residents go on, if anywhere."""

    successor = forms.ModelChoiceField(
        label=gettext_lazy("Waar gaan bewoners verder?"),
        queryset=Wijk.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nergens: er komt geen andere wijk"),
        help_text=gettext_lazy("Postcodes, straten en namen leiden daarheen."),
    )
    field_order = ["successor", "reason"]

    def __init__(self, *args: Any, wijk: Wijk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["successor"])
        field.queryset = Wijk.objects.open().exclude(pk=wijk.pk)


class MergeForm(EndForm):
    """Into which wijk, and whether the editors go along. `seen` comes back from the numbers."""

    into = forms.ModelChoiceField(
        label=gettext_lazy("In welke wijk gaat deze wijk op?"),
        queryset=Wijk.objects.none(),
        empty_label=gettext_lazy("Kies een wijk"),
        error_messages={
            "required": gettext_lazy("Kies een wijk."),
            "invalid_choice": gettext_lazy("Kies een wijk uit de lijst."),
        },
    )
    with_editors = forms.BooleanField(
        label=gettext_lazy("De redactie krijgt ook rechten in de andere wijk"),
        required=False,
        help_text=gettext_lazy("Anders kunnen deze mensen daarna niets meer wijzigen."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ["into", "with_editors", "reason"]

    def __init__(self, *args: Any, wijk: Wijk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["into"])
        field.queryset = Wijk.objects.open().exclude(pk=wijk.pk)
