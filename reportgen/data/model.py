"""What the data stage hands on: one small, checked frame a dataset."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reportgen.data.dates import Time, When

if TYPE_CHECKING:
    import pandas as pd

Mark = Literal["", "c", "x", "z", "low", "p", "r"]
MARKS: tuple[Mark, ...] = ("c", "x", "z", "low", "p", "r")
"""What may be known of a number besides it, the weightiest first: what is said of a part is said of the whole."""
WITHOUT_NUMBER: tuple[Mark, ...] = ("c", "x", "z")
"""Marks of cells in which no number is given, even if one stands there."""


@dataclass(frozen=True, slots=True)
class Cube:
    """A dataset summed up to what its measures need.

    ``frame``: one row for each area x date x combination of the categories that are asked for. Columns:
    ``area`` (area id), ``date`` (datetime.date, first day of the month, quarter, year, or the day; a Period where the
    rows are of spans), the categories
    (after aliases), ``value`` (float: sum of the values, or the number of records; NaN if one of them has no number),
    ``rows`` (int: rows read); where the dataset has them, ``mark`` (c, low, x, z, p, r or nothing), and ``low`` and
    ``high`` (float or NaN).
    ``dates``: all dates the dataset covers, in order, without gaps inside (a gap is an error), whether or not the
    measures' rows have one. ``areas``: all area ids the dataset covers. ``query``: the SQL that was run.
    """

    dataset: str
    frame: pd.DataFrame = field(repr=False)
    time: Time
    dates: tuple[When, ...] = field(repr=False)
    areas: tuple[str, ...] = field(repr=False)
    categories: tuple[str, ...]
    absent: Literal["zero", "missing"]
    query: str = field(repr=False)
    partial: tuple[When, ...] = ()  # dates whose span had not ended when the data were extracted
