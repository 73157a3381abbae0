"""Invented things of the reporters' desk, for the pattern page `/stijl/`."""

from types import SimpleNamespace as Thing

DESK_BAR = [
    Thing(label="Klussen", icon="calendar-event", count=2, current=False),
    Thing(label="Verhalen", icon="file-text", count=0, current=True),
    Thing(label="Nieuw", icon="pencil", count=0, current=False),
]


class StateName(str):
    """A state with its label, as an enum has it."""

    label: str


def state(name: str, label: str, is_online: bool = False) -> Thing:
    step = StateName(name)
    step.label = label
    return Thing(step=step, is_online=is_online)


STORY_STATES = [
    state("writing", "nog bij u"),
    state("waiting", "bij de redactie"),
    state("asked", "vraag van de redactie"),
    state("scheduled", "komt online"),
    state("online", "online", is_online=True),
    state("waiting", "bij de redactie", is_online=True),
    state("declined", "niet geplaatst"),
    state("offline", "van de site gehaald"),
]
PEOPLE = [("nobody", "niemand"), ("adults", "volwassenen"), ("children", "kinderen")]


def tile(key: str, **more: object) -> Thing:
    plain = {"photo": None, "caption": "", "alt": "", "credit": "", "place": "", "state": ""}
    return Thing(key=key, **{**plain, **more})


PHOTO_TILES = [
    tile("op-de-telefoon", state="waiting"),
    tile("onderweg", state="busy", part=0.6, caption="De lange tafel"),
    tile("binnen", state="here", caption="De lange tafel", place="Op het plein"),
    tile("geweigerd", state="bad", problem="“brief.pdf” is geen foto die wij kunnen gebruiken."),
]
