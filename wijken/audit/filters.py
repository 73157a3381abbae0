"""What one can ask of the log: a period, a person, a wijk, a kind of decision, a word."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry

from mijnbuurt.users.models import User
from wijken.areas.models import Wijk

from .rows import LOGS
from .rules import readable
from .signals import STAMP

#: Stands for lines without a person.
THE_SITE = "site"


def actions_by_label(used: set[str]) -> dict[str, list[str]]:
    """Actions that are called the same are one choice. The first action is its key."""
    found: dict[str, list[str]] = {}
    for action, label in registry.get_choices():
        if action in used:
            found.setdefault(str(label), []).append(action)
    return {actions[0]: actions for _label, actions in sorted(found.items())}


def label_of(action: str) -> str:
    return str(registry.get_action_label(action))


class AuditFilterSet(WagtailFilterSet):
    """Is applied to each log by itself. Choices are those that occur in the log."""

    periode = django_filters.DateFromToRangeFilter(
        field_name="timestamp", label=_("Periode"), widget=DateRangePickerWidget
    )
    wie = django_filters.ChoiceFilter(label=_("Wie"), method="by_person", empty_label=_("Iedereen"))
    wijk = django_filters.ModelChoiceFilter(
        label=_("Wijk"),
        queryset=Wijk.objects.order_by("name"),
        to_field_name="slug",
        method="in_wijk",
        empty_label=_("Alle wijken"),
    )
    wat = django_filters.ChoiceFilter(label=_("Wat"), method="of_kind", empty_label=_("Alles"))
    tekst = django_filters.CharFilter(
        label=_("Titel of reden"), method="with_words", widget=forms.TextInput
    )

    class Meta:
        model = PageLogEntry
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [readable(log, self.request.user) for log in LOGS]
        self.kinds = actions_by_label(set().union(*(log.get_actions() for log in shown)))
        self.filters["wat"].extra["choices"] = [(key, label_of(key)) for key in self.kinds]
        people = set().union(*(log.get_user_ids() for log in shown))
        self.filters["wie"].extra["choices"] = choices_of(people)

    def _add_locale_filter(self) -> None:
        """No: what is logged is in any language."""

    def by_person(self, entries: QuerySet, name: str, value: str) -> QuerySet:
        return entries.filter(user_id=None if value == THE_SITE else int(value))

    def in_wijk(self, entries: QuerySet, name: str, value: Wijk) -> QuerySet:
        return entries.filter(**{f"data__{STAMP}__wijk": value.slug})

    def of_kind(self, entries: QuerySet, name: str, value: str) -> QuerySet:
        return entries.filter(action__in=self.kinds[value])

    def with_words(self, entries: QuerySet, name: str, value: str) -> QuerySet:
        return entries.filter(
            Q(label__icontains=value)
            | Q(data__reason__icontains=value)
            | Q(data__comment__icontains=value)
        )


def choices_of(keys: set[int | None]) -> list[tuple[str, Any]]:
    """The site itself, who is here, and who is not any more."""
    known = [key for key in keys if key is not None]
    people = {user.pk: str(user) for user in User.objects.filter(pk__in=known)}
    gone = lazy(lambda key: str(_("Verwijderde gebruiker %(key)s")) % {"key": key}, str)
    named = sorted(((str(key), name) for key, name in people.items()), key=lambda one: one[1])
    lost = [(str(key), gone(key)) for key in sorted(known) if key not in people]
    return [(THE_SITE, _("De site zelf")), *named, *lost]
