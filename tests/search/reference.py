"""What residents of the demo city type, and what they expect to see first.

Written from the content and from how people speak, before the search was: plurals, slips of the
hand, streets, house numbers, postcodes, and everyday words for what we call something else. Where
several pages are as good an answer, each of them counts.
"""

COFFEE = {
    "/wijken/pittelo/agenda/koffieochtend-pittelo/",
    "/wijken/centrum/agenda/koffie-in-de-stad/",
    "/wijken/assen-oost/agenda/koffie-buurtschuur/",
    "/wijken/assen-west/agenda/koffietafel-assen-west/",
}
PLAYGROUNDS = {
    "/wijken/kloosterveen/speeltuin-kloosterveen/",
    "/wijken/assen-west/speeltuin-salland/",
    "/wijken/kloosterveen/agenda/samen-spelen-kloosterveen/",
    "/wijken/assen-west/agenda/speelmiddag-salland/",
}
DUTCH_LESSONS = {"/wijken/pittelo/agenda/taalles-pittelo/"}
CARDS = {"/wijken/assen-oost/agenda/klaverjassen-rode-flat/"}
CHRISTMAS_TREES = {"/acties/kerstbomenactie/", "/nieuws/vraag-nu-een-kerstboom-aan/"}
CLEANING = {
    "/wijken/marsdijk/agenda/opruimen-in-marsdijk/",
    "/wijken/assen-oost/agenda/samen-schoon-assen-oost/",
}
WALKING = {
    "/wijken/lariks/agenda/wandelen-lariks/",
    "/wijken/marsdijk/agenda/wandelgroep-marsdijk/",
    "/wijken/centrum/agenda/zondagswandeling-centrum/",
}
TOOLS = {
    "/wijken/assen-oost/nieuws/gereedschap-lenen-buurtschuur/",
    "/wijken/assen-oost/initiatieven/gereedschap-lenen/",
}
LETTERS = {
    "/nieuws/hulp-met-brieven/",
    "/wijken/marsdijk/agenda/spreekuur-marsdijk/",
    "/nieuws/lezen-en-schrijven/",
    "/agenda/lezen-en-schrijven-oefenen/",
}
MONEY = {"/nieuws/grip-op-uw-geld/", "/wijken/marsdijk/agenda/spreekuur-marsdijk/", "/hulp/"}
BOULES = {"/wijken/marsdijk/agenda/jeu-de-boules-marsdijk/"}
DISCO = {"/wijken/noorderpark/agenda/disco-componist/"}
CLOTHES = {"/wijken/pittelo/agenda/kleding-ruilen-pittelo/"}
PAPER = {
    "/publicaties/krant-peeloerproat/",
    "/wijken/peelo/krant-peeloerproat/",
    "/wijken/peelo/initiatieven/peeloerproat/",
}
GARDEN = {
    "/wijken/noorderpark/agenda/tuinochtend-noorderpark/",
    "/wijken/noorderpark/ontmoetingstuin/",
    "/wijken/noorderpark/initiatieven/ontmoetingstuin/",
}
NEW_FLATS = {
    "/wijken/noorderpark/appartementen-thorbeckelaan/",
    "/wijken/noorderpark/alberdastraat-thorbeckelaan/",
    "/wijken/noorderpark/nieuws/zeven-flats-weg/",
    "/wijken/noorderpark/agenda/nieuws-over-de-thorbeckelaan/",
}

QUERIES: list[tuple[str, set[str]]] = [
    ("koffie", COFFEE),
    ("speeltuinen", PLAYGROUNDS),
    ("speltuin", PLAYGROUNDS),
    ("speeltuin salland", {"/wijken/assen-west/speeltuin-salland/"}),
    ("taalles", DUTCH_LESSONS),
    ("nederlands leren", DUTCH_LESSONS),
    ("wat is een bic", {"/wat-is-een-bic/"}),
    ("openingstijden bic lariks", {"/wijken/lariks/bic-lariks/"}),
    ("kerstboom aanvragen", CHRISTMAS_TREES),
    ("klaverjassen", CARDS),
    ("klaverjasen", CARDS),
    ("Klenckestraat", {"/wijken/noorderpark/"}),
    ("dingspelstraat 12", {"/wijken/lariks/"}),
    ("salland", {"/wijken/assen-west/"}),
    ("binnenstad", {"/wijken/centrum/"}),
    ("gouveneurstuin", {"/wijken/centrum/", "/wijken/centrum/gouverneurstuin/"}),
    ("9405 ab", {"/wijken/assen-west/"}),
    ("molukse wijk", {"/wijken/lariks/"}),
    ("boormachine lenen", TOOLS),
    ("wijkagent", {"/wijken/lariks/agenda/thee-met-de-wijkagent/"}),
    ("zwerfafval opruimen", CLEANING),
    ("wandelen", WALKING),
    ("wandelen marsdijk", {"/wijken/marsdijk/agenda/wandelgroep-marsdijk/"}),
    ("disco voor kinderen", DISCO),
    ("buurtfeest", {"/wijken/assen-west/agenda/buurtfeest-salland/"}),
    ("hulp bij brief van de gemeente", LETTERS),
    ("schulden", MONEY),
    ("jeudeboules", BOULES),
    ("huizen thorbeckelaan", NEW_FLATS),
    ("tweedehands kleren", CLOTHES),
    ("jongeren vrijdagavond", {"/wijken/kloosterveen/agenda/jongeren-kloosterveen/"}),
    ("basketballen", {"/wijken/pittelo/agenda/basketbal-donaudal/"}),
    ("telefoonnummer", {"/contact/"}),
    ("wijkvisie lariks", {"/wijken/lariks/wijkvisie-de-lariks/"}),
    ("buurtkrant peelo", PAPER),
    ("moestuin", GARDEN),
    ("markehuis", {"/wijken/peelo/markehuus/"}),
    ("antjes taverne", {"/wijken/centrum/antjes-taverne/"}),
    ("superburen", {"/acties/superbuur-van-dit-jaar/"}),
    ("reporter worden", {"/wijkreporters/", "/nieuws/word-wijkreporter/"}),
]
