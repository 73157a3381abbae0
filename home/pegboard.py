"""The pegboard on the front page. It fills itself; the citywide editor pins two and hides any."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, OuterRef, Q, Subquery
from wagtail.models import Page

from initiatives.campaigns.models import Campaign, CampaignQuerySet
from wijken.areas.models import Wijk
from wijken.news.enums import ArticleKind
from wijken.news.models import Article

if TYPE_CHECKING:
    from .models import HomePage

SHOWN_ARTICLES = 4


@dataclass(frozen=True)
class Note:
    """A note on the board. `kind` is big, note, call, quote or paper: how it looks."""

    note_type: str
    item: object


def notes(home: "HomePage", today: date) -> list[Note]:
    """The notes of a day: what is pinned or the open campaign big, then a call, a quote, news.

    What is pinned and hidden is that of the Dutch page; the quote is in the language of `home`.
    """
    dutch = home.source
    hidden = {row.page_id for row in dutch.hidden_items.all()}
    pinned = pinned_pages(dutch, hidden)
    taken = hidden | {page.pk for page in pinned}
    big = pinned or list(open_campaigns(today, taken)[:1])
    calls = newest_call(taken)
    taken |= {page.pk for page in calls}
    board = [Note("big" if number == 0 else "note", page) for number, page in enumerate(big)]
    board += [Note("call", page) for page in calls]
    if home.quote:
        board.append(Note("quote", home))
    room = SHOWN_ARTICLES - max(0, len(big) - 1)
    board += [Note("note", page) for page in newest_of_each_wijk(taken)[:room]]
    return board


def pinned_pages(home: "HomePage", hidden: set[int]) -> list[Page]:
    """The pinned pages that anyone may read, in order, as their own types."""
    keys = [row.page_id for row in home.pins.all() if row.page_id not in hidden]
    if not keys:
        return []
    found = {page.pk: page for page in Page.objects.live().filter(pk__in=keys).specific()}
    return [found[key] for key in keys if key in found and found[key].is_public]


def open_campaigns(today: date, taken: set[int]) -> CampaignQuerySet:
    """Campaigns one can join today, those that close first in front."""
    campaigns = Campaign.objects.public().open_on(today).exclude(pk__in=taken)
    return campaigns.with_cards().order_by(F("closes_on").asc(nulls_last=True))


def newest_call(taken: set[int]) -> list[Article]:
    """The newest call to residents, if there is one."""
    calls = Article.objects.public().filter(kind=ArticleKind.CALL).exclude(pk__in=taken)
    return list(calls.in_order().with_cards()[:1])


def newest_of_each_wijk(taken: set[int]) -> list[Article]:
    """The newest article of each wijk and of the whole city, the newest of all first."""
    public = Article.objects.public().exclude(pk__in=taken).in_order()
    of_wijk = public.filter(home_wijk=OuterRef("pk")).values("pk")[:1]
    of_wijken = Wijk.objects.open().annotate(newest=Subquery(of_wijk)).values("newest")
    of_city = public.filter(home_wijk=None).values("pk")[:1]
    found = Article.objects.filter(Q(pk__in=of_wijken) | Q(pk__in=of_city))
    return list(found.in_order().with_cards()[:SHOWN_ARTICLES])
