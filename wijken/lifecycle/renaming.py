"""What follows a new name of a wijk: all that was named after it and nobody changed by hand."""

from collections.abc import Iterator

from django.conf import settings
from wagtail.models import Locale, Page
from wagtail.search.index import insert_or_update_object
from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext
from wagtail_localize.strings import StringValue

from wijken.areas.models import Wijk
from wijken.models import WijkApproval

from . import words


def rename_all(wijk: Wijk, before: str) -> None:
    """Titles of pages in every language, the workflow and the folder with photos."""
    for page, old, new in titles(wijk, before):
        rename_page(page, old, new)
    task = WijkApproval.objects.filter(wijk=wijk).first()
    if task:
        old, new = words.workflow_name(before), words.workflow_name(wijk.name)
        WijkApproval.objects.filter(pk=task.pk, name=old).update(name=new)
        for workflow in task.active_workflows.filter(name=old):
            workflow.name = new
            workflow.save(update_fields=["name"])
    folder = wijk.collection
    if folder and folder.name == words.collection_name(before, wijk.slug):
        folder.name = words.collection_name(wijk.name, wijk.slug)
        folder.save(update_fields=["name"])


def titles(wijk: Wijk, before: str) -> Iterator[tuple[Page, str, str]]:
    """Each page with the title that the old name gave it, and the one that the new name gives."""
    for page in wijk.pages.select_related("locale"):
        language = page.locale.language_code
        yield page, before, wijk.name
        for section in page.get_children().filter(slug__in=words.SECTION_TITLES):
            old, new = (
                words.section_title(section.slug, name, language) for name in (before, wijk.name)
            )
            yield section, old, new


def rename_page(page: Page, old: str, new: str) -> None:
    """What is online, and a draft that may go online later; without a new version, so that what
    waits for a decision stays as it was seen."""
    if page.title == old:
        Page.objects.filter(pk=page.pk).update(title=new)
    if page.draft_title == old:
        Page.objects.filter(pk=page.pk).update(draft_title=new)
    draft = page.latest_revision
    if draft and draft.content.get("title") == old:
        draft.content["title"] = new
        draft.object_str = new
        draft.save(update_fields=["content", "object_str"])
    insert_or_update_object(Page.objects.get(pk=page.pk).specific)
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return
    keep_translated(page, new)


def keep_translated(page: Page, title: str) -> None:
    """When the Dutch page is offered for translation again, its new title has one already."""
    if not Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id
    ).exists():
        return
    dutch = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    source = Page.objects.get(translation_key=page.translation_key, locale=dutch)
    context, _made = TranslationContext.objects.get_or_create(
        object_id=page.translation_key, path="title"
    )
    StringTranslation.objects.update_or_create(
        translation_of=String.from_value(dutch, StringValue.from_plaintext(source.title)),
        locale=page.locale,
        context=context,
        defaults={"data": StringValue.from_plaintext(title).data},
    )
