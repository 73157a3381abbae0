"""Background tasks of the lowest layer. They are short: the work is in the modules they call."""

from django.utils import timezone
from django_tasks import task


@task()
def deliver_mail(key: int) -> None:
    """Send one mail of the outbox. Mail is sent in real time, also on a demo site."""
    from . import delivery

    delivery.deliver(key, timezone.now())


@task()
def run_tick() -> None:
    """Do at once what the next tick would do."""
    from . import clock, clockwork

    clockwork.tick(clock.now())
