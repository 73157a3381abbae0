"""Translations that say something else than their Dutch page, in "Mijn werk"."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail_localize.models import Translation

from mijnbuurt.core.models import TranslationState
from mijnbuurt.users.models import User
from wijken.review.queries import locate_by_path
from wijken.work.registry import Button, Found, NotPossible, Scope, WorkKind, register_kind

from .transitions import fetch_dutch

FETCH = Button("fetch", gettext_lazy("Haal de nieuwe Nederlandse tekst op"), is_first=True)


def outdated_translations(scope: Scope, now: datetime) -> Iterable[Found]:
    """Translations that are online with the words of an older Dutch page, in four queries."""
    states = list(
        TranslationState.objects.filter(outdated_since__isnull=False, page__live=True)
        .select_related("page__locale")
        .order_by("outdated_since", "pk")
    )
    if not states:
        return
    keys = {state.page.translation_key for state in states}
    dutch = Page.objects.filter(
        translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE
    )
    published = {page.translation_key: page.last_published_at for page in dutch}
    records = Translation.objects.filter(source__object_id__in=keys, enabled=True)
    fetched = {
        (key, locale): at
        for key, locale, at in records.values_list(
            "source__object_id", "target_locale_id", "source__last_updated_at"
        )
    }
    wijk_of = locate_by_path()
    for state in states:
        page = state.page
        at = fetched.get((page.translation_key, page.locale_id))
        newest = published.get(page.translation_key)
        can_fetch = at is not None and newest is not None and at < newest
        since = state.outdated_since or now
        language = _(translation.get_language_info(page.locale.language_code)["name"])
        yield Found(
            key=str(page.pk),
            title=page.title,
            wijk_id=wijk_of(page),
            since=since,
            touched=max(at, since) if at else None,
            address=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            about=_("%(language)s: de Nederlandse tekst is veranderd") % {"language": language},
            seen=f"{since.isoformat()} {at.isoformat() if at else ''}",
            buttons=(FETCH,) if can_fetch else (),
        )


def fetch(key: str, button: str, *, seen: str, user: User, now: datetime) -> str:
    page = Page.objects.filter(pk=key).first()
    if page is None:
        raise NotPossible
    fetch_dutch(page.specific, user=user, now=now)
    return _("De nieuwe tekst staat klaar. Open de vertaling en vertaal wat nieuw is.")


def register() -> None:
    """Have these show in "Mijn werk"."""
    name = gettext_lazy("Vertaling")
    icon = "wagtail-localize-language"
    register_kind(WorkKind("translation", name, icon, 10, find=outdated_translations, do=fetch))
