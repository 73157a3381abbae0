"""Invented things in every state, for the pattern page `/stijl/`. Nothing here is real."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace as Thing

from django.core.paginator import Page, Paginator

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

COLOURS = [
    "oranje", "petrol", "rood", "paars", "olijf", "groen", "blauw", "indigo",
    "roze", "klei", "bruin", "zee", "mos", "aubergine", "koper", "leisteen",
]  # fmt: skip
NAMES = [
    "Molenveld", "De Brink", "Oostpoort", "Kanaalbuurt", "Beukenrode", "Singels",
    "Nieuwe Dijk", "Rietlanden", "Zonnehof", "De dorpen",
]  # fmt: skip
EMBLEMS = ["molen", "plein", "toren", "brug", "boom", "hofje", "water", "fiets", "huis", "kerk"]


def wijk(number: int) -> Thing:
    name = NAMES[number % len(NAMES)]
    return Thing(
        name=name,
        slug=name.lower().replace(" ", "-"),
        colour=COLOURS[number % len(COLOURS)],
        emblem=EMBLEMS[number % len(EMBLEMS)],
        url="/stijl/?pagina=wijk",
        aliases=["'t Veld"] if number == 0 else [],
    )


def wijken(count: int) -> list[Thing]:
    return [wijk(number) for number in range(count)]


WIJKEN = wijken(10)


def item(title: str, url: str = "/stijl/?pagina=bericht", **more: object) -> Thing:
    """A page as lists show it."""
    plain = {
        "summary": "",
        "wijk": WIJKEN[0],
        "photo": None,
        "photo_alt": "",
        "drawing": "plein",
        "date_text": "",
        "date_iso": "",
        "byline_text": "",
    }
    return Thing(title=title, url=url, **{**plain, **more})


def place(title: str, status: str = "open", label: str = "open", **more: object) -> Thing:
    plain = {
        "kind_label": "Buurt Informatie Centrum",
        "status": status,
        "status_label": label,
        "status_text": "",
        "address_text": "Molenstraat 1, 1234 AB",
        "phone": "0123 45 67 89",
        "can_do": [
            "Een kop koffie drinken",
            "Een vraag stellen over uw huis",
            "Hulp bij een formulier",
        ],
        "successor": None,
        "drawing": "bic",
    }
    return item(title, "/stijl/?pagina=plek", **{**plain, **more})


ACCESS = [
    Thing(icon="wheelchair", text="U kunt zonder drempel naar binnen."),
    Thing(icon="toilet-paper", text="Is er een rolstoeltoilet? Dat weten wij nog niet."),
    Thing(icon="bus", text="De bus stopt om de hoek."),
]
OPEN_NOW = Thing(
    is_open=True, label="Nu open tot 16.00 uur", today_hours="Vandaag 10.00 – 16.00 uur", today=[1]
)
CLOSED_TODAY = Thing(
    is_open=False, label="Vandaag dicht. Donderdag open om 9.30 uur", today_hours=""
)
OTHER_HOURS = Thing(
    is_open=True,
    label="Nu open tot 12.00 uur",
    today_hours="Vandaag 10.00 – 12.00 uur",
    today=[1],
)
PLACES = [
    Thing(place=place("BIC Molenveld"), state=OPEN_NOW),
    Thing(place=place("Buurthuis De Brink", wijk=WIJKEN[1]), state=CLOSED_TODAY),
    Thing(place=place("BIC Oostpoort", wijk=WIJKEN[2]), state=OTHER_HOURS),
    Thing(place=place("BIC Kanaalbuurt", "preparing", "komt eraan", wijk=WIJKEN[3]), state=None),
    Thing(
        place=place("De Beuk", "temporarily_closed", "tijdelijk dicht", wijk=WIJKEN[4]), state=None
    ),
    Thing(place=place("Speelplek De Singel", "unknown", "niet bekend", wijk=WIJKEN[5]), state=None),
    Thing(
        place=place("Oude school", "closed", "gesloten", successor=place("Nieuwe school")),
        state=None,
    ),
]


def day(name: str, *blocks: tuple[str, str], today: bool = False, reason: str = "") -> Thing:
    rows = [Thing(text=text, note=note) for text, note in blocks]
    return Thing(
        name=name, is_today=today, date=None, blocks=rows, exception_reason=reason, closed=not rows
    )


WEEK = [
    day("maandag", ("13.00 – 16.00 uur", "")),
    day("dinsdag", ("10.00 – 12.00 uur", ""), ("13.00 – 16.00 uur", "met spreekuur"), today=True),
    day("woensdag"),
    day("donderdag", ("9.30 – 12.00 uur", ""), reason="andere tijd: wij maken schoon"),
    day("vrijdag", reason="dicht: vrije dag"),
    day("zaterdag"),
    day("zondag"),
]

ACTIVITY = item(
    "Koffieochtend in het buurthuis",
    "/stijl/?pagina=activiteit",
    drawing="koffie",
    summary="Kom langs voor koffie, thee en een praatje. Nieuw in de wijk? U bent extra welkom.",
    repeat_text="Elke dinsdag",
    place_text="Buurthuis De Molen",
    source=Thing(venue=place("Buurthuis De Molen")),
    free="yes",
    cost_text="Gratis",
    audience_text="Iedereen",
    sign_up_words="",
    organiser="De buurtkamer",
    good_to_know=["U kunt zonder drempel naar binnen.", "Later binnenlopen mag ook."],
    body="",
    pk=1,
)


def occurrence(title: str, hours: int = 0, state: str = "goes_ahead", **more: object) -> Thing:
    starts = NOW.replace(hour=9, minute=0) + timedelta(hours=hours)
    plain = {
        "activity": ACTIVITY,
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=2),
        "local_date": starts.date(),
        "state": state,
        "state_label": "gaat door",
        "reason": "",
        "moved_from": None,
        "place_text": "Buurthuis De Molen",
    }
    return item(title, "/stijl/?pagina=activiteit", **{**plain, **more})


OCCURRENCES = [
    occurrence("Koffieochtend in het buurthuis"),
    occurrence(
        "Samen eten bij de buren", 31, "cancelled", state_label="gaat niet door",
        reason="De kok is ziek.", wijk=WIJKEN[1],
    ),
    occurrence(
        "Wandelen langs het kanaal", 50, "moved", state_label="andere tijd",
        moved_from=NOW + timedelta(hours=30), wijk=WIJKEN[3],
    ),
    occurrence(
        "Bewonersavond over het plein", 81, "online", state_label="online",
        reason="U krijgt de link aan de telefoon.", wijk=WIJKEN[2],
    ),
    occurrence("Opschoonochtend met de hele straat en daarna soep", 96, wijk=None),
]  # fmt: skip

SERIES = [
    Thing(activity=ACTIVITY, next=OCCURRENCES[0], repeat_text="Elke dinsdag"),
    Thing(activity=item("Samen eten"), next=OCCURRENCES[1], repeat_text="Elke woensdag"),
    Thing(activity=item("Kaarten"), next=OCCURRENCES[2], repeat_text="Elke twee weken"),
]

ARTICLES = [
    item(
        "Buren bouwen hun eigen speeltuin",
        kind="story", kind_label="verhaal", drawing="speeltuin",
        summary="Er was geen plek om te spelen. Nu wel. En de ouders kennen elkaar.",
        byline_text="Verhaal van een wijkreporter",
        date_text="19 november 2026", date_iso="2026-11-19",
    ),
    item(
        "Help mee in de tuin", kind="call", kind_label="oproep", drawing="tuin", wijk=WIJKEN[1],
        summary="Wie meehelpt, neemt groente mee naar huis.",
        date_text="17 november 2026", date_iso="2026-11-17",
    ),
    item(
        "Zo was het straatfeest", kind="photo_series", kind_label="fotoserie", drawing="feest",
        wijk=None, byline_text="Foto's van een wijkreporter",
        date_text="zomer 2026", date_iso="2026",
    ),
]  # fmt: skip

PHASES = [
    Thing(title="Praten met de buurt", text="", state="done", date_text="voorjaar 2026"),
    Thing(title="Buren maken een plan", text="", state="done", date_text=""),
    Thing(
        title="De buurt kiest", text="U kunt nog stemmen.", state="now", date_text="november 2026"
    ),
    Thing(title="Aan het werk", text="", state="planned", date_text="voorjaar 2027"),
]

TEAM = [
    Thing(role="Wijkconsulent", organisation="de woningstichting", tasks="Huren en wonen",
          name="Sam",          phone="0123 45 67 89", vacant=False),
    Thing(role="Wijkagent", organisation="politie", tasks="Veilig in de wijk", name="",
          phone="0900 88 44", vacant=False),
    Thing(role="Buurtwerker", organisation="welzijn", tasks="", name="", phone="", vacant=True),
]  # fmt: skip

FIGURES = [
    Thing(text="bijna 100 aanvragen", number_text="bijna 100", unit="", label="ideeën van bewoners",
          year=2021, source="jaarverslag"),
    Thing(text="circa 35 buren", number_text="circa 35", unit="buren", label="op de koffie",
          year=2019,          source="eigen telling"),
    Thing(text="tientallen", number_text="tientallen", unit="", label="nieuwe bomen",
          year=None, source=""),
]  # fmt: skip

TIMELINE = [
    Thing(date_text="voorjaar 2025", text="Drie buren vertelden ons hun idee."),
    Thing(
        date_text="juli 2025", text="Wij liepen samen langs de deuren. De meeste buren doen mee."
    ),
    Thing(date_text="rond kerst 2025", text="De eerste steen lag er."),
]

PHOTOS = [
    Thing(photo=None, alt="", drawing="feest", caption="De hele straat zat aan één lange tafel."),
    Thing(photo=None, alt="", drawing="barbecue", caption="Het vuur ging om vier uur aan."),
    Thing(photo=None, alt="", drawing="muurtje", caption="En daarna nog even op het muurtje."),
]

PINS = [
    Thing(note_type="big", item=ARTICLES[0]),
    Thing(note_type="call", item=item("Een kerstboom voor uw straat?", wijk=None,
          state_label="doe mee",
          summary="Zet samen een boom neer. Wij geven de boom en de lampjes.")),
    Thing(note_type="quote", item=Thing(quote="Eerst had ik een straat. Nu heb ik buren.",
          quote_source="Vrij naar een bewoner")),
    Thing(note_type="paper", item=item("De buurtkrant is er weer", wijk=WIJKEN[4],
          summary="Vier keer per jaar in de bus.")),
    Thing(note_type="note", item=ARTICLES[1]),
    Thing(note_type="note", item=ARTICLES[2]),
    Thing(note_type="note", item=item("Soep op de stoep", drawing="soep", wijk=WIJKEN[5])),
]  # fmt: skip

PROJECT = item("Een nieuw plan voor het plein", "/stijl/?pagina=project", drawing="praten",
    summary="Het veld is geliefd. Het gras eromheen kan veel mooier.", status="busy",
    status_label="bezig", period_text="2025 tot 2027", phases=Thing(all=PHASES),
    figures=Thing(all=FIGURES), body="",
)  # fmt: skip

PUBLICATION = item("Jaarverslag 2021", "/stijl/?pagina=publicatie", drawing="document",
    summary="Wat er in een jaar gebeurde, wijk voor wijk.", kind_label="jaarverslag",
    year_text="2021",
    access="public", access_label="openbaar", file_url="/stijl/", version_note="Derde versie",
    wijk=None, body="", status_label="",
)  # fmt: skip

INITIATIVE = item("Een moestuin achter de flat", "/stijl/?pagina=initiatief", drawing="tuin",
    summary="Buren legden zelf een tuin aan.", status="running", status_label="loopt",
    who="Vijf buren van de flat", help=["Grond van de gemeente", "Geld voor zaden"], body="",
    timeline=TIMELINE,
)  # fmt: skip

CAMPAIGN = item("Een kerstboom voor uw straat", "/stijl/?pagina=actie", drawing="kerst",
    wijk=None, summary="Zet samen een boom neer.", state="open", state_label="u kunt meedoen",
    period_text="tot en met vrijdag 4 december", how="Bel ons. Wij brengen de boom.",
    effect="In 2021 kregen ruim 140 straten een boom.", body="",
)  # fmt: skip

TEXT = item("Wie wij zijn", "/stijl/?pagina=gewoon", drawing="praten", wijk=None, checked_on=NOW,
    summary="Drie organisaties en alle buren samen.", body="Wij werken voor elke straat.",
)  # fmt: skip

NOTICE = Thing(text="Donderdag is het gladde ijs nog niet weg. Loop voorzichtig.")


for article in ARTICLES:
    article.photos = PHOTOS if article.kind == "photo_series" else []


def page_of(rows: list[Thing], number: int = 2, pages: int = 5) -> Page:
    """What a Paginator page shows of itself."""
    return Paginator(rows * pages, max(1, len(rows))).page(number)
