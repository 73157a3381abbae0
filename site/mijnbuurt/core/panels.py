"""Panels that every form of a page is made of, and what of them only some people see."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel, TitleFieldPanel

from mijnbuurt.photos import care

from . import clock

#: Who keeps redirects keeps addresses, the menu of the site, and words for search engines.
ADDRESS_PERMISSION = "wagtailredirects.add_redirect"


class TitlePanel(TitleFieldPanel):
    """The title; it writes the address along only where the form asks for one."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_attrs(self) -> dict[str, Any]:
            if "slug" in self.form.fields:
                return dict(super().get_attrs())
            return {"placeholder": self.get_placeholder()}


SEARCH_PANEL = MultiFieldPanel(
    [
        FieldPanel(
            "seo_title",
            permission=ADDRESS_PERMISSION,
            help_text=_("Leeg: de titel. Zo staat de pagina in zoekmachines."),
        ),
        FieldPanel(
            "search_description",
            permission=ADDRESS_PERMISSION,
            help_text=_("Leeg: de samenvatting."),
        ),
    ],
    _("Voor zoekmachines"),
)
ADDRESS_PANEL = MultiFieldPanel(
    [
        FieldPanel(
            "slug",
            permission=ADDRESS_PERMISSION,
            help_text=_("Wie dit wijzigt, wijzigt het adres. Het oude adres leidt dan door."),
        ),
        FieldPanel(
            "show_in_menus",
            permission=ADDRESS_PERMISSION,
            help_text=_("Alleen voor pagina's vlak onder de voorpagina."),
        ),
    ],
    _("Adres"),
)


class PhotosPanel(Panel):
    """The photos of the page as it was last saved, with what each lacks before it may go online."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "photos/admin/panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = dict(super().get_context_data(parent_context))
            return {**context, "page": self.instance, "cards": photo_cards(self.instance)}


def photo_cards(page: Any) -> list[dict[str, Any]]:
    """Each photo that a page shows, with what it lacks."""
    today = clock.local_date(clock.now())
    return [
        {"shown": shown, "photo": shown.photo, "lacks": care.lacks(shown, today)}
        for shown in care.with_consents(page.shown_photos())
    ]


class ReadingPanel(Panel):
    """ "Leest dit makkelijk?": hints about the text as it was last saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/admin/reading_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = dict(super().get_context_data(parent_context))
            return {**context, "hints": self.instance.reading_hints()}
