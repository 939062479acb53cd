"""Periods: spans of days, their algebra, how they are written and how they are read."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Literal

from reportgen.errors import UnplacedError

Part = Literal["month", "quarter", "year"]
Form = Literal["long", "span", "to", "short", "axis", "month", "quarters_months", "length", "title"]

MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip
FORMS = (
    "write for example '4 months', '12 months to September 2023', 'September 2023', 'June to September 2023', "
    "'2022/23', 'Q1 & Q2 2023/24', 'H1 2023/24', 'calendar 2023', 'calendar Q3 2023', 'year to date', 'last quarter' "
    "or '1 April 2023 to 15 September 2023'"
)
_YEARS = range(1900, 2101)
_LONGEST_TEXT = 100
_MOST_UNITS = {"day": 20_000, "month": 600, "quarter": 200, "year": 50}
_APRIL, _JANUARY = 3, 0  # month indices within a year


class PeriodError(UnplacedError):
    """A text that is no period, or an operation that a period does not allow; ``remedy`` says how to mend it."""

    def __init__(self, what: str, remedy: str = FORMS) -> None:
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
        return _between(_index(last) - n + 1, _index(last), style)

    @property
    def n_days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def n_months(self) -> int | None:
        """The number of calendar months; None unless all of them are whole."""
        if self.start.day != 1 or self.end != _month_end(self.end):
            return None
        return _index(self.end) - _index(self.start) + 1

    @property
    def months(self) -> tuple[Period, ...]:
        return self.split("month")

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
            first = _index(self.start)
            return tuple(_between(at, at + length - 1, style) for at in range(first, first + whole, length))
        boundary = {
            "month": "the first day of a month and end on the last day of one",
            "quarter": "1 January, 1 April, 1 July or 1 October and last whole quarters",
            "year": "1 April (or 1 January) and last whole years",
        }[part]
        raise PeriodError(
            f"{self.label()} does not split evenly into {part}s", f"choose a period that begins on {boundary}"
        )

    def shifted(self, months: int) -> Period:
        """The same span so many months later (earlier if negative); whole months stay whole months.

        A day that the month does not have becomes its last day: 29 February 2024 a year before is 28 February 2023.
        """
        if self.n_months is not None:
            return _between(_index(self.start) + months, _index(self.end) + months, self.style)
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

    def overlaps(self, other: Period) -> bool:
        return self.start <= other.end and other.start <= self.end

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
    first, last = _index(covered_first), _index(covered_last)
    touched = range(_index(period.start), _index(period.end) + 1)
    return tuple(_between(month, month, Style.MONTHS) for month in touched if not first <= month <= last)


# --- Days and months -----------------------------------------------------------------------------------------


def _index(day: date) -> int:
    """Months since the year 0, so that months can be reckoned with."""
    return day.year * 12 + day.month - 1


def _first_day(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _between(first: int, last: int, style: Style) -> Period:
    return Period(_first_day(first), _month_end(_first_day(last)), style)


def _shift_day(day: date, months: int) -> date:
    month = _first_day(_index(day) + months)
    return month.replace(day=min(day.day, _month_end(month).day))


def _fits(style: Style, period: Period) -> bool:
    """Whether the days can be said in this style."""
    length = period.n_months
    if length is None:
        return style == Style.DAYS
    month = period.start.month - 1
    return {
        Style.MONTHS: True,
        Style.DAYS: True,
        Style.FINANCIAL_YEAR: month == _APRIL and length % 12 == 0,
        Style.CALENDAR_YEAR: month == _JANUARY and length % 12 == 0,
        Style.FINANCIAL_QUARTERS: month % 3 == 0 and length % 3 == 0,
        Style.CALENDAR_QUARTERS: month % 3 == 0 and length % 3 == 0,
        Style.HALF_YEAR: month in (_APRIL, _APRIL + 6) and length == 6,
        Style.YEAR_TO_DATE: month in (_APRIL, _JANUARY) and length <= 12,
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
    if period.style == Style.DAYS and _index(first) == _index(last):
        return f"{first.day}{joiner}{names[1]} {years[1]}"
    if first.year == last.year:
        return f"{names[0]}{joiner}{names[1]} {years[1]}"
    return f"{names[0]} {years[0]}{joiner}{names[1]} {years[1]}"


def _years(period: Period, name: Callable[[int], str]) -> str:
    first, last = period.split("year")[0], period.split("year")[-1]
    if first == last:
        return name(first.start.year)
    return f"{name(first.start.year)} to {name(last.start.year)}"


def _financial_year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


def _quarter(index: int, begin: int) -> tuple[int, int]:
    """The quarter (1 to 4) and the year it belongs to, where years begin with the month ``begin``."""
    year, month = divmod(index - begin, 12)
    return month // 3 + 1, year


def _quarters(period: Period) -> str:
    begin, year_name = (_JANUARY, str) if period.is_calendar else (_APRIL, _financial_year)
    first, first_year = _quarter(_index(period.start), begin)
    last, last_year = _quarter(_index(period.end), begin)
    if first_year != last_year:
        words = f"Q{first} {year_name(first_year)} to Q{last} {year_name(last_year)}"
    elif first == last:
        words = f"Q{first} {year_name(first_year)}"
    else:
        words = f"Q{first} {'&' if last == first + 1 else 'to'} Q{last} {year_name(first_year)}"
    return f"calendar {words}" if period.is_calendar else words


def _to_date(period: Period) -> str:
    kind = "year to date" if period.start.month == _APRIL + 1 else "calendar year to date"
    return f"{kind} {_span(period)}"


_NAMES: dict[Style, Callable[[Period], str]] = {
    Style.FINANCIAL_YEAR: lambda period: _years(period, _financial_year),
    Style.CALENDAR_YEAR: lambda period: _years(period, str),
    Style.FINANCIAL_QUARTERS: _quarters,
    Style.CALENDAR_QUARTERS: _quarters,
    Style.HALF_YEAR: lambda p: f"H{1 if p.start.month == _APRIL + 1 else 2} {_financial_year(_financial_start(p))}",
}


def _financial_start(period: Period) -> int:
    return _quarter(_index(period.start), _APRIL)[1]


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
    if period.style == Style.DAYS:
        return f"{_length_words(period)} to {_day_words(period.end)}" if period.n_days > 1 else _span(period)
    if period.n_months == 1:
        return _span(period)
    return f"{_length_words(period)} to {MONTH_NAMES[period.end.month - 1]} {period.end.year}"


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
}


# --- Reading -------------------------------------------------------------------------------------------------

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {word: number for number, word in enumerate(_NUMBER_WORDS, start=1)}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, MONTH_NAMES)) + "|sept)"
_FINANCIAL = r"\d{4}[/-](?:\d{4}|\d{2})"
_QUARTERS = r"q[1-4](?:(?:, ?| ?& ?| and | to | ?- ?)q?[1-4])*"
_UNITS = rf"(?P<n>\d+|{'|'.join(_COUNTS)}) (?P<unit>month|quarter|year|day)s?"


def parse(text: str, data_to: date | None = None) -> Period:
    """The period that a person wrote; ``data_to`` is the last day of data, for those relative to it.

    Raises PeriodError, which says the forms there are.
    """
    found = _read(_normalised(text), data_to) if len(text) <= _LONGEST_TEXT else None
    if found is None:
        raise PeriodError(f"'{text[:_LONGEST_TEXT]}' is not a period")
    return found


def parse_month(text: str) -> date:
    """The last day of the month that a person wrote, as ``Sep 2023``, ``September 2023``, ``2023-09`` or ``Sep-23``."""
    found = _read_with(_MONTH_FORMS + _DAY_FORMS, _normalised(text), None) if len(text) <= _LONGEST_TEXT else None
    if found is None or found.end != _month_end(found.end):
        raise PeriodError(
            f"'{text[:_LONGEST_TEXT]}' is not a month", "write for example 'Sep 2023', 'September 2023' or '2023-09'"
        )
    return found.end


Build = Callable[[re.Match[str], "date | None"], "Period | None"]
Grammar = tuple[tuple[re.Pattern[str], Build], ...]


def _normalised(text: str) -> str:
    words = re.sub(r"[‐‑‒–—−]", "-", text)
    words = " ".join(words.replace(".", " ").split())
    words = re.sub(r"(?i)^(?:in |for |from )?(?:the )?(?:(?:last|past|latest) )?", "", words)
    return re.sub(r"(?i)\b(?:quarter|qtr) ?([1-4])\b", r"Q\1", words)


def _read(words: str, data_to: date | None) -> Period | None:
    return _read_with(_POINTS, words, data_to) or _read_with(_SPANS, words, data_to) or _read_split(words)


def _read_with(grammar: Grammar, words: str, data_to: date | None) -> Period | None:
    for pattern, build in grammar:
        match = pattern.fullmatch(words)
        if match and (found := build(match, data_to)):
            return found
    return None


def _year(digits: str) -> int:
    year = 2000 + int(digits) if len(digits) == 2 else int(digits)
    if year not in _YEARS:
        raise PeriodError(f"the year {digits} is out of range", f"give a year from {_YEARS[0]} to {_YEARS[-1]}")
    return year


def _month(match: re.Match[str], _: date | None) -> Period | None:
    """A month by name or number; None where the number is none of a month."""
    month = _MONTHS[match["name"][:3].lower()] if "name" in match.groupdict() else int(match["number"])
    if not 1 <= month <= 12:
        return None
    day = date(_year(match["year"]), month, 1)
    return Period(day, _month_end(day))


def _day(match: re.Match[str], _: date | None) -> Period:
    month = _MONTHS[match["name"][:3].lower()] if "name" in match.groupdict() else int(match["number"])
    year = _year(match["year"])
    try:
        day = date(year, month, int(match["day"]))
    except ValueError:
        raise PeriodError(f"there is no day '{match[0]}'", "give a day that the month has") from None
    return Period(day, day, Style.DAYS)


def _financial_begin(words: str) -> int:
    """The index of the April that a financial year begins with."""
    first, second = re.split("[/-]", words)
    year = _year(first)
    if (year + 1) % 10 ** len(second) != int(second):
        raise PeriodError(
            f"'{words}' is not a financial year",
            f"a financial year names two years that follow each other, e.g. '{_financial_year(year)}'; for several "
            f"write '{_financial_year(year)} to {_financial_year(year + 1)}'",
        )
    return year * 12 + _APRIL


def _whole_financial_year(match: re.Match[str], _: date | None) -> Period:
    begin = _financial_begin(match["year"])
    return _between(begin, begin + 11, Style.FINANCIAL_YEAR)


def _whole_calendar_year(match: re.Match[str], _: date | None) -> Period:
    begin = _year(match["year"]) * 12
    return _between(begin, begin + 11, Style.CALENDAR_YEAR)


def _half_year(match: re.Match[str], _: date | None) -> Period:
    begin = _financial_begin(match["year"]) + 6 * (int(match["half"]) - 1)
    return _between(begin, begin + 5, Style.HALF_YEAR)


def _named_quarters(match: re.Match[str], _: date | None) -> Period:
    numbers = [int(digit) for digit in re.findall("[1-4]", match["quarters"])]
    through = len(numbers) == 2 and re.search("(?i)to|-", match["quarters"]) is not None
    steps = {after - before for before, after in pairwise(numbers)}
    if (through and numbers[0] >= numbers[1]) or (not through and steps - {1}):
        raise PeriodError(
            f"the quarters of '{match[0]}' do not follow each other", "write for example 'Q1 & Q2 2023/24'"
        )
    calendar = match["calendar"] is not None
    if calendar != (len(match["year"]) == 4):
        quarter, year = match["quarters"].upper(), _year(match["year"][:4])
        raise PeriodError(
            f"'{match[0]}' may be of a financial or a calendar year",
            f"write '{quarter} {_financial_year(year)}' or 'calendar {quarter} {year}'",
        )
    begin = _year(match["year"]) * 12 if calendar else _financial_begin(match["year"])
    style = Style.CALENDAR_QUARTERS if calendar else Style.FINANCIAL_QUARTERS
    return _between(begin + 3 * numbers[0] - 3, begin + 3 * numbers[-1] - 1, style)


def _count(words: str | None, unit: str) -> int:
    n = _COUNTS.get(words.lower(), 0) or int(words) if words else 1
    if not 1 <= n <= _MOST_UNITS[unit]:
        raise PeriodError(f"a period cannot be {words} {unit}s long", f"give a number from 1 to {_MOST_UNITS[unit]:,}")
    return n


def _needed(data_to: date | None, words: str) -> date:
    if data_to is None:
        raise PeriodError(
            f"'{words}' depends on the last month of data, which is not known here",
            "name the months, e.g. '4 months to September 2023'",
        )
    return data_to


def _last_whole_month(day: date) -> int:
    return _index(day) if day == _month_end(day) else _index(day) - 1


def _relative(match: re.Match[str], data_to: date | None) -> Period:
    """``4 months``, ``last quarter``, ``year``: the last whole ones that ended by ``data_to``."""
    unit, day = match["unit"].lower(), _needed(data_to, match[0])
    n = _count(match["n"], unit)
    if unit == "day":
        return Period(day - timedelta(days=n - 1), day, Style.DAYS)
    calendar = (match["calendar"] or "").lower() == "calendar"
    begin = _JANUARY if calendar else _APRIL
    length = _UNIT_MONTHS[unit]
    after = _last_whole_month(day) + 1
    after -= (after - begin) % length
    style = {
        "month": Style.MONTHS,
        "quarter": Style.CALENDAR_QUARTERS if calendar else Style.FINANCIAL_QUARTERS,
        "year": Style.CALENDAR_YEAR if calendar else Style.FINANCIAL_YEAR,
    }[unit]
    return _between(after - n * length, after - 1, style)


def _year_to_date(match: re.Match[str], data_to: date | None) -> Period | None:
    begin = _JANUARY if match["calendar"] else _APRIL
    if match["span"]:
        named = _read(match["span"], None)
        if named is None or named.start != _first_day(_index(named.start)) or (named.start.month - 1) != begin:
            return None
        return Period(named.start, named.end, Style.YEAR_TO_DATE)
    last = _last_whole_month(_needed(data_to, match[0]))
    return _between(last - (last - begin) % 12, last, Style.YEAR_TO_DATE)


def _units_to(match: re.Match[str], _: date | None) -> Period | None:
    """``4 months to Sep 2023``, ``year ending March 2023``, ``28 days to 15 September 2023``."""
    last = _read_with(_MONTH_FORMS + _DAY_FORMS, match["last"], None)
    if last is None:
        return None
    unit = match["unit"].lower()
    n = _count(match["n"], unit)
    if unit == "day":
        return Period(last.end - timedelta(days=n - 1), last.end, Style.DAYS)
    if last.end != _month_end(last.end):
        raise PeriodError(f"'{match['last']}' is not the end of a month", "name the month in which the period ends")
    return Period.months_to(n * _UNIT_MONTHS[unit], last.end)


def _units_of(match: re.Match[str], _: date | None) -> Period | None:
    """``4 months June to September 2023``: said twice, so both must agree."""
    span = _read(match["span"], None)
    if span is None:
        return None
    said = match["unit"].lower()
    n = _count(match["n"], said)
    given, unit = (span.n_days, "day") if said == "day" else (span.n_months, "month")
    if given != n * _UNIT_MONTHS.get(said, 1):
        raise PeriodError(
            f"'{match[0]}' contradicts itself: {span.label('span')} is {_length_words(span)}",
            f"write '{given} {unit}s {span.label('span')}'" if given else "give whole months",
        )
    return Period(span.start, span.end, Style.DAYS if unit == "day" else Style.MONTHS)


def _said_twice(match: re.Match[str], data_to: date | None) -> Period | None:
    """``Q1 & Q2 2023/24 (April to September 2023)``."""
    first, second = _read(match["first"].strip(), data_to), _read(match["second"].strip(), data_to)
    if first is None or second is None:
        return None
    if first != second:
        raise PeriodError(
            f"'{match[0]}' contradicts itself: {match['first'].strip()} is {first.label('span')}",
            f"write '{first.label('quarters_months')}'",
        )
    return first


def _between_two(match: re.Match[str], _: date | None) -> Period | None:
    """``June to September 2023``: what the first one leaves out, the last one says."""
    last_words = match["last"]
    if match["first"].lower().startswith("calendar ") and not last_words.lower().startswith("calendar "):
        last_words = f"calendar {last_words}"
    last = _read_with(_POINTS, last_words, None)
    if last is None:
        return None
    month = MONTH_NAMES[last.end.month - 1]
    endings = ("", f" {last.end.year}", f" {month} {last.end.year}")
    for ending in endings[: 3 if last.style == Style.DAYS else 2]:
        first = _read_with(_POINTS, match["first"] + ending, None)
        if first is not None and (first.style == Style.DAYS) == (last.style == Style.DAYS):
            style = first.style if first.style == last.style else Style.MONTHS
            return Period(first.start, last.end, style)
    return None


def _read_split(words: str) -> Period | None:
    """``Jun-Sep 2023``: a bare hyphen may also be inside a date, so each is tried."""
    for hyphen in re.finditer("-", words):
        match = re.fullmatch(rf"(?P<first>.{{{hyphen.start()}}})-(?P<last>.+)", words)
        if match and (found := _between_two(match, None)):
            return found
    return None


def _grammar(*forms: tuple[str, Build]) -> Grammar:
    return tuple((re.compile(pattern, re.IGNORECASE), build) for pattern, build in forms)


_MONTH_FORMS = _grammar(
    (rf"(?P<name>{_MONTH})[ -]?(?P<year>\d{{4}}|\d{{2}})", _month),
    (r"(?P<year>\d{4})-?(?P<number>\d{2})", _month),
)
_DAY_FORMS = _grammar(
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<name>{_MONTH}) (?P<year>\d{{4}})", _day),
    (r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})", _day),
    (r"(?P<day>\d{1,2})/(?P<number>\d{1,2})/(?P<year>\d{4})", _day),
)
# A year that could also be a month ('2009-10') is a year; '2023-09' is a month because 2023/09 is no year.
_POINTS = (
    _grammar(
        (rf"(?P<name>{_MONTH})[ -]?(?P<year>\d{{4}}|\d{{2}})", _month),
        (r"(?P<year>\d{4})(?P<number>\d{2})", _month),
        (
            r"(?P<year>\d{4})-(?P<number>\d{2})",
            lambda match, day: None if (int(match["year"]) + 1) % 100 == int(match["number"]) else _month(match, day),
        ),
        (rf"(?:fy ?|financial year |year )?(?P<year>{_FINANCIAL})", _whole_financial_year),
        (r"(?:calendar )?(?:year )?(?P<year>\d{4})", _whole_calendar_year),
        (
            rf"(?P<calendar>calendar )?(?P<quarters>{_QUARTERS}),? (?:of )?(?P<year>{_FINANCIAL}|\d{{4}})",
            _named_quarters,
        ),
        (rf"(?P<calendar>calendar )?(?P<year>{_FINANCIAL}|\d{{4}}),? (?P<quarters>{_QUARTERS})", _named_quarters),
        (rf"h(?P<half>[12]),? (?:of )?(?P<year>{_FINANCIAL})", _half_year),
    )
    + _DAY_FORMS
)
_SPANS = _grammar(
    (r"(?P<first>[^()]+)\((?P<second>[^()]+)\)", _said_twice),
    (r"(?P<calendar>calendar )?(?:financial )?(?:year to date|ytd),?(?: (?P<span>.+))?", _year_to_date),
    (rf"(?:(?P<calendar>calendar|financial) )?(?:{_UNITS})", _relative),
    (r"(?:(?P<calendar>calendar|financial) )?(?P<n>(?!))?(?P<unit>month|quarter|year|day)", _relative),
    (rf"{_UNITS} (?:up )?(?:to|ending|ended|until) (?:the end of )?(?P<last>.+)", _units_to),
    (r"(?P<n>(?!))?(?P<unit>year|quarter) (?:to|ending|ended) (?:the end of )?(?P<last>.+)", _units_to),
    (rf"{_UNITS},? (?P<span>.+)", _units_of),
    (r"between (?P<first>.+) and (?P<last>.+)", _between_two),
    (r"(?P<first>.+?)(?: to | until | through | ?- )(?P<last>.+)", _between_two),
)
