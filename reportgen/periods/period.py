"""A span of days, its algebra and its labels."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from reportgen.errors import UnplacedError

Part = Literal["month", "quarter", "year"]
Form = Literal["long", "span", "to", "short", "axis", "month", "quarters_months", "length", "title", "the"]

MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip
APRIL, JANUARY = 3, 0  # month indices within a year


class PeriodError(UnplacedError):
    """A text that is no period, or an operation that a period does not allow; ``remedy`` says how to mend it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, remedy)


class Style(StrEnum):
    """How a period likes to be said."""

    MONTHS = "months"
    FINANCIAL_YEAR = "financial_year"
    FINANCIAL_QUARTERS = "financial_quarters"
    HALF_YEAR = "half_year"
    CALENDAR_YEAR = "calendar_year"
    CALENDAR_QUARTERS = "calendar_quarters"
    YEAR_TO_DATE = "year_to_date"
    DAYS = "days"


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The days from ``start`` to ``end``, both included. Periods of the same days are equal, however they are said.

    A style that does not fit the days (a financial year from June) falls back to months, and that to days.
    """

    start: date
    end: date
    style: Style = field(default=Style.MONTHS, compare=False)

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise PeriodError(
                f"a period cannot begin on {_day_words(self.start)} and end on {_day_words(self.end)}",
                "put the earlier day first, and give both years if the period goes over the turn of the year",
            )
        if not _fits(self.style, self):
            object.__setattr__(self, "style", Style.DAYS if self.n_months is None else Style.MONTHS)

    def __str__(self) -> str:
        return self.label()

    @classmethod
    def months_to(cls, n: int, last: date, style: Style = Style.MONTHS) -> Period:
        """The ``n`` whole months of which the last is the month of ``last``."""
        if n < 1:
            raise PeriodError(f"a period cannot have {n} months", "give at least 1 month")
        return whole_months(month_index(last) - n + 1, month_index(last), style)

    @property
    def n_days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def n_months(self) -> int | None:
        """The number of calendar months; None unless all of them are whole."""
        if self.start.day != 1 or self.end != month_end(self.end):
            return None
        return month_index(self.end) - month_index(self.start) + 1

    @property
    def months(self) -> tuple[Period, ...]:
        return self.split("month")

    @property
    def in_whole_months(self) -> Period:
        """All months that it has a day of."""
        return whole_months(month_index(self.start), month_index(self.end), Style.MONTHS)

    @property
    def is_calendar(self) -> bool:
        """Whether its years begin in January rather than April."""
        return self.style in (Style.CALENDAR_YEAR, Style.CALENDAR_QUARTERS)

    def split(self, part: Part) -> tuple[Period, ...]:
        """Its months, quarters or years (financial ones unless its style is a calendar one), in order.

        Whole calendar years in months split into calendar years. Raises PeriodError if it does not split evenly.
        """
        whole = self.n_months
        length = {"month": 1, "quarter": 3, "year": 12}[part]
        style = _part_style(self, part)
        if whole is not None and whole % length == 0 and _fits(style, self):
            first = month_index(self.start)
            return tuple(whole_months(at, at + length - 1, style) for at in range(first, first + whole, length))
        boundary = {
            "month": "the first day of a month and ends on the last day of one",
            "quarter": "1 January, 1 April, 1 July or 1 October and lasts whole quarters",
            "year": "1 April (or 1 January) and lasts whole years",
        }[part]
        raise PeriodError(
            f"{self.label()} does not split evenly into {part}s", f"choose a period that begins on {boundary}"
        )

    def shifted(self, months: int) -> Period:
        """The same span so many months later (earlier if negative); whole months stay whole months.

        A day that the month does not have becomes its last day: 29 February 2024 a year before is 28 February 2023.
        """
        if self.n_months is not None:
            return whole_months(month_index(self.start) + months, month_index(self.end) + months, self.style)
        return Period(_shift_day(self.start, months), _shift_day(self.end, months), self.style)

    def previous_year(self) -> Period:
        """The same span a year before."""
        return self.shifted(-12)

    def preceding(self) -> Period:
        """The span of the same length that ends on the day before this one begins."""
        if self.n_months is not None:
            return self.shifted(-self.n_months)
        last = self.start - timedelta(days=1)
        return Period(last - timedelta(days=self.n_days - 1), last, self.style)

    def contains(self, other: Period | date) -> bool:
        if isinstance(other, Period):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other <= self.end

    def within(self, covered: Period) -> bool:
        return covered.contains(self)

    def same_length(self, other: Period) -> bool:
        """Whether counts of the two may be compared.

        Months are equally long, whether they have 28 or 31 days; so are the same days of two years, with or without
        a 29 February. All else is compared by days.
        """
        if self.n_months is not None and other.n_months is not None:
            return self.n_months == other.n_months
        apart = 12 * (other.start.year - self.start.year)
        return self.n_days == other.n_days or self.shifted(apart) == other or other.shifted(-apart) == self

    def label(self, form: Form = "long") -> str:
        """The period in words; ``parse`` reads every form back except ``length`` and ``title``.

        long: as its style says it, ``4 months June to September 2023``, ``2022/23``, ``Q1 & Q2 2023/24``.
        span: ``June to September 2023``. to: ``4 months to September 2023``. short: ``Jun–Sep 2023``.
        axis, month: ``Sep 23``, ``Q1 2023/24``. quarters_months: ``Q1 & Q2 2023/24 (April to September 2023)``.
        length: ``4 months``. title: ``4 Month``, as in ``4 Month Performance``.
        """
        return _LABELS[form](self)


def missing_months(period: Period, covered_first: date, covered_last: date) -> tuple[Period, ...]:
    """The months that the period touches and that lie outside the months from covered_first to covered_last."""
    first, last = month_index(covered_first), month_index(covered_last)
    touched = range(month_index(period.start), month_index(period.end) + 1)
    return tuple(whole_months(month, month, Style.MONTHS) for month in touched if not first <= month <= last)


# --- Days and months -----------------------------------------------------------------------------------------


def month_index(day: date) -> int:
    """Months since the year 0, so that months can be reckoned with."""
    return day.year * 12 + day.month - 1


def first_day(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


@lru_cache(maxsize=4096)
def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def whole_months(first: int, last: int, style: Style) -> Period:
    return Period(first_day(first), month_end(first_day(last)), style)


def _shift_day(day: date, months: int) -> date:
    month = first_day(month_index(day) + months)
    return month.replace(day=min(day.day, month_end(month).day))


def _fits(style: Style, period: Period) -> bool:
    """Whether the days can be said in this style."""
    length = period.n_months
    if length is None:
        return style == Style.DAYS
    month = period.start.month - 1
    return {
        Style.MONTHS: True,
        Style.DAYS: True,
        Style.FINANCIAL_YEAR: month == APRIL and length % 12 == 0,
        Style.CALENDAR_YEAR: month == JANUARY and length % 12 == 0,
        Style.FINANCIAL_QUARTERS: month % 3 == 0 and length % 3 == 0,
        Style.CALENDAR_QUARTERS: month % 3 == 0 and length % 3 == 0,
        Style.HALF_YEAR: month in (APRIL, APRIL + 6) and length == 6,
        Style.YEAR_TO_DATE: month in (APRIL, JANUARY) and length <= 12,
    }[style]


def _part_style(period: Period, part: Part) -> Style:
    if part == "month":
        return Style.MONTHS
    if part == "quarter":
        return Style.CALENDAR_QUARTERS if period.is_calendar else Style.FINANCIAL_QUARTERS
    plain = period.style in (Style.MONTHS, Style.DAYS)
    if period.is_calendar or (plain and period.start.month == 1):
        return Style.CALENDAR_YEAR
    return Style.FINANCIAL_YEAR


# --- Labels --------------------------------------------------------------------------------------------------


def _day_words(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _span(period: Period, *, letters: int | None = None, joiner: str = " to ", digits: int = 4) -> str:
    """``June to September 2023``; ``letters`` of each month's name and ``digits`` of the year are kept."""
    first, last = period.start, period.end
    names = [MONTH_NAMES[day.month - 1][:letters] for day in (first, last)]
    years = [str(day.year)[-digits:] for day in (first, last)]
    if period.style == Style.DAYS:
        names = [f"{day.day} {name}" for day, name in zip((first, last), names, strict=True)]
    if names[0] == names[1] and years[0] == years[1]:
        return f"{names[1]} {years[1]}"
    if period.style == Style.DAYS and month_index(first) == month_index(last):
        return f"{first.day}{joiner}{names[1]} {years[1]}"
    if first.year == last.year:
        return f"{names[0]}{joiner}{names[1]} {years[1]}"
    return f"{names[0]} {years[0]}{joiner}{names[1]} {years[1]}"


def _years(period: Period, name: Callable[[int], str]) -> str:
    first, last = period.split("year")[0], period.split("year")[-1]
    if first == last:
        return name(first.start.year)
    return f"{name(first.start.year)} to {name(last.start.year)}"


def financial_year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


def _quarter(index: int, begin: int) -> tuple[int, int]:
    """The quarter (1 to 4) and the year it belongs to, where years begin with the month ``begin``."""
    year, month = divmod(index - begin, 12)
    return month // 3 + 1, year


def _quarters(period: Period) -> str:
    begin, year_name = (JANUARY, str) if period.is_calendar else (APRIL, financial_year)
    first, first_year = _quarter(month_index(period.start), begin)
    last, last_year = _quarter(month_index(period.end), begin)
    if first_year != last_year:
        words = f"Q{first} {year_name(first_year)} to Q{last} {year_name(last_year)}"
    elif first == last:
        words = f"Q{first} {year_name(first_year)}"
    else:
        words = f"Q{first} {'&' if last == first + 1 else 'to'} Q{last} {year_name(first_year)}"
    return f"calendar {words}" if period.is_calendar else words


def _to_date(period: Period) -> str:
    kind = "year to date" if period.start.month == APRIL + 1 else "calendar year to date"
    return f"{kind} {_span(period)}"


_NAMES: dict[Style, Callable[[Period], str]] = {
    Style.FINANCIAL_YEAR: lambda period: _years(period, financial_year),
    Style.CALENDAR_YEAR: lambda period: _years(period, str),
    Style.FINANCIAL_QUARTERS: _quarters,
    Style.CALENDAR_QUARTERS: _quarters,
    Style.HALF_YEAR: lambda p: f"H{1 if p.start.month == APRIL + 1 else 2} {financial_year(_financial_start(p))}",
}


def _financial_start(period: Period) -> int:
    return _quarter(month_index(period.start), APRIL)[1]


def _length(period: Period) -> tuple[int, str]:
    if period.style == Style.DAYS or period.n_months is None:
        return period.n_days, "day"
    return period.n_months, "month"


def _length_words(period: Period) -> str:
    n, unit = _length(period)
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"


def _long(period: Period) -> str:
    if period.style in _NAMES:
        return _NAMES[period.style](period)
    if period.style == Style.YEAR_TO_DATE:
        return _to_date(period)
    if period.style == Style.DAYS or period.n_months == 1:
        return _span(period)
    return f"{_length_words(period)} {_span(period)}"


def _to(period: Period) -> str:
    if period.style in _NAMES:
        return _NAMES[period.style](period)  # one span has one name within a paper
    if period.style == Style.DAYS:
        return f"{_length_words(period)} to {_day_words(period.end)}" if period.n_days > 1 else _span(period)
    if period.n_months == 1:
        return _span(period)
    return f"{_length_words(period)} to {MONTH_NAMES[period.end.month - 1]} {period.end.year}"


def _the(period: Period) -> str:
    """As it stands behind ``in``: ``the 4 months to September 2023``, but ``Q2 2023/24`` and ``September 2023``."""
    words = _to(period)
    counted = words.startswith(f"{_length_words(period)} to ")
    return f"the {words}" if counted else words


def _short(period: Period, digits: int = 4) -> str:
    if period.style in _NAMES:
        return _NAMES[period.style](period)
    return _span(period, letters=3, joiner="–", digits=digits)


def _quarters_months(period: Period) -> str:
    named = period
    if period.style not in _NAMES and _fits(Style.FINANCIAL_QUARTERS, period):
        named = Period(period.start, period.end, Style.FINANCIAL_QUARTERS)
    if named.style not in _NAMES:
        return _span(period)
    return f"{_NAMES[named.style](named)} ({_span(named)})"


def _title(period: Period) -> str:
    if period.style in _NAMES:
        return _NAMES[period.style](period)
    n, unit = _length(period)
    return f"{n} {unit.capitalize()}"


_LABELS: dict[Form, Callable[[Period], str]] = {
    "long": _long,
    "span": _span,
    "to": _to,
    "short": _short,
    "axis": lambda period: _short(period, digits=2),
    "month": lambda period: _short(period, digits=2),
    "quarters_months": _quarters_months,
    "length": _length_words,
    "title": _title,
    "the": _the,
}
