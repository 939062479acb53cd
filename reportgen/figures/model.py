"""Figures as data: what a chart, a table or a badge shows, before any file format."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from reportgen.measures.facts import Fact
from reportgen.wording.text import Text


class ChartType(StrEnum):
    COLUMN = "column"  # one series, upright
    CLUSTERED = "clustered"  # several series side by side
    STACKED = "stacked"  # several series on top of each other
    BAR = "bar"  # lying, first category at the top
    LINE = "line"
    PIE = "pie"
    DOUGHNUT = "doughnut"


Role = Literal["main", "compare", "target", "average"]


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers over the chart's categories; None is a gap, never a zero.

    ``role`` target or average: drawn as a line across a column chart (dashed, no markers).
    """

    name: str
    values: tuple[float | None, ...]
    facts: tuple[Fact | None, ...] = ()
    role: Role = "main"


@dataclass(frozen=True, slots=True)
class Chart:
    """``categories`` has one label a value; ``highlight`` are indices of categories drawn in the highlight colour."""

    id: str
    type: ChartType
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    title: str = ""
    category_title: str = ""
    value_title: str = ""
    number_format: str = "#,##0"  # Excel's; used for axis and labels
    highlight: tuple[int, ...] = ()
    highlight_name: str = ""  # what the highlighted ones are, e.g. "June to September 2023"
    labels: Literal["none", "all", "highlight"] = "none"
    alt: str = ""
    notes: tuple[str, ...] = ()  # what a reader must know; printed below
    dates: tuple[date, ...] = ()  # of a chart by month: the first day of each category


@dataclass(frozen=True, slots=True)
class Cell:
    """``mark`` is a RAG colour shown as a mark beside the words, never alone."""

    text: Text
    align: Literal["left", "right", "center"] = "left"
    bold: bool = False
    mark: Literal["", "green", "amber", "red", "grey"] = ""


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` are the header rows; the first column holds row headings; ``widths`` are relative."""

    id: str
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    total_rows: tuple[int, ...] = ()  # indices of rows set in bold with a rule above
    title: str = ""
    alt: str = ""
    notes: tuple[str, ...] = ()  # what a reader must know; printed below


@dataclass(frozen=True, slots=True)
class Badge:
    """A rank among peers: ``8/32``, with a RAG mark, an arrow and a word. ``value`` is ``[x]`` if there is none."""

    id: str
    value: Text  # "8/32"
    caption: str  # what is ranked among whom
    rag: Literal["green", "amber", "red", "grey"]
    arrow: Literal["up", "down", "level", "none"]
    word: str  # "Increase", "Decrease", "No change", "Not available"
    alt: str = ""
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    missing: str = ""  # why there is no rank


Figure = Chart | Table | Badge
