"""Since when a file is as it is, for who asks "has it changed since then?".

A moment in a row cannot say that something disappeared, so it is that of the first answer with this
text. What is forgotten (this is a cache) counts as changed: then a program only reads more.
"""

import hashlib
from datetime import datetime, timedelta

from django.core.cache import cache

KEPT_SECONDS = 40 * 24 * 3600
SECOND = timedelta(seconds=1)


def seen_since(name: str, text: str, now: datetime) -> datetime:
    """When the file of this name first had this text. Of two texts the later has a later second,
    as the header that tells it knows no smaller part."""
    key = f"seen:{hashlib.sha256(name.encode()).hexdigest()}"
    mark = hashlib.sha256(text.encode()).hexdigest()
    before = cache.get(key)
    if before is not None and before[0] == mark:
        return before[1]
    since = now.replace(microsecond=0)
    if before is not None:
        since = max(since, before[1] + SECOND)
    cache.set(key, (mark, since), KEPT_SECONDS)
    return since
