"""Figures as data: what a chart, a table, a badge or a drawing shows, before any file format."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from reportgen.measures.facts import Fact
from reportgen.wording.text import Text, facts_in


class ChartType(StrEnum):
    COLUMN = "column"  # one series, upright
    CLUSTERED = "clustered"  # several series side by side
    STACKED = "stacked"  # several series on top of each other
    STACKED_100 = "stacked_100"  # each column is 100 per cent
    BAR = "bar"  # lying, first category at the top
    STACKED_BAR = "stacked_bar"  # lying, several series one behind the other
    STACKED_BAR_100 = "stacked_bar_100"
    PYRAMID = "pyramid"  # two series, lying: the first to the left, the second to the right of a common axis
    LINE = "line"
    PIE = "pie"
    DOUGHNUT = "doughnut"

    @property
    def lying(self) -> bool:
        """Whether its values run from left to right."""
        return self in (ChartType.BAR, ChartType.STACKED_BAR, ChartType.STACKED_BAR_100, ChartType.PYRAMID)

    @property
    def stacked(self) -> bool:
        return self in (ChartType.STACKED, ChartType.STACKED_BAR) or self.whole

    @property
    def whole(self) -> bool:
        """Whether each category's values make up 100 per cent."""
        return self in (ChartType.STACKED_100, ChartType.STACKED_BAR_100)

    @property
    def round(self) -> bool:
        return self in (ChartType.PIE, ChartType.DOUGHNUT)


Role = Literal["main", "compare", "target", "average"]


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers over the chart's categories; None is a gap, never a zero.

    ``role`` target or average: drawn as a line across a column chart (dashed, no markers). ``low`` and ``high`` are
    the ends of each value's interval, drawn as error bars; ``faint`` are indices of older or weaker values, in grey.
    """

    name: str
    values: tuple[float | None, ...]
    facts: tuple[Fact | None, ...] = ()
    role: Role = "main"
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    faint: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A note at a category of a chart over time: "first lockdown". ``kind`` break: the numbers before are not alike."""

    at: int  # index of the category at which it begins
    text: str
    kind: Literal["event", "break", "part"] = "event"  # part: the category's time has not ended


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
    events: tuple[Event, ...] = ()
    headed: bool = False  # its title stands in it, above what it shows


@dataclass(frozen=True, slots=True)
class Cell:
    """``mark`` is a RAG colour shown as a mark beside the words, never alone.

    ``columns`` and ``rows`` are how far it spans; the cells it covers are left out of their rows, as in HTML.
    ``indent`` is the level of an "of which" row; ``faint`` is for zeros that would drown the rest.
    """

    text: Text
    align: Literal["left", "right", "center"] = "left"
    bold: bool = False
    mark: Literal["", "green", "amber", "red", "grey"] = ""
    columns: int = 1
    rows: int = 1
    indent: int = 0
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` are the header rows; the first column holds row headings; ``widths`` are relative.

    ``turned``: headings of all columns but the first are set upwards. ``band_rows`` are headings within the table that
    span it; ``landscape``: too wide for an upright page.
    """

    id: str
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    total_rows: tuple[int, ...] = ()  # indices of rows set in bold with a rule above
    title: str = ""
    alt: str = ""
    notes: tuple[str, ...] = ()  # what a reader must know; printed below
    subtotal_rows: tuple[int, ...] = ()  # bold, without a rule
    band_rows: tuple[int, ...] = ()
    turned: bool = False
    landscape: bool = False
    total_columns: tuple[int, ...] = ()  # indices of columns set in bold on the total's ground
    headed: bool = False  # its title stands above it, within its place on a slide


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A figure that is drawn of shapes: cards, maps, diagrams. Each kind adds what it shows; ``drawings`` lays it out.

    ``table`` says the same in rows and columns, for those who cannot see it: below it in Word, in the notes of a slide.
    """

    id: str
    title: str = ""
    alt: str = ""
    notes: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    table: Table | None = None
    headed: bool = False  # its title stands in it, above what it shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Two or three charts or drawings side by side under one caption; each keeps its title as its heading."""

    id: str
    figures: tuple[Chart | Drawn, ...]
    title: str = ""
    alt: str = ""
    notes: tuple[str, ...] = ()


Figure = Chart | Table | Drawn | Group


def figure_facts(figure: Figure | Badge) -> tuple[Fact, ...]:
    """The facts a figure shows, in reading order."""
    match figure:
        case Chart():
            return tuple(fact for series in figure.series for fact in series.facts if fact is not None)
        case Table():
            return tuple(fact for row in figure.rows for cell in row for fact in facts_in(cell.text))
        case Group():
            return tuple(fact for one in figure.figures for fact in figure_facts(one))
    return figure.facts
