"""What follows for other wijken when a page goes online or offline."""

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from mijnbuurt.core import clock


def connect() -> None:
    page_published.connect(ask_wijken, dispatch_uid="ask_wijken")
    page_unpublished.connect(end_showing, dispatch_uid="end_showing")


def ask_wijken(instance: Page, **kwargs: object) -> None:
    from . import transitions  # reads models

    transitions.ask_waiting(instance, now=clock.now())


def end_showing(instance: Page, **kwargs: object) -> None:
    from . import transitions  # reads models

    transitions.end_all(instance, user=None, now=clock.now())
