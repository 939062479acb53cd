"""Alternative text of tables: their size, their headings and their totals."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.figures.alt import sentences, some
from reportgen.figures.grid import grid, headings
from reportgen.figures.model import Cell, Table
from reportgen.wording.text import plain

_MOST_COLUMNS = 12
_MOST_TOTALS = 4


def table_alt(table: Table) -> str:
    """Subject, size, headings of columns and rows, and the totals."""
    above = headings(table)
    summed = {*table.total_rows, *table.subtotal_rows, *table.band_rows}
    names = [plain(row[0].text) for index, row in enumerate(table.rows) if index not in summed and row]
    said = [f"Table: {table.title}" if table.title else "Table"]
    said.append(f"{_counted(len(names), 'row')} and {_counted(_width(table, above), 'column')}")
    told = [one for one in above if one]
    if told:
        said.append(f"Columns: {', '.join(told) if len(told) <= _MOST_COLUMNS else some(told)}")
    if table.band_rows:
        bands = [plain(table.rows[index][0].text) for index in table.band_rows]
        said.append(f"Groups of rows: {some(bands)}")
    if names:
        said.append(f"Rows: {some(names)}")
    said += [_total(table.rows[index], above) for index in _told_totals(table)]
    return sentences(said)


def _told_totals(table: Table) -> tuple[int, ...]:
    """The totals; subtotals too if they are few."""
    everything = tuple(sorted({*table.subtotal_rows, *table.total_rows}))
    return everything if len(everything) <= _MOST_TOTALS else table.total_rows


def _total(row: Sequence[Cell], above: Sequence[str]) -> str:
    """``Total: 39, 18, +116.7%``; of many columns, the last, which is the total of the totals."""
    name, *numbers = [plain(cell.text) for cell in row]
    if len(numbers) <= _MOST_COLUMNS:
        return f"{name}: {', '.join(numbers)}"
    return f"{name}, {above[-1]}: {numbers[-1]}"


def _width(table: Table, above: Sequence[str]) -> int:
    return len(above) or max((len(row) for row in grid(table.rows)), default=0)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
