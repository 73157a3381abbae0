"""Machine addresses, and how the site is prepared and served."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from gettext import GNUTranslations
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.utils import timezone

from mijnbuurt.core import clockmarks, messages, preparing, serving
from mijnbuurt.core.models import OutgoingMail, SiteSettings
from mijnbuurt.core.views import machinery
from mijnbuurt.core.worker import HEARTBEAT


@pytest.fixture
def well():
    clockmarks.set_mark(HEARTBEAT, timezone.now() - timedelta(seconds=20))


@pytest.mark.django_db
def test_health_is_200_without_cookie_or_names(client, well):
    OutgoingMail.objects.create(to=["jan@example.org"], subject="S", body="T", sender="a@b.nl")
    response = client.get("/healthz")
    assert response.status_code == 200
    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]
    report = response.json()
    assert report["ok"] is True
    assert report["checks"] == {
        "database": True,
        "migrations": True,
        "worker": True,
        "photos": True,
    }
    assert report["mail_waiting"] == 1
    assert 20 <= report["worker_seconds_ago"] < 60
    assert "jan@" not in response.text


@pytest.mark.django_db
def test_health_is_503_without_a_worker(client):
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["checks"]["worker"] is False
    clockmarks.set_mark(HEARTBEAT, timezone.now() - timedelta(minutes=6))
    assert client.get("/healthz").status_code == 503


@pytest.mark.django_db
def test_health_is_503_without_a_database(client, monkeypatch):
    def gone():
        raise DatabaseError("password=secret")

    monkeypatch.setattr(machinery, "read_database", gone)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert "secret" not in response.text


@pytest.mark.django_db
def test_health_is_503_when_photos_can_not_be_kept(client, well, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    storage = machinery.FileSystemStorage(location=tmp_path / "file" / "below")
    monkeypatch.setattr(machinery, "storages", {"photos": storage})
    assert client.get("/healthz").json()["checks"]["photos"] is False


@pytest.mark.django_db
def test_robots_may_read_all_that_is_public(client):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Sitemap: http://testserver/sitemap.xml" in response.text
    assert "Disallow: /\n" not in response.text


@pytest.mark.django_db
def test_robots_may_not_read_a_demo(client, settings):
    settings.DEMO = True
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


@pytest.mark.django_db
def test_security_txt(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    site = SiteSettings.load()
    site.security_contact = "veilig@example.org"
    site.save()
    text = client.get("/.well-known/security.txt").text
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:veilig@example.org"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    assert fields["Preferred-Languages"] == "nl, en"
    left = datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert timedelta(days=330) < left < timedelta(days=365)
    settings.DEMO = True
    assert "voorbeeld" in client.get("/.well-known/security.txt").text


@pytest.mark.parametrize("day", ["2026-11-01", "2026-11-30", "2028-02-29", "2027-12-31"])
def test_security_txt_always_lies_ahead(day):
    now = datetime.fromisoformat(day).replace(tzinfo=UTC, hour=23)
    assert timedelta(days=332) < machinery.expires(now) - now < timedelta(days=365)


def test_translations_are_compiled_into_data_dir(settings, tmp_path, monkeypatch):
    source = tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Eén wijk"\nmsgid_plural "Meer wijken"\n'
        'msgstr[0] "One wijk"\nmsgstr[1] "More wijken"\n'
    )
    monkeypatch.setattr(messages, "SOURCE", tmp_path / "locale")
    settings.DATA_DIR = tmp_path / "data"
    assert messages.compile_messages() == 2
    assert (tmp_path / "data/locale/en/LC_MESSAGES/django.mo").exists()
    assert messages.compile_messages() == 0
    with (tmp_path / "data/locale/nl/LC_MESSAGES/django.mo").open("rb") as file:
        dutch = GNUTranslations(file)
    assert dutch.gettext("Eén wijk") == "Eén wijk"
    assert dutch.ngettext("Eén wijk", "Meer wijken", 2) == "Meer wijken"


def test_a_town_has_its_own_word_for_a_wijk(settings, tmp_path, monkeypatch):
    source = tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    said = ["Kies uw wijk of een van de wijken", "Wijkteam in %(wijk)s", "/wijken/ en {wijk}"]
    source.write_text("".join(f'msgid "{text}"\nmsgstr "-"\n\n' for text in said))
    monkeypatch.setattr(messages, "SOURCE", tmp_path / "locale")
    settings.DATA_DIR = tmp_path / "data"
    messages.compile_messages()
    settings.WIJK_WORDS = ["buurt", "buurten"]
    assert messages.compile_messages() == 1
    with (tmp_path / "data/locale/nl/LC_MESSAGES/django.mo").open("rb") as file:
        dutch = GNUTranslations(file)
    assert [dutch.gettext(text) for text in said] == [
        "Kies uw buurt of een van de buurten",
        "Buurtteam in %(wijk)s",
        "/wijken/ en {wijk}",
    ]


@pytest.fixture
def steps(monkeypatch, tmp_path, settings):
    """The commands that `prepare` calls, without doing them."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    called: list[str] = []
    monkeypatch.setattr(preparing, "call_command", lambda name, **options: called.append(name))
    monkeypatch.setattr(preparing, "compile_messages", lambda: 0)
    return called


@pytest.mark.django_db
def test_what_is_prepared_already_is_skipped(steps, settings):
    settings.DEMO = True
    preparing.prepare(print_nothing)
    assert steps == ["collectstatic", "setup_site", "load_demo", "update_index", "rebuild_search"]
    steps.clear()
    preparing.prepare(print_nothing)
    assert steps == [
        "setup_site",
        "rebuild_search",
    ]  # each looks for itself whether there is anything to do


def print_nothing(text):
    pass


@pytest.mark.django_db
def test_the_demo_never_overwrites_a_site_of_ones_own(steps, settings):
    settings.DEMO = False
    preparing.prepare(print_nothing)
    assert "load_demo" not in steps
    settings.DEMO = True
    with pytest.raises(CommandError, match="without the demo"):
        preparing.prepare(print_nothing)


def test_a_taken_port_is_said_in_one_sentence(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        with pytest.raises(CommandError, match="is taken"):
            call_command("serve")


@pytest.mark.parametrize("port", ["tachtig", "0", "70000"])
def test_a_port_that_is_none_is_said_in_one_sentence(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(CommandError, match="PORT must be"):
        call_command("serve")


DEAF = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("deaf", flush=True)
time.sleep(60)
"""
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_when_one_ends_the_other_is_stopped():
    pair = serving.Pair({"web": [sys.executable, "-c", "raise SystemExit(3)"], "worker": SLEEP})
    handlers = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    try:
        assert pair.run() == 3
    finally:
        signal.signal(signal.SIGTERM, handlers[0])
        signal.signal(signal.SIGINT, handlers[1])
    assert all(process.returncode is not None for process in pair.processes.values())


def test_a_process_that_does_not_listen_is_killed(monkeypatch):
    monkeypatch.setattr(serving, "STOP_WITHIN", 1)
    process = subprocess.Popen([sys.executable, "-c", DEAF], stdout=subprocess.PIPE)
    process.stdout.readline()
    pair = serving.Pair({})
    pair.processes = {"web": process}
    pair.stop_all()
    process.stdout.close()
    assert process.returncode == -signal.SIGKILL


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def served(tmp_path, django_db_setup, django_db_blocker, monkeypatch):
    """`manage.py serve` on a copy of the test database."""
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("starts a machine of its own with SQLite")
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(tmp_path / "db.sqlite3")])
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "staticfiles.json").write_text('{"paths": {}, "version": "1.1"}')
    port = free_port()
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "DJANGO_SETTINGS_MODULE": "mijnbuurt.settings.local",
        "PORT": str(port),
        "HOME": str(tmp_path / "home"),
        "DEMO": "",
    }
    environment.pop("XDG_RUNTIME_DIR", None)
    process = subprocess.Popen(
        [sys.executable, str(django_settings.ROOT / "manage.py"), "serve"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield SimpleNamespace(process=process, port=port, home=tmp_path / "home")
    if process.poll() is None:
        process.kill()
    process.wait()
    process.stdout.close()


def health(port, seconds=180):
    """The report of a site that is just starting; None if it does not start."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as response:
                return json.load(response)
        except OSError:
            time.sleep(0.3)
    return None


def is_gone(port, seconds=60):
    limit = time.monotonic() + seconds
    while not serving.is_free(port):
        if time.monotonic() > limit:
            return False
        time.sleep(0.3)
    return True


@pytest.mark.race
def test_site_and_worker_start_and_stop_together(served):
    assert health(served.port)["checks"]["worker"] is True
    served.process.terminate()
    assert served.process.wait(60) == 0
    assert is_gone(served.port)
    assert f"http://127.0.0.1:{served.port}/" in served.process.stdout.read()
    assert not (served.home / ".gunicorn").exists()


@pytest.mark.race
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_nothing_stays_behind_when_serve_is_killed(served):
    assert health(served.port)
    served.process.kill()
    assert is_gone(served.port)
