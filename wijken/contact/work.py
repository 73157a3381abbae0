"""What in an inbox waits for an answer, for "Mijn werk"."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import ModelLogEntry

from mijnbuurt.users.models import User
from wijken.work.registry import Button, Found, NotPossible, Scope, WorkKind

from . import transitions
from .models import InboxRecord

TAKE = Button("take", gettext_lazy("Ik pak het op"), is_first=True)


def inbox_kind(
    key: str, name: str | Promise, icon: str, days: int, model: type[InboxRecord]
) -> WorkKind:
    """The kind of work that one inbox is."""
    return WorkKind(
        key=key,
        name=name,
        icon=icon,
        days=days,
        find=lambda scope, now: waiting(model, scope),
        do=partial(take, model),
    )


def waiting(model: type[InboxRecord], scope: Scope) -> Iterable[Found]:
    """Records of which someone waits for an answer, in three queries."""
    records = model._default_manager.filter(scope.q(), state__in=model.OPEN_STATES)
    found = list(records.select_related("owner"))
    last = last_changes(model, found)
    for record in found:
        yield Found(
            key=record.code,
            title=record.opening,
            wijk_id=record.wijk_id,
            since=record.created_at,
            touched=last.get(str(record.pk)),
            address=reverse(f"{model._meta.model_name}:inspect", args=[record.pk]),
            about=what_to_do(record),
            seen=record.stamp,
            buttons=() if record.owner_id else (TAKE,),
        )


def what_to_do(record: InboxRecord) -> str:
    """ "bellen", and who does it."""
    if not record.owner_id:
        return record.task
    told = {"task": record.task, "name": record.owner_name}
    return _("%(task)s, opgepakt door %(name)s") % told


def last_changes(model: type[InboxRecord], records: Iterable[InboxRecord]) -> dict[str, datetime]:
    """When someone last did something with a record, by its key."""
    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(record.pk) for record in records],
    )
    return dict(entries.values_list("object_id").annotate(Max("timestamp")))


def take(
    model: type[InboxRecord], code: str, button: str, *, seen: str, user: User, now: datetime
) -> str:
    """Have the record picked up by who tapped the button."""
    record = model._default_manager.get(code=code)
    try:
        transitions.give(record, user, transitions.Step(user, now, seen, uuid.uuid4()))
    except transitions.NotPossible as refusal:
        raise NotPossible from refusal
    return _("U hebt dit opgepakt.")
