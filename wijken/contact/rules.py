"""What may happen with a case: pure answers, without a change. Whose wijk it is: areas.rules."""

import re

from mijnbuurt.intake.enums import AnswerWay

from .enums import TOLD
from .models import InboxRecord, Partner
from .words import words_of

# A shorter run of figures or letters says little about one person.
SHORTEST_NUMBER = 6
SHORTEST_NAME = 3


def is_forgotten(record: InboxRecord) -> bool:
    """Whether the clock has emptied it: then nothing about its sender is written any more."""
    return not record.text


def is_open(record: InboxRecord) -> bool:
    return record.is_open


def can_mail(record: InboxRecord) -> bool:
    """Whether an answer goes by mail: only to who asked for that."""
    return record.is_open and record.answer_way == AnswerWay.MAIL and bool(record.email)


def can_tick_off(record: InboxRecord) -> bool:
    """Whether there is a call, letter or visit to tick off."""
    return record.is_open and record.answer_way in TOLD and not is_forgotten(record)


def may_get_copy(partner: Partner, record: InboxRecord) -> bool:
    return partner.wijk_id in (None, record.wijk_id)


def says_who(text: str, record: InboxRecord) -> bool:
    """Whether a text holds the mail address, telephone number, address or name of the sender."""
    plain, figures = " ".join(words_of(text)), re.sub(r"\D", "", text)
    number = re.sub(r"\D", "", record.phone)[-SHORTEST_NUMBER:]
    if len(number) == SHORTEST_NUMBER and number in figures:
        return True
    if record.email and record.email.casefold() in text.casefold():
        return True
    lines = [record.name, *words_of(record.name)[-1:], *record.postal_address.splitlines()]
    found = (" ".join(words_of(line)) for line in lines)
    return any(len(line) >= SHORTEST_NAME and f" {line} " in f" {plain} " for line in found)
