"""Who works here, in a browser: how to get in, and the pages of ours behind the log-in."""

from tests.e2e.visitor import Visitor

LARIKS, PEELO = "Redactie van de wijk Lariks", "Redactie van de wijk Peelo"
CITY, BEHEER, DESK = "Redactie van de hele stad", "Beheer", "Balie"

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
        "/beheer/voorstellen/",
        "/beheer/andere-tijden/",
        "/beheer/toestemming/",
        "/beheer/klussen/",
    ],
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
    DESK: ["/balie/", "/balie/plek/", "/balie/idee/", "/balie/week/", "/balie/formulieren/"],
}
#: The first row of a list, and what is behind it.
BEHIND = {
    LARIKS: [
        ("/beheer/", "main a[href*='/mijn-werk/concept/']"),
        ("/beheer/berichten/", "main table a[href^='/beheer/berichten/']"),
        ("/beheer/ideeen/", "main table a[href^='/beheer/ideeen/']"),
    ],
    CITY: [
        ("/beheer/wijk/", "main a[href*='/wijk/over/']"),
        ("/beheer/vertalingen/", "main a[href*='/gelezen/']"),
    ],
    DESK: [("/balie/formulieren/", "main a[href^='/balie/formulieren/']")],
}


def log_in(visitor: Visitor, role: str) -> None:
    """With one click, as the demo offers it."""
    visitor.goes_to("/demo/")
    visitor.page.get_by_role("button", name=f"als {role}", exact=False).first.click()
    visitor.page.wait_for_url("**/balie/" if role == DESK else "**/beheer/")
