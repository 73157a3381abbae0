"""Who may do what: resource by role by verb. The only list.

Set-up makes rights of groups from it and takes away what it does not give; the tests ask the
software whether all of it, and nothing else, is so. "Own" and "other" are as an editor of one wijk
sees it. Who is not named in a row may do nothing there.
"""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from mijnbuurt.users.roles import Role

#: The editors of one wijk; their groups are made with the wijk.
WIJK_EDITOR = "Redactie van een wijk"
CITY, BEHEER, PARTNER = Role.CITY_EDITOR.value, Role.ADMINISTRATOR.value, Role.PARTNER.value
DESK = Role.DESK.value
ALL_ROLES = (WIJK_EDITOR, *Role.values)


class Verb(models.TextChoices):
    VIEW = "view", _("zien")
    ADD = "add", _("toevoegen")
    CHANGE = "change", _("wijzigen")
    PUBLISH = "publish", _("publiceren")
    UNPUBLISH = "unpublish", _("offline halen")
    MOVE = "move", _("verplaatsen")
    DELETE = "delete", _("verwijderen")
    LOCK = "lock", _("op slot zetten")
    USE = "choose", _("gebruiken")
    EXPORT = "export", _("exporteren")


class Resource(models.TextChoices):
    ADMIN = "admin", _("het beheer")
    OWN_PAGE = "own_page", _("pagina of concept van de eigen wijk")
    OWN_WIJK_PAGE = "own_wijk_page", _("de wijkpagina zelf en haar vaste onderdelen")
    OTHER_PAGE = "other_page", _("pagina of concept van een andere wijk")
    CITY_PAGE = "city_page", _("pagina of concept van de hele stad")
    TRANSLATION = "translation", _("pagina ter vertaling aanbieden")
    OWN_FILE = "own_file", _("foto of document van de eigen wijk")
    OTHER_FILE = "other_file", _("foto of document van een andere wijk")
    SHARED_FILE = "shared_file", _("foto of document voor alle wijken")
    OWN_CONSENT = "own_consent", _("toestemming en verzoek bij een foto van de eigen wijk")
    OTHER_CONSENT = "other_consent", _("toestemming en verzoek bij een foto van een andere wijk")
    OWN_INBOX = "own_inbox", _("idee, bericht of aangemelde activiteit van de eigen wijk")
    OTHER_INBOX = "other_inbox", _("idee, bericht of aangemelde activiteit van een andere wijk")
    OWN_JOB = "own_job", _("klus van een wijkreporter in de eigen wijk")
    OTHER_JOB = "other_job", _("klus van een wijkreporter in een andere wijk")
    OWN_HOURS = "own_hours", _("andere tijden van een plek in de eigen wijk")
    OTHER_HOURS = "other_hours", _("andere tijden van een plek in een andere wijk")
    OWN_PLACE_STATE = "own_place_state", _("toestand van een plek in de eigen wijk")
    OTHER_PLACE_STATE = "other_place_state", _("toestand van een plek in een andere wijk")
    OWN_SLOT = "own_slot", _("spreekuur of les van een plek in de eigen wijk")
    OTHER_SLOT = "other_slot", _("spreekuur of les van een plek in een andere wijk")
    HELD_SLOT = "held_slot", _("spreekuur of les op de eigen naam")
    OWN_DATE = "own_date", _("datum in de agenda van de eigen wijk")
    OTHER_DATE = "other_date", _("datum in de agenda van een andere wijk")
    OWN_SIGN_UP = "own_sign_up", _("aanmelding voor een activiteit in de eigen wijk")
    OTHER_SIGN_UP = "other_sign_up", _("aanmelding voor een activiteit in een andere wijk")
    WIJK = "wijk", _("wijken")
    AREA = "area", _("buurten en straten")
    POSTCODE = "postcode", _("postcodes")
    NOTICE = "notice", _("mededelingen")
    FIGURE = "figure", _("cijfers")
    PARTNER = "partner", _("partners")
    REPAIR_DESK = "repair_desk", _("loketten voor klachten en reparaties")
    ABBREVIATION = "abbreviation", _("afkortingen")
    SYNONYM = "synonym", _("synoniemen bij het zoeken")
    PROMOTED = "promoted", _("aanraders bij het zoeken")
    MISSED_TERM = "missed_term", _("woorden waarop niets gevonden is")
    REDIRECT = "redirect", _("doorverwijzingen")
    REPORT = "report", _("rapporten en het logboek")
    SETTINGS = "settings", _("gegevens van de organisatie")
    USER = "user", _("gebruikers")
    GROUP = "group", _("groepen")
    WORKFLOW = "workflow", _("werkstromen")


PAGE = "view add change publish unpublish move delete lock"
FILE = "add change delete choose"
TABLE = "add change delete"

#: Each row: who, and with which verbs.
ROWS: Mapping[Resource, Mapping[str, str]] = {
    Resource.ADMIN: {WIJK_EDITOR: "view", CITY: "view", BEHEER: "view"},
    Resource.OWN_PAGE: {WIJK_EDITOR: PAGE, CITY: PAGE, BEHEER: PAGE},
    # Its place and address are a promise; below it are pages, so no one deletes it by a click.
    Resource.OWN_WIJK_PAGE: {
        WIJK_EDITOR: "view add change publish lock",
        CITY: "view add change publish unpublish move lock",
        BEHEER: "view add change publish unpublish move lock",
    },
    Resource.OTHER_PAGE: {CITY: PAGE, BEHEER: PAGE},
    Resource.CITY_PAGE: {CITY: PAGE, BEHEER: PAGE},
    Resource.TRANSLATION: {CITY: "add", BEHEER: "add"},
    Resource.OWN_FILE: {WIJK_EDITOR: FILE, CITY: FILE, BEHEER: FILE},
    Resource.OTHER_FILE: {CITY: FILE, BEHEER: FILE},
    Resource.SHARED_FILE: {WIJK_EDITOR: "choose", CITY: FILE, BEHEER: FILE},
    # What people said is never thrown away by hand either.
    Resource.OWN_CONSENT: {
        WIJK_EDITOR: "view change",
        CITY: "view change",
        BEHEER: "view change",
    },
    Resource.OTHER_CONSENT: {CITY: "view change", BEHEER: "view change"},
    # Residents send it and the clock removes it.
    Resource.OWN_INBOX: {
        WIJK_EDITOR: "view change",
        CITY: "view change",
        BEHEER: "view change",
    },
    Resource.OTHER_INBOX: {CITY: "view change", BEHEER: "view change"},
    # Who sends reporters out works at a desk of their own.
    Resource.OWN_JOB: {WIJK_EDITOR: "view", CITY: "view", BEHEER: "view"},
    Resource.OTHER_JOB: {CITY: "view", BEHEER: "view"},
    Resource.OWN_HOURS: {
        WIJK_EDITOR: "view add delete",
        CITY: "view add delete",
        BEHEER: "view add delete",
    },
    Resource.OTHER_HOURS: {CITY: "view add delete", BEHEER: "view add delete"},
    Resource.OWN_PLACE_STATE: {
        WIJK_EDITOR: "view add change",
        CITY: "view add change",
        BEHEER: "view add change",
    },
    Resource.OTHER_PLACE_STATE: {CITY: "view add change", BEHEER: "view add change"},
    Resource.OWN_SLOT: {
        WIJK_EDITOR: f"view {TABLE}",
        CITY: f"view {TABLE}",
        BEHEER: f"view {TABLE}",
    },
    Resource.OTHER_SLOT: {CITY: f"view {TABLE}", BEHEER: f"view {TABLE}"},
    # On a page of its own, outside the admin.
    Resource.HELD_SLOT: {PARTNER: "view change"},
    Resource.OWN_DATE: {
        WIJK_EDITOR: "view change",
        CITY: "view change",
        BEHEER: "view change",
    },
    Resource.OTHER_DATE: {CITY: "view change", BEHEER: "view change"},
    # At the desk, which stands in for every place; nobody throws one away, the clock forgets who
    # it was.
    Resource.OWN_SIGN_UP: {
        WIJK_EDITOR: "view add change",
        DESK: "view add change",
        CITY: "view add change",
        BEHEER: "view add change",
    },
    Resource.OTHER_SIGN_UP: {
        DESK: "view add change",
        CITY: "view add change",
        BEHEER: "view add change",
    },
    Resource.WIJK: {CITY: "add change", BEHEER: "add change"},
    Resource.AREA: {CITY: TABLE, BEHEER: TABLE},
    Resource.POSTCODE: {CITY: TABLE, BEHEER: TABLE},
    Resource.NOTICE: {CITY: TABLE, BEHEER: TABLE},
    Resource.FIGURE: {CITY: TABLE, BEHEER: TABLE},
    Resource.PARTNER: {CITY: TABLE, BEHEER: TABLE},
    Resource.REPAIR_DESK: {CITY: TABLE, BEHEER: TABLE},
    Resource.ABBREVIATION: {CITY: TABLE, BEHEER: TABLE},
    Resource.SYNONYM: {CITY: TABLE, BEHEER: TABLE},
    Resource.PROMOTED: {CITY: TABLE, BEHEER: TABLE},
    # The clock writes them; who has read one may throw it away.
    Resource.MISSED_TERM: {CITY: "view delete", BEHEER: "view delete"},
    Resource.REDIRECT: {CITY: TABLE, BEHEER: TABLE},
    Resource.REPORT: {CITY: "view export", BEHEER: "view export"},
    Resource.SETTINGS: {BEHEER: "change"},
    Resource.USER: {BEHEER: TABLE},
    Resource.GROUP: {BEHEER: "add change"},
    # Made by set-up; a superuser alone may change them.
    Resource.WORKFLOW: {},
}

#: The permission behind a verb, for resources that are a table ("app.{verb}_model") or one tick.
MODEL_PERMISSIONS: Mapping[Resource, str] = {
    Resource.WIJK: "areas.{}_wijk",
    Resource.AREA: "areas.{}_area",
    Resource.POSTCODE: "areas.{}_postcoderange",
    Resource.NOTICE: "areas.{}_notice",
    Resource.FIGURE: "wijken.{}_figure",
    Resource.PARTNER: "contact.{}_partner",
    Resource.REPAIR_DESK: "contact.{}_repairdesk",
    Resource.ABBREVIATION: "core.{}_abbreviation",
    Resource.SYNONYM: "search.{}_synonymgroup",
    Resource.PROMOTED: "search.{}_promotedresult",
    Resource.MISSED_TERM: "search.{}_missedterm",
    Resource.REDIRECT: "wagtailredirects.{}_redirect",
    Resource.SETTINGS: "core.{}_sitesettings",
    Resource.USER: "users.{}_user",
    Resource.GROUP: "auth.{}_group",
    Resource.ADMIN: "wagtailadmin.access_admin",
    Resource.TRANSLATION: "wagtail_localize.submit_translation",
}
#: Wagtail has these for a page and for a folder; the other verbs follow from them.
PAGE_PERMISSIONS: Mapping[str, tuple[str, ...]] = {
    Verb.ADD: ("wagtailcore.add_page",),
    Verb.CHANGE: ("wagtailcore.change_page",),
    Verb.PUBLISH: ("wagtailcore.publish_page",),
    Verb.LOCK: ("wagtailcore.lock_page", "wagtailcore.unlock_page"),
}
FILE_PERMISSIONS: Mapping[str, tuple[str, ...]] = {
    verb: (f"wagtailimages.{verb.value}_image", f"wagtaildocs.{verb.value}_document")
    for verb in (Verb.ADD, Verb.CHANGE, Verb.USE)
}


def verbs(role: str, resource: Resource) -> set[str]:
    return set(ROWS[resource].get(role, "").split())


def may(role: str, resource: Resource, verb: str) -> bool:
    return verb in verbs(role, resource)


def model_permissions(role: str) -> set[str]:
    """The permissions of a group that hold everywhere, as "app.codename"."""
    return {
        pattern.format(verb)
        for resource, pattern in MODEL_PERMISSIONS.items()
        for verb in verbs(role, resource)
    }


def place_permissions(
    role: str, resource: Resource, names: Mapping[str, tuple[str, ...]]
) -> set[str]:
    """The permissions of a group on one page or folder and all below it."""
    given = verbs(role, resource)
    return {name for verb, found in names.items() if verb in given for name in found}
