"""Groups and what they may do. One table for the city, one for each wijk."""

from collections.abc import Iterable

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
from wijken.models import WijkApproval

EDITOR_PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
EDITOR_COLLECTION_PERMISSIONS = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
SHARED_COLLECTION_PERMISSIONS = ("wagtailimages.choose_image", "wagtaildocs.choose_document")
CITY_EDITOR_PERMISSIONS = (
    "wagtailadmin.access_admin",
    "wagtail_localize.submit_translation",
    *(f"areas.{verb}_{model}" for verb in ("add", "change") for model in ("wijk", "area")),
    *(
        f"{model_label}"
        for app, model in (
            ("areas", "notice"),
            ("areas", "postcoderange"),
            ("areas", "area"),
            ("wijken", "figure"),
            ("contact", "partner"),
            ("contact", "repairdesk"),
        )
        for model_label in (f"{app}.{verb}_{model}" for verb in ("add", "change", "delete"))
    ),
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
)
ADMINISTRATOR_PERMISSIONS = (
    *CITY_EDITOR_PERMISSIONS,
    "core.change_sitesettings",
    "users.add_user",
    "users.change_user",
    "users.delete_user",
    "auth.add_group",
    "auth.change_group",
)
WIJK_EDITOR_PERMISSIONS = ("wagtailadmin.access_admin",)


SHARED_COLLECTION = "Hele stad"


def remove_stock_groups() -> None:
    """Wagtail's own groups and workflow give rights on the whole tree to whoever is in them."""
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()
    Workflow.objects.filter(name="Moderators approval").delete()


def ensure_city_groups(home: Page) -> None:
    root = Collection.get_first_root_node()
    for role in Role:
        group, _made = Group.objects.get_or_create(name=role.value)
        if role in (Role.CITY_EDITOR, Role.ADMINISTRATOR):
            grant_pages(group, home, EDITOR_PAGE_PERMISSIONS)
            grant_collection(group, root, EDITOR_COLLECTION_PERMISSIONS)
    set_permissions(Group.objects.get(name=Role.CITY_EDITOR), CITY_EDITOR_PERMISSIONS)
    set_permissions(Group.objects.get(name=Role.ADMINISTRATOR), ADMINISTRATOR_PERMISSIONS)
    ensure_workflow(None, "Akkoord van de redactie", [home])


def ensure_wijk_rights(wijk: Wijk, pages: Iterable[Page]) -> None:
    """The editors' group, collection and workflow of a wijk, on its page in every language."""
    pages = list(pages)
    if wijk.group is None:
        wijk.group, _made = Group.objects.get_or_create(name=wijk_group_name(wijk.slug))
    if wijk.collection is None:
        root = Collection.get_first_root_node()
        wijk.collection = root.add_child(name=f"{wijk.name} ({wijk.slug})")
    wijk.save(update_fields=["group", "collection"])
    set_permissions(wijk.group, WIJK_EDITOR_PERMISSIONS)
    grant_collection(wijk.group, wijk.collection, EDITOR_COLLECTION_PERMISSIONS)
    grant_collection(wijk.group, shared_collection(), SHARED_COLLECTION_PERMISSIONS)
    for page in pages:
        grant_pages(wijk.group, page, EDITOR_PAGE_PERMISSIONS)
    ensure_workflow(wijk, f"Akkoord van {wijk.name}", pages)


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


def grant_pages(group: Group, page: Page, codenames: Iterable[str]) -> None:
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=codenames
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def grant_collection(group: Group, collection: Collection, names: Iterable[str]) -> None:
    for permission in find_permissions(names):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def set_permissions(group: Group, names: Iterable[str]) -> None:
    """Give a group these model permissions; those that others gave it later stay."""
    group.permissions.add(*find_permissions(names))


def find_permissions(names: Iterable[str]) -> list[Permission]:
    """The permissions called "app.codename". Raises LookupError for one that does not exist."""
    wanted = set(names)
    labels = {name.split(".")[0] for name in wanted}
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(
            content_type__app_label__in=labels
        ).select_related("content_type")
    }
    missing = wanted - found.keys()
    if missing:
        raise LookupError(f"No such permissions: {', '.join(sorted(missing))}")
    return [found[name] for name in wanted]
