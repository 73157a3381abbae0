"""The poster of an activity: one sheet to hang up. It never says "now"."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from mijnbuurt.core import clock
from mijnbuurt.core.dates import day_nl, time_nl
from mijnbuurt.core.meta import Meta
from mijnbuurt.core.qr import qr_svg
from mijnbuurt.core.short import bare, paper_address

from .dates import Occurrence

if TYPE_CHECKING:
    from .models import Activity

POSTER = "poster"
#: How many dates that fall out a poster has room for.
SHOWN_OFF = 3
#: Among how many coming dates those are looked for.
LOOKED_AT = 20
#: How many letters a poster has room for in large type.
MOST_LETTERS = 420
#: The most letters of a title in each size.
SIZES = ((26, "xl"), (60, "l"), (130, "m"))


class OnPaper(RoutablePageMixin):
    """What an activity shows on paper alone."""

    @property
    def sign_up_on_paper(self: "Activity") -> str:
        """How to sign up, for who has no link to tap on; empty where nobody needs to."""
        if self.sign_up_text or not self.sign_up_words:
            return str(self.sign_up_text)
        return _("Dat kan op %(address)s") % {"address": bare(paper_address(self))}

    @property
    def preview_modes(self) -> list[tuple[str, object]]:
        return [*super().preview_modes, (POSTER, gettext_lazy("Poster"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Also of the poster, before anyone else can see it."""
        if mode_name == POSTER:
            return self.poster(request)
        return super().serve_preview(request, mode_name)

    @path("poster/", name="poster")
    def poster(self: "Activity", request: HttpRequest) -> HttpResponse:
        """One sheet to hang up."""
        context = super().get_context(request)
        context |= poster_context(self, context["now"])
        return TemplateResponse(request, "activities/poster_page.html", context)


def poster_context(activity: "Activity", now: datetime) -> dict[str, Any]:
    """Template variables of the poster of an activity."""
    source = activity.source
    rows = Occurrence.objects.filter(activity=source.pk).select_related("venue")
    coming = list(rows.coming(now)[:LOOKED_AT])
    rule = source.rule
    is_series = bool(rule and rule.is_series)
    shown = None if is_series else next(iter(coming), rows.order_by("starts_at").last())
    for row in [*coming, *([shown] if shown else [])]:
        row.activity = activity
    address = paper_address(activity)
    place = shown.place if shown else source.venue
    place_text = shown.place_text if shown else activity.place_text
    texts = (
        *(activity.title, activity.summary, place_text, place.address_text if place else ""),
        *(activity.cost_text, activity.sign_up_on_paper, activity.organiser),
        shown.reason if shown else "",
    )
    return {
        "meta": Meta(title=_("Poster: %(title)s") % {"title": activity.title}, robots="noindex"),
        "when": when_text(activity, shown),
        "until": time_nl((shown and shown.ends_at) or source.ends),
        "notes": notes_of(activity, now) if is_series else [],
        "off": [row for row in coming if row.is_cancelled][:SHOWN_OFF] if is_series else [],
        "shown": shown,
        "place": place,
        "place_text": place_text,
        "size": size_of(activity.title),
        "is_full": sum(len(text) for text in texts) > MOST_LETTERS,
        "address": bare(address).rpartition("/"),
        "code": qr_svg(address),
    }


def when_text(activity: "Activity", shown: Occurrence | None) -> str:
    """ "Elke dinsdag, 10.00 uur", or the day and the time of what is there once."""
    source = activity.source
    if shown:
        day, clock_time = day_nl(shown.starts_at), time_nl(shown.starts_at)
    else:
        once = day_nl(source.first_date) or activity.date_text
        day, clock_time = activity.repeat_text or once, time_nl(source.starts)
    if not clock_time:
        return str(day)
    return _("%(day)s, %(time)s uur") % {"day": day, "time": clock_time}


def notes_of(activity: "Activity", now: datetime) -> list[str]:
    """From when and until when a series is there, and when not."""
    source = activity.source
    rule, notes = source.rule, []
    if source.first_date > clock.local_date(now):
        notes.append(_("Vanaf %(day)s") % {"day": day_nl(source.first_date)})
    if rule.last_date:
        notes.append(_("Tot en met %(day)s") % {"day": day_nl(rule.last_date)})
    if source.skip_holidays:
        notes.append(_("Niet op feestdagen"))
    if source.skip_school_holidays:
        notes.append(_("Niet in schoolvakanties"))
    return notes


def size_of(title: str) -> str:
    """How large a title can stand on a poster, so that the rest has room as well."""
    return next((name for most, name in SIZES if len(title) <= most), "s")
