"""A measure's counts by area, date and category, taken from its dataset's cube."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from reportgen.data.model import Cube
from reportgen.periods import Period
from reportgen.spec.definitions import Dataset, Measure

if TYPE_CHECKING:
    import pandas as pd

Within = tuple[tuple[str, str], ...]
"""Columns and the one value of each that a count is held to: ``(("incident", "Theft"),)``."""


class Cell(NamedTuple):
    """What the rows of one area, date and category come to; ``value`` is None if one of them has no number."""

    value: float | None
    rows: int


Cells = Mapping[str, Mapping[date, Cell]]  # area -> date


@dataclass(slots=True)
class Counts:
    """The cells of one measure: added up over all categories, or told apart by those that are asked for."""

    measure: str
    cube: Cube
    frame: pd.DataFrame = field(repr=False)  # the measure's own rows
    counted: str  # the frame's column that is added up
    _cells: dict[tuple[str, ...], dict[tuple[str, ...], dict[str, dict[date, Cell]]]] = field(default_factory=dict)
    _dates: dict[Period, tuple[date, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, measure: Measure, cube: Cube) -> Counts:
        frame = cube.frame
        for column, wanted in measure.where.items():
            listed = wanted if isinstance(wanted, list) else [wanted]
            frame = frame[frame[column].isin([str(value) for value in listed])]
        # Data with values may be counted by their rows all the same.
        return cls(name, cube, frame, "rows" if measure.aggregate == "count" else "value")

    def values(self, column: str) -> set[str]:
        """The values of a category among the measure's rows."""
        return set(self.frame[column].unique())

    def cells(self, within: Within) -> Cells:
        """The cells that are held to these values."""
        columns = tuple(column for column, _ in within)
        if columns not in self._cells:
            self._cells[columns] = self._told_apart(columns)
        return self._cells[columns].get(tuple(value for _, value in within), {})

    def _told_apart(self, columns: tuple[str, ...]) -> dict[tuple[str, ...], dict[str, dict[date, Cell]]]:
        found: dict[tuple[str, ...], dict[str, dict[date, Cell]]] = {}
        frame = self.frame
        # Without a number the row's value is NaN, whatever is counted.
        named = (*columns, "area", "date", "value", self.counted, "rows")
        for *values, area, day, number, value, rows in zip(*(frame[name].tolist() for name in named), strict=True):
            by_date = found.setdefault(tuple(values), {}).setdefault(area, {})
            own = Cell(None if number != number else value, rows)
            before = by_date.get(day)
            by_date[day] = own if before is None else _added(before, own)
        return found

    def absent(self, period: Period, areas: tuple[str, ...], within: Within = ()) -> str:
        """Why the period has no number for these areas: ``""`` if it has one."""
        unknown = [area for area in areas if area not in self.cube.areas]
        if unknown:
            return "no data are held for the area" + (f"'s {len(unknown)} parts" if len(areas) > 1 else "")
        return self._uncovered(period) or self._unreported(period, areas, within)

    def _uncovered(self, period: Period) -> str:
        first, last = self.cube.dates[0], self.cube.dates[-1]
        partial = [day for day in self.cube.partial if period.contains(day)]
        if partial:
            return f"the data for {_month(partial[0])} are not complete"
        wanted = [day for day in self.dates(period) if not first <= day <= last]
        if not wanted:
            return ""
        if wanted[0] < first:
            return f"the data begin in {_month(first)}"
        return f"the data end in {_month(last)}; {_listed(wanted)} missing"

    def _unreported(self, period: Period, areas: tuple[str, ...], within: Within) -> str:
        nothing = Cell(0.0 if self.cube.absent == "zero" else None, 0)
        cells = self.cells(within)
        for area in areas:
            by_date = cells.get(area, {})
            without = [day for day in self.dates(period) if by_date.get(day, nothing).value is None]
            if without:
                return f"there is no figure for {_month(without[0])}"
        return ""

    def dates(self, period: Period) -> tuple[date, ...]:
        """The dates the dataset must have to cover the period."""
        if period not in self._dates:
            self._dates[period] = self._dates_in(period)
        return self._dates[period]

    def _dates_in(self, period: Period) -> tuple[date, ...]:
        if self.cube.time == "day":
            return tuple(day for day in self.cube.dates if period.contains(day)) or (period.start, period.end)
        return tuple(part.start for part in period.split(self.cube.time))

    def total(self, period: Period, areas: tuple[str, ...], within: Within = ()) -> tuple[float, int]:
        """The sum over the period and the areas, and the number of rows behind it; nothing of it is ``absent``."""
        value, rows = 0.0, 0
        cells = self.cells(within)
        for area in areas:
            by_date = cells.get(area, {})
            for day in self.dates(period):
                cell = by_date.get(day)
                if cell is not None:
                    value += cell.value or 0
                    rows += cell.rows
        return value, rows


def _added(one: Cell, other: Cell) -> Cell:
    known = one.value is not None and other.value is not None
    return Cell((one.value or 0) + (other.value or 0) if known else None, one.rows + other.rows)


def _month(day: date) -> str:
    return f"{day:%B %Y}"


def _listed(days: list[date]) -> str:
    names = [_month(day) for day in days]
    verb = "is" if len(names) == 1 else "are"
    if len(names) > 4:
        return f"{names[0]} to {names[-1]} {verb}"
    return f"{', '.join(names[:-1])} and {names[-1]} {verb}" if len(names) > 1 else f"{names[0]} {verb}"


def origin_note(dataset: Dataset) -> str:
    """Source and publisher in one line."""
    if dataset.publisher and dataset.publisher != dataset.source:
        return f"{dataset.source}, {dataset.publisher}"
    return dataset.source
