"""Which desk a complaint or repair belongs to, by the list that editors keep."""

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from .models import InboxRecord, RepairDesk
from .words import mentions

MOST_DESKS = 3


def desks_for(record: InboxRecord) -> list[RepairDesk]:
    """The desks for what a record is about, that of its own wijk before one of the city."""
    desks = RepairDesk.objects.filter(Q(wijk=None) | Q(wijk=record.wijk_id))
    found: dict[str, RepairDesk] = {}
    for desk in sorted(desks, key=lambda desk: desk.wijk_id is None):
        if mentions(record.shared_text, desk.words):
            found.setdefault(desk.subject.casefold(), desk)
    return list(found.values())[:MOST_DESKS]


def suggested_answer(record: InboxRecord, desks: list[RepairDesk]) -> str:
    """The start of an answer that names the desks, in the language of the sender."""
    if not desks:
        return ""
    with translation.override(record.language):
        opening = _("Dank u wel voor uw melding. Dit meldpunt helpt u verder:")
        closing = _("Lukt het daar niet? Laat het ons weten.")
    lines = "\n".join(" ".join(filter(None, (desk.line, desk.url))) for desk in desks)
    return f"{opening}\n\n{lines}\n\n{closing}"
