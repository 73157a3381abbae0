"""Pages that another wijk offers, for "Mijn werk"."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnbuurt.users.models import User
from wijken.areas.models import AlsoShown, Wijk
from wijken.work.registry import Button, Found, NotPossible, Scope, WorkKind, register_kind

from . import transitions
from .querysets import proposals_for

TAKE_OVER = Button("accept", gettext_lazy("Overnemen"), is_first=True)
NOT_HERE = Button("decline", gettext_lazy("Niet bij ons"))


def waiting_proposals(scope: Scope, now: datetime) -> Iterable[Found]:
    """Proposals to these wijken. A page is named as it is online, never as a draft."""
    keys = [key for key in scope.wijken if key is not None]
    for row in proposals_for(Wijk.objects.filter(pk__in=keys)):
        whose = row.from_name or _("de hele stad")  # type: ignore[attr-defined]
        yield Found(
            key=str(row.pk),
            title=row.page.title,
            wijk_id=row.wijk_id,
            since=row.proposed_at or now,
            address=reverse("showing:proposal", args=[row.pk]),
            about=_("Ook tonen, van %(wijk)s") % {"wijk": whose},
            seen=row.state,
            buttons=(TAKE_OVER, NOT_HERE),
        )


def answer(key: str, button: str, *, seen: str, user: User, now: datetime) -> str:
    row = AlsoShown.objects.select_related("page", "wijk").get(pk=key)
    decide = transitions.accept if button == TAKE_OVER.name else transitions.decline
    try:
        decide(row, seen_as=seen, user=user, now=now)
    except transitions.NotPossible as refusal:
        raise NotPossible from refusal
    return _("Bewaard. Het staat er meteen zo.")


def register() -> None:
    name = gettext_lazy("Voorstel")
    register_kind(WorkKind("proposal", name, "site", 5, find=waiting_proposals, do=answer))
