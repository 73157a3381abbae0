"""When an editor works, who stands in, and which pages were looked at and found right."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from mijnbuurt.core.dates import day_nl
from mijnbuurt.core.workdays import is_working_day
from mijnbuurt.users.models import User

from .enums import MailWay

#: ISO weekdays on which an office is open: Monday is 1.
OFFICE_DAYS = (1, 2, 3, 4, 5)
WEEKDAY_CHOICES = [(number + 1, name) for number, name in WEEKDAYS.items()]


def office_days() -> list[int]:
    return list(OFFICE_DAYS)


class WorkWeek(models.Model):
    """The days on which someone works, how mail comes, and until when someone is away.

    Who never set it works on all office days.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="work_week")
    days = models.JSONField(_("mijn werkdagen"), default=office_days)
    mail = models.CharField(_("mail"), max_length=8, choices=MailWay, blank=True)
    away_from = models.DateField(_("ik ben weg vanaf"), null=True, blank=True)
    away_until = models.DateField(_("ik ben weg tot en met"), null=True, blank=True)
    stand_in = models.ForeignKey(
        User,
        verbose_name=_("wie neemt het over?"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stands_in_for",
    )
    #: The day of the last daily mail; claimed by one worker at a time.
    mailed_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("werkdagen")
        verbose_name_plural = _("werkdagen")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(away_from__isnull=True, away_until__isnull=True)
                | models.Q(
                    away_from__isnull=False,
                    away_until__isnull=False,
                    away_until__gte=models.F("away_from"),
                ),
                name="work_week_away_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def mail_way(self) -> MailWay:
        """How mail comes: the own choice, else that of the site."""
        return MailWay(self.mail or settings.WORK_MAIL)

    def is_away(self, day: date) -> bool:
        """Whether this person is away for longer on a day."""
        if self.away_from is None or self.away_until is None:
            return False
        return self.away_from <= day <= self.away_until

    def works_on(self, day: date) -> bool:
        """Whether this is a working day of this person."""
        return day.isoweekday() in self.days and is_working_day(day) and not self.is_away(day)


class PageCheck(models.Model):
    """Someone read a page and found that it is still right. Facts, so no part of its drafts."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="work_check")
    checked_at = models.DateTimeField(_("nagekeken"))
    checked_by = models.ForeignKey(
        User, verbose_name=_("door"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("nagekeken pagina")
        verbose_name_plural = _("nagekeken pagina's")

    def __str__(self) -> str:
        return f"{self.page_id}: {day_nl(self.checked_at)}"
