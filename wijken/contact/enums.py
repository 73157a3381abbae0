from django.db import models
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.enums import AnswerWay


class EntryKind(models.TextChoices):
    """What someone wrote or did in a case."""

    NOTE = "note", _("notitie")
    MAIL = "mail", _("antwoord per mail")
    CALL = "call", _("gebeld")
    TRIED = "tried", _("gebeld, niet bereikt")
    LETTER = "letter", _("brief gestuurd")
    VISIT = "visit", _("langs geweest")
    HAND_OVER = "hand_over", _("overgedragen")
    COPY = "copy", _("kopie gestuurd")


#: What there is to do for someone who waits, by the way that person chose.
TASKS = {
    AnswerWay.PHONE: _("bellen"),
    AnswerWay.MAIL: _("mailen"),
    AnswerWay.LETTER: _("brief sturen"),
    AnswerWay.VISIT: _("komt langs"),
}

#: What ticking off such a task leaves behind. An answer by mail is sent, never ticked off.
TOLD = {
    AnswerWay.PHONE: EntryKind.CALL,
    AnswerWay.LETTER: EntryKind.LETTER,
    AnswerWay.VISIT: EntryKind.VISIT,
}
