"""What moves when a wijk goes into another one, in numbers. Nothing is changed here."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignObjectRel, Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Collection, CollectionMember, Page, WorkflowState
from wagtail.query import PageQuerySet

from mijnbuurt.users.models import User
from wijken.areas.models import Wijk, WijkContentPage
from wijken.models import WijkApproval, WijkPage

from .words import SECTION_TITLES


@dataclass(frozen=True)
class Count:
    label: str
    number: int


def dutch_page(wijk: Wijk) -> WijkPage:
    return wijk.pages.get(locale__language_code=settings.LANGUAGE_CODE)


def content_below(page: WijkPage) -> PageQuerySet:
    """All pages of a wijk in one language, but for those that every wijk has."""
    own = page.get_children().filter(slug__in=SECTION_TITLES)
    return page.get_descendants().exclude(pk__in=own.values("pk"))


def relations(model: type[Model]) -> list[ForeignObjectRel]:
    """Every key to this model, also those that have no name on it."""
    fields = model._meta.get_fields(include_hidden=True)
    return [
        field
        for field in fields
        if isinstance(field, ForeignObjectRel) and field.field.concrete and field.auto_created
    ]


def rows_of_wijk() -> list[ForeignObjectRel]:
    """The keys to a wijk that a row takes along. Pages follow from the tree; the page of the wijk
    and its step of approval end with it."""
    return [
        relation
        for relation in relations(Wijk)
        if not issubclass(relation.related_model, WijkContentPage | WijkPage | WijkApproval | Wijk)
    ]


def file_models() -> list[type[CollectionMember]]:
    """What lies in folders: photos and documents."""
    found = [relation.related_model for relation in relations(Collection)]
    return [model for model in found if issubclass(model, CollectionMember)]


def plan_of(wijk: Wijk) -> list[Count]:
    """What there is of a wijk, in the order of importance; what there is none of stays out."""
    return [count for count in _counts(wijk) if count.number]


def stamp_of(wijk: Wijk) -> str:
    """What was counted, in a few signs: a form carries it, so that a stale one is refused."""
    return "-".join(f"{count.number}" for count in _counts(wijk))


def _counts(wijk: Wijk) -> Iterator[Count]:
    page = dutch_page(wijk)
    content = content_below(page)
    kinds = Counter(content.values_list("content_type", flat=True))
    models = {key: ContentType.objects.get_for_id(key).model_class() or Page for key in kinds}
    names = {key: capfirst(str(model._meta.verbose_name_plural)) for key, model in models.items()}
    for key in sorted(kinds, key=lambda each: names[each]):
        yield Count(names[key], kinds[key])
    yield Count(_("Daarvan nog niet online"), content.not_live().count())
    yield Count(_("Daarvan wacht op een besluit"), waiting_below(page).count())
    others = wijk.pages.exclude(pk=page.pk)
    yield Count(_("Vertalingen van deze pagina's"), sum(content_below(o).count() for o in others))
    for relation in rows_of_wijk():
        model = relation.related_model
        number = model._base_manager.filter(**{relation.field.name: wijk}).count()
        yield Count(capfirst(str(model._meta.verbose_name_plural)), number)
    for model in file_models():
        number = model._base_manager.filter(collection=wijk.collection_id).count()
        yield Count(capfirst(str(model._meta.verbose_name_plural)), number)
    yield Count(_("Mensen in de redactiegroep"), people_of(wijk).count())


def waiting_below(page: Page) -> QuerySet[WorkflowState]:
    """Drafts at or below a page that wait for a decision."""
    keys = page.get_descendants(inclusive=True).values_list("pk", flat=True)
    return WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(key) for key in keys],
    )


def clashes(wijk: Wijk, into: Wijk) -> int:
    """How many pages get a number in their address, because it is in use in the other wijk."""
    target = dutch_page(into)
    taken = set(Page.objects.descendant_of(target).values_list("url_path", flat=True))
    return sum(target.url_path + path in taken for path in movable_paths(wijk))


def movable_paths(wijk: Wijk) -> list[str]:
    """The addresses, below that of the wijk, of the pages that move one by one."""
    page = dutch_page(wijk)
    own = page.get_children().filter(slug__in=SECTION_TITLES)
    found = page.get_children().exclude(pk__in=own.values("pk"))
    paths = list(found.values_list("url_path", flat=True))
    for section in own:
        paths += section.get_children().values_list("url_path", flat=True)
    return [path.removeprefix(page.url_path) for path in paths]


def people_of(wijk: Wijk) -> QuerySet[User]:
    """Who is in the editors' group of a wijk."""
    return User.objects.filter(groups=wijk.group_id) if wijk.group_id else User.objects.none()
