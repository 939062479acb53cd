"""A measure's counts by area and date, taken from its dataset's cube."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reportgen.data.model import Cube
from reportgen.periods import Period
from reportgen.spec.definitions import Dataset, Measure


@dataclass(frozen=True, slots=True)
class Counts:
    """``values[area][date]`` is the unrounded value and the number of rows it was counted from."""

    measure: str
    cube: Cube
    values: Mapping[str, Mapping[date, tuple[float, int]]] = field(repr=False)

    @classmethod
    def of(cls, name: str, measure: Measure, cube: Cube) -> Counts:
        frame = cube.frame
        for column, wanted in measure.where.items():
            listed = wanted if isinstance(wanted, list) else [wanted]
            frame = frame[frame[column].isin([str(value) for value in listed])]
        values: dict[str, dict[date, tuple[float, int]]] = {}
        # Data with values may be counted by their rows all the same.
        counted = "rows" if measure.aggregate == "count" else "value"
        columns = (frame["area"], frame["date"], frame[counted], frame["rows"])
        for area, day, value, rows in zip(*(column.tolist() for column in columns), strict=True):
            by_date = values.setdefault(area, {})
            before = by_date.get(day, (0.0, 0))
            by_date[day] = (before[0] + value, before[1] + rows)
        return cls(name, cube, values)

    def absent(self, period: Period, areas: tuple[str, ...]) -> str:
        """Why the period has no number for these areas: ``""`` if it has one."""
        unknown = [area for area in areas if area not in self.cube.areas]
        if unknown:
            return "no data are held for the area" + (f"'s {len(unknown)} parts" if len(areas) > 1 else "")
        return self._uncovered(period) or self._unreported(period, areas)

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

    def _unreported(self, period: Period, areas: tuple[str, ...]) -> str:
        if self.cube.absent == "zero":
            return ""
        for area in areas:
            by_date = self.values.get(area, {})
            without = [day for day in self.dates(period) if day not in by_date]
            if without:
                return f"there is no figure for {_month(without[0])}"
        return ""

    def dates(self, period: Period) -> tuple[date, ...]:
        """The dates the dataset must have to cover the period."""
        if self.cube.time == "day":
            return tuple(day for day in self.cube.dates if period.contains(day)) or (period.start, period.end)
        return tuple(part.start for part in period.split(self.cube.time))

    def total(self, period: Period, areas: tuple[str, ...]) -> tuple[float, int]:
        """The sum over the period and the areas, and the number of rows behind it."""
        value, rows = 0.0, 0
        for area in areas:
            for day, (number, count) in self.values.get(area, {}).items():
                if period.start <= day <= period.end:
                    value += number
                    rows += count
        return value, rows


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
