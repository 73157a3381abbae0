"""Asking for a reporter at a page, in the admin."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.fields import LineField
from mijnbuurt.users.models import User
from wijken.activities.models import Activity
from wijken.areas.models import WijkContentPage

from .dispatch_forms import JobForm
from .forms import ReachField


class AskForm(JobForm):
    """The questions that the page does not answer itself."""

    wijk = None  # type: ignore[assignment]
    kind = None  # type: ignore[assignment]
    name = LineField(label=_("Uw naam"), max_length=100)
    reach = ReachField(label=_("Uw telefoonnummer of e-mailadres"))

    def values(self) -> dict[str, Any]:
        self.cleaned_data |= {"wijk": None, "kind": ""}
        return super().values()


def filled_in(page: WijkContentPage, user: User, now: datetime) -> dict[str, Any]:
    """What is known from the page and of who asks."""
    initial = {
        "what": ". ".join(filter(None, [page.title, page.summary])),
        "where": getattr(page, "place_text", ""),
        "wants": ["photo"],
        "name": user.get_full_name(),
        "reach": user.email,
    }
    coming = page.occurrences.coming(now).first() if isinstance(page, Activity) else None
    if coming is not None:
        local = timezone.localtime(coming.starts_at)
        initial |= {"day": local.date(), "time": local.time()}
    return initial
