"""What there is of a wijk, and what is still to be done for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from wagtail.models import Locale

from mijnbuurt.users.models import User
from wijken.areas.models import Wijk
from wijken.models import WijkApproval, WijkPage

from .words import HELP_LINE, SECTION_TITLES


@dataclass(frozen=True)
class Part:
    """Something that a wijk consists of, and where it is."""

    label: str
    text: str
    address: str = ""


@dataclass(frozen=True)
class Step:
    """Something to do for a wijk, or done."""

    text: str
    is_done: bool
    address: str = ""


def parts_of(wijk: Wijk) -> list[Part]:
    """The pages in each language, who edits them, the folder and the workflow."""
    pages = {page.locale_id: page for page in wijk.pages.select_related("locale")}
    found = [page_part(locale, pages.get(locale.pk)) for locale in Locale.objects.order_by("pk")]
    editors = wijk.group.user_set.filter(is_active=True).count() if wijk.group else 0
    people = ngettext("%(count)s persoon", "%(count)s personen", editors) % {"count": editors}
    found.append(Part(_("Redactiegroep"), f"{wijk.group}: {people}"))
    found.append(Part(_("Map met foto's"), str(wijk.collection)))
    task = WijkApproval.objects.filter(wijk=wijk).first()
    found.append(Part(_("Werkstroom"), task.name if task else _("Geen")))
    return found


def page_part(locale: Locale, page: WijkPage | None) -> Part:
    """The page of a wijk in one language, and whether it and its sections are online."""
    name = get_language_info(locale.language_code)["name_translated"]
    label = _("Pagina's in het %(language)s") % {"language": name}
    if page is None or page.alias_of_id:
        return Part(label, _("Niet vertaald. Lezers zien de Nederlandse tekst, met een melding."))
    sections = page.get_children().filter(slug__in=SECTION_TITLES)
    online = sections.live().count() + int(page.live)
    of_all = {"online": online, "all": sections.count() + 1}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Part(label, _("%(online)s van %(all)s online") % of_all, address)


def steps_of(wijk: Wijk, user: User) -> Iterator[Step]:
    """What makes a new wijk ready for its residents."""
    page = wijk.pages.get(locale__language_code=settings.LANGUAGE_CODE)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    has_editors = bool(wijk.group and wijk.group.user_set.filter(is_active=True).exists())
    people = reverse("wagtailusers_users:index") if user.has_perm("users.change_user") else ""
    group = {"group": str(wijk.group)}
    yield Step(
        _("Geef iemand het recht: zet de gebruiker in de groep %(group)s.") % group
        if people
        else _("Vraag Beheer om iemand in de groep %(group)s te zetten.") % group,
        has_editors,
        people,
    )
    yield Step(_("Vul in waar bewoners terechtkunnen."), page.help_line != HELP_LINE, edit)
    yield Step(
        _("Vul de postcodes in. Dan vinden bewoners de wijk."),
        wijk.postcodes.exists(),
        reverse("postcoderange:index"),
    )
    yield Step(_("Zet het wijkteam op de pagina."), page.team.exists(), f"{edit}#tab-inhoud")
    yield Step(
        _("Zet een eerste plek, activiteit of bericht op de pagina."),
        has_content(page),
        reverse("wagtailadmin_explore", args=[page.pk]),
    )


def has_content(page: WijkPage) -> bool:
    """Whether there is any page of the wijk beside the ones that each wijk has."""
    return bool(page.get_descendants().exclude(slug__in=SECTION_TITLES).exists())
