"""What waits for a reporter or for who sends them out, and what there was in a year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from reporters.desk import Visitor
from reporters.models import Reporter
from wijken.areas.models import Wijk

from . import rules
from .enums import AssignmentKind, AssignmentState
from .models import Assignment, AssignmentQuerySet

State = AssignmentState
#: So long after the day itself a story is expected.
STORY_LATE = timedelta(days=7)

HAS_REPORTER = Q(claimed_by__isnull=False)


def count_open(visitor: Visitor, now: datetime) -> int:
    """How many jobs this reporter may still say yes to."""
    return Assignment.objects.open_for(visitor.reporter).count() if visitor.reporter else 0


def needs_dispatch(now: datetime) -> Q:
    """Jobs that ask something of who sends out, now."""
    late = Q(state=State.CLAIMED, starts_at__lt=now - STORY_LATE)
    left = Q(state=State.CLAIMED, claimed_by__user__is_active=False)
    return Q(state__in=[State.DRAFT, State.NOBODY_FREE]) | late | left | ~Q(call_about="")


def count_waiting(visitor: Visitor, now: datetime) -> int:
    return Assignment.objects.filter(needs_dispatch(now)).count()


def with_facts(found: AssignmentQuerySet, now: datetime) -> AssignmentQuerySet:
    """With all that a row shows, in a fixed number of queries."""
    return found.select_related("wijk", "place", "claimed_by__user").annotate(
        asked_count=Count("offers", distinct=True),
        no_count=Count("offers", filter=Q(offers__answer="no"), distinct=True),
        is_left_alone=ExpressionWrapper(rules.left_alone(now), output_field=BooleanField()),
    )


@dataclass(frozen=True)
class Section:
    """Jobs in one state, under a heading."""

    title: str
    jobs: list[Assignment]


def sections(now: datetime) -> list[Section]:
    """All that is not over, by state; what needs something now comes first."""
    found = Assignment.objects.exclude(state__in=Assignment.ENDED) | Assignment.objects.filter(
        needs_dispatch(now)
    )
    waiting: list[Assignment] = []
    rest: dict[str, list[Assignment]] = {}
    urgent = set(Assignment.objects.filter(needs_dispatch(now)).values_list("pk", flat=True))
    for job in with_facts(found, now).in_order():
        place = waiting if job.pk in urgent else rest.setdefault(job.state, [])
        place.append(job)
    named = (
        (State.OFFERED, _("Gevraagd, wacht op antwoord")),
        (State.CLAIMED, _("Iemand komt")),
        (State.DELIVERED, _("Verhaal is bij de redactie")),
    )
    shown = [Section(title, rest[state]) for state, title in named if state in rest]
    return [Section(_("Nu te doen"), waiting), *shown]


def ended(now: datetime) -> AssignmentQuerySet:
    over = Assignment.objects.filter(state__in=Assignment.ENDED)
    return with_facts(over, now).order_by("-handled_at", "-pk")


def held_meanwhile(reporter: Reporter, now: datetime) -> AssignmentQuerySet:
    """The jobs of someone who can't for a while, on a day in that time."""
    held = Assignment.objects.claimed_by(reporter).filter(rules.left_alone(now))
    return with_facts(held, now).in_order()


def asked_meanwhile(reporter: Reporter, now: datetime) -> AssignmentQuerySet:
    """The jobs that someone who can't for a while was asked for before."""
    return with_facts(Assignment.objects.open_for(reporter), now).in_order()


@dataclass
class Tally:
    """What came of the requests of one kind or one wijk."""

    name: str
    asked: int = 0
    went: int = 0
    online: int = 0
    nobody: int = 0

    def add(self, state: str, count: int, has_reporter: bool) -> None:
        self.asked += count
        self.went += count if has_reporter and state != State.CANCELLED else 0
        self.online += count if state == State.PUBLISHED else 0
        self.nobody += count if state in (State.NOBODY_FREE, State.CANCELLED) else 0


@dataclass
class Year:
    """The counts of one year. Half of a request counts with its whole."""

    year: int
    total: Tally
    kinds: list[Tally] = field(default_factory=list)
    wijken: list[Tally] = field(default_factory=list)


def requests() -> QuerySet[Assignment]:
    return Assignment.objects.filter(part_of=None)


def years() -> list[int]:
    found = requests().annotate(year=ExtractYear("created_at")).order_by("-year")
    return list(found.values_list("year", flat=True).distinct())


def counts_of(year: int) -> Year:
    """How many were asked in a year, and what came of it, by kind and by wijk; in two queries."""
    rows = (
        requests()
        .filter(created_at__year=year)
        .annotate(has_reporter=ExpressionWrapper(HAS_REPORTER, output_field=BooleanField()))
        .values("kind", "wijk", "state", "has_reporter")
        .annotate(count=Count("pk"))
        .order_by()
    )
    kinds = {kind.value: Tally(str(kind.label)) for kind in AssignmentKind}
    wijken: dict[int | None, Tally] = {w.pk: Tally(w.name) for w in Wijk.objects.only("name")}
    wijken[None] = Tally(_("wijk nog niet bekend"))
    total = Tally(_("Samen"))
    for row in rows:
        for tally in (total, kinds[row["kind"]], wijken[row["wijk"]]):
            tally.add(row["state"], row["count"], row["has_reporter"])
    return Year(year, total, *(with_some(group.values()) for group in (kinds, wijken)))


def with_some(tallies: Iterable[Tally]) -> list[Tally]:
    return [tally for tally in tallies if tally.asked]


def jobs_by_reporter(year: int) -> Counter[Any]:
    """How many jobs each reporter took in a year, by key."""
    found = Assignment.objects.filter(claimed_at__year=year).exclude(claimed_by=None)
    return Counter(dict(found.values_list("claimed_by").annotate(Count("pk")).order_by()))
