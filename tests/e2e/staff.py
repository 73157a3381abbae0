"""Who works here, in a browser: how to get in, and the pages of ours behind the log-in."""

import re
from collections.abc import Iterable

from tests.e2e.visitor import Visitor

LARIKS, PEELO = "Redactie van de wijk Lariks", "Redactie van de wijk Peelo"
CITY, BEHEER, DESK = "Redactie van de hele stad", "Beheer", "Balie"
COORDINATOR = "Coördinator wijkreporters"
#: Where somebody is after the log-in; everyone else is in the admin.
HOMES = {DESK: "/balie/", COORDINATOR: "/reporter/"}

#: Pages with a fixed address, by who opens them. Rows and forms are found from there.
PAGES = {
    LARIKS: [
        "/beheer/",
        "/beheer/mijn-werk/werkdagen/",
        "/beheer/activiteiten/",
        "/beheer/nieuws/",
        "/beheer/plekken/",
        "/beheer/wijkteams/",
        "/beheer/berichten/",
        "/beheer/ideeen/",
        "/beheer/aangemeld/",
        "/beheer/voorstellen/",
        "/beheer/andere-tijden/",
        "/beheer/andere-tijden/new/",
        "/beheer/toestand-plekken/",
        "/beheer/spreekuren/",
        "/beheer/spreekuren/new/",
        "/beheer/toestemming/",
        "/beheer/klussen/",
    ],
    PEELO: ["/beheer/voorstellen/?lijst=bij-ons"],
    CITY: [
        "/beheer/mijn-werk/wijken/",
        "/beheer/logboek/",
        "/beheer/afkortingen/",
        "/beheer/vertalingen/",
        "/beheer/wijk/",
        "/beheer/wijk/new/",
    ],
    BEHEER: [
        "/beheer/logboek/",
        "/account/",
        "/account/wachtwoord/",
        "/account/tweede-stap/",
    ],
    DESK: [
        "/balie/",
        "/balie/plek/",
        "/balie/idee/",
        "/balie/aanmeldingen/",
        "/balie/week/",
        "/balie/formulieren/",
    ],
    COORDINATOR: ["/reporter/coordinatie/", "/reporter/coordinatie/nieuw/"],
}
PHOTO_STORY = "main tbody a[href$='/edit/']:has-text('Op de foto bij de muur')"
PHOTO = "main a[href^='/beheer/fotos/']:not([href*='/pagina/'])"
ROSTER = "main h3 a[href^='/balie/aanmeldingen/']"
#: A page, and links to follow from there, one after the other.
BEHIND: dict[str, list[tuple[str, ...]]] = {
    LARIKS: [
        ("/beheer/", "main a[href*='/mijn-werk/concept/']"),
        ("/beheer/berichten/", "main tbody a[href^='/beheer/berichten/']"),
        ("/beheer/ideeen/", "main tbody a[href^='/beheer/ideeen/']"),
        ("/beheer/nieuws/", "main tbody button[formaction*='/kopie/']"),
        ("/beheer/nieuws/", PHOTO_STORY, "a[href*='/fotos/pagina/']"),
        ("/beheer/nieuws/", PHOTO_STORY, "a[href*='/fotos/pagina/']", PHOTO),
        ("/beheer/klussen/", "main tbody a[href^='/beheer/klussen/']"),
        ("/beheer/toestand-plekken/", "main a[href*='/toestand-plekken/edit/']"),
    ],
    PEELO: [("/beheer/voorstellen/?lijst=bij-ons", "main a[href^='/beheer/voorstellen/']")],
    CITY: [
        ("/beheer/wijk/", "main a[href*='/wijk/over/']"),
        ("/beheer/wijk/", "main a[href*='/wijk/over/']", "main a[href$='/samenvoegen/']"),
        ("/beheer/wijk/", "main a[href*='/wijk/over/']", "main a[href$='/sluiten/']"),
        ("/beheer/vertalingen/", "main a[href*='/gelezen/']"),
    ],
    BEHEER: [("/beheer/users/", "main tbody a[href*='/users/edit/']")],
    DESK: [
        ("/balie/formulieren/", "main a[href^='/balie/formulieren/']"),
        ("/balie/aanmeldingen/", ROSTER),
        ("/balie/aanmeldingen/", ROSTER, "main a[href$='/nieuw/']"),
    ],
    COORDINATOR: [("/reporter/coordinatie/", "main a[href^='/reporter/coordinatie/']")],
}


def log_in(visitor: Visitor, role: str) -> None:
    """With one click, as the demo offers it."""
    visitor.goes_to("/demo/")
    visitor.page.get_by_role("button", name=f"als {role}", exact=False).first.click()
    visitor.page.wait_for_url(f"**{HOMES.get(role, '/beheer/')}")


def followed(visitor: Visitor, start: str, links: Iterable[str]) -> str:
    """The address at the end of these links."""
    address = start
    for link in links:
        visitor.goes_to(address)
        place = visitor.page.locator(link).first
        found = place.get_attribute("href") or place.get_attribute("formaction")
        assert found, (start, link)
        address = found
    return address


def screen_to_close(visitor: Visitor, title: str) -> str:
    """The address of the screen that closes a place: a choice behind its row."""
    rows = visitor.context.request.get("/beheer/toestand-plekken/").text().split("<tr")
    row = next(row for row in rows if title in row)
    return re.findall(r"/beheer/plek-sluiten/\d+/", row)[0]
