"""The agenda of a wijk or a place as a page to print."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _

from mijnbuurt.core import clock
from mijnbuurt.core.meta import Meta
from mijnbuurt.core.short import bare, paper_address
from mijnbuurt.core.words import language_attributes
from wijken.places.models import Place

from .paper import addresses_of, paper_of, series_of_paper, weeks_of_paper
from .print_forms import Period, PrintForm


def print_context(page: Any, asked: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Template variables of what is on in a wijk, or at a place, in some days."""
    place = page if isinstance(page, Place) else None
    form = PrintForm(asked, clock.local_date(now))
    paper = paper_of(*form.days, now, wijk=None if place else page.wijk, place=place)
    name = {"name": place.title if place else page.wijk.name}
    title = _("Te doen bij %(name)s") % name if place else _("Te doen in %(name)s") % name
    is_quarter = form.period == Period.QUARTER
    series, days = series_of_paper(paper) if is_quarter else ([], [])
    return {
        "page": page,
        "wijk": page.wijk,
        "now": now,
        "title": title,
        "meta": Meta(title=f"{title}, {form.words}", robots="noindex"),
        "form": form,
        "paper": paper,
        "place": place,
        "series": series,
        "once": days,
        "weeks": [] if is_quarter else weeks_of_paper(paper),
        "addresses": addresses_of([*paper.rows, *paper.gone]),
        "look_at": format_html(
            "<bdi{}>{}</bdi>",
            language_attributes(settings.LANGUAGE_CODE),
            bare(paper_address(page)),
        ),
    }
