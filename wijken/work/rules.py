"""Whose work it is: the own wijken, those of who is away, and what nobody there does."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.workdays import add_working_days
from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from wijken.areas.enums import WijkState
from wijken.areas.models import Wijk
from wijken.areas.rules import wijken_of, works_citywide

from .enums import MailWay
from .models import WorkWeek

#: Work that nobody touched for so many working days also shows to the citywide editors.
UNTOUCHED_DAYS = 5


def is_untouched(touched: datetime, today: date) -> bool:
    """Whether five working days have gone by since someone last did something."""
    return add_working_days(local_date(touched), UNTOUCHED_DAYS) <= today


def may_see_overview(user: User) -> bool:
    """The page of rows per wijk is for who works citywide."""
    return works_citywide(user)


def week_of(user: User) -> WorkWeek:
    """The working week of a user; not saved for who never set it."""
    return getattr(user, "work_week", None) or WorkWeek(user=user)


def editors() -> QuerySet[User]:
    """Everyone who has work: active editors of a wijk, and citywide ones."""
    groups = Q(groups__in=Wijk.objects.open().exclude(group=None).values("group"))
    citywide = Q(groups__name=Role.CITY_EDITOR)
    found = User.objects.filter(groups | citywide, is_active=True).distinct()
    return found.select_related("work_week").prefetch_related("groups")


@dataclass(frozen=True)
class Desk:
    """The wijken of one person on one day. None among them stands for the whole city.

    `allowed` bounds what may be seen at all. `own` shows at once; of the rest of `allowed` only
    what was left untouched does.
    """

    own: frozenset[int | None]
    allowed: frozenset[int | None]


def desk_of(user: User, today: date) -> Desk:
    """What someone sees. Being a stand-in gives no right that was not there before."""
    keys: frozenset[int | None] = frozenset(wijken_of(user).values_list("pk", flat=True))
    if not works_citywide(user):
        return Desk(own=keys, allowed=keys)
    return Desk(own=Staff(today).own_of(user) | {None}, allowed=keys | {None})


class Staff:
    """All editors with their wijken and absence on a day, in a fixed number of queries."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.people = list(editors())
        rows = list(Wijk.objects.values_list("pk", "group_id", "state"))
        self.wijk_keys = frozenset(key for key, _group, _state in rows)
        # A closed wijk has no editors of its own, so its work is for the citywide ones.
        self.wijk_of_group = {
            group: key for key, group, state in rows if group and state == WijkState.OPEN
        }

    def group_wijken(self, user: User) -> frozenset[int]:
        """The wijken in whose editors' group someone is."""
        groups = (group.pk for group in user.groups.all())
        return frozenset(self.wijk_of_group[key] for key in groups if key in self.wijk_of_group)

    def is_citywide(self, user: User) -> bool:
        return any(group.name == Role.CITY_EDITOR for group in user.groups.all())

    def is_here(self, user: User) -> bool:
        return not week_of(user).is_away(self.today)

    def editors_of(self, wijk_id: int) -> list[User]:
        return [person for person in self.people if wijk_id in self.group_wijken(person)]

    @cached_property
    def unmanned(self) -> frozenset[int]:
        """Wijken of which no editor is there. Citywide editors do their work."""
        here = filter(self.is_here, self.people)
        return self.wijk_keys - {key for person in here for key in self.group_wijken(person)}

    def taken_over_by(self, user: User) -> frozenset[int]:
        """The wijken of those who are away and named this user."""
        away = (
            person
            for person in self.people
            if week_of(person).stand_in_id == user.pk and not self.is_here(person)
        )
        return frozenset(key for person in away for key in self.group_wijken(person))

    def own_of(self, user: User) -> frozenset[int | None]:
        """The wijken whose work a citywide editor sees at once."""
        return self.group_wijken(user) | self.taken_over_by(user) | self.unmanned

    def people_for(self, wijk_id: int | None) -> list[User]:
        """Who hears of work: the editors who are there, their stand-ins, else the citywide ones."""
        citywide = [person for person in self.people if self.is_citywide(person)]
        if wijk_id is None:
            return list(filter(self.is_here, citywide)) or citywide
        own = [
            person
            for person in self.people
            if wijk_id in self.group_wijken(person)
            or (person in citywide and wijk_id in self.taken_over_by(person))
        ]
        return list(filter(self.is_here, own)) or self.people_for(None)


def hears_at_once(wijk: Wijk | None, now: datetime) -> list[User]:
    """Who wants a mail of their own for each thing that comes in."""
    people = Staff(local_date(now)).people_for(wijk.pk if wijk else None)
    return [person for person in people if week_of(person).mail_way == MailWay.AT_ONCE]


def possible_stand_ins(user: User, today: date) -> list[User]:
    """Who could do the work of a user: colleagues of the same wijken, and citywide editors."""
    staff = Staff(today)
    needed = staff.group_wijken(next((p for p in staff.people if p.pk == user.pk), user))
    alone = works_citywide(user) or not needed

    def could(person: User) -> bool:
        return staff.is_citywide(person) or (not alone and needed <= staff.group_wijken(person))

    return sorted((p for p in staff.people if p.pk != user.pk and could(p)), key=str)
