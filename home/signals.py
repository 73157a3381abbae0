"""A new wijk gets all it needs at once, whoever adds it."""

from django.db.models.signals import post_save

from wijken.areas.models import Wijk


def connect() -> None:
    post_save.connect(build_wijk, sender=Wijk, dispatch_uid="build_wijk")


def build_wijk(sender: type[Wijk], instance: Wijk, created: bool, **kwargs: object) -> None:
    from .setup.wijk import ensure_wijk  # reads models of all apps

    if created and not kwargs.get("raw"):
        ensure_wijk(instance)
