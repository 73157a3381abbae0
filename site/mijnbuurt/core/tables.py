"""Tables that several people keep: who saves a row that changed meanwhile is told so."""

import hashlib
from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.core import serializers
from django.db import models, transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.views.generic import EditView

SEEN = "row_seen"


def mark_of(
    row: models.Model, without: Collection[str] = (), beside: Iterable[models.Model] = ()
) -> str:
    """What a row looks like now, in a few letters; `without` names fields that do not count.

    `beside` are rows of other tables that are edited in the same form.
    """
    fields = [*row._meta.fields, *row._meta.many_to_many]
    names = [field.name for field in fields if field.name not in without]
    content = serializers.serialize("json", [row], fields=names)
    content += serializers.serialize("json", beside)
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def rows_below(row: models.Model) -> Iterable[models.Model]:
    """The rows that the form of their parent edits as well."""
    for relation in get_all_child_relations(type(row)):
        found = relation.related_model._default_manager
        yield from found.filter(**{relation.field.name: row}).order_by("pk")


class CarefulEditView(EditView):
    """The form carries what its user saw; what was typed stays when that is out of date."""

    #: What changes by itself, and is in no form.
    unmarked_fields: tuple[str, ...] = ()

    def get_form(self, form_class: type[forms.BaseForm] | None = None) -> forms.BaseForm:
        form: forms.BaseForm = super().get_form(form_class)
        form.fields[SEEN] = forms.CharField(
            required=False, initial=self.mark(self.stored()), widget=forms.HiddenInput
        )
        return form

    def mark(self, row: models.Model) -> str:
        return mark_of(row, self.unmarked_fields, self.beside(row))

    def beside(self, row: models.Model) -> Iterable[models.Model]:
        """What else the form edits."""
        return rows_below(row)

    def stored(self) -> models.Model:
        """The row as it is in the database, whatever the form did to the one in memory."""
        found: models.Model = self.model._default_manager.get(pk=self.object.pk)
        return found

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        with transaction.atomic():
            locked = self.model._default_manager.select_for_update().get(pk=self.object.pk)
            if form.cleaned_data.pop(SEEN) == self.mark(locked):
                saved: HttpResponse = super().form_valid(form)
                return saved
        return self.refuse(form)

    def refuse(self, form: forms.BaseForm) -> Any:
        """Again, with what was typed and the mark of now: who sends it once more knows better."""
        form.add_error(
            None,
            _(
                "Een collega heeft dit intussen gewijzigd. Er is niets bewaard. Kijk in een nieuw"
                " venster hoe het nu is. Klopt wat hier staat? Bewaar dan nog een keer."
            ),
        )
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data[form.add_prefix(SEEN)] = self.mark(self.stored())  # type: ignore[index]
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)
