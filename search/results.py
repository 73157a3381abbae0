"""What a list of results shows of each page, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from mijnbuurt.core.dates import day_nl, day_relative, iso, time_nl
from mijnbuurt.core.words import in_readers_language, readers_language
from mijnbuurt.photos.models import Photo
from wijken.activities.models import Activity
from wijken.activities.occurrences import next_start
from wijken.areas.models import Wijk, WijkContentPage
from wijken.news.models import Article
from wijken.places.models import Place

from .models import Entry


@dataclass
class Result:
    """One line: the page, what it is, when it is, and why it is here if that is no matter of
    course."""

    page: Any
    when: str = ""
    when_iso: str = ""
    why: str = ""

    @property
    def dutch_only(self) -> bool:
        """Whether the reader reads another language than the page is in."""
        return bool(self.page.words_language != readers_language())

    @property
    def kind(self) -> str:
        """Of a place or an article its own kind, else the kind of page."""
        if isinstance(self.page, Place | Article):
            return str(self.page.kind_label)
        return str(self.page.page_type_display_name)


def results(keys: Sequence[int], now: datetime) -> list[Result]:
    """These Dutch pages in this order, in the reader's language where they are translated."""
    specific = {page.pk: page for page in Page.objects.filter(pk__in=keys).specific()}
    pages = [specific[key] for key in keys if key in specific and specific[key].is_public]
    _attach(pages)
    activities = [page.pk for page in pages if isinstance(page, Activity)]
    nexts = dict(
        Activity.objects.filter(pk__in=activities)
        .annotate(next_start=next_start(now))
        .values_list("pk", "next_start")
    )
    return [_result(page, nexts.get(page.pk), now) for page in in_readers_language(pages)]


def _result(page: Any, start: datetime | None, now: datetime) -> Result:
    if start:
        moment = _("%(day)s, %(time)s uur") % {
            "day": day_relative(start, now),
            "time": time_nl(start),
        }
        return Result(page, moment, iso(start))
    if isinstance(page, Activity) and page.first_date and not page.date_words:
        return Result(page, _("was op %(day)s") % {"day": day_nl(page.first_date)}, "")
    return Result(page, getattr(page, "date_text", ""), getattr(page, "date_iso", ""))


def _attach(pages: Iterable[Any]) -> None:
    """The wijk and photo of each; a page of words knows its wijk only by its place in the tree."""
    pages = list(pages)
    wijken = Wijk.objects.defer("boundary").in_bulk()
    photos = Photo.objects.in_bulk([page.photo_id for page in pages if page.photo_id])
    entries = Entry.objects.filter(page_id__in=[page.pk for page in pages])
    lies_in = dict(entries.values_list("page_id", "wijk_id"))
    for page in pages:
        page.photo = photos.get(page.photo_id)
        wijk = wijken.get(lies_in.get(page.pk))
        setattr(page, "home_wijk" if isinstance(page, WijkContentPage) else "wijk", wijk)
