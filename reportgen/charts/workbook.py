"""The workbook behind a chart: one sheet, categories in column A, one series a column; never a formula."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportgen.charts.events import marks
from reportgen.charts.look import dated, drawn, number_format, points
from reportgen.charts.spreadsheetml import FIXED_PARTS, MAIN, SHEET
from reportgen.figures.model import Chart, Series
from reportgen.office.archive import archive
from reportgen.office.escaping import DECLARATION, allowed, escaped

_MOST_CHARACTERS = 32_767  # in a cell of Excel

# Cell formats, by their place in styles.xml.
_TEXT, _QUOTED, _HEADING, _NUMBER, _MONTH = range(5)
# "Sep 23" in English, wherever the file is opened.
MONTH_FORMAT = "[$-809]mmm yy"
_FIRST_DAY = date(1899, 12, 30)  # 0 in Excel, for all days after February 1900


@dataclass(frozen=True, slots=True)
class Column:
    """One column behind the categories."""

    heading: str
    values: tuple[float | None, ...]


def columns(chart: Chart) -> tuple[Column, ...]:
    """The series first, so that their numbers are those of their columns; then intervals, then events."""
    series = drawn(chart)
    found = [Column(one.name, tuple(points(one, chart))) for one in series]
    for one in series:
        if one.low:
            found += intervals(one, chart)
    for mark in marks(chart):
        at = mark.event.at
        found.append(Column(mark.event.text, tuple(mark.height if n == at else None
                                                   for n in range(len(chart.categories)))))
    return tuple(found)


def intervals(series: Series, chart: Chart) -> tuple[Column, Column]:
    """How far the interval of each value goes below and above it: error bars know no ends, only lengths."""
    rows = list(zip(points(series, chart), series.low, series.high, strict=True))
    return (
        Column(f"{series.name}: down to the lower end", tuple(_apart(value, low) for value, low, _ in rows)),
        Column(f"{series.name}: up to the upper end", tuple(_apart(high, value) for value, _, high in rows)),
    )


def _apart(upper: float | None, lower: float | None) -> float | None:
    # Differences of floats are not exact; ten digits are more than an interval has.
    return None if upper is None or lower is None else float(format(max(0.0, upper - lower), ".10g"))


def interval_numbers(chart: Chart, index: int) -> tuple[int, int]:
    """The numbers of the two columns that hold the intervals of a series."""
    series = drawn(chart)
    first = len(series) + 1 + 2 * sum(bool(one.low) for one in series[:index])
    return first, first + 1


def event_number(chart: Chart, index: int) -> int:
    """The number of the column that holds an event."""
    series = drawn(chart)
    return len(series) + 1 + 2 * sum(bool(one.low) for one in series) + index


def workbook(chart: Chart) -> bytes:
    """The .xlsx that Office opens for "Edit data"; a missing value is an empty cell."""
    strings: dict[str, int] = {}
    parts = FIXED_PARTS | {
        "xl/worksheets/sheet1.xml": _sheet(chart, strings),
        "xl/styles.xml": _styles(number_format(chart)),
        "xl/sharedStrings.xml": _shared(strings),
    }
    return archive((name, (DECLARATION + content).encode()) for name, content in parts.items())


def column(number: int) -> str:
    """The letters of a column: 0 is A, 25 Z, 26 AA."""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def heading_reference(number: int) -> str:
    """Where the name of a series stands; column 0 holds the categories, so that series count from 1."""
    return f"{SHEET}!${column(number)}$1"


def values_reference(number: int, count: int) -> str:
    """Where ``count`` categories (column 0) or values of a series (from 1) stand."""
    letters = column(number)
    return f"{SHEET}!${letters}$2:${letters}${max(count, 1) + 1}"


def month_numbers(chart: Chart) -> list[int]:
    """The categories of a chart of months as Excel counts days."""
    return [(first - _FIRST_DAY).days for first in chart.dates]


def digits(value: float) -> str:
    """A number as cell and cache both hold it: shortest, exact, ``551`` rather than ``551.0``."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(float(value))


def _sheet(chart: Chart, strings: dict[str, int]) -> str:
    """The sheet; the texts it uses are added to ``strings`` with their numbers."""
    held = columns(chart)
    headings = [chart.category_title, *(one.heading for one in held)]
    rows = ["".join(_text_cell(f"{column(at)}1", text, _HEADING, strings) for at, text in enumerate(headings))]
    for index, label in enumerate(_labels(chart, strings)):
        cells = [label]
        for at, one in enumerate(held, start=1):
            value = one.values[index]
            if value is not None:
                cells.append(f'<c r="{column(at)}{index + 2}" s="{_NUMBER}"><v>{digits(value)}</v></c>')
        rows.append("".join(cells))
    body = "".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(rows, start=1))
    wide = min(60, max(map(len, chart.categories), default=8) + 2)
    return (
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="1" width="{max(12, wide)}" customWidth="1"/></cols>'
        f"<sheetData>{body}</sheetData></worksheet>"
    )


def _labels(chart: Chart, strings: dict[str, int]) -> list[str]:
    if dated(chart):
        return [f'<c r="A{row}" s="{_MONTH}"><v>{day}</v></c>' for row, day in enumerate(month_numbers(chart), start=2)]
    return [_text_cell(f"A{row}", label, _TEXT, strings) for row, label in enumerate(chart.categories, start=2)]


def _text_cell(place: str, text: str, style: int, strings: dict[str, int]) -> str:
    """A string cell, whatever it looks like; the quote prefix keeps it one when somebody edits it."""
    text = allowed(text)[:_MOST_CHARACTERS]
    if not text:
        return ""
    if style == _TEXT and text[0] in "=+-@\t\r":
        style = _QUOTED
    return f'<c r="{place}" s="{style}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'


def _shared(strings: dict[str, int]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escaped(text)}</t></si>' for text in strings)
    return f'<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">{items}</sst>'


def _styles(code: str) -> str:
    plain = 'borderId="0" fillId="0" xfId="0"'
    return (
        f'<styleSheet xmlns="{MAIN}">'
        f'<numFmts count="2"><numFmt numFmtId="164" formatCode="{escaped(code)}"/>'
        f'<numFmt numFmtId="165" formatCode="{MONTH_FORMAT}"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Arial"/></font>'
        '<font><b/><sz val="11"/><name val="Arial"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf borderId="0" fillId="0" fontId="0" numFmtId="0"/></cellStyleXfs>'
        f'<cellXfs count="5"><xf {plain} fontId="0" numFmtId="49" applyNumberFormat="1"/>'
        f'<xf {plain} fontId="0" numFmtId="49" quotePrefix="1" applyNumberFormat="1"/>'
        f'<xf {plain} fontId="1" numFmtId="49" quotePrefix="1" applyNumberFormat="1" applyFont="1"/>'
        f'<xf {plain} fontId="0" numFmtId="164" applyNumberFormat="1"/>'
        f'<xf {plain} fontId="0" numFmtId="165" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
