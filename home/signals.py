"""A new wijk gets all it needs at once, whoever adds it; so does its page in another language."""

from django.db.models.signals import post_save

from home.models import HomePage
from mijnbuurt.core.addresses import is_source
from wijken.areas.models import Wijk
from wijken.lifecycle.signals import wijk_reopened
from wijken.models import WijkPage


def connect() -> None:
    post_save.connect(build_wijk, sender=Wijk, dispatch_uid="build_wijk")
    wijk_reopened.connect(restore_wijk, dispatch_uid="restore_wijk")
    post_save.connect(grant_rights, sender=WijkPage, dispatch_uid="grant_rights")
    post_save.connect(grant_city_rights, sender=HomePage, dispatch_uid="grant_city_rights")


def build_wijk(sender: type[Wijk], instance: Wijk, created: bool, **kwargs: object) -> None:
    from .setup.wijk import begin_wijk  # reads models of all apps

    if created and not kwargs.get("raw"):
        begin_wijk(instance)


def restore_wijk(wijk: Wijk, **kwargs: object) -> None:
    from .setup.wijk import ensure_wijk  # reads models of all apps

    ensure_wijk(wijk)


def grant_rights(
    sender: type[WijkPage], instance: WijkPage, created: bool, **kwargs: object
) -> None:
    """The editors of a wijk and its workflow go along with each translation of its page."""
    from .setup.rights import ensure_wijk_rights  # reads models of all apps

    if created and not kwargs.get("raw"):
        ensure_wijk_rights(instance.wijk, [instance])


def grant_city_rights(
    sender: type[HomePage], instance: HomePage, created: bool, **kwargs: object
) -> None:
    """Who works for the whole city does so in every language, from its front page on."""
    from .setup.rights import ensure_city_groups  # reads models of all apps

    if created and not kwargs.get("raw") and not is_source(instance):
        ensure_city_groups(instance)
