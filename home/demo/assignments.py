"""What reporters are asked for, brought to its state through the same doors as in a real site."""

from datetime import datetime, timedelta
from typing import Any

from mijnbuurt.core.clock import local_date
from mijnbuurt.intake.enums import AnswerWay
from mijnbuurt.users.models import User
from reporters.assignments import transitions
from reporters.assignments.models import Assignment
from reporters.assignments.transitions import Step
from reporters.models import Reporter
from wijken.areas.models import Wijk
from wijken.places.hours.instants import instant

from .reading import clock_time, read

COORDINATOR = "coordinator@example.org"
AS_WRITTEN = ("what", "where", "kind", "name")
IF_WRITTEN = ("email", "phone", "contact_on_spot", "when_text")


def load_assignments(wijken: dict[str, Wijk], now: datetime) -> None:
    if Assignment.objects.exists():
        return
    for row in read("assignments"):
        bring_to_state(make(row, wijken, now), row, now)


def make(row: dict[str, Any], wijken: dict[str, Wijk], now: datetime) -> Assignment:
    day = local_date(now) + timedelta(days=row["in_days"]) if "in_days" in row else None
    return Assignment.objects.create(
        **{name: row[name] for name in AS_WRITTEN},
        **{name: row.get(name, "") for name in IF_WRITTEN},
        wijk=wijken[row["wijk"]],
        wants_photo="photo" in row["wants"],
        wants_text="text" in row["wants"],
        starts_at=instant(day, clock_time(row["time"])) if day else None,
        has_time=day is not None,
        answer_way=AnswerWay.MAIL if "email" in row else AnswerWay.PHONE,
    )


def bring_to_state(job: Assignment, row: dict[str, Any], now: datetime) -> None:
    coordinator = User.objects.get(email=COORDINATOR)

    def step() -> Step:
        job.refresh_from_db()
        return Step(coordinator, now, job.stamp)

    if row["state"] in ("offered", "nobody"):
        transitions.offer(job, step())
    if row["state"] == "nobody":
        for offer in job.offers.select_related("reporter__user"):
            transitions.decline(job, offer.reporter, now)
    if row["state"] == "claimed":
        email = f"{row['claimed_by']}@example.org"
        transitions.assign(job, Reporter.objects.get(user__email=email), step())
    if row["state"] == "cancelled":
        transitions.cancel(job, row["reason"], step())
