"""Opening hours: right at midnight, past midnight and over both changes of the clock.

Weekly rows may have a season; the rows of a date replace all weekly rows of that day. Everything
but `hours_of`, `state_of` and `states_of` is pure: it takes rows and aware moments.
"""

from .blocks import Block, blocks_on, is_open_at, next_opening
from .rows import Hours, hours_of, state_of, states_of, weekly_rows
from .states import OpenState, state_at
from .week import DayHours, opening_hours_specification, week

__all__ = [
    "Block",
    "DayHours",
    "Hours",
    "OpenState",
    "blocks_on",
    "hours_of",
    "is_open_at",
    "next_opening",
    "opening_hours_specification",
    "state_at",
    "state_of",
    "states_of",
    "week",
    "weekly_rows",
]
