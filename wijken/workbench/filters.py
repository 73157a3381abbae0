"""What editors can ask of a list of pages: which wijk, and how far a page is."""

from typing import Any

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page, WorkflowState

from wijken.areas.models import Wijk
from wijken.areas.rules import wijken_of, works_citywide

STATES = [
    ("online", _("Online")),
    ("concept", _("Concept")),
    ("wacht", _("Wacht op akkoord")),
    ("gewijzigd", _("Online, met een concept")),
]


def waiting(pages: QuerySet) -> QuerySet:
    """The pages of this list that wait for someone's approval, or for changes."""
    found = WorkflowState.objects.active().filter(
        content_type=ContentType.objects.get_for_model(pages.model)
    )
    keys = found.annotate(page_key=Cast("object_id", IntegerField())).values("page_key")
    return pages.filter(pk__in=keys)


def in_state(pages: QuerySet, name: str, value: str) -> QuerySet:
    if value == "wacht":
        return waiting(pages)
    wanted: dict[str, dict[str, bool]] = {
        "online": {"live": True},
        "concept": {"live": False},
        "gewijzigd": {"live": True, "has_unpublished_changes": True},
    }
    return pages.filter(**wanted[value]) if value in wanted else pages


class OwnPagesFilter(WagtailFilterSet):
    """Filters of the lists of pages. Who has one wijk is not asked for it."""

    wijk = django_filters.ModelChoiceFilter(
        field_name="home_wijk",
        label=_("Wijk"),
        queryset=lambda request: wijken_of(request.user),
        widget=forms.RadioSelect,
        empty_label=_("Alle wijken"),
    )
    toestand = django_filters.ChoiceFilter(
        label=_("Toestand"),
        choices=STATES,
        method=in_state,
        widget=forms.RadioSelect,
        empty_label=_("Alles"),
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asked_for_wijk(self.request.user):
            del self.filters["wijk"]

    def _add_locale_filter(self) -> None:
        """No: these lists hold Dutch pages, and translations are reached from there."""


def asked_for_wijk(user: Any) -> bool:
    own: QuerySet[Wijk] = wijken_of(user)
    return works_citywide(user) or own.count() > 1
