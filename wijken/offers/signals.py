"""What follows when an editor puts the page of an offer online, in whatever way."""

from wagtail.models import Revision

from mijnbuurt.core import clock
from wijken.activities.models import Activity

from .transitions import note_published


def tell_published(
    sender: type[Activity], instance: Activity, revision: Revision, **kwargs: object
) -> None:
    """Receiver of `page_published`."""
    note_published(instance, revision.user, clock.now())
