"""Who may do what with a job, and who can be asked for it. Pure answers, without a change."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q
from wagtail.models import Page

from mijnbuurt.core.addresses import is_source
from mijnbuurt.core.clock import local_date
from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from reporters.models import Reporter, ReporterQuerySet
from reporters.rules import dispatches, reporter_of
from wijken.areas.rules import edits_wijk

from .enums import AssignmentState
from .models import Assignment


def working() -> ReporterQuerySet:
    """All who sign in as a reporter."""
    return Reporter.objects.active().filter(user__groups__name=Role.REPORTER)


def who_can(assignment: Assignment, now: datetime) -> ReporterQuerySet:
    """The reporters to ask: with a skill that is wanted, and not away."""
    found = working().with_skill(*assignment.wanted_skills).available_on(local_date(now))
    return found.exclude(assignments=assignment) if assignment.claimed_by_id else found


def does(reporter: Reporter, assignment: Assignment) -> bool:
    """Whether this job is this reporter's, so that contact data is needed."""
    return assignment.claimed_by_id == reporter.pk and assignment.state in Assignment.AT_WORK


def may_see_contact(user: User | AnonymousUser, assignment: Assignment) -> bool:
    """Who asked and who can be called: for who does the job, who sent out, and its editors."""
    reporter = reporter_of(user)
    if reporter is not None and does(reporter, assignment):
        return True
    return dispatches(user) or edits_wijk(user, assignment.wijk)


def may_ask_about(user: User, page: Page) -> bool:
    """Whether a colleague may ask for a reporter at this page: a Dutch one that they edit, of a
    kind that reporters come to."""
    kind = getattr(page.specific_class, "reported_as", "")
    return bool(kind) and is_source(page) and page.permissions_for_user(user).can_edit()


def left_alone(now: datetime) -> Q:
    """The jobs of reporters who said "even niet" for the day itself; without a day, for today."""
    until = F("claimed_by__away_until")
    in_time = Q(starts_at=None) | Q(starts_at__date__lte=until)
    return in_time & Q(state=AssignmentState.CLAIMED, claimed_by__away_until__gte=local_date(now))


def answer_by(starts_at: datetime | None, now: datetime) -> datetime:
    """Until when to wait for a yes: some days, but not until shortly before it begins. What begins
    sooner waits half of the time that is left."""
    latest = now + timedelta(hours=settings.REPORTER_ANSWER_HOURS)
    if starts_at is None or starts_at <= now:
        return latest
    in_time = starts_at - timedelta(days=settings.REPORTER_ALERT_DAYS)
    if in_time <= now:
        in_time = now + (starts_at - now) / 2
    return min(latest, in_time)
