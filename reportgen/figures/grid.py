"""The grid under a table's cells: what stands at each place, be it begun there or reached by a span."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportgen.figures.model import Cell, Table
from reportgen.wording.text import plain


class Spot(NamedTuple):
    """A place of the grid: the cell that covers it, and where that cell begins."""

    cell: Cell
    row: int
    column: int


Grid = list[list[Spot]]


def grid(rows: Sequence[Sequence[Cell]]) -> Grid:
    """One spot a place, row by row.

    Raises ``ValueError`` if the cells leave a hole, overlap or reach beyond the last row.
    """
    alike = len({len(row) for row in rows}) < 2
    if alike and all(cell.columns == 1 and cell.rows == 1 for row in rows for cell in row):
        return [[Spot(cell, at, column) for column, cell in enumerate(row)] for at, row in enumerate(rows)]
    spots: list[dict[int, Spot]] = [{} for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in spots[at]:
                column += 1
            _cover(spots, Spot(cell, at, column))
    width = max((len(row) for row in spots), default=0)
    if any(sorted(row) != list(range(width)) for row in spots):
        raise ValueError("the cells of the table do not fill its rows")
    return [[row[column] for column in range(width)] for row in spots]


def _cover(spots: list[dict[int, Spot]], spot: Spot) -> None:
    cell, at, column = spot
    if at + cell.rows > len(spots):
        raise ValueError("a cell of the table reaches beyond its last row")
    for row in spots[at : at + cell.rows]:
        for place in range(column, column + cell.columns):
            if place in row:
                raise ValueError("two cells of the table overlap")
            row[place] = spot


def headings(table: Table) -> list[str]:
    """What stands above each column, from the top level down: ``2022, 1-17 yrs``."""
    rows = grid(table.header)
    columns = zip(*rows, strict=True) if rows else ()
    return [", ".join(filter(None, dict.fromkeys(plain(spot.cell.text) for spot in spots))) for spots in columns]


def is_turned(table: Table, spot: Spot) -> bool:
    """Whether a heading is set upwards: one above a single column that is not the first."""
    return table.turned and spot.column > 0 and spot.cell.columns == 1
