"""What people search for in vain, for editors; without anything that tells who it was.

Nothing is kept of a query that was found. The words of one that was not are kept once it was asked
at three moments; until then there is only a mark, made with the secret of the site, to count by.
"""

import logging
import re
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from mijnbuurt.core.clock import local_date

from .models import AskedInVain, MissedTerm
from .names import COMMON_NAMES, NAME_PARTS
from .stems import fold
from .text import clean, words_in

logger = logging.getLogger(__name__)

TIMES_BEFORE_KEPT = 3
#: Who reloads a page asks once.
SAME_MOMENT = timedelta(minutes=10)
MARKS_KEPT = timedelta(days=30)
MOST_MARKS = 5000
MOST_TERMS = 1000
MOST_WORDS = 3
ONLY_LETTERS = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")


def note(typed: str, now: datetime) -> None:
    """Count a query that found nothing. Whatever goes wrong, the reader gets an answer."""
    term = keepable(typed)
    if not term:
        return
    try:
        with transaction.atomic():
            times = _count(term, now)
            if times >= TIMES_BEFORE_KEPT:
                _keep(term, times, now)
    except DatabaseError as error:
        logger.warning("A search in vain was not counted: %s", type(error).__name__)


def keepable(typed: str) -> str:
    """The words of a query in small letters; empty for what may be about a person.

    Numbers, addresses of mail, long texts, and anything that looks like a name.
    """
    text = clean(typed)
    words = words_in(text)
    if not ONLY_LETTERS.fullmatch(text) or not 1 <= len(words) <= MOST_WORDS:
        return ""
    if not 3 <= len(text) <= 40 or min(map(len, words)) < 2 or looks_like_a_name(text):
        return ""
    return " ".join(words)


def looks_like_a_name(text: str) -> bool:
    """A first or last name that is common here, part of one, or words with capitals."""
    words = text.split()
    capitals = sum(word[:1].isupper() and not word.isupper() for word in words)
    if capitals > 1 or (capitals and not words[0][:1].isupper()):
        return True
    folded = {fold(part) for word in words for part in re.split(r"['’-]", word)}
    return bool(folded & COMMON_NAMES) or (len(words) > 1 and bool(folded & NAME_PARTS))


def remove_old(now: datetime) -> None:
    """Marks after a month, words some time after they were last asked; the nightly job."""
    AskedInVain.objects.filter(last_at__lt=now - MARKS_KEPT).delete()
    days = timedelta(days=settings.RETENTION_DAYS["missed_term"])
    MissedTerm.objects.filter(last_on__lt=local_date(now - days)).delete()


def _count(term: str, now: datetime) -> int:
    """Count it, once a moment; returns how often it was asked, 0 if that does not count."""
    mark = salted_hmac("search.missed", term).hexdigest()[:32]
    known = AskedInVain.objects.filter(mark=mark)
    if known.filter(last_at__lte=now - SAME_MOMENT).update(times=F("times") + 1, last_at=now):
        return known.values_list("times", flat=True)[0]
    if not known.exists() and AskedInVain.objects.count() < MOST_MARKS:
        AskedInVain.objects.bulk_create(
            [AskedInVain(mark=mark, last_at=now)], ignore_conflicts=True
        )
    return 0


def _keep(term: str, times: int, now: datetime) -> None:
    if MissedTerm.objects.count() >= MOST_TERMS and not MissedTerm.objects.filter(words=term):
        return
    MissedTerm.objects.update_or_create(
        words=term, defaults={"times": times, "last_on": local_date(now)}
    )
