"""Words that follow from the name of a wijk. They are content: who changes one by hand keeps it."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

#: The sections of a wijk by slug.
SECTION_TITLES = {
    "nieuws": gettext_noop("Nieuws uit {name}"),
    "agenda": gettext_noop("Agenda van {name}"),
    "initiatieven": gettext_noop("Ideeën uit {name}"),
}

HELP_LINE = gettext_noop("Weet u niet bij wie u moet zijn? Bel ons. Wij helpen u verder.")


def in_language(words: str, language: str) -> str:
    """First words of a page in one of the languages of the site."""
    if language == settings.LANGUAGE_CODE:
        return words
    with translation.override(language):
        return gettext(words)


def section_title(slug: str, name: str, language: str = settings.LANGUAGE_CODE) -> str:
    return in_language(SECTION_TITLES[slug], language).format(name=name)


def first_words(name: str, language: str) -> Iterator[tuple[str, str]]:
    """All words on the pages of a new wijk, in Dutch and in another language."""
    yield name, name
    yield HELP_LINE, in_language(HELP_LINE, language)
    for slug in SECTION_TITLES:
        yield section_title(slug, name), section_title(slug, name, language)


def workflow_name(name: str) -> str:
    return f"Akkoord van {name}"


def collection_name(name: str, slug: str) -> str:
    return f"{name} ({slug})"
