"""The worker does tasks and clocks in turns; the clocks neither skip nor double."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageLogEntry

from mijnbuurt.core import clockmarks, clockwork, jobs, worker
from mijnbuurt.core.models import DemoClock

NIGHT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # 3.00 in Amsterdam


@pytest.fixture
def calls(monkeypatch):
    """Jobs that note their calls in place of the real ones."""
    noted: list[tuple[str, datetime]] = []
    monkeypatch.setattr(clockwork, "_tick_jobs", {})
    monkeypatch.setattr(clockwork, "_nightly_jobs", {})
    clockwork.register_tick("broken", lambda now: 1 / 0)
    clockwork.register_tick("tick", lambda now: noted.append(("tick", now)))
    clockwork.register_nightly("night", lambda now: noted.append(("night", now)))
    return noted


def names(calls):
    found = [name for name, _now in calls]
    calls.clear()
    return found


@pytest.mark.django_db
def test_a_failing_job_is_logged_and_does_not_stop_the_others(calls, caplog):
    assert clockwork.tick(NIGHT) == ["broken"]
    assert calls == [("tick", NIGHT)]
    assert "broken" in caplog.text


@pytest.mark.django_db
def test_the_commands_run_the_jobs_and_report_failures(calls):
    call_command("nightly")
    with pytest.raises(CommandError, match="broken"):
        call_command("tick")
    assert names(calls) == ["night", "tick"]


@pytest.mark.django_db
def test_clocks_run_when_due_and_once(calls):
    clockwork.run_what_is_due(NIGHT - timedelta(hours=1))
    assert names(calls) == [], "a new site owes nothing"
    clockwork.run_what_is_due(NIGHT - timedelta(minutes=1))
    assert names(calls) == ["tick"]
    clockwork.run_what_is_due(NIGHT + timedelta(seconds=1))
    assert names(calls) == ["night"]
    clockwork.run_what_is_due(NIGHT + timedelta(seconds=2))
    assert names(calls) == []
    clockwork.run_what_is_due(NIGHT + timedelta(hours=20))
    assert names(calls) == ["tick"]


@pytest.mark.django_db
def test_a_machine_that_was_off_at_night_catches_up_once(calls):
    clockmarks.set_mark(clockwork.TICK, NIGHT)
    clockmarks.set_mark(clockwork.NIGHTLY, NIGHT - timedelta(days=3))
    clockwork.run_what_is_due(NIGHT + timedelta(hours=7))
    clockwork.run_what_is_due(NIGHT + timedelta(hours=8))
    assert names(calls).count("night") == 1


@pytest.mark.parametrize(
    ("moment", "night"),
    [
        ("2026-11-24T02:59+01:00", "2026-11-23T03:00+01:00"),
        ("2026-11-24T03:00+01:00", "2026-11-24T03:00+01:00"),
        ("2026-10-25T02:30+01:00", "2026-10-24T03:00+02:00"),
        ("2026-10-25T12:00+01:00", "2026-10-25T03:00+01:00"),
        ("2026-03-29T03:00+02:00", "2026-03-29T03:00+02:00"),
    ],
)
def test_the_night_over_both_clock_changes(moment, night):
    assert clockwork.last_night(datetime.fromisoformat(moment)) == datetime.fromisoformat(night)


@pytest.mark.django_db
def test_jobs_get_the_time_of_a_demo_but_real_time_decides_when(calls, settings):
    settings.DEMO = True
    DemoClock.objects.create(minutes_forward=600)
    clockmarks.set_mark(clockwork.TICK, NIGHT)
    clockwork.run_what_is_due(NIGHT + timedelta(minutes=4))
    assert names(calls) == []
    before = timezone.now()
    clockwork.run_what_is_due(NIGHT + timedelta(minutes=6))
    [(_name, now)] = calls
    assert timedelta(hours=9) < now - before < timedelta(hours=11)


@pytest.mark.django_db
def test_the_jobs_of_the_machinery_are_registered():
    assert {"publish scheduled", "mail", "lost tasks"} <= set(clockwork._tick_jobs)
    assert {"outbox", "sessions", "tasks"} <= set(clockwork._nightly_jobs)
    assert clockwork.tick(timezone.now()) == []
    assert clockwork.nightly(timezone.now()) == []


def running_task(minutes, workers=1):
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="mijnbuurt.core.tasks.run_tick",
        backend_name="default",
        run_after=NIGHT,
        status=TaskResultStatus.RUNNING,
        worker_ids=["w"] * workers,
    )
    task.started_at = NIGHT - timedelta(minutes=minutes)
    task.save()
    return task


@pytest.mark.django_db
def test_tasks_of_a_killed_worker_are_done_again_but_not_for_ever():
    running, lost, poison = running_task(5), running_task(20), running_task(20, workers=3)
    assert jobs.give_back_lost_tasks(NIGHT) == 2
    for task in running, lost, poison:
        task.refresh_from_db()
    assert [task.status for task in (running, lost, poison)] == ["RUNNING", "READY", "FAILED"]


@pytest.mark.django_db
def test_tasks_that_ended_days_ago_are_forgotten():
    old, young = running_task(0), running_task(0)
    for task, days in ((old, 3), (young, 1)):
        task.set_successful(None)
        task.finished_at = NIGHT - timedelta(days=days)
        task.save()
    jobs.prune_tasks(NIGHT)
    assert list(DBTaskResult.objects.all()) == [young]


@pytest.mark.django_db
def test_a_turn_shows_a_heartbeat_and_runs_the_clock_only_if_it_may(monkeypatch):
    due: list[datetime] = []
    monkeypatch.setattr(worker.BackgroundWorker, "do_tasks", lambda self: None)
    monkeypatch.setattr(clockwork, "run_what_is_due", due.append)
    worker.BackgroundWorker(run_clock=False).turn()
    assert due == []
    assert clockmarks.is_fresh(worker.HEARTBEAT, timezone.now(), timedelta(minutes=1))
    worker.BackgroundWorker(run_clock=True).turn()
    assert len(due) == 1


@pytest.mark.django_db
def test_a_database_that_restarts_does_not_end_the_worker(monkeypatch, caplog):
    background = worker.BackgroundWorker(pause=0)
    turns: list[int] = []

    def turn():
        turns.append(1)
        if len(turns) == 2:
            background.stop()
        raise DatabaseError("gone")

    monkeypatch.setattr(background, "turn", turn)
    background.run()
    assert len(turns) == 2
    assert "DatabaseError" in caplog.text


class Machine:
    """A database of its own with a real worker process."""

    def __init__(self, folder):
        self.database = folder / "db.sqlite3"
        self.environment = {
            **os.environ,
            "DATA_DIR": str(folder),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DJANGO_SETTINGS_MODULE": "mijnbuurt.settings.local",
            "EMAIL_URL": f"filemail:///{folder}/mail",
            "RUN_CLOCK": "1",
            "DEMO": "",
        }

    def start(self, *arguments):
        command = [sys.executable, str(django_settings.ROOT / "manage.py"), *arguments]
        return subprocess.Popen(command, env=self.environment)

    def query(self, sql):
        with closing(sqlite3.connect(self.database, timeout=20)) as database, database:
            return [row[0] for row in database.execute(sql)]


SEND = """
from django.core.mail import send_mail
for number in range(40):
    send_mail(f"Brief {number}", "Tekst", None, ["jan@example.org"])
"""
STATES = "SELECT DISTINCT state FROM core_outgoingmail"
# What was at hand comes free after ten minutes: these make them pass. The worker may have been
# killed before its first tick.
LET_TIME_PASS = (
    "UPDATE core_outgoingmail SET next_try_at = '2020-01-01' WHERE state = 'sending'",
    "INSERT OR REPLACE INTO core_clockmark (name, at) VALUES ('tick', '2020-01-01')",
)


@pytest.fixture
def machine(tmp_path, django_db_setup, django_db_blocker):
    """A copy of the test database saves the migrations."""
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("starts a machine of its own with SQLite")
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(tmp_path / "db.sqlite3")])
    return Machine(tmp_path)


def wait_for(condition, seconds=180):
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "it did not happen in time"
        time.sleep(0.2)


@pytest.mark.race
def test_kill_9_while_sending_loses_no_mail(machine, tmp_path):
    assert machine.start("shell", "-v0", "-c", SEND).wait(180) == 0
    mails = tmp_path / "mail"
    first = machine.start("worker")
    try:
        wait_for(lambda: mails.exists() and len(list(mails.iterdir())) >= 5)
    finally:
        first.kill()
        first.wait()
    assert "waiting" in machine.query(STATES), "it was killed in the midst of its work"
    for statement in LET_TIME_PASS:
        machine.query(statement)
    second = machine.start("worker")
    try:
        wait_for(lambda: machine.query(STATES) == ["sent"])
    finally:
        second.terminate()
        code = second.wait(60)
    assert code == 0
    texts = "".join(path.read_text() for path in mails.iterdir())
    counts = [texts.count(f"Subject: Brief {number}\n") for number in range(40)]
    assert min(counts) == 1
    assert sum(counts) <= 41, "at most the one mail at hand went out twice"


@pytest.mark.django_db
def test_the_log_of_the_admin_is_forgotten_after_a_year():
    page = Page.objects.get(depth=2)
    now = timezone.now()
    for days in (364, 366):
        entry = PageLogEntry.objects.log_action(instance=page, action="wagtail.edit")
        PageLogEntry.objects.filter(pk=entry.pk).update(timestamp=now - timedelta(days=days))
    kept = PageLogEntry.objects.filter(timestamp__gte=now - timedelta(days=365)).count()
    jobs.forget_log(now)
    assert PageLogEntry.objects.count() == kept
