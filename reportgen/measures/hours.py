"""The hours of the day: as the data cut it, and the quietest ones in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.errors import UnplacedError
from reportgen.measures.book import FactBook
from reportgen.measures.counts import Within
from reportgen.measures.facts import Fact
from reportgen.periods import Period

_HOURS = 24


@dataclass(frozen=True, slots=True)
class Band:
    """Hours of the day from ``start`` up to and without ``end``; ``value`` is their name in the data."""

    value: str
    start: int
    end: int

    @property
    def label(self) -> str:
        return f"{self.start:02d}" if self.end == self.start + 1 else f"{self.start:02d}–{self.end:02d}"


@dataclass(frozen=True, slots=True)
class Window:
    """Hours in a row, ``at`` their places in the day; ``fact`` is their sum and ``others`` the windows with as few."""

    at: tuple[int, ...]
    start: int
    end: int
    fact: Fact
    others: tuple[tuple[int, int], ...] = ()

    @property
    def hours(self) -> int:
        return (self.end - self.start) % _HOURS or _HOURS

    @property
    def spans(self) -> tuple[str, ...]:
        """``02:00 to 07:00``, and those that have as few."""
        return tuple(_span(*one) for one in ((self.start, self.end), *self.others))


def bands(book: FactBook, measure: str, column: str) -> list[Band]:
    """The day from midnight on, as the data cut it.

    Raises ``UnplacedError`` for values that are no hours, that overlap, or that leave a part of the day out.
    """
    values = book.categories(measure, column)
    day = sorted((_band(value, column) for value in values), key=lambda band: band.start)
    times = [sum(band.start <= hour < band.end for band in day) for hour in range(_HOURS)]
    wrong = next((hour for hour, number in enumerate(times) if number != 1), None)
    if wrong is not None:
        problem = "stands in two bands" if times[wrong] else "is in none"
        what = f"the day is not cut into bands by '{column}': the hour from {wrong:02d}:00 {problem}"
        raise UnplacedError(what, f"have each hour once; the dataset's `orders: {{{column}: [...]}}` adds empty ones")
    return day


def _band(value: str, column: str) -> Band:
    found = re.fullmatch(r"(\d{1,2})(?::?00)?(?:\s*(?:-|–|to)\s*(\d{1,2})(?::?(00|59))?)?", value.strip())
    if found is None:
        raise UnplacedError(f"'{value}' of '{column}' is no hour", "write hours as 0 to 23, or bands as 00:00-02:59")
    start, last = int(found[1]), found[2]
    # 00:00-02:59 and 00-02 name their last hour, 00:00-03:00 the one after it.
    end = start + 1 if last is None else int(last) + (0 if found[3] == "00" else 1)
    if not 0 <= start < end <= _HOURS:
        raise UnplacedError(f"'{value}' of '{column}' is no part of a day", "write hours as 0 to 23")
    return Band(value, start, end)


def hours(
    book: FactBook, measure: str, column: str, period: Period, area: str, within: Within = ()
) -> list[Fact]:
    """The facts of a day's bands, from midnight on."""
    return [
        book.count(measure, period, area, (*within, (column, band.value))) for band in bands(book, measure, column)
    ]


def quiet_window(book: FactBook, day: Sequence[Band], facts: Sequence[Fact], length: int) -> Window:
    """The so many hours in a row, also over midnight, that have the fewest; of several the first from midnight on."""
    if any(fact.value is None for fact in facts):
        missing = next(fact for fact in facts if fact.value is None)
        what = f"the quietest hours cannot be told: {missing.label} has no figure ({missing.missing})"
        raise UnplacedError(what, "take `quiet:` out, or choose another period")
    windows = []
    for first in range(len(day)):
        places: list[int] = []
        long = 0
        while long < length:
            at = (first + len(places)) % len(day)
            places.append(at)
            long += day[at].end - day[at].start
        if long == length:
            windows.append((sum(facts[at].value or 0.0 for at in places), tuple(places)))
    if not windows:
        raise UnplacedError(f"no bands of the day make up {length} hours", "choose another number of `hours:`")
    fewest = min(total for total, _ in windows)
    first_, *others = [places for total, places in windows if total == fewest]
    return Window(
        first_, day[first_[0]].start, day[first_[-1]].end, book.sum([facts[at] for at in first_]),
        tuple((day[places[0]].start, day[places[-1]].end) for places in others))


def _span(start: int, end: int) -> str:
    return f"{start:02d}:00 to {end % _HOURS:02d}:00"
