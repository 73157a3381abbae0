"""The pages of a new wijk in the other languages of the site.

All their words are known in those languages, so they go online complete. A page with other words
in it becomes a draft, which waits for who translates.
"""

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from mijnbuurt.core.pages import BasePage
from wijken.lifecycle.words import first_words
from wijken.models import WijkIndexPage, WijkPage


def languages_of(index: WijkIndexPage) -> list[Locale]:
    """The languages in which the list of wijken is online."""
    translated = Page.objects.live().filter(
        translation_key=index.translation_key, alias_of__isnull=True
    )
    codes = translated.exclude(locale=index.locale_id).values("locale")
    return list(Locale.objects.filter(pk__in=codes).order_by("language_code"))


def add_languages(index: WijkIndexPage, page: WijkPage) -> None:
    """Translate the page of a wijk and its sections into each language of the list of wijken."""
    for locale in languages_of(index):
        sections = page.get_children().filter(locale=page.locale_id).specific()
        for each in [page, *sections]:
            translate(each, locale, dict(first_words(page.wijk.name, locale.language_code)))


def translate(page: BasePage, locale: Locale, known: dict[str, str]) -> None:
    """Make the translation of a page with these words; online when that is all of them."""
    source, _made = TranslationSource.update_or_create_from_instance(page)
    record, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
    stored = {coded(dutch): coded(words) for dutch, words in known.items()}
    for segment in source.stringsegment_set.select_related("string", "context"):
        if segment.string.data in stored:
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": stored[segment.string.data]},
            )
    total, done = record.get_progress()
    record.save_target(publish=False)  # which would publish after the transaction only
    if done == total:
        page.get_translation(locale).latest_revision.publish()


def coded(words: str) -> str:
    """Words as wagtail-localize stores them."""
    return str(StringValue.from_plaintext(words).data)
