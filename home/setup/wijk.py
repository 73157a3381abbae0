"""What one wijk consists of."""

from django.conf import settings
from wagtail.models import Locale

from home.models import HomePage
from initiatives.models import InitiativeIndexPage
from mijnbuurt.core.pages import BasePage
from wijken.activities.models import AgendaPage
from wijken.areas.models import Wijk
from wijken.lifecycle.words import HELP_LINE, SECTION_TITLES, section_title
from wijken.models import WijkIndexPage, WijkPage
from wijken.news.models import NewsIndexPage

from .languages import add_languages
from .rights import ensure_wijk_rights
from .tree import ensure_child

CHILD_CLASSES: dict[str, type[BasePage]] = {
    "nieuws": NewsIndexPage,
    "agenda": AgendaPage,
    "initiatieven": InitiativeIndexPage,
}


def ensure_wijk(wijk: Wijk) -> WijkPage:
    """The page of a wijk with its own news, agenda and initiatives, its rights and workflow."""
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    index = WijkIndexPage.objects.get(locale=locale)
    page = WijkPage.objects.filter(wijk=wijk, locale=locale).first()
    if page is None:
        # Its rights come with it: `signals.grant_rights`.
        page = ensure_child(
            index, WijkPage, wijk.slug, title=wijk.name, wijk=wijk, help_line=HELP_LINE
        )
    else:
        ensure_wijk_rights(wijk, WijkPage.objects.filter(wijk=wijk))
    for slug in SECTION_TITLES:
        title = section_title(slug, wijk.name)
        ensure_child(page, CHILD_CLASSES[slug], slug, title=title)
    return page


def begin_wijk(wijk: Wijk) -> None:
    """All that a new wijk consists of, in every language of the list of wijken."""
    page = ensure_wijk(wijk)
    add_languages(page.get_parent().specific, page)


def ensure_all(home: HomePage) -> None:
    for wijk in Wijk.objects.open().select_related("group", "collection"):
        ensure_wijk(wijk)
