"""Mail never leaves inside a request: it is stored with the change, and the worker sends it.

A dead mail server thus neither blocks a form nor loses a mail (see `delivery`). Each row goes to
one person, so that one refused address does not hold up or repeat the mail of another.
"""

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import formatdate
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.db import transaction
from django.template import Context
from django.template.backends.django import Template as DjangoTemplate
from django.template.loader import get_template
from django.utils import timezone, translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from . import tasks
from .models import OutgoingMail, SiteSettings

logger = logging.getLogger(__name__)

HEADERS_KEPT = ("Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post", "Reply-To")


@dataclass(frozen=True)
class Attachment:
    """A file of text that goes along with a mail."""

    name: str
    mimetype: str
    content: str


class OutboxBackend(BaseEmailBackend):
    """Stores messages as rows, in the transaction of whoever sends them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(store(message) for message in email_messages)


def send_mail_to(
    recipients: str | Iterable[str],
    template: str,
    context: Mapping[str, object],
    language: str = settings.LANGUAGE_CODE,
    reply_to: str | None = None,
    attachments: Sequence[Attachment] = (),
) -> int:
    """Store a mail made from `templates/mail/<template>.txt`, whose first line is the subject.

    Each recipient gets a mail of their own. Returns how many were stored.
    """
    given = [recipients] if isinstance(recipients, str) else recipients
    addresses = dict.fromkeys(address.strip() for address in given if address and address.strip())
    with translation.override(language):
        subject, body = render_text(template, context)
        html = render_html(subject, body)
    stored = 0
    for address in addresses:
        message = EmailMultiAlternatives(
            subject,
            body,
            to=[address],
            reply_to=[reply_to] if reply_to else None,
            headers={"Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(html, "text/html")
        for file in attachments:
            message.attach(file.name, file.content, file.mimetype)
        stored += store(message)
    return stored


def render_text(template: str, context: Mapping[str, object]) -> tuple[str, str]:
    """Subject and plain text of a mail. Nothing is escaped: this is not HTML."""
    values = {**context, "site": SiteSettings.load(), "base_url": settings.BASE_URL}
    subject, _newline, body = render_plain(f"mail/{template}.txt", values).partition("\n")
    closing = render_plain("mail/signature.txt", values)
    return " ".join(subject.split()), f"{body.strip()}\n\n{closing.strip()}\n"


def render_plain(name: str, values: Mapping[str, object]) -> str:
    """Render a template as Django does, but without the escapes of HTML."""
    template = cast(DjangoTemplate, get_template(name)).template
    return str(template.render(Context(dict(values), autoescape=False)))


def render_html(subject: str, body: str) -> str:
    """The same words with a simple layout."""
    values = {
        "subject": subject,
        "paragraphs": paragraphs(body),
        "language": translation.get_language(),
        "is_bidi": translation.get_language_bidi(),
    }
    return get_template("mail/layout.html").render(values)


def paragraphs(body: str) -> list[SafeString]:
    """Plain text as safe HTML, split at its blank lines."""
    return [with_links(part) for part in re.split(r"\n\s*\n", body.strip())]


def with_links(text: str) -> SafeString:
    """Escaped text with links, but only to this site: a resident's words never become a link."""
    own_address = re.compile(rf"({re.escape(settings.BASE_URL)}/[^\s<>\"']*[^\s<>\"'.,;:!?)])")
    lines = []
    for line in text.splitlines():
        parts = own_address.split(line)
        linked = (
            format_html('<a href="{}">{}</a>', part, part) if index % 2 else format_html("{}", part)
            for index, part in enumerate(parts)
        )
        lines.append(format_html_join("", "{}", ((part,) for part in linked)))
    return format_html_join(SafeString("<br>\n"), "{}", ((line,) for line in lines))


def store(message: EmailMessage) -> bool:
    """Store a message once for each person it goes to; a malformed one is refused with a log."""
    mails = [mail for to in dict.fromkeys(message.recipients()) if (mail := to_mail(message, to))]
    for mail in mails:
        mail.save(force_insert=True)
        send_after_commit(mail.pk)
    return bool(mails)


def send_after_commit(key: int) -> None:
    """Have the worker send a mail soon. Should the queue fail, the next tick finds the mail."""

    def enqueue() -> None:
        tasks.deliver_mail.enqueue(key)

    transaction.on_commit(enqueue, robust=True)


def to_mail(message: EmailMessage, to: str) -> OutgoingMail | None:
    """The row, not yet saved, of a message to one person; None if it can't be a mail."""
    try:
        mail = new_mail(message, to)
        to_message(mail).message()
    except Exception as error:  # whatever is wrong with a mail, its sender goes on
        logger.error("A mail was refused: %s", type(error).__name__)
        return None
    return mail


def new_mail(message: EmailMessage, to: str) -> OutgoingMail:
    alternatives = getattr(message, "alternatives", [])
    kept = [kept_attachment(given) for given in message.attachments]
    if None in kept:
        logger.error("A mail is stored without an attachment: the outbox keeps text alone")
    html = next((part[0] for part in alternatives if part[1] == "text/html"), "")
    mail = OutgoingMail(
        to=[to],
        sender=message.from_email,
        subject=storable(message.subject)[:255],
        body=storable(message.body),
        html=storable(html),
        attachments=[row for row in kept if row],
    )
    extra = {str(name).title(): str(value) for name, value in message.extra_headers.items()}
    mail.headers = {name: extra[name] for name in HEADERS_KEPT if name in extra}
    if message.reply_to:
        mail.headers["Reply-To"] = ", ".join(map(str, message.reply_to))
    mail.headers["Message-ID"] = f"<{mail.uuid}@{urlsplit(settings.BASE_URL).hostname}>"
    mail.headers["Date"] = formatdate(timezone.now().timestamp())
    return mail


def kept_attachment(given: object) -> dict[str, str] | None:
    """A file of text as the row keeps it; None for anything else."""
    name, content, mimetype = given if isinstance(given, tuple) else (None, None, None)
    if not isinstance(content, str):
        return None
    values = {"name": name or "", "mimetype": mimetype or "text/plain", "content": content}
    return {key: storable(value) for key, value in values.items()}


def storable(text: object) -> str:
    """Text that every database can keep: without NUL bytes and half characters."""
    return str(text).encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def to_message(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The message of a row, as it goes out."""
    message = EmailMultiAlternatives(
        mail.subject, mail.body, mail.sender, mail.to, headers=mail.headers
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for file in mail.attachments:
        message.attach(file["name"], file["content"], file["mimetype"])
    return message
