"""Who may open which address. An address without a row fails the build.

A row names the roles that may open it; OPEN is for everyone. Wagtail's own addresses share a
row: which page they show to whom is tested with drafts of another wijk.
"""

from mijnbuurt.users.roles import Role

OPEN = "open"
STAFF = frozenset({"WIJK_EDITOR", "CITY_EDITOR", "ADMINISTRATOR"})
DESK = STAFF | {"DESK"}
PARTNERS = frozenset({"PARTNER"})
REPORTERS = frozenset({"REPORTER", "COORDINATOR", "CITY_EDITOR", "ADMINISTRATOR"})
REPORTER = frozenset({"REPORTER"})
DISPATCH = frozenset({"COORDINATOR", "CITY_EDITOR", "ADMINISTRATOR"})
SIGNED_IN = frozenset({"WIJK_EDITOR", *(role.name for role in Role)})

GRID: dict[str, object] = {
    # Machinery
    ".well-known/security.txt": OPEN,
    "healthz": OPEN,
    "robots.txt": OPEN,
    "sitemap.xml": OPEN,
    "foto/<uuid:uuid>/<photo_width:width>.<photo_format:extension>": OPEN,  # each photo decides
    "documenten/": OPEN,
    # Pages and forms of residents
    r"^((?:[\w\-]+/)*)$": OPEN,  # live pages alone
    r"^a/(?P<code>[0-9A-Za-z]{8})/?$": OPEN,  # live pages alone
    "zoeken/": OPEN,
    "zoeken/suggesties/": OPEN,
    "nieuws/feed/": OPEN,
    "wijken/<slug:wijk>/feed/": OPEN,
    "agenda.ics": OPEN,
    "wijken/<slug:wijk>/agenda.ics": OPEN,
    "<path:page>/agenda.ics": OPEN,
    "<path:page>/afdrukken/": OPEN,
    "foto/<uuid:uuid>/weg/": OPEN,  # photos that anyone may see
    "foto/weg/<str:receipt>/": OPEN,
    "toestemming/<str:code>/": OPEN,
    "toestemming/<str:code>/kaart/": OPEN,
    "toestemming/<str:code>/code.svg": OPEN,
    "toestemming/nummer/<str:receipt>/": OPEN,
    "toestemming/antwoord/<str:token>/": OPEN,  # who holds the address
    "toestemming/antwoord/<str:token>/<uuid:uuid>.jpg": OPEN,
    "wijken/vinden/": OPEN,
    "wijken/<slug:wijk>/speelplekken/": OPEN,
    "wijken/<slug:wijk>/speelplekken.geojson": OPEN,
    "wijken/<slug:wijk>/contact/": OPEN,
    "contact/schrijven/": OPEN,
    "contact/ontvangen/<str:receipt>/": OPEN,
    "initiatieven/indienen/": OPEN,
    "initiatieven/indienen/ontvangen/<str:receipt>/": OPEN,
    "initiatieven/indienen/inbedden/": OPEN,
    "initiatieven/indienen/inbedden/ontvangen/<str:receipt>/": OPEN,
    "initiatieven/inbedden/": OPEN,
    "agenda/aanmelden/": OPEN,
    "agenda/aanmelden/ontvangen/<str:receipt>/": OPEN,
    "agenda/aanmelden/wijzigen/<str:token>/": OPEN,  # who holds the address
    "<path:page>/meedoen/": OPEN,  # live activities with sign-up
    "agenda/meedoen/ontvangen/<str:receipt>/": OPEN,
    "agenda/meedoen/afmelden/<str:token>/": OPEN,  # who holds the address
    "wijkreporters/aanvragen/": OPEN,
    "wijkreporters/aanvragen/ontvangen/<str:receipt>/": OPEN,
    # Log-in, and the doors of Wagtail that lead there
    "inloggen/": OPEN,
    "inloggen/code/": OPEN,
    "inloggen/code/vragen/": OPEN,
    "inloggen/tweede-stap/": OPEN,
    "inloggen/via/<slug:provider_id>/": OPEN,
    "inloggen/via/<slug:provider_id>/terug/": OPEN,
    "uitloggen/": OPEN,
    # One's own account, of whoever is signed in
    "account/": SIGNED_IN,
    "account/wachtwoord/": SIGNED_IN,
    "account/bevestigen/": SIGNED_IN,
    "account/bevestigen/code/": SIGNED_IN,
    "account/tweede-stap/": SIGNED_IN,
    "account/tweede-stap/uit/": SIGNED_IN,
    "account/noodcodes/": SIGNED_IN,
    "account/noodcodes/nieuw/": SIGNED_IN,
    "^beheer/(?:login|password_reset(?:/.*)?)/$": OPEN,
    "_util/login/": OPEN,
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": frozenset(),
    # The desk
    "balie/": DESK,
    "balie/plek/": DESK,
    "balie/plek/<uuid:place>/": DESK,  # places of one's own
    "balie/idee/": DESK,
    "balie/idee/<str:receipt>/": DESK,  # of who took it down
    "balie/aanmeldingen/": DESK,
    "balie/aanmeldingen/<uuid:activity>/<isodate:day>/": DESK,  # of wijken of one's own
    "balie/aanmeldingen/<uuid:activity>/<isodate:day>/nieuw/": DESK,
    "balie/week/": DESK,
    "balie/formulieren/": DESK,
    "balie/formulieren/<slug:name>/": DESK,
    # The page of a partner, of the slots on the own name
    "spreekuren/": PARTNERS,
    "spreekuren/<uuid:key>/": PARTNERS,
    # The desk of the reporters, and of who sends them out
    "reporter/": REPORTERS,
    "reporter/klussen/": REPORTER,
    "reporter/klussen/even-niet/": REPORTER,
    "reporter/klussen/<uuid:job>/": REPORTER,  # of who was asked for it
    "reporter/klussen/antwoord/<str:token>/": OPEN,  # with the link of the mail
    "reporter/coordinatie/": DISPATCH,
    "reporter/coordinatie/klaar/": DISPATCH,
    "reporter/coordinatie/nieuw/": DISPATCH,
    "reporter/coordinatie/reporters/": DISPATCH,
    "reporter/coordinatie/reporters/<uuid:reporter>/": DISPATCH,
    "reporter/coordinatie/aantallen/": DISPATCH,
    "reporter/coordinatie/<uuid:job>/": DISPATCH,
    "reporter/coordinatie/<uuid:job>/wijzigen/": DISPATCH,
    # Stories are for their makers alone: tests/reporters/stories/test_access.py
    "reporter/verhalen/": REPORTER,
    "reporter/nieuw/": REPORTER,
    "reporter/klus/<str:token>/": OPEN,  # with the link of the mail
    "reporter/verhalen/<uuid:story>/": REPORTER,
    "reporter/verhalen/<uuid:story>/schrijven/": REPORTER,
    "reporter/verhalen/<uuid:story>/foto/": REPORTER,
    "reporter/verhalen/<uuid:story>/foto/<uuid:photo>/onherkenbaar/": REPORTER,
    "reporter/verhalen/<uuid:story>/voorbeeld/": REPORTER,
    "reporter/verhalen/<uuid:story>/toestemming/": REPORTER,
    "reporter/verhalen/<uuid:story>/weggooien/": REPORTER,
    "reporter/verhalen/<uuid:story>/terughalen/": REPORTER,
    # Demo mode is off in the tests, so nobody gets in
    "demo/": frozenset(),
    "demo/inloggen/": frozenset(),
    "demo/klok/": frozenset(),
    "demo/post/<uuid:uuid>/": frozenset(),
    # The admin
    "beheer/": STAFF,
    "beheer/account/": STAFF,
    "beheer/sprite/": OPEN,  # icons
    "beheer/jsi18n/": OPEN,  # words of scripts
    "beheer/failwhale/": frozenset(),
}
