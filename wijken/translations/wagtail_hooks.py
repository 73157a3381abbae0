"""What translations add to the admin: a list, a place in the menu, a word above the editor."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry

from mijnbuurt.core.dates import day_nl

from . import rules, transitions
from .overview import reading_of

LABEL = gettext_lazy("Vertalingen")


@hooks.register("register_admin_urls")
def urls() -> list[URLResolver]:
    return [path("", include("wijken.translations.urls"))]


class TranslationsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rules.may_see(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    icon = "wagtail-localize-language"
    address = reverse("translations:list")
    return TranslationsItem(LABEL, address, name="translations", icon_name=icon, order=820)


@hooks.register("before_edit_page", order=-1)
def say_who_read_it(request: HttpRequest, page: Page) -> None:
    """Above the editor of a translation, before it is made: whether a native speaker read it, and
    whether the Dutch page says something else by now."""
    is_ours = page.locale.language_code != settings.LANGUAGE_CODE and not page.alias_of_id
    if request.method != "GET" or not is_ours:
        return
    button = messages.button(reverse("translations:read", args=[page.pk]), _("Gelezen door…"))
    reading = reading_of(page)
    if reading:
        words = _("Gelezen door %(reader)s, die met deze taal opgroeide, op %(day)s.")
        words %= {"reader": reading.reader, "day": day_nl(reading.read_at)}
        messages.success(request, words)
    else:
        words = _("Deze vertaling is nog niet door een moedertaalspreker gelezen.")
        messages.warning(request, words, buttons=[button])
    if page.specific.outdated_since:
        text = _("De Nederlandse tekst is veranderd. Bezoekers lezen dat bij deze vertaling.")
        messages.warning(request, text)


@hooks.register("before_convert_alias_page")
def refuse_dutch_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy of a Dutch page in the tree of another language would be Dutch without saying so."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return None
    messages.error(request, _("Kies op de Nederlandse pagina: deze pagina vertalen."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(transitions.READ)
    class Read(LogFormatter):
        label = gettext_lazy("Vertaling gelezen")

        def format_message(self, log_entry: PageLogEntry) -> str:
            return _("Gelezen door %(reader)s, die met deze taal opgroeide") % {
                "reader": log_entry.data.get("reader", "")
            }

    actions.register_action(
        transitions.FETCHED,
        gettext_lazy("Tekst opgehaald"),
        gettext_lazy("Nederlandse tekst opgehaald om te vertalen"),
    )
