"""What on the site a story can be about."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from wijken.areas.models import Wijk

from .models import Story


@dataclass(frozen=True)
class SubjectKind:
    """A kind of page, by its model: apps beside this one are known by name alone."""

    name: str
    model: str
    label: Any


KINDS = (
    SubjectKind("activity", "activities.Activity", _("Activiteit")),
    SubjectKind("place", "places.Place", _("Plek")),
    SubjectKind("initiative", "initiatives.InitiativePage", _("Initiatief")),
    SubjectKind("campaign", "campaigns.Campaign", _("Actie")),
)


def possible(kind: SubjectKind, wijk: Wijk | None) -> list[tuple[str, str]]:
    """Public pages of a kind, of one wijk and of the whole city; without a wijk all of them."""
    found = apps.get_model(kind.model).objects.public()
    if wijk is not None:
        found = found.filter(Q(home_wijk=wijk) | Q(home_wijk=None))
    return [(str(key), title) for key, title in found.order_by("title").values_list("pk", "title")]


def chosen(story: Story) -> dict[str, str]:
    """What the story is about, by kind."""
    rows = story.subjects.select_related("content_type")
    by_model = {(row.content_type.app_label, row.content_type.model): str(row.pk) for row in rows}
    found = {}
    for kind in KINDS:
        app, _dot, model = kind.model.lower().partition(".")
        if (app, model) in by_model:
            found[kind.name] = by_model[app, model]
    return found


def find(keys: list[str]) -> tuple[Page, ...]:
    return tuple(Page.objects.live().filter(pk__in=keys))
