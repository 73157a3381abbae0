"""The page tree that every site has."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from home.models import HomePage, StandardPage
from initiatives.campaigns.models import CampaignIndexPage
from initiatives.models import InitiativeIndexPage
from mijnbuurt.core.enums import Drawing
from mijnbuurt.core.models import SiteSettings
from mijnbuurt.core.pages import BasePage
from wijken.activities.models import AgendaPage
from wijken.models import PublicationIndexPage, WijkIndexPage
from wijken.news.models import NewsIndexPage
from wijken.places.models import PlaceIndexPage

from .words import SECTIONS, STANDARD_PAGES

SECTION_CLASSES: dict[str, type[BasePage]] = {
    "wijken": WijkIndexPage,
    "agenda": AgendaPage,
    "nieuws": NewsIndexPage,
    "binnenlopen": PlaceIndexPage,
    "initiatieven": InitiativeIndexPage,
    "acties": CampaignIndexPage,
    "publicaties": PublicationIndexPage,
}


def ensure_locales() -> None:
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


def ensure_home() -> HomePage:
    """The Dutch front page, as root of the one Site; Wagtail's welcome page goes."""
    home = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    root = Page.get_first_root_node()
    if home is None:
        root.get_children().filter(content_type__model="page").delete()
        root = Page.objects.get(pk=root.pk)
        locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
        home = HomePage(title="Home", slug="home", locale=locale, greeting="Dag buur.")
        add_published(root, home)
    ensure_site(home)
    return home


def ensure_site(home: HomePage) -> None:
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    wanted = {
        "hostname": address.hostname or "localhost",
        "port": port,
        "root_page": home,
        "site_name": SiteSettings.load().name,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    for name, value in wanted.items():
        setattr(site, name, value)
    site.save()


def ensure_child(parent: Page, page_class: type[BasePage], slug: str, **fields: object) -> BasePage:
    """The child of `parent` with this slug; made and published when it is not there."""
    existing = page_class.objects.child_of(parent).filter(slug=slug).first()
    if existing:
        return existing
    page = page_class(slug=slug, locale=parent.locale, **fields)
    add_published(parent, page)
    return page_class.objects.get(pk=page.pk)


def add_published(parent: Page, page: BasePage) -> None:
    """Put a page online in one go. It has no older versions, so it needs no revision either."""
    page.first_published_at = page.last_published_at = timezone.now()
    parent.add_child(instance=page)


def ensure_sections(home: HomePage) -> None:
    for slug, page_class in SECTION_CLASSES.items():
        title, summary = SECTIONS[slug]
        ensure_child(home, page_class, slug, title=title, summary=summary)
    for slug, (title, summary, html) in STANDARD_PAGES.items():
        ensure_child(
            home,
            StandardPage,
            slug,
            title=title,
            summary=summary,
            drawing=Drawing.MUURTJE,
            show_in_menus=True,
            body=[("text", html)],
        )
