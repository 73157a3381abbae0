"""Counting in working days: Monday to Friday, but no public holidays. All functions are pure."""

from datetime import date, timedelta

from .holidays import holiday_name

DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and not holiday_name(day)


def add_working_days(day: date, count: int) -> date:
    """The day on which so many working days have gone by since a day; that day itself for none.

    From a Saturday the first working day after it is Monday, as it is from the Friday before.
    """
    step = DAY if count >= 0 else -DAY
    for _number in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day
