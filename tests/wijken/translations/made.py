"""Translations as an editor and a translator make them."""

from django.test import TestCase
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource


def submit(page: Page, language: str = "en") -> Translation:
    """Offer a page for translation."""
    source, _made = TranslationSource.update_or_create_from_instance(page)
    locale = Locale.objects.get(language_code=language)
    record, made = Translation.objects.get_or_create(source=source, target_locale=locale)
    if made:
        record.save_target(publish=False)
    return record


def fill_in(record: Translation, prefix: str = "English") -> None:
    """Translate every text that is not translated yet."""
    segments = record.source.stringsegment_set.annotate_translation(record.target_locale)
    for segment in segments.filter(translation=None).select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=record.target_locale,
            defaults={"data": f"{prefix} {segment.string.data}"},
        )


def translated(page: Page, language: str = "en", prefix: str = "English") -> Page:
    """A whole translation of a page, online."""
    record = submit(page, language)
    fill_in(record, prefix)
    publish(record)
    return record.get_target_instance()


def publish(record: Translation) -> None:
    """Publish a translation; wagtail-localize does that when its transaction is committed."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        record.save_target(publish=True)
