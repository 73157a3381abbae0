"""Whether a translation still says what its Dutch page says.

Words are compared, not moments: a page whose dates or photo changed needs no new translation.
"""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.models import Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from . import clock
from .addresses import is_source
from .models import TranslationState


def connect() -> None:
    page_published.connect(follow_words, dispatch_uid="follow_words")


def follow_words(instance: Page, **kwargs: object) -> None:
    """Receiver of `page_published`: note which translations say something else from now on."""
    if is_source(instance):
        compare_translations(instance, clock.now())
    elif not instance.alias_of_id:
        note_translated(instance, clock.now())


def words_of(page: Page) -> list[str]:
    """The words of a page that are there to be translated, in their order."""
    segments = extract_segments(page)
    return [part.string.data for part in segments if isinstance(part, StringSegmentValue)]


def fingerprint(page: Page) -> str:
    """A short text that differs when the words of a page do."""
    return sha256("\x1f".join(words_of(page)).encode()).hexdigest()


def compare_translations(dutch: Page, now: datetime) -> None:
    """After a Dutch page is published. Of a translation of which nothing was noted nobody knows
    what it says, so that one is out of date too."""
    translations = Page.objects.filter(
        translation_key=dutch.translation_key, alias_of=None
    ).exclude(locale__language_code=settings.LANGUAGE_CODE)
    keys = list(translations.values_list("pk", flat=True))
    if not keys:
        return
    present = fingerprint(dutch)
    for key in keys:
        state, _made = TranslationState.objects.get_or_create(page_id=key)
        _set_outdated(state, present, now)


def note_translated(page: Page, now: datetime) -> None:
    """After a translation is published: it was made of the words that the translator saw, or, if
    nothing was kept of those, of the words that are online now."""
    dutch = page.source
    if dutch.pk == page.pk:
        return
    record = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        .select_related("source")
        .first()
    )
    present = fingerprint(dutch)
    state, _made = TranslationState.objects.get_or_create(page_id=page.pk)
    state.made_of = fingerprint(record.source.as_instance()) if record else present
    _set_outdated(state, present, now)


def _set_outdated(state: TranslationState, present: str, now: datetime) -> None:
    if state.made_of == present:
        state.outdated_since = None
    else:
        state.outdated_since = state.outdated_since or now
    state.save()
