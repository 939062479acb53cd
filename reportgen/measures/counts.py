"""A measure's counts by area, date and category, taken from its dataset's cube."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.data.dates import When, each, first_day, named, start_of
from reportgen.data.model import MARKS, Cube, Mark
from reportgen.errors import Reason
from reportgen.periods import Period
from reportgen.spec.definitions import Measure

if TYPE_CHECKING:
    import pandas as pd

Within = tuple[tuple[str, str], ...]
"""Columns and the one value of each that a count is held to: ``(("incident", "Theft"),)``."""


class Cell(NamedTuple):
    """What rows come to; ``value`` is None if one of them has no number. ``low`` and ``high`` are of a single cell."""

    value: float | None
    rows: int
    mark: Mark = ""
    low: float | None = None
    high: float | None = None


Cells = Mapping[str, Mapping[When, Cell]]  # area -> date
_Told = dict[tuple[str, ...], dict[str, dict[When, Cell]]]
_REASONS: dict[Mark, str] = {
    "c": "the source has suppressed the figure",
    "low": "the source gives no figure for so few",
    "x": "the source gives no figure",
    "z": "no figure is applicable",
}


@dataclass(slots=True)
class Counts:
    """The cells of one measure: added up over all categories, or told apart by those that are asked for."""

    measure: str
    cube: Cube
    frame: pd.DataFrame = field(repr=False)  # the measure's own rows
    counted: str  # the frame's column that is added up
    scale: float = 1
    _cells: dict[tuple[str, ...], _Told] = field(default_factory=dict)
    _dates: dict[Period, tuple[When, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, measure: Measure, cube: Cube) -> Counts:
        frame = cube.frame
        for column, wanted in measure.where.items():
            listed = wanted if isinstance(wanted, list) else [wanted]
            frame = frame[frame[column].isin([str(value) for value in listed])]
        # Data with values may be counted by their rows all the same.
        return cls(name, cube, frame, "rows" if measure.rule == "count" else "value", measure.scale)

    def values(self, column: str) -> set[str]:
        """The values of a category among the measure's rows."""
        return set(self.frame[column].unique())

    def cells(self, within: Within) -> Cells:
        """The cells that are held to these values."""
        columns = tuple(column for column, _ in within)
        if columns not in self._cells:
            self._cells[columns] = self._told_apart(columns)
        return self._cells[columns].get(tuple(value for _, value in within), {})

    def _told_apart(self, columns: tuple[str, ...]) -> _Told:
        found: _Told = {}
        frame = self.frame
        # Without a number the row's value is NaN, whatever is counted.
        named = [*columns, "area", "date", "value", self.counted, "rows"]
        further = [name for name in ("mark", "low", "high") if name in frame]
        cells = zip(*(frame[name].tolist() for name in (*named, *further)), strict=True)
        for parts in cells:
            *values, area, day, number, value, rows = parts[: len(named)]
            by_date = found.setdefault(tuple(values), {}).setdefault(area, {})
            told = self._told(dict(zip(further, parts[len(named) :], strict=True))) if further else {}
            own = Cell(None if number != number else value * self.scale, rows, **told)
            before = by_date.get(day)
            by_date[day] = own if before is None else added((before, own))
        return found

    def _told(self, further: dict[str, Any]) -> dict[str, Any]:
        ends = {
            name: further[name] * self.scale
            for name in ("low", "high")
            if not math.isnan(further.get(name, math.nan))
        }
        return {"mark": further.get("mark", ""), **ends}

    def absent(self, period: Period, areas: tuple[str, ...], within: Within = ()) -> str:
        """Why the period has no number for these areas: ``""`` if it has one."""
        unknown = [area for area in areas if area not in self.cube.areas]
        if unknown:
            return "no data are held for the area" + (f"'s {len(unknown)} parts" if len(areas) > 1 else "")
        uncovered = self._uncovered(period)
        if not uncovered:
            return self._unreported(period, areas, within)
        of_dataset = uncovered.partition(";")[0].replace("the data", f"the data of '{self.cube.dataset}'", 1)
        return Reason(uncovered, f"{of_dataset}, and do not cover what is asked for")

    def _uncovered(self, period: Period) -> str:
        wanted = self.dates(period)
        if not wanted:
            return _as_a_whole([when for when in self.cube.dates if isinstance(when, Period)])
        days = self.cube.time == "day"
        partial = [when for when in self.cube.partial if when in wanted or (days and period.contains(first_day(when)))]
        if partial:
            return f"the data for {self._named(partial[0])} are not complete"
        outside = self._outside(period, wanted)
        if not outside:
            return ""
        first, last = first_day(self.cube.dates[0]), first_day(self.cube.dates[-1])
        if outside[0] < first:
            return f"the data begin in {self._named(first)}"
        return f"the data end in {self._named(last)}; {_listed([self._named(day) for day in outside])} missing"

    def _outside(self, period: Period, wanted: Sequence[When]) -> list[date]:
        """The dates of the period that the data do not reach. Days are looked at by the month: there need not be a
        case on its first or its last day."""
        if self.cube.time == "span":
            return []
        first, last = first_day(self.cube.dates[0]), first_day(self.cube.dates[-1])
        outside = [day for day in map(first_day, wanted) if not first <= day <= last]
        if self.cube.time != "day":
            return outside
        months = list(each(start_of(period.start, "month"), period.end, "month"))
        return months if outside else [one for one in months if not start_of(first, "month") <= one <= last]

    def _unreported(self, period: Period, areas: tuple[str, ...], within: Within) -> str:
        nothing = Cell(0.0 if self.cube.absent == "zero" else None, 0)
        cells = self.cells(within)
        for area in areas:
            by_date = cells.get(area, {})
            for when in self.dates(period):
                cell = by_date.get(when, nothing)
                if cell.value is None:
                    return _REASONS.get(cell.mark, f"there is no figure for {self._named(when)}")
        return ""

    def _named(self, when: When) -> str:
        """``September 2023``, ``2023``: days are told by their month."""
        return named(when, "month" if self.cube.time == "day" else self.cube.time)

    def dates(self, period: Period) -> tuple[When, ...]:
        """The dates the dataset must have to cover the period; none if its spans do not make it up."""
        if period not in self._dates:
            self._dates[period] = self._dates_in(period)
        return self._dates[period]

    def _dates_in(self, period: Period) -> tuple[When, ...]:
        time = self.cube.time
        if time == "span":
            return _tiled(period, [when for when in self.cube.dates if isinstance(when, Period)])
        if time == "day":
            return tuple(day for day in self.cube.dates if period.contains(day)) or (period.start, period.end)
        return tuple(part.start for part in period.split(time))

    def total(self, period: Period, areas: tuple[str, ...], within: Within = ()) -> Cell:
        """What the period and the areas come to. An absent row, if it is not ``absent``, is nothing."""
        cells = self.cells(within)
        dates = self.dates(period)
        return added([cell for area in areas for when in dates if (cell := cells.get(area, {}).get(when)) is not None])


def added(cells: Sequence[Cell]) -> Cell:
    """The cells as one: without a number if one has none; what is known of a part is known of the whole."""
    if len(cells) == 1:
        return cells[0]
    values = [cell.value for cell in cells if cell.value is not None]
    # A sum of small numbers need not be small.
    marks = {cell.mark for cell in cells if cell.mark != "low" or cell.value is None}
    mark: Mark = next((one for one in MARKS if one in marks), "")
    return Cell(sum(values, 0.0) if len(values) == len(cells) else None, sum(cell.rows for cell in cells), mark)


def _tiled(period: Period, spans: Sequence[Period]) -> tuple[Period, ...]:
    """The spans that make up the period, one after the other, the longest first; none if they do not."""
    if period in spans:
        return (period,)
    inside = sorted((one for one in spans if period.contains(one)), key=lambda one: (one.start, one.end), reverse=True)
    ways: dict[date, tuple[Period, ...]] = {period.end + timedelta(days=1): ()}
    for span in inside:
        rest = ways.get(span.end + timedelta(days=1))
        if rest is not None and (span.start not in ways or len(rest) + 1 < len(ways[span.start])):
            ways[span.start] = (span, *rest)
    return ways.get(period.start, ())


def _as_a_whole(spans: Sequence[Period]) -> str:
    """Why a part of a span, or what goes beyond it, has no number."""
    labels = [span.label() for span in spans]
    if len(labels) == 1:
        return f"the data are for {labels[0]} as a whole"
    shown = f"{', '.join(labels[:-1])} and {labels[-1]}" if len(labels) < 5 else f"{labels[0]} to {labels[-1]}"
    return f"the data are for {shown}, each as a whole"


def within(categories: Mapping[str, object]) -> Within:
    """The categories as facts are held to them."""
    return tuple((column, str(value)) for column, value in categories.items())


def held_to(phrase: str, within: Within) -> str:
    """``incidents (Theft)``; nothing of nothing."""
    return f"{phrase} ({', '.join(value for _, value in within)})" if phrase and within else phrase


def _listed(names: Sequence[str]) -> str:
    verb = "is" if len(names) == 1 else "are"
    if len(names) > 4:
        return f"{names[0]} to {names[-1]} {verb}"
    return f"{', '.join(names[:-1])} and {names[-1]} {verb}" if len(names) > 1 else f"{names[0]} {verb}"
