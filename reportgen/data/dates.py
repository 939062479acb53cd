"""Dates as data files write them, and the months, quarters and years they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from reportgen.periods import Period, PeriodError, parse

Grain = Literal["day", "month", "quarter", "year"]
Time = Literal["day", "month", "quarter", "year", "span"]
When = date | Period  # a span is a period; all else is told by its first day

GRAINS: tuple[Grain, ...] = ("day", "month", "quarter", "year")
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a file: its first day, and whether it names a day, a month, a quarter or a year."""

    day: date
    grain: Grain


def parse_date(text: str) -> Written | None:
    """The date that ``text`` names, days first as in the United Kingdom; None if it names none.

    Known forms: 2023-09-30 (with or without a time), 20230930, 30/09/2023, 30 Sep 2023, 2023-09, 202309, 09/2023,
    Sep-23, Sep 2023, September 2023, 2023 Q3, Q3 2023 (calendar quarters), 2023.
    """
    text = text.strip()
    for pattern, read in _FORMS:
        match = pattern.fullmatch(text)
        if match:
            try:
                return read(match.groupdict())
            except ValueError:
                return None
    return None


def start_of(day: date, time: Grain) -> date:
    """The first day of the month, quarter or year that holds ``day``."""
    if time == "day":
        return day
    months = _MONTHS_IN[time]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def following(start: date, time: Grain) -> date:
    """The first day of the span after the one that begins on ``start``."""
    if time == "day":
        return start + timedelta(days=1)
    months = start.month - 1 + _MONTHS_IN[time]
    return date(start.year + months // 12, months % 12 + 1, 1)


def each(first: date, last: date, time: Grain) -> Iterator[date]:
    """Every start from ``first`` to ``last``, both among them."""
    while first <= last:
        yield first
        first = following(first, time)


def read_when(text: str, time: Time) -> When | None:
    """The period that ``text`` names, or the start of the month, quarter or year; None if it names none so exactly."""
    if time == "span":
        try:
            return parse(text)
        except PeriodError:
            return None
    written = parse_date(text)
    if written is None or GRAINS.index(written.grain) > GRAINS.index(time):
        return None
    return start_of(written.day, time)


def ended(when: When, time: Time) -> date:
    """The first day after it."""
    if isinstance(when, Period):
        return when.end + timedelta(days=1)
    return following(when, _grain(time))


def first_day(when: When) -> date:
    return when.start if isinstance(when, Period) else when


def _grain(time: Time) -> Grain:
    if time == "span":
        raise AssertionError("spans have periods for dates")
    return time


def spanned(days: Sequence[When], time: Time) -> tuple[When, ...]:
    """Every start from the first to the last; of periods those that are there, in order."""
    if time == "span":
        return tuple(sorted(set(days), key=lambda one: (first_day(one), ended(one, time))))
    return tuple(each(first_day(min(days)), first_day(max(days)), time))


def named(day: When, time: Time) -> str:
    """``1 September 2023``, ``September 2023``, ``2023 Q3`` or ``2023``; a period by its label."""
    if isinstance(day, Period):
        return day.label()
    if time == "quarter":
        return f"{day.year} Q{(day.month + 2) // 3}"
    return {"day": f"{day.day} {day:%B %Y}", "month": f"{day:%B %Y}", "year": str(day.year)}[time]


def _month_number(name: str) -> int:
    lower = name.lower()
    if lower in _FULL_MONTHS or lower in _MONTHS or lower == "sept":
        return _MONTHS.index(lower[:3]) + 1
    raise ValueError(f"no month: {name}")


def _year_number(digits: str) -> int:
    # Two digits: recorded data are never older than the seventies.
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 70 else 2000)


def _day(parts: dict[str, str]) -> Written:
    month = parts["m"] if parts["m"].isdigit() else str(_month_number(parts["m"]))
    return Written(date(_year_number(parts["y"]), int(month), int(parts["d"])), "day")


def _month(parts: dict[str, str]) -> Written:
    month = parts["m"] if parts["m"].isdigit() else str(_month_number(parts["m"]))
    return Written(date(_year_number(parts["y"]), int(month), 1), "month")


def _quarter(parts: dict[str, str]) -> Written:
    return Written(date(int(parts["y"]), int(parts["q"]) * 3 - 2, 1), "quarter")


def _year(parts: dict[str, str]) -> Written:
    return Written(date(int(parts["y"]), 1, 1), "year")


def _moment(parts: dict[str, str]) -> Written:
    return Written(datetime.fromisoformat(parts["t"]).date(), "day")


_Y = r"(?P<y>(?:19|20)\d\d)"
_Y2 = r"(?P<y>(?:19|20)\d\d|\d\d)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[dict[str, str]], Written]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (_Y + r"-(?P<m>\d\d)-(?P<d>\d\d)", _day),
        (r"(?P<t>(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d.*)", _moment),
        (_Y + r"(?P<m>\d\d)(?P<d>\d\d)", _day),
        (r"(?P<d>\d\d?)[/.-](?P<m>\d\d?)[/.-]" + _Y + r"(?: \d\d?:\d\d(?::\d\d)?)?", _day),
        (r"(?P<d>\d\d?)[ -](?P<m>[a-z]{3,9})[ -]" + _Y, _day),
        (_Y + r"[-/]?(?P<m>\d\d)", _month),
        (r"(?P<m>\d\d)/" + _Y, _month),
        (r"(?P<m>[a-z]{3,9})[ -]" + _Y2, _month),
        (_Y + r"[ -]?Q(?P<q>[1-4])", _quarter),
        (r"Q(?P<q>[1-4])[ -]" + _Y, _quarter),
        (_Y, _year),
    )
)
