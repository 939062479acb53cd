"""Working days: Monday to Friday but for bank holidays; deadlines and clear days are counted in them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Country = Literal["England", "Wales", "Scotland", "Northern Ireland"]
_SUBDIVISIONS: dict[Country, str] = {"England": "ENG", "Wales": "WLS", "Scotland": "SCT", "Northern Ireland": "NIR"}
_SATURDAY = 5


def is_working_day(day: date, country: Country) -> bool:
    return day.weekday() < _SATURDAY and day not in _bank_holidays(country, day.year)


def working_day_before(day: date, number: int, country: Country) -> date:
    """The ``number``-th working day before ``day``, which is not counted itself; 0 is ``day``."""
    found = day
    for _ in range(number):
        found -= timedelta(1)
        while not is_working_day(found, country):
            found -= timedelta(1)
    return found


def clear_days(first: date, last: date, country: Country) -> int:
    """The working days between two days, neither of them counted."""
    between = ((first + timedelta(number)) for number in range(1, (last - first).days))
    return sum(1 for day in between if is_working_day(day, country))


@lru_cache(maxsize=64)
def _bank_holidays(country: Country, year: int) -> Collection[date]:
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv=_SUBDIVISIONS[country], years=year))
