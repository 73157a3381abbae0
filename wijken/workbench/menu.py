"""The menu of the admin: a few words, in the order of the work.

What another app registers and is not named here keeps its own place.
"""

from copy import copy
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem, settings_menu

from wijken.areas.rules import works_citywide

#: "Mijn werk" stands at 100.
PHOTOS, ALL_PAGES, SETTINGS = 700, 800, 10_000


@dataclass(frozen=True)
class Group:
    """A word in the menu with the items below it. One that has one item only leads there."""

    name: str
    label: str | Promise
    icon: str
    order: int
    items: tuple[str, ...]


GROUPS = (
    Group(
        "agenda",
        _("Agenda"),
        "date",
        200,
        ("activities", "dates", "offers", "visitors", "showing"),
    ),
    Group("nieuws", _("Nieuws"), "doc-full", 300, ("news", "assignments")),
    Group("plekken", _("Plekken"), "home", 400, ("places", "exceptions", "slots", "facts")),
    Group("ideeen", _("Ideeën"), "pick", 500, ("ideas", "messages")),
    Group("mensen", _("Mensen"), "group", 600, ("team", "users", "groups")),
)
#: Wagtail's own items that are about Wagtail, not about the work.
NOBODY = frozenset({"help", "snippets"})
#: For who keeps the settings; the others reach documents where they choose one.
IN_SETTINGS = ("wijken", "inbox-lists", "search-words", "documents", "reports")


def arranged(request: HttpRequest, items: list[MenuItem]) -> list[MenuItem]:
    """The items of the main menu of this user, as the menu of the house."""
    citywide = works_citywide(request.user)
    found = {item.name: item for item in items if item.name not in NOBODY}
    settings = found.pop("settings", None)
    below = settings_items(request) if settings else {}
    found.update({name: below.pop(name) for name in ("users", "groups") if name in below})
    moved = [found.pop(name) for name in IN_SETTINGS if name in found]
    groups = [made for group in GROUPS if (made := made_of(group, found))]
    rest = [renamed(item) for item in found.values()]
    if citywide and (moved or below):
        groups.append(settings_of([*moved, *below.values()]))
    return [*groups, *rest]


def settings_items(request: HttpRequest) -> dict[str, MenuItem]:
    return {item.name: item for item in settings_menu.menu_items_for_request(request)}


def made_of(group: Group, found: dict[str, MenuItem]) -> MenuItem | None:
    """The item of a group, taken out of what was found; None when nothing in it is shown."""
    below = [found.pop(name) for name in group.items if name in found]
    if not below:
        return None
    words = {"name": group.name, "icon_name": group.icon, "order": group.order}
    if len(below) == 1:
        return MenuItem(group.label, below[0].url, **words)
    return SubmenuMenuItem(group.label, Menu(items=in_this_order(below)), **words)


def in_this_order(items: list[MenuItem]) -> list[MenuItem]:
    """Copies of these items, so that the registered ones stay as they are."""
    numbered = [copy(item) for item in items]
    for number, item in enumerate(numbered):
        item.order = number
    return numbered


def renamed(item: MenuItem) -> MenuItem:
    """Photos and the explorer under the words of the house."""
    words = {"explorer": (_("Alle pagina's"), ALL_PAGES), "images": (_("Foto's"), PHOTOS)}
    if item.name not in words:
        return item
    named = copy(item)
    named.label, named.order = words[item.name]
    return named


def settings_of(items: list[MenuItem]) -> MenuItem:
    return SubmenuMenuItem(
        _("Instellingen"),
        Menu(items=in_this_order(items)),
        name="settings",
        icon_name="cogs",
        order=SETTINGS,
    )
