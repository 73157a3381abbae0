"""How one wijk goes into another: pages, rows, files, people, names. No part of it commits."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    WorkflowState,
)

from mijnbuurt.core.addresses import path_below_home
from mijnbuurt.users.models import User
from wijken.areas.enums import ShowingState, WijkState
from wijken.areas.models import AlsoShown, Wijk
from wijken.areas.translations import rename, rename_translations
from wijken.models import WijkApproval

from .addresses import lead_on, repoint
from .plan import dutch_page, file_models, people_of, rows_of_wijk
from .words import SECTION_TITLES


def move_pages(wijk: Wijk, into: Wijk, user: User) -> None:
    """All content to the same section of the other wijk, at addresses that are free there; the
    addresses of the pages that end lead to those of the other wijk."""
    source, target = dutch_page(wijk), dutch_page(into)
    for child in source.get_children():
        if child.slug not in SECTION_TITLES:
            move_page(child, target, user)
            continue
        section = target.get_children().filter(slug=child.slug).first() or target
        for page in child.get_children():
            move_page(page, section, user)
        lead_on(path_below_home(child), section)
        repoint(child, section)
    lead_on(path_below_home(source), target)
    repoint(source, target)


def move_page(page: Page, parent: Page, user: User) -> None:
    """Under another page; with a number behind its slug where that one is in use."""
    before = path_below_home(page)
    beside = set(parent.get_children().values_list("slug", flat=True))
    if page.slug in beside:
        beside.update(page.get_siblings().values_list("slug", flat=True))
        numbered = (f"{page.slug}-{number}" for number in range(2, len(beside) + 3))
        rename(page, next(slug for slug in numbered if slug not in beside))
        page = Page.objects.get(pk=page.pk)
        rename_translations(page)
    page.move(Page.objects.get(pk=parent.pk), pos="last-child", user=user)
    lead_on(before, page)


def move_rows(wijk: Wijk, into: Wijk) -> None:
    """Whatever has a key to the wijk gets one to the other."""
    move_areas(wijk, into)
    move_showings(wijk, into)
    for relation in rows_of_wijk():
        rows = relation.related_model._base_manager
        rows.filter(**{relation.field.name: wijk}).update(**{relation.field.name: into})
    Wijk.objects.filter(successor=wijk).update(successor=into)


def move_areas(wijk: Wijk, into: Wijk) -> None:
    """A buurt or street that both have becomes one, with all other names of both."""
    there = {(area.kind, area.name): area for area in into.areas.all()}
    for area in wijk.areas.all():
        same = there.get((area.kind, area.name))
        if same is None:
            continue
        same.aliases = list(dict.fromkeys([*same.aliases, *area.aliases]))
        same.parent = same.parent or area.parent
        same.save()
        area.parts.update(parent=same)
        area.delete()


def move_showings(wijk: Wijk, into: Wijk) -> None:
    """A page that now is of the other wijk need not be shown there as well."""
    own = Page.objects.descendant_of(dutch_page(into), inclusive=True)
    AlsoShown.objects.filter(wijk__in=[wijk, into], page__in=own).delete()
    for row in AlsoShown.objects.filter(wijk=wijk):
        twin = AlsoShown.objects.filter(page=row.page_id, wijk=into).first()
        if twin is None:
            continue
        loser = row if twin.state == ShowingState.ACCEPTED else twin
        loser.delete()


def move_files(wijk: Wijk, into: Wijk) -> None:
    """Photos, documents and folders below go into the folder of the other wijk."""
    for model in file_models():
        model._base_manager.filter(collection=wijk.collection_id).update(
            collection=into.collection_id
        )
    for folder in Collection.objects.get(pk=wijk.collection_id).get_children():
        above = Collection.objects.get(pk=into.collection_id)
        Collection.objects.get(pk=folder.pk).move(above, pos="sorted-child")


def move_people(wijk: Wijk, into: Wijk, with_rights: bool) -> list[str]:
    """The editors get rights in the other wijk only when that was asked. Returns who they were."""
    people = list(people_of(wijk))
    for person in people:
        if with_rights and into.group:
            person.groups.add(into.group)
        if wijk.group:
            person.groups.remove(wijk.group)
    take_rights_away(wijk)
    return [str(person) for person in people]


def take_rights_away(wijk: Wijk) -> None:
    """Its own editors may do nothing more on its pages and in its folder."""
    GroupPagePermission.objects.filter(group=wijk.group_id).delete()
    GroupCollectionPermission.objects.filter(group=wijk.group_id).delete()


def end_pages(wijk: Wijk, user: User) -> None:
    """The own page of the wijk and its empty sections go offline; their words are kept there."""
    source = dutch_page(wijk)
    for page in [*source.get_children(), source]:
        found = Page.objects.get(pk=page.pk).specific
        for state in WorkflowState.objects.active().filter(
            base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page.pk)
        ):
            state.cancel(user=user)
        if found.live:
            found.unpublish(user=user)


def end_workflow(wijk: Wijk, user: User) -> None:
    """Decisions of before stay; nothing new comes to this step."""
    for task in WijkApproval.objects.filter(wijk=wijk):
        for workflow in task.active_workflows:
            workflow.deactivate(user=user)
        task.deactivate(user=user)


def what_stands_in_the_way(wijk: Wijk, into: Wijk) -> str:
    """A sentence, or nothing."""
    if wijk.pk == into.pk:
        return _("Kies een andere wijk: een wijk kan niet in zichzelf opgaan.")
    if not into.is_open:
        return _("%(wijk)s is gesloten. Kies een wijk die open is.") % {"wijk": into.name}
    if wijk.state == WijkState.MERGED:
        return _("%(wijk)s is al samengevoegd.") % {"wijk": wijk.name}
    return ""
