"""All translations that someone keeps, with what should be done about each."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from mijnbuurt.core.words import direction
from mijnbuurt.users.models import User
from wijken.areas.models import Wijk
from wijken.review.queries import wijk_of, wijken_by_path

from .models import NativeReading
from .versions import version_of_page, version_of_site


@dataclass(frozen=True)
class Row:
    """A translation: of a page or, without one, of the words of the site itself."""

    language: str
    title: str
    dutch_title: str
    page: Page | None = None
    wijk: Wijk | None = None
    reading: NativeReading | None = None
    outdated_since: datetime | None = None

    @property
    def language_name(self) -> str:
        return _(translation.get_language_info(self.language)["name"])

    @property
    def direction(self) -> str:
        return direction(self.language)


def is_about(reading: NativeReading | None, version: str) -> NativeReading | None:
    """The reading, if it was of this version."""
    return reading if reading and version and reading.version == version else None


def reading_of(page: Page) -> NativeReading | None:
    """Who read this translation as it is now."""
    found = NativeReading.objects.filter(page=page).select_related("noted_by").first()
    return is_about(found, version_of_page(page))


def translations_for(user: User, language: str = "") -> list[Row]:
    """The translations of pages that someone may edit, in six queries."""
    own = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    pages = (
        own.filter(alias_of=None, depth__gt=1)
        .exclude(locale__language_code=settings.LANGUAGE_CODE)
        .select_related(
            "locale", "translation_state", "native_reading__noted_by", "latest_revision"
        )
        .defer("latest_revision__content")
        .order_by("locale_id", "path")
    )
    if language:
        pages = pages.filter(locale__language_code=language)
    found = list(pages)
    keys = {page.translation_key for page in found}
    dutch = dict(
        Page.objects.filter(
            translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE
        ).values_list("translation_key", "title")
    )
    paths, names = wijken_by_path(), Wijk.objects.only("pk", "name").in_bulk()
    return [_row(page, dutch.get(page.translation_key, ""), paths, names) for page in found]


def site_rows(language: str = "") -> list[Row]:
    """The words of the site itself in each language that it speaks besides Dutch."""
    readings = NativeReading.objects.filter(page=None).select_related("noted_by")
    found = {reading.language: reading for reading in readings}
    return [
        Row(
            language=code,
            title=_("Woorden van de site zelf"),
            dutch_title=_("menu, knoppen, formulieren en mails"),
            reading=is_about(found.get(code), version_of_site(code)),
        )
        for code in settings.INTERFACE_LANGUAGES
        if code != settings.LANGUAGE_CODE and language in ("", code)
    ]


def _row(page: Page, dutch_title: str, paths: dict[str, int], names: dict[int, Wijk]) -> Row:
    state = getattr(page, "translation_state", None)
    return Row(
        language=page.locale.language_code,
        title=page.title if page.live else page.draft_title,
        dutch_title=dutch_title,
        page=page,
        wijk=names.get(wijk_of(page, paths) or 0),
        reading=is_about(getattr(page, "native_reading", None), version_of_page(page)),
        outdated_since=state.outdated_since if state else None,
    )
