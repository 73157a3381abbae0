"""The one gate to publication. Every way to put a page online passes here.

A page type says in `publication_obstacles()` what is in the way. `Page.publish` and `Page.save`
refuse with `PublicationRefused`; the edit form shows the same sentences beside the page, and
`PublicationRefusedMiddleware` does so for every other way (bulk, workflow, translation, copy).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail_localize.models import Translation

from mijnbuurt.photos import care

from . import clock
from .slugs import free_slug

if TYPE_CHECKING:
    from .pages import BasePage


#: What Wagtail's clock passes as `log_action`.
SCHEDULED = "wagtail.publish.scheduled"

WAITS = gettext_lazy("Dit concept wacht op een besluit. Open het en kies: goedkeuren.")


class PublicationRefused(Exception):
    """A page can't go online now. `sentences` say why, in the words of an editor."""

    def __init__(self, page: "BasePage", sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.page_id = page.pk
        self.sentences = sentences


def publication_obstacles(page: "BasePage") -> list[str]:
    """Everything that is in the way of publishing this page as it is now; empty when nothing is."""
    return [*page.publication_obstacles(), *photo_obstacles(page), *translation_obstacles(page)]


def photo_obstacles(page: "BasePage") -> list[str]:
    """What the photos on this page lack: one sentence a photo, with the way to mend it."""
    today = clock.local_date(clock.now())
    found = []
    for shown in care.with_consents(page.shown_photos()):
        missing = care.lacks(shown, today)
        if missing:
            what = "; ".join(str(lack.label) for lack in missing)
            found.append(f"{shown.name}: {what}.")
    if page.pk is None:
        return found
    return [with_link(sentence, page) for sentence in found]


def with_link(sentence: str, page: "BasePage") -> SafeString:
    """A sentence about photos that leads to where they are mended."""
    address = reverse("photo_admin:page", args=[page.pk])
    return format_html('{} <a href="{}">{}</a>', sentence, address, _("Vul dit aan"))


def translation_obstacles(page: "BasePage") -> list[str]:
    """A translation goes online complete or not at all."""
    if page.pk is None or page.locale.language_code == settings.LANGUAGE_CODE:
        return []
    record = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id
    ).first()
    if record is None or page.alias_of_id:
        return []
    total, translated = record.get_progress()
    if translated >= total:
        return []
    return [_("Deze vertaling is nog niet af. Vertaal eerst alle teksten.")]


def waits_for_decision(page: "BasePage") -> bool:
    """Whether a draft of this page lies with those who decide; nothing publishes past them."""
    return page.pk is not None and bool(page.workflow_in_progress)


def require_clear(page: "BasePage") -> None:
    """Raises PublicationRefused when something is in the way of this page."""
    obstacles = publication_obstacles(page)
    if obstacles:
        raise PublicationRefused(page, obstacles)


def withdraw(revision: Revision) -> None:
    """Take a revision off the schedule, and write down that this was done."""
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(instance=revision.content_object, action="wagtail.schedule.cancel", revision=revision)


class GatedPageForm(WagtailAdminPageForm):
    """The edit form of every page: what would put it online shows what is in the way, and keeps
    what was typed."""

    @property
    def goes_online(self) -> bool:
        """Whether this puts the page online: published, or approved."""
        return "action-publish" in self.data or self.data.get("workflow-action-name") == "approve"

    def _post_clean(self) -> None:
        if "slug" not in self.fields and self._address_is_free():
            named = type(self.instance)(pk=self.instance.pk, title=self.cleaned_data.get("title"))
            self.instance.slug = free_slug(named, self.parent_page)
        super()._post_clean()
        if "action-publish" in self.data and waits_for_decision(self.instance):
            self.add_error(None, WAITS)
        elif self.goes_online:
            for sentence in publication_obstacles(self.instance):
                self.add_error(None, sentence)

    def _address_is_free(self) -> bool:
        """Until a page is online for the first time its address follows the title, for who is
        not asked for one."""
        page = self.instance
        if page.is_structural or page.first_published_at or not self.parent_page:
            return False
        return page.locale.language_code == settings.LANGUAGE_CODE


class PublicationRefusedMiddleware:
    """Turns a refusal in the admin into its sentences, on the page that was to go online."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, PublicationRefused):
            return None
        for sentence in exception.sentences:
            messages.error(request, sentence)
        if exception.page_id is None:
            return redirect("wagtailadmin_explore_root")
        return redirect("wagtailadmin_pages:edit", exception.page_id)
