"""Holidays on which an activity may stand still: which day has which name."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from holidays.countries.netherlands import Netherlands

from mijnbuurt.core.holidays import holiday_name
from mijnbuurt.core.models import SiteSettings


def school_holiday_name(day: date, region: str) -> str:
    """The name of the school holiday on a day in a region; empty where none is known."""
    return _school_holidays(day.year, region.strip().capitalize()).get(day, "")


def skipped_name(day: date, holidays_too: bool, school_too: bool) -> str:
    """The holiday for which a day is skipped; empty when it is not."""
    name = str(holiday_name(day)) if holidays_too else ""
    if not name and school_too:
        name = school_holiday_name(day, holiday_region())
    return name


def holiday_region() -> str:
    return str(SiteSettings.load().holiday_region)


@lru_cache(maxsize=64)
def _school_holidays(year: int, region: str) -> Mapping[date, str]:
    if region not in Netherlands.subdivisions:
        return {}
    found = Netherlands(subdiv=region, categories=("school",), language="nl", years=year)
    return {day: str(name) for day, name in found.items()}
