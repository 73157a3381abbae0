"""Mail is stored with the change, sent by the worker, once, and tried again after a failure."""

import logging
import smtplib
import socket
import threading
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.utils import timezone

from mijnbuurt.core import clockmarks, delivery
from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.core.outbox import render_text, send_mail_to, with_links
from tests.factories import HOSTILE

State = OutgoingMail.State
NOW = timezone.now()


class Refusing(BaseEmailBackend):
    """A mail server that is not there."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("to jan@example.org")


class RefusingOne(BaseEmailBackend):
    """A mail server that does not know one of the addresses."""

    def send_messages(self, messages):
        for message in messages:
            if "weg@example.org" in message.to:
                raise smtplib.SMTPRecipientsRefused({"weg@example.org": (550, b"unknown")})
            mail.outbox.append(message)
        return len(messages)


@pytest.fixture(autouse=True)
def outbox(settings):
    """Test runners put a backend of their own in place of the outbox."""
    settings.EMAIL_BACKEND = "mijnbuurt.core.outbox.OutboxBackend"


def backend(settings, cls):
    settings.OUTBOX_DELIVERY_BACKEND = f"{__name__}.{cls.__name__}"


def stored(**values):
    given = {"to": ["jan@example.org"], "subject": "Dag", "body": "Tekst", "sender": "a@b.nl"}
    return OutgoingMail.objects.create(**given | values)


@pytest.mark.django_db
def test_a_mail_is_a_row_until_the_change_is_committed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send_mail("Onderwerp", "Tekst", None, ["jan@example.org"])
        assert OutgoingMail.objects.get().state == State.WAITING
        assert mail.outbox == []
    assert OutgoingMail.objects.get().state == State.SENT
    assert [message.to for message in mail.outbox] == [["jan@example.org"]]


@pytest.mark.django_db
def test_a_change_that_fails_sends_nothing():
    with pytest.raises(RuntimeError), transaction.atomic():
        send_mail("Onderwerp", "Tekst", None, ["jan@example.org"])
        raise RuntimeError
    assert not OutgoingMail.objects.exists()


@pytest.mark.django_db
def test_each_person_gets_a_mail_of_their_own():
    message = EmailMultiAlternatives(
        "S", "T", to=["a@example.org", "b@example.org"], cc=["c@example.org"], bcc=["a@example.org"]
    )
    message.send()
    assert sorted(row.to[0] for row in OutgoingMail.objects.all()) == [
        "a@example.org",
        "b@example.org",
        "c@example.org",
    ]


@pytest.mark.django_db
def test_plain_text_html_and_headers_arrive(django_capture_on_commit_callbacks):
    message = EmailMultiAlternatives(
        "S",
        "plat",
        to=["jan@example.org"],
        reply_to=["wijk@example.org"],
        headers={"Auto-Submitted": "auto-generated", "X-Other": "no"},
    )
    message.attach_alternative("<p>mooi</p>", "text/html")
    with django_capture_on_commit_callbacks(execute=True):
        message.send()
    [sent] = mail.outbox
    assert sent.body == "plat"
    assert sent.alternatives[0][0] == "<p>mooi</p>"
    headers = sent.message()
    assert headers["Reply-To"] == "wijk@example.org"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Message-ID"].endswith("@testserver>")
    assert "X-Other" not in headers


@pytest.mark.django_db
@pytest.mark.parametrize(
    "message",
    [
        {"subject": "a\nBcc: geheim@example.org", "to": ["jan@example.org"]},
        {"subject": "S", "to": ["jan@example.org\nBcc: geheim@example.org"]},
        {"subject": "S", "to": ["jan@example.org"], "reply_to": ["x@y.nl\r\nBcc: geheim@a.nl"]},
        {"subject": "S", "to": ["geen adres"], "from_email": "a\nb"},
    ],
)
def test_header_injection_is_refused_and_logged_without_names(message, caplog):
    assert EmailMultiAlternatives(body="T", **message).send() == 0
    assert not OutgoingMail.objects.exists()
    assert "refused" in caplog.text
    assert "geheim" not in caplog.text
    assert "jan@" not in caplog.text


@pytest.mark.django_db
def test_text_that_a_database_can_not_keep_is_mended():
    send_mail("S" * 400, "a\x00b\ud800c", None, ["jan@example.org"])
    row = OutgoingMail.objects.get()
    assert row.body == "ab?c"
    assert len(row.subject) == 255


@pytest.mark.django_db
def test_a_dead_server_loses_nothing_and_is_left_alone_for_a_while(settings, caplog):
    backend(settings, Refusing)
    first, second = stored(), stored()
    assert delivery.deliver_due(NOW) == 0
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.attempts) == (State.WAITING, 1)
    assert (second.state, second.attempts) == (State.WAITING, 0)
    assert first.next_try_at == NOW + timedelta(minutes=1)
    assert first.last_error == "ConnectionRefusedError"
    assert "jan@" not in caplog.text
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert delivery.deliver_due(NOW + timedelta(minutes=3)) == 0
    assert delivery.deliver_due(NOW + timedelta(minutes=5)) == 2
    assert delivery.deliver_due(NOW + timedelta(minutes=6)) == 0
    assert len(mail.outbox) == 2


@pytest.mark.django_db
def test_a_server_that_hangs_is_given_up_soon(settings):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        settings.EMAIL_TIMEOUT = 1
        row = stored()
        begun = time.monotonic()
        assert not delivery.deliver(row.pk, NOW)
        assert time.monotonic() - begun < 10
    row.refresh_from_db()
    assert (row.state, row.last_error) == (State.WAITING, "SMTPServerDisconnected")
    assert delivery.server_is_down(NOW)


@pytest.mark.django_db
def test_one_refused_address_does_not_hold_up_another(settings):
    backend(settings, RefusingOne)
    gone, good = stored(to=["weg@example.org"]), stored()
    assert delivery.deliver_due(NOW) == 1
    gone.refresh_from_db()
    good.refresh_from_db()
    assert (gone.state, good.state) == (State.WAITING, State.SENT)


@pytest.mark.django_db
def test_pauses_grow_and_end_in_failed(settings):
    backend(settings, RefusingOne)
    row, moment, pauses = stored(to=["weg@example.org"]), NOW, []
    while row.state == State.WAITING:
        delivery.deliver(row.pk, moment)
        row.refresh_from_db()
        if row.next_try_at:
            pauses.append((row.next_try_at - moment).total_seconds() / 60)
            moment = row.next_try_at
    assert pauses == list(delivery.BACK_OFF)
    assert row.state == State.FAILED
    assert not delivery.deliver(row.pk, moment + timedelta(days=9))


@pytest.mark.django_db
def test_a_killed_sender_gives_the_mail_back_after_a_while():
    row = stored()
    assert delivery.claim(row.pk, NOW)
    assert not delivery.claim(row.pk, NOW)
    assert not delivery.deliver(row.pk, NOW + delivery.CLAIM - timedelta(seconds=1))
    assert delivery.deliver(row.pk, NOW + delivery.CLAIM)
    assert len(mail.outbox) == 1


@pytest.mark.race
def test_ten_senders_send_one_mail(committed_db):
    won: list[bool] = []

    def send(key: int) -> None:
        won.append(delivery.claim(key, NOW) is not None)
        connection.close()

    row = stored()
    threads = [threading.Thread(target=send, args=[row.pk]) for _number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 9 + [True]


@pytest.mark.django_db
def test_a_new_mail_waits_while_the_server_is_known_to_be_down():
    clockmarks.set_mark(delivery.SERVER_DOWN, NOW)
    row = stored()
    assert not delivery.deliver(row.pk, NOW)
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.WAITING, 0)


@pytest.mark.django_db
def test_a_queue_that_fails_does_not_reach_the_caller(
    monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def broken(key):
        raise OSError("no queue")

    monkeypatch.setattr("mijnbuurt.core.tasks.deliver_mail", type("T", (), {"enqueue": broken}))
    caplog.set_level(logging.CRITICAL, logger="django.db.backends.base")
    with django_capture_on_commit_callbacks(execute=True):
        send_mail("S", "T", None, ["jan@example.org"])
    assert delivery.deliver_due(timezone.now()) == 1


@pytest.mark.django_db
def test_sent_and_failed_mails_are_removed_after_their_time(settings):
    days = timedelta(days=settings.RETENTION_DAYS["outbox"])
    old, young = NOW - days - timedelta(days=1), NOW - days + timedelta(days=1)
    stored(state=State.SENT, sent_at=old)
    kept = [stored(state=State.SENT, sent_at=young), stored()]
    failed = stored(state=State.FAILED)
    OutgoingMail.objects.filter(pk__in=[failed.pk, kept[1].pk]).update(created_at=old)
    assert delivery.remove_old(NOW) == 2
    assert set(OutgoingMail.objects.all()) == set(kept)


@pytest.fixture
def letter(tmp_path, settings):
    """A template as the apps write them."""
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "brief.txt").write_text(
        "Dag  {{ name }}\n\nUw idee: {{ idea }}\n\nZie {{ base_url }}/wijken/ en http://evil.example/\n"
    )
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]


@pytest.mark.django_db
def test_a_letter_to_several_people(letter):
    context = {"name": "Jan", "idea": HOSTILE}
    assert (
        send_mail_to(["a@example.org", "", "b@example.org", "a@example.org"], "brief", context) == 2
    )
    row = OutgoingMail.objects.first()
    assert row.subject == "Dag Jan"
    assert HOSTILE in row.body
    assert "<script>" not in row.html
    assert '<a href="http://testserver/wijken/">' in row.html
    assert 'href="http://evil' not in row.html
    assert "<img" not in row.html
    assert row.headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
def test_a_letter_in_another_language(letter):
    send_mail_to("a@example.org", "brief", {"name": "Jan"}, language="ar", reply_to="w@example.org")
    row = OutgoingMail.objects.get()
    assert 'dir="rtl"' in row.html
    assert row.headers["Reply-To"] == "w@example.org"


@pytest.mark.django_db
def test_a_name_can_not_start_a_header(letter):
    subject, _body = render_text("brief", {"name": "Jan\nBcc: x@example.org"})
    assert subject == "Dag Jan"


def test_links_lead_to_this_site_only():
    html = with_links("Zie http://testserver/a/?b=1&c=2. Of http://testserver.evil.nl/ <b>")
    assert '<a href="http://testserver/a/?b=1&amp;c=2">' in html
    assert html.count("<a ") == 1
    assert "&lt;b&gt;" in html
