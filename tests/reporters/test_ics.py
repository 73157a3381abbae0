"""The file for a calendar: readable by any, and nothing in it written by others."""

from datetime import UTC, datetime

import pytest

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.core.outbox import to_message
from reporters.assignments import transitions
from reporters.assignments.ics import as_file
from tests.factories.assignments import AssignmentFactory

pytestmark = pytest.mark.django_db
STARTS = datetime(2026, 12, 5, 13, 0, tzinfo=UTC)


def lines(job, now, **options) -> list[str]:
    [file] = as_file(job, now, **options)
    assert "\n" not in file.content.replace("\r\n", "")
    folded = file.content.split("\r\n")
    assert max(len(line.encode()) for line in folded) <= 75
    return file.content.replace("\r\n ", "").split("\r\n")


def test_a_job_with_a_time(tuesday_morning):
    job = AssignmentFactory(what="Boom", where="Veld", starts_at=STARTS, has_time=True)
    found = lines(job, tuesday_morning)
    assert found[0] == "BEGIN:VCALENDAR"
    assert found[-2:] == ["END:VCALENDAR", ""]
    assert {
        "METHOD:PUBLISH",
        "DTSTAMP:20261124T093000Z",
        "DTSTART:20261205T130000Z",
        "DTEND:20261205T150000Z",
        "SUMMARY:Boom",
        "LOCATION:Veld",
        "STATUS:CONFIRMED",
    } <= set(found)


def test_a_job_of_which_the_day_alone_is_known(tuesday_morning):
    job = AssignmentFactory(starts_at=datetime(2026, 12, 4, 23, 0, tzinfo=UTC))
    found = lines(job, tuesday_morning)
    assert "DTSTART;VALUE=DATE:20261205" in found
    assert "DTEND;VALUE=DATE:20261206" in found


def test_without_a_day_there_is_no_file(tuesday_morning):
    assert as_file(AssignmentFactory(), tuesday_morning) == ()


def test_what_was_typed_stays_a_value(tuesday_morning):
    evil = "Feest\r\nATTACH:https://kwaad.example\nBEGIN:VALARM; x, \\ " + "é🎈" * 60
    job = AssignmentFactory(what=evil[:2000], where=evil[:200], starts_at=STARTS)
    found = lines(job, tuesday_morning)
    names = [line.split(":")[0].split(";")[0] for line in found if line]
    assert "ATTACH" not in names
    assert names.count("BEGIN") == 2
    assert job.name not in "".join(found)
    assert any(r"BEGIN:VALARM\; x\, \\" in line for line in found)


def test_it_goes_along_with_the_yes_and_comes_out_again(team, job, step, tuesday_morning):
    job.starts_at, job.has_time = STARTS, True
    job.save()
    transitions.assign(job, team.fons, step(job))
    first = OutgoingMail.objects.get(to=[team.fons.user.email])
    [(name, content, mimetype)] = to_message(first).attachments
    assert (name, mimetype) == ("klus.ics", "text/calendar")
    assert b"text/calendar" in to_message(first).message().as_bytes()
    OutgoingMail.objects.all().delete()
    transitions.assign(job, team.fatima, step(job))
    off = OutgoingMail.objects.get(to=[team.fons.user.email]).attachments[0]["content"]
    assert "METHOD:CANCEL" in off
    uid = next(line for line in content.split("\r\n") if line.startswith("UID:"))
    assert uid in off

    def number(text: str) -> int:
        return int(text.split("SEQUENCE:")[1].split("\r\n")[0])

    assert number(off) > number(content)
