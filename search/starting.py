"""The first words that mean the same. They are content: set-up never puts them back."""

from datetime import datetime

from mijnbuurt.core import clockmarks

from .models import SynonymGroup

MARK = "first synonyms"
#: What people say, and what partners and sites call it.
FIRST_SYNONYMS = (
    "afval vuilnis huisvuil zwerfafval",
    "bejaarde oudere senior",
    "bellen telefoonnummer contact",
    "bijeenkomst vergadering bewonersavond",
    "buurthuis wijkcentrum dorpshuis",
    "eten maaltijd",
    "schuld geldzorgen bespaarexpert",
    "gratis kosteloos",
    "jongere jeugd tiener",
    "kaarten klaverjassen kaartspel",
    "kapot stuk defect",
    "kleren kleding",
    "klacht melding overlast",
    "moestuin groentetuin volkstuin",
    "politie wijkagent",
    "rolstoel invalide drempel",
    "ruilen tweedehands",
    "speeltuin speelplek speelplaats",
    "sporten bewegen gym",
    "taalles nederlands taal",
    "vrijwilliger vrijwilligerswerk meehelpen",
    "zwemmen zwembad",
)


def give_first_synonyms(now: datetime) -> None:
    """Once in the life of a site."""
    if clockmarks.last(MARK):
        return
    if not SynonymGroup.objects.exists():
        SynonymGroup.objects.bulk_create(
            SynonymGroup(words=words.split()) for words in FIRST_SYNONYMS
        )
    clockmarks.set_mark(MARK, now)
