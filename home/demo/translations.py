"""Pages in other languages, made as a translator makes them: text by text, then published."""

from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from mijnbuurt.core.addresses import HOME_PATH
from mijnbuurt.core.models import SiteSettings, SiteWords

from .reading import FOLDER


def load_translations() -> None:
    """All of `site/demo/translations/<language>/`; what is there and up to date is left."""
    for folder in sorted(path for path in (FOLDER / "translations").iterdir() if path.is_dir()):
        contents = [yaml.safe_load(path.read_text()) for path in sorted(folder.glob("*.yaml"))]
        known = {dutch: text for each in contents for dutch, text in each["words"].items()}
        locale = Locale.objects.get(language_code=folder.name)
        load_site_words(folder.name, known)
        paths = [path for each in contents for path in each["pages"]]
        for page in pages_to_translate(paths, locale):
            translate(page, locale, known)


def load_site_words(language: str, known: dict[str, str]) -> None:
    """What the settings say; a field of which not all is translated stays Dutch."""
    site = SiteSettings.load()
    names = ("phone_hours", "partners_text", "controller")
    words = {name: known.get(getattr(site, name), "") for name in names}
    if any(words.values()):
        SiteWords.objects.get_or_create(site=site, language=language, defaults=words)


def pages_to_translate(paths: list[str], locale: Locale) -> list[Page]:
    """The Dutch pages at these paths, those above others first, that are not there in the words
    that the Dutch page has now."""
    urls = [HOME_PATH + path.lstrip("/") for path in paths]
    fresh = Page.objects.filter(
        locale=locale, live=True, alias_of=None, translation_state__outdated_since=None
    )
    done = fresh.exclude(translation_state=None).values("translation_key")
    pages = Page.objects.filter(url_path__in=urls, live=True).exclude(translation_key__in=done)
    return list(pages.order_by("depth", "path").specific())


@transaction.atomic
def translate(page: Page, locale: Locale, known: dict[str, str]) -> bool:
    """Translate and publish, if all words are known; words that somebody chose stay."""
    source, made = TranslationSource.get_or_create_from_instance(page)
    if not made:
        source.update_from_db()
    record, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
    wanted = missing_words(record)
    if any(segment.string.data not in known for segment in wanted):
        return False
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            data=known[segment.string.data],
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            updated_at=timezone.now(),
        )
        for segment in wanted
    )
    record.save_target(publish=True)
    return True


def missing_words(record: Translation) -> list[Any]:
    """The segments without a translation, each text once a place."""
    segments = record.source.stringsegment_set.annotate_translation(record.target_locale)
    found = segments.filter(translation=None).select_related("string", "context")
    return list({(each.string_id, each.context_id): each for each in found}.values())
