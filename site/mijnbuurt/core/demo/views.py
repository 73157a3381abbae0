"""The page /demo/ and what can be done on it. Outside demo mode every address here is a 404."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mijnbuurt.core import clock, tasks
from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.core.outbox import paragraphs
from mijnbuurt.users.start import home_of

from . import clock_forward, tours

MAILS_SHOWN = 50
View = Callable[..., HttpResponse]


def demo_only(view: View) -> View:
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@demo_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    context = {
        "accounts": tours.accounts(),
        "tours": tours.tours(),
        "mails": OutgoingMail.objects.all()[:MAILS_SHOWN],
        "mail_leaves": "smtp" in settings.OUTBOX_DELIVERY_BACKEND,
        "moment": moment,
        "is_forward": moment > timezone.now(),
        "moves": [(name, label) for name, (label, _move) in clock_forward.MOVES.items()],
    }
    return render(request, "demo/index.html", context)


@demo_only
@require_POST
def log_in(request: HttpRequest) -> HttpResponse:
    """Log in without a password, only to an account of the demo that the page shows."""
    for account in tours.accounts():
        if str(account.user.uuid) == request.POST.get("account"):
            login(request, account.user)
            return redirect(home_of(account.user))
    raise Http404


@demo_only
@require_POST
def set_clock(request: HttpRequest) -> HttpResponse:
    """Move the clock, and let the machinery notice it at once."""
    clock_forward.move(request.POST.get("naar", ""))
    tasks.run_tick.enqueue()
    return redirect(reverse("demo") + "#klok")


@demo_only
@require_safe
def mail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One mail, as text: whatever stands in it can do nothing here."""
    found = get_object_or_404(OutgoingMail, uuid=uuid)
    return render(request, "demo/mail.html", {"mail": found, "paragraphs": paragraphs(found.body)})
