"""Who may begin, rename or end a wijk, and which names are free."""

from django.contrib.auth.models import AnonymousUser

from mijnbuurt.users.models import User
from wijken.areas.enums import Colour, WijkState
from wijken.areas.models import Wijk
from wijken.areas.rules import works_citywide


def may_change(user: User | AnonymousUser) -> bool:
    """Wijken are for Redactie and Beheer: what happens to one concerns the others too."""
    return works_citywide(user)


def owner_of_name(name: str, but: Wijk | None = None) -> Wijk | None:
    """The other wijk that is called so, by its name or by one of its other names.

    A merged wijk left its names to the one it went into.
    """
    wanted = name.strip().casefold()
    found = Wijk.objects.exclude(state=WijkState.MERGED)
    return next(
        (
            wijk
            for wijk in found
            if wijk != but and wanted in {each.casefold() for each in wijk.names}
        ),
        None,
    )


def free_colours() -> list[Colour]:
    """The colours that no wijk has, in the order of the list; all when each is in use."""
    taken = set(Wijk.objects.open().values_list("colour", flat=True))
    return [colour for colour in Colour if colour.value not in taken] or list(Colour)
