"""How many people came, as it was counted. A number never gets harder than it was."""

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from wijken.enums import FigurePrecision

from .models import Occurrence


def visitors_text(row: Occurrence) -> str:
    """What was counted at one date: "ongeveer 30", "tientallen"; empty when nobody counted."""
    if not row.visitors_precision:
        return ""
    if row.visitors_precision == FigurePrecision.TENS:
        return str(row.get_visitors_precision_display())
    if row.visitors_precision == FigurePrecision.EXACT:
        return str(row.visitors)
    return f"{row.get_visitors_precision_display()} {row.visitors}"


def visitors_total(rows: QuerySet[Occurrence]) -> str:
    """All visitors of these dates in a sentence. "Tientallen" is no number and stays out."""
    tens, exact = (Q(visitors_precision=kind) for kind in (FigurePrecision.TENS, "exact"))
    counted = ~Q(visitors_precision="") & ~tens
    found = rows.order_by().aggregate(
        total=Sum("visitors", filter=counted),
        dates=Count("pk", filter=counted),
        hard=Count("pk", filter=exact),
        left_out=Count("pk", filter=tens),
    )
    if not found["dates"] and not found["left_out"]:
        return _("Nog niets geteld.")
    total = {"total": found["total"] or 0, "dates": found["dates"]}
    is_exact = found["hard"] == found["dates"]
    words = (
        _("Samen %(total)s bezoekers op %(dates)s datums.")
        if is_exact
        else _("Samen ongeveer %(total)s bezoekers op %(dates)s datums.")
    )
    if not found["left_out"]:
        return words % total
    left_out = _("Niet meegeteld: %(number)s keer tientallen.") % {"number": found["left_out"]}
    return f"{words % total} {left_out}"
