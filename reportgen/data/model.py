"""What the data stage hands on: one small, checked frame a dataset."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Cube:
    """A dataset summed up to what its measures need.

    ``frame``: one row for each area x date x combination of the categories that are asked for. Columns:
    ``area`` (area id), ``date`` (datetime.date, first day of the month, quarter, year, or the day), the categories
    (after aliases), ``value`` (float: sum of the values, or the number of records; NaN if one of them has no number),
    ``rows`` (int: rows read).
    ``dates``: all dates the dataset covers, in order, without gaps inside (a gap is an error), whether or not the
    measures' rows have one. ``areas``: all area ids the dataset covers. ``query``: the SQL that was run.
    """

    dataset: str
    frame: pd.DataFrame = field(repr=False)
    time: Literal["day", "month", "quarter", "year"]
    dates: tuple[date, ...] = field(repr=False)
    areas: tuple[str, ...] = field(repr=False)
    categories: tuple[str, ...]
    absent: Literal["zero", "missing"]
    query: str = field(repr=False)
    partial: tuple[date, ...] = ()  # dates whose span had not ended when the data were extracted
