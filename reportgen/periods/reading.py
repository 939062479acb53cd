"""Periods as people write them: a grammar of forms, each with what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from reportgen.periods.period import (
    APRIL,
    JANUARY,
    MONTH_NAMES,
    Period,
    PeriodError,
    Style,
    financial_year,
    first_day,
    month_end,
    month_index,
    whole_months,
)

FORMS = (
    "write for example '4 months', '12 months to September 2023', 'September 2023', 'June to September 2023', "
    "'2022/23', 'Q1 & Q2 2023/24', 'H1 2023/24', 'calendar 2023', 'calendar Q3 2023', 'year to date', 'last quarter' "
    "or '1 April 2023 to 15 September 2023'"
)
_YEARS = range(1900, 2101)
_LONGEST_TEXT = 100
_MOST_UNITS = {"day": 20_000, "month": 600, "quarter": 200, "year": 50}
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {word: number for number, word in enumerate(_NUMBER_WORDS, start=1)}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, MONTH_NAMES)) + "|sept)"
_FINANCIAL = r"\d{4}[/-](?:\d{4}|\d{2})"
_QUARTERS = r"q[1-4](?:(?:, ?| ?& ?| and | to | ?- ?)q?[1-4])*"
_UNITS = rf"(?:(?P<n>\d+|{'|'.join(_COUNTS)}) )?(?P<unit>month|quarter|year|day)s?"


def parse(text: str, data_to: date | None = None) -> Period:
    """The period that a person wrote; ``data_to`` is the last day of data, for those relative to it.

    Raises PeriodError, which says the forms there are.
    """
    found = _read(_normalised(text), data_to) if len(text) <= _LONGEST_TEXT else None
    if found is None:
        raise PeriodError(f"'{text[:_LONGEST_TEXT]}' is not a period", FORMS)
    return found


def parse_month(text: str) -> date:
    """The last day of the month that a person wrote, as ``Sep 2023``, ``September 2023``, ``2023-09`` or ``Sep-23``."""
    found = _read_with(_MONTH_FORMS + _DAY_FORMS, _normalised(text), None) if len(text) <= _LONGEST_TEXT else None
    if found is None or found.end != month_end(found.end):
        raise PeriodError(
            f"'{text[:_LONGEST_TEXT]}' is not a month", "write for example 'Sep 2023', 'September 2023' or '2023-09'"
        )
    return found.end


Build = Callable[[re.Match[str], "date | None"], "Period | None"]
Grammar = tuple[tuple[str, Build], ...]


def _normalised(text: str) -> str:
    words = re.sub(r"[‐‑‒–—−]", "-", text)
    words = " ".join(words.replace(".", " ").split())
    words = re.sub(r"(?i)^(?:in |for |from )?(?:the )?(?:(?:last|past|latest) )?", "", words)
    return re.sub(r"(?i)\b(?:quarter|qtr) ?([1-4])\b", r"Q\1", words)


def _read(words: str, data_to: date | None) -> Period | None:
    return _read_with(_POINTS, words, data_to) or _read_with(_SPANS, words, data_to) or _read_split(words)


def _read_with(grammar: Grammar, words: str, data_to: date | None) -> Period | None:
    for pattern, build in grammar:
        match = re.fullmatch(pattern, words, re.IGNORECASE)
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
    return Period(day, month_end(day))


def _month_unless_year(match: re.Match[str], data_to: date | None) -> Period | None:
    """``2023-09``; but ``2009-10`` is a financial year."""
    return None if (int(match["year"]) + 1) % 100 == int(match["number"]) else _month(match, data_to)


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
            f"a financial year names two years that follow each other, e.g. '{financial_year(year)}'; for several "
            f"write '{financial_year(year)} to {financial_year(year + 1)}'",
        )
    return year * 12 + APRIL


def _whole_financial_year(match: re.Match[str], _: date | None) -> Period:
    begin = _financial_begin(match["year"])
    return whole_months(begin, begin + 11, Style.FINANCIAL_YEAR)


def _whole_calendar_year(match: re.Match[str], _: date | None) -> Period:
    begin = _year(match["year"]) * 12
    return whole_months(begin, begin + 11, Style.CALENDAR_YEAR)


def _half_year(match: re.Match[str], _: date | None) -> Period:
    begin = _financial_begin(match["year"]) + 6 * (int(match["half"]) - 1)
    return whole_months(begin, begin + 5, Style.HALF_YEAR)


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
            f"write '{quarter} {financial_year(year)}' or 'calendar {quarter} {year}'",
        )
    begin = _year(match["year"]) * 12 if calendar else _financial_begin(match["year"])
    style = Style.CALENDAR_QUARTERS if calendar else Style.FINANCIAL_QUARTERS
    return whole_months(begin + 3 * numbers[0] - 3, begin + 3 * numbers[-1] - 1, style)


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
    return month_index(day) if day == month_end(day) else month_index(day) - 1


def _relative(match: re.Match[str], data_to: date | None) -> Period:
    """``4 months``, ``last quarter``, ``year``: the last whole ones that ended by ``data_to``."""
    unit, day = match["unit"].lower(), _needed(data_to, match[0])
    n = _count(match["n"], unit)
    if unit == "day":
        return Period(day - timedelta(days=n - 1), day, Style.DAYS)
    calendar = (match["calendar"] or "").lower() == "calendar"
    begin = JANUARY if calendar else APRIL
    length = _UNIT_MONTHS[unit]
    after = _last_whole_month(day) + 1
    after -= (after - begin) % length
    style = {
        "month": Style.MONTHS,
        "quarter": Style.CALENDAR_QUARTERS if calendar else Style.FINANCIAL_QUARTERS,
        "year": Style.CALENDAR_YEAR if calendar else Style.FINANCIAL_YEAR,
    }[unit]
    return whole_months(after - n * length, after - 1, style)


def _year_to_date(match: re.Match[str], data_to: date | None) -> Period | None:
    begin = JANUARY if match["calendar"] else APRIL
    if match["span"]:
        named = _read(match["span"], None)
        if named is None or named.start != first_day(month_index(named.start)) or (named.start.month - 1) != begin:
            return None
        return Period(named.start, named.end, Style.YEAR_TO_DATE)
    last = _last_whole_month(_needed(data_to, match[0]))
    return whole_months(last - (last - begin) % 12, last, Style.YEAR_TO_DATE)


def _units_to(match: re.Match[str], _: date | None) -> Period | None:
    """``4 months to Sep 2023``, ``year ending March 2023``, ``28 days to 15 September 2023``."""
    last = _read_with(_MONTH_FORMS + _DAY_FORMS, match["last"], None)
    if last is None:
        return None
    unit = match["unit"].lower()
    n = _count(match["n"], unit)
    if unit == "day":
        return Period(last.end - timedelta(days=n - 1), last.end, Style.DAYS)
    if last.end != month_end(last.end):
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
            f"'{match[0]}' contradicts itself: {span.label('span')} is {span.label('length')}",
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


_MONTH_BY_NAME = (rf"(?P<name>{_MONTH})[ -]?(?P<year>\d{{4}}|\d{{2}})", _month)
_MONTH_FORMS: Grammar = (_MONTH_BY_NAME, (r"(?P<year>\d{4})-?(?P<number>\d{2})", _month))
_DAY_FORMS: Grammar = (
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<name>{_MONTH}) (?P<year>\d{{4}})", _day),
    (r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})", _day),
    (r"(?P<day>\d{1,2})/(?P<number>\d{1,2})/(?P<year>\d{4})", _day),
)
_POINTS: Grammar = (
    _MONTH_BY_NAME,
    (r"(?P<year>\d{4})(?P<number>\d{2})", _month),
    (r"(?P<year>\d{4})-(?P<number>\d{2})", _month_unless_year),
    (rf"(?:fy ?|financial year |year )?(?P<year>{_FINANCIAL})", _whole_financial_year),
    (r"(?:calendar )?(?:year )?(?P<year>\d{4})", _whole_calendar_year),
    (rf"(?P<calendar>calendar )?(?P<quarters>{_QUARTERS}),? (?:of )?(?P<year>{_FINANCIAL}|\d{{4}})", _named_quarters),
    (rf"(?P<calendar>calendar )?(?P<year>{_FINANCIAL}|\d{{4}}),? (?P<quarters>{_QUARTERS})", _named_quarters),
    (rf"h(?P<half>[12]),? (?:of )?(?P<year>{_FINANCIAL})", _half_year),
    *_DAY_FORMS,
)
_SPANS: Grammar = (
    (r"(?P<first>[^()]+)\((?P<second>[^()]+)\)", _said_twice),
    (r"(?P<calendar>calendar )?(?:financial )?(?:year to date|ytd),?(?: (?P<span>.+))?", _year_to_date),
    (rf"(?:(?P<calendar>calendar|financial) )?{_UNITS}", _relative),
    (rf"{_UNITS} (?:up )?(?:to|ending|ended|until) (?:the end of )?(?P<last>.+)", _units_to),
    (rf"{_UNITS},? (?P<span>.+)", _units_of),
    (r"between (?P<first>.+) and (?P<last>.+)", _between_two),
    (r"(?P<first>.+?)(?: to | until | through | ?- )(?P<last>.+)", _between_two),
)
