"""What all pages share: a summary, a picture, addresses that keep the language, one gate."""

from datetime import datetime
from http import HTTPMethod
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PagePermissionTester, PageViewRestriction, Revision
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from mijnbuurt.photos import uses
from mijnbuurt.photos.care import ShownPhoto
from mijnbuurt.users.models import User

from . import clock, gate, meta
from .addresses import absolute, is_source, page_path
from .blocks import describe_in, shown_in
from .enums import Drawing
from .meta import Alternate, json_ld_script, picture_url, robots
from .panels import ADDRESS_PANEL, SEARCH_PANEL, PhotosPanel, ReadingPanel, TitlePanel
from .permissions import OpenPermissionTester, StructuralPermissionTester
from .prepared import prepared
from .querysets import PublicPageManager
from .reading import page_hints
from .slugs import validate_slug
from .versions import SavedInOrder
from .words import direction


@prepared(translation_key=models.UUIDField())
def _languages_of(translation_key: UUID) -> models.QuerySet[Page]:
    readable = Page.objects.live().filter(translation_key=translation_key, alias_of__isnull=True)
    return readable.values_list("locale__language_code", flat=True)


class BasePage(SavedInOrder, Page):
    """The abstract parent of every page type."""

    summary = models.TextField(
        _("samenvatting"),
        max_length=300,
        blank=True,
        help_text=_("Een of twee korte zinnen. Staat in lijsten en bij zoeken."),
    )
    photo = models.ForeignKey(
        "photos.Photo",
        verbose_name=_("foto"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    photo_alt = models.CharField(
        _("wat staat er op de foto?"),
        max_length=200,
        blank=True,
        help_text=_("Voor wie de foto niet kan zien. Leeg als de foto niets toevoegt."),
    )
    drawing = models.CharField(
        _("tekening"),
        max_length=20,
        choices=Drawing,
        default=Drawing.PLEIN,
        help_text=_("Deze tekening staat er zolang er geen foto is."),
    )

    objects = PublicPageManager()

    class Meta:
        abstract = True

    title_panel = TitlePanel("title", help_text=_("Kort en duidelijk: zo staat het in lijsten."))
    summary_panel = FieldPanel("summary")
    picture_panel = MultiFieldPanel(
        [
            FieldPanel("photo"),
            FieldPanel("photo_alt", help_text=_("Voor wie de foto niet kan zien. Eén zin.")),
            FieldPanel("drawing"),
            PhotosPanel(),
        ],
        _("Foto of tekening"),
    )
    reading_panel = ReadingPanel(heading=_("Leest dit makkelijk?"))
    #: A page type puts these in the order of the work, with its own fields between them.
    content_panels = [title_panel, summary_panel, picture_panel, reading_panel]
    promote_panels = [ADDRESS_PANEL, SEARCH_PANEL]
    #: For structural pages: the address is a promise to the outside.
    panels_without_address = [SEARCH_PANEL]
    search_fields = [*Page.search_fields, index.SearchField("summary")]
    override_translatable_fields = [SynchronizedField("slug")]
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    base_form_class = gate.GatedPageForm
    open_graph_type = "website"
    #: Relations that are read together with a page, and the heavy columns of these.
    read_with: tuple[str, ...] = ("photo",)
    read_without: tuple[str, ...] = ()
    #: Only those who work citywide may move, delete, unpublish or rename a structural page.
    is_structural = False
    #: The language of words that a list took from a translation.
    words_in: str | None = None
    #: The wijk this page is about; None for the whole city.
    wijk: object = None

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and let the photos on this page be seen exactly as long as the page is.

        Raises PublicationRefused for a live page that the gate does not let through. A save of
        some columns alone is how Wagtail keeps a draft: it says nothing of what is live.
        """
        whole = kwargs.get("update_fields") is None
        if self.live and whole:
            gate.require_clear(self)
        with transaction.atomic():
            super().save(*args, **kwargs)
            if whole:
                uses.record(self, self.shown_photo_ids())

    def clean(self) -> None:
        super().clean()
        if self.slug and not self.is_structural:
            validate_slug(self.slug)

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """New pages begin in the source language; translations are made from them."""
        return (parent.is_root() or is_source(parent)) and super().can_create_at(parent)

    @cached_property
    def source(self) -> "BasePage":
        """The Dutch page: rule, hours and facts are read from there in every language."""
        if is_source(self):
            return self
        dutch = type(self).objects.filter(
            translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        # One that lost its Dutch page stands alone.
        return dutch.first() or self

    @cached_property
    def language(self) -> str:
        """The language of the words on this page."""
        return settings.LANGUAGE_CODE if is_source(self) else self.locale.language_code

    @property
    def outdated_since(self) -> datetime | None:
        """Since when the Dutch page says something else than this translation of it."""
        state = None if is_source(self) else getattr(self, "translation_state", None)
        return state.outdated_since if state else None

    @property
    def words_language(self) -> str:
        """The language of what a list shows of this page."""
        return self.words_in or self.language

    @cached_property
    def languages(self) -> list[str]:
        """The languages in which this page can be read; a list of pages may fill it in."""
        return sorted(_languages_of(translation_key=self.translation_key))

    @property
    def is_public(self) -> bool:
        """Whether anyone may read this page."""
        return bool(self.live)

    def address(self, language: str | None = None) -> str:
        """The address in a language (default: the active one); that of the Dutch page leads."""
        return page_path(self.source, language)

    def publish(self, revision: Revision, *args: object, **kwargs: object) -> None:
        """Publish now or on its day, if the gate lets the page of this revision through.

        What was scheduled and is refused on its day goes back to being a draft, so that it does
        not hold up the others.
        """
        page = revision.as_object()
        scheduled = kwargs.get("log_action") == gate.SCHEDULED
        if scheduled and gate.publication_obstacles(page):
            gate.withdraw(revision)
            return
        if not scheduled and gate.waits_for_decision(page):
            raise gate.PublicationRefused(page, [str(gate.WAITS)])
        gate.require_clear(page)
        super().publish(revision, *args, **kwargs)

    def shown_photo_ids(self) -> set[int]:
        """The keys of all photos that this page shows."""
        return {shown.photo.pk for shown in self.shown_photos()}

    def shown_photos(self) -> list[ShownPhoto]:
        """All photos that this page shows, in order, with their words."""
        found = shown_in(self.body) if hasattr(self, "body") else []
        if self.photo is None:
            return found
        return [ShownPhoto(self.photo, "boven", _("Foto bovenaan"), self.photo_alt), *found]

    def describe_photo(self, key: str, alt: str) -> None:
        """Put a description with a photo, by the key that `shown_photos` gave it."""
        if key == "boven":
            self.photo_alt = alt
        elif hasattr(self, "body"):
            describe_in(self.body, key, alt)

    def authors(self) -> list[User]:
        """The people with an account who made what is on this page."""
        return []

    def reading_hints(self) -> list[str]:
        """What in the words of this page could be easier to read."""
        return page_hints(self)

    def get_url(self, request: HttpRequest | None = None, current_site: object = None) -> str:
        return self.address()

    url = property(get_url)

    def get_full_url(self, request: HttpRequest | None = None) -> str:
        return absolute(self.address())

    full_url = property(get_full_url)

    def relative_url(self, current_site: object, request: HttpRequest | None = None) -> str:
        return self.address()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        language = translation.get_language()
        own = self.language
        # Notices of a wijk stand on its pages alone.
        request.wijk = self.wijk  # type: ignore[attr-defined]
        context.update(
            now=clock.now(),
            wijk=self.wijk,
            content_language=own,
            content_direction=direction(own),
            untranslated=own != language,
            newer_in_dutch=self.address(settings.LANGUAGE_CODE) if self.outdated_since else "",
            meta=self.get_meta(own),
        )
        return context

    def get_meta(self, language: str) -> meta.Meta:
        """The head of the page; an untranslated page points to its Dutch address."""
        return meta.Meta(
            title=self.seo_title or self.title,
            description=self.search_description or self.summary,
            canonical=absolute(self.address(language)),
            image_url=picture_url(self.photo, self.drawing),
            type=self.open_graph_type,
            robots=robots(),
            alternates=self.get_alternates(),
            json_ld=json_ld_script(self.json_ld()),
        )

    def get_alternates(self) -> list[Alternate]:
        """The languages in which this page can be read."""
        return [Alternate(code, absolute(self.address(code))) for code in self.languages]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict]:
        return [
            {
                "location": absolute(self.address(self.language)),
                "lastmod": self.last_published_at,
                "alternates": [
                    {"location": url, "lang_code": code} for code, url in self.get_alternates()
                ],
            }
        ]

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """None, and no query for them: a page is for everyone or not online, and nobody may set
        another rule (`OpenPermissionTester`)."""
        return PageViewRestriction.objects.none()

    def takes_new_pages(self, user: User) -> bool:
        """Whether anything may be added below this page; nothing in a wijk that was closed."""
        return True

    def publication_obstacles(self) -> list[str]:
        """Sentences that say why this page can't be published now; the gate asks for them."""
        return []

    def get_admin_display_title(self) -> str:
        """The title of a draft is for those who may read it: lists name what is online."""
        return str(self.title if self.live else super().get_admin_display_title())

    def permissions_for_user(self, user: User) -> PagePermissionTester:
        tester = StructuralPermissionTester if self.is_structural else OpenPermissionTester
        return tester(user, self)

    def json_ld(self) -> dict[str, object] | None:
        """What search engines may know: schema.org data that says the same as the page."""
        return None
