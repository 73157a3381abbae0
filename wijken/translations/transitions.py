"""What editors do with translations: fetch the newest Dutch text, and note who read them."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from mijnbuurt.users.models import User

from .models import NativeReading
from .rules import may_keep, may_keep_site
from .versions import version_of_page, version_of_site

READ = "mijnbuurt.translation.read"
FETCHED = "mijnbuurt.translation.fetched"


@transaction.atomic
def note_read(page: Page, reader: str, *, seen: str, user: User, now: datetime) -> None:
    """A native speaker read the version `seen` of a translation. Raises ValidationError when
    there is a newer one by now, which that person did not see."""
    page = Page.objects.select_for_update().get(pk=page.pk)
    if page.locale.language_code == settings.LANGUAGE_CODE or not may_keep(user, page):
        raise PermissionDenied
    _require_same(seen, version_of_page(page))
    _keep(page, page.locale.language_code, reader, seen, user, now)
    log(instance=page, action=READ, user=user, data={"reader": reader})


@transaction.atomic
def note_site_read(language: str, reader: str, *, seen: str, user: User, now: datetime) -> None:
    """The same of the words of the site itself."""
    if language not in settings.INTERFACE_LANGUAGES or not may_keep_site(user):
        raise PermissionDenied
    _require_same(seen, version_of_site(language))
    _keep(None, language, reader, seen, user, now)
    locale = Locale.objects.get(language_code=language)
    log(instance=locale, action=READ, user=user, data={"reader": reader})


@transaction.atomic
def fetch_dutch(page: Page, *, user: User, now: datetime) -> None:
    """Put the Dutch text as it is online now before the translator. What is online in other
    languages stays until all of it is translated again."""
    if not may_keep(user, page):
        raise PermissionDenied
    record = Translation.objects.select_related("source").get(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    record.source.update_from_db()
    log(instance=page, action=FETCHED, user=user)


def _require_same(seen: str, present: str) -> None:
    if seen != present:
        raise ValidationError(
            _("Deze vertaling is intussen veranderd. Laat de nieuwe tekst lezen.")
        )


def _keep(
    page: Page | None, language: str, reader: str, version: str, user: User, now: datetime
) -> None:
    values = {"version": version, "reader": reader, "noted_by": user, "read_at": now}
    NativeReading.objects.update_or_create(page=page, language=language, defaults=values)
