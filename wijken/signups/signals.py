"""What follows when the agenda changes, in whatever way."""

from datetime import datetime
from typing import Any

from django.conf import settings
from wagtail.models import Page

from mijnbuurt.core import clock
from wijken.activities.models import Activity
from wijken.areas.models import wijk_of_path

from .models import SignUp
from .transitions import follow


def follow_dates(sender: type[Activity], instance: Activity, now: datetime, **kwargs: Any) -> None:
    """Receiver of `dates_changed`."""
    follow(instance, now)


def follow_unpublished(sender: type[Activity], instance: Activity, **kwargs: Any) -> None:
    """Receiver of `page_unpublished`, which also comes when a page is deleted."""
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        follow(instance, clock.now(), is_gone=True)


def follow_move(instance: Page, **kwargs: Any) -> None:
    """Receiver of `post_page_move`: who signed up goes along to the other wijk."""
    moved = Page.objects.get(pk=instance.pk)
    below = Activity.objects.filter(path__startswith=moved.path, sign_ups__isnull=False)
    for page in below.distinct().only("path"):
        SignUp.objects.filter(activity=page.pk).update(wijk=wijk_of_path(page.path))
