"""Signed links in mails: by one a reporter answers without logging in, by the other photos of a job
come in."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.utils import timezone

from .models import Assignment, Offer

SALT = "reporters.answer"
UPLOAD = "reporters.upload"
#: From the day of the job on; of one without a day from the mail on.
UPLOAD_HOURS = 48


def write_answer(offer: Offer, now: datetime) -> str:
    """Asking again makes a new link; the older one stays good for its own time."""
    payload = {"o": offer.uuid.hex, "t": int(now.timestamp())}
    return signing.Signer(salt=SALT).sign_object(payload)


def read_answer(text: str, now: datetime) -> tuple[UUID | None, bool]:
    """The offer of a link, and whether the link has expired. No offer: it was never ours."""
    try:
        payload = signing.Signer(salt=SALT).unsign_object(text)
    except (signing.BadSignature, ValueError):
        return None, False
    age = now - datetime.fromtimestamp(payload["t"], UTC)
    return UUID(payload["o"]), age > timedelta(days=settings.REPORTER_LINK_DAYS)


def write_upload(assignment: Assignment, now: datetime) -> str:
    """The job's own link, for who does it now: given to someone else, it opens nothing more."""
    who = assignment.claimed_by_id or 0
    payload = {"a": assignment.uuid.hex, "r": who, "t": int(now.timestamp())}
    return signing.Signer(salt=UPLOAD).sign_object(payload)


def read_upload(text: str, now: datetime) -> tuple[Assignment | None, bool]:
    """The job of a link, and whether it is open now. No job: the link was never ours."""
    try:
        payload = signing.Signer(salt=UPLOAD).unsign_object(text)
    except (signing.BadSignature, ValueError):
        return None, False
    jobs = Assignment.objects.select_related("claimed_by__user", "wijk", "place")
    found = jobs.filter(uuid=UUID(payload["a"]), claimed_by_id=payload["r"]).first()
    if found is None or found.is_forgotten:
        return None, False
    opens = datetime.fromtimestamp(payload["t"], UTC)
    if found.starts_at is not None:
        day = timezone.localtime(found.starts_at).replace(hour=0, minute=0, second=0, microsecond=0)
        opens = max(opens, day)
    is_open = opens <= now < opens + timedelta(hours=UPLOAD_HOURS)
    return found, is_open and found.state in Assignment.AT_WORK
