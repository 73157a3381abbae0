"""Pages that nobody looked at for a long time: are they still right?"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnbuurt.core.dates import day_nl
from mijnbuurt.core.pages import BasePage
from mijnbuurt.users.models import User

from .registry import Button, Found, Scope, WorkKind
from .transitions import check_page

RIGHT = Button("right", gettext_lazy("Het klopt nog"), is_first=True)


#: Makes, with a query at most, what gives the key of the wijk of a page.
Locator = Callable[[], Callable[[Any], int | None]]


def check_kind(key: str, model: type[BasePage], locator: Locator) -> WorkKind:
    """Pages of one type; the locator tells in which wijk each lies."""
    return WorkKind(
        key=key,
        name=gettext_lazy("Nakijken"),
        icon="glasses",
        days=10,
        find=partial(pages_to_check, model, locator),
        do=partial(say_right, model),
    )


def pages_to_check(
    model: type[BasePage], locator: Locator, scope: Scope, now: datetime
) -> Iterable[Found]:
    """Pages that were published and checked longer ago than WORK_CHECK_AFTER days."""
    period = timedelta(days=settings.WORK_CHECK_AFTER)
    wijk_of = locator()
    for page in last_seen(model).filter(seen_at__lt=now - period):
        wijk_id = wijk_of(page)
        if wijk_id not in scope:
            continue
        yield Found(
            key=str(page.pk),
            title=page.title,
            wijk_id=wijk_id,
            since=page.seen_at + period,
            address=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            about=_("Voor het laatst bekeken op %(day)s") % {"day": day_nl(page.seen_at)},
            seen=page.seen_at.isoformat(),
            buttons=(RIGHT,),
        )


def last_seen(model: type[BasePage]) -> QuerySet:
    """Public pages with the moment on which someone last saw to them."""
    published = F("last_published_at")
    checked = Coalesce("work_check__checked_at", published)
    pages = model._default_manager.public()
    return pages.defer_streamfields().annotate(seen_at=Greatest(published, checked))


def say_right(
    model: type[BasePage], key: str, button: str, *, seen: str, user: User, now: datetime
) -> str:
    page = model._default_manager.get(pk=key)
    check_page(page, user=user, now=now)
    return _("Dank u wel. Wij vragen het over een tijd weer.")
