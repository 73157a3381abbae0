"""Groups, workflows, and the rights that the grid gives. A group of the house has those and no
others: a right that someone ticked by hand is taken away at the next start."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from mijnbuurt.users.roles import Role, wijk_group_name
from wijken.areas.models import Wijk
from wijken.lifecycle.words import collection_name, workflow_name
from wijken.models import WijkApproval

from .grid import (
    FILE_PERMISSIONS,
    PAGE_PERMISSIONS,
    WIJK_EDITOR,
    Resource,
    model_permissions,
    place_permissions,
)

SHARED_COLLECTION = "Hele stad"


def remove_stock_groups() -> None:
    """Wagtail's own groups and workflow give rights on the whole tree to whoever is in them."""
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()
    Workflow.objects.filter(name="Moderators approval").delete()


def ensure_city_groups(home: Page) -> None:
    """The groups of the city, with their rights on the front page in every language and so on all
    below it."""
    homes = list(home.get_translations(inclusive=True))
    root = Collection.get_first_root_node()
    for role in Role:
        group, _made = Group.objects.get_or_create(name=role.value)
        pages = place_permissions(role.value, Resource.CITY_PAGE, PAGE_PERMISSIONS)
        files = place_permissions(role.value, Resource.OTHER_FILE, FILE_PERMISSIONS)
        set_permissions(group, model_permissions(role.value))
        set_page_permissions(group, {page.pk: pages for page in homes})
        set_collection_permissions(group, {root.pk: files})
    ensure_workflow(None, "Akkoord van de redactie", homes)


def ensure_wijk_rights(wijk: Wijk, pages: Iterable[Page]) -> None:
    """The editors' group, collection and workflow of a wijk, on its page in every language."""
    pages = list(pages)
    if wijk.group is None:
        wijk.group, _made = Group.objects.get_or_create(name=wijk_group_name(wijk.slug))
    if wijk.collection is None:
        root = Collection.get_first_root_node()
        wijk.collection = root.add_child(name=collection_name(wijk.name, wijk.slug))
    wijk.save(update_fields=["group", "collection"])
    own_pages = place_permissions(WIJK_EDITOR, Resource.OWN_PAGE, PAGE_PERMISSIONS)
    own_files = place_permissions(WIJK_EDITOR, Resource.OWN_FILE, FILE_PERMISSIONS)
    shared_files = place_permissions(WIJK_EDITOR, Resource.SHARED_FILE, FILE_PERMISSIONS)
    set_permissions(wijk.group, model_permissions(WIJK_EDITOR))
    set_page_permissions(
        wijk.group, dict.fromkeys(wijk.pages.values_list("pk", flat=True), own_pages)
    )
    set_collection_permissions(
        wijk.group, {wijk.collection_id: own_files, shared_collection().pk: shared_files}
    )
    ensure_workflow(wijk, workflow_name(wijk.name), pages)


def shared_collection() -> Collection:
    """Photos and documents that the editors of every wijk may use. A right on the root would be
    one on the collections of all wijken, and on the photos that residents sent in."""
    return ensure_collection(SHARED_COLLECTION)


def ensure_collection(name: str) -> Collection:
    found = Collection.objects.filter(name=name, depth=2).first()
    return found or Collection.get_first_root_node().add_child(name=name)


def ensure_workflow(wijk: Wijk | None, name: str, pages: Iterable[Page]) -> None:
    """The workflow of a wijk (or, without one, of the city) on these pages and all below them."""
    task = WijkApproval.objects.filter(wijk=wijk).first() or WijkApproval.objects.create(
        name=name, wijk=wijk
    )
    link = WorkflowTask.objects.filter(task=task).first()
    workflow = link.workflow if link else Workflow.objects.create(name=name)
    if not link:
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for page in pages:
        WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})


def set_permissions(group: Group, names: Iterable[str]) -> None:
    """Give a group these model permissions, and no others."""
    group.permissions.set(find_permissions(names).values())


def set_page_permissions(group: Group, wanted: Mapping[Any, Iterable[str]]) -> None:
    """Give a group these permissions on these pages, and none on others."""
    _set_place_permissions(GroupPagePermission, "page_id", group, wanted)


def set_collection_permissions(group: Group, wanted: Mapping[Any, Iterable[str]]) -> None:
    """Give a group these permissions on these collections, and none on others."""
    _set_place_permissions(GroupCollectionPermission, "collection_id", group, wanted)


def _set_place_permissions(
    model: type[GroupPagePermission | GroupCollectionPermission],
    place: str,
    group: Group,
    wanted: Mapping[Any, Iterable[str]],
) -> None:
    permissions = find_permissions({name for names in wanted.values() for name in names})
    rows = {(key, permissions[name]) for key, names in wanted.items() for name in names}
    found = {
        (getattr(row, place), row.permission_id): row.pk
        for row in model.objects.filter(group=group)
    }
    model.objects.filter(pk__in=[found[row] for row in found.keys() - rows]).delete()
    model.objects.bulk_create(
        model(group=group, permission_id=permission, **{place: key})
        for key, permission in sorted(rows - found.keys())
    )


def find_permissions(names: Iterable[str]) -> dict[str, int]:
    """The keys of the permissions called "app.codename". Raises LookupError for one that does not
    exist."""
    wanted = set(names)
    labels, codenames = (
        {name.split(".")[0] for name in wanted},
        {name.split(".")[1] for name in wanted},
    )
    rows = Permission.objects.filter(
        content_type__app_label__in=labels, codename__in=codenames
    ).values_list("content_type__app_label", "codename", "pk")
    found = {f"{label}.{codename}": key for label, codename, key in rows}
    missing = wanted - found.keys()
    if missing:
        raise LookupError(f"No such permissions: {', '.join(sorted(missing))}")
    return {name: found[name] for name in wanted}
