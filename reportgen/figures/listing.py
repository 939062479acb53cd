"""The data of a figure as a plain table, for reading and for export."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.figures.model import Badge, Chart, Drawn, Figure, Group, Table
from reportgen.wording.text import plain

Value = str | float | None
Listing = tuple[str, str, str, tuple[str, ...], tuple[tuple[Value, ...], ...]]


def listings(figure: Figure | Badge) -> Iterator[Listing]:
    """Id, kind, title, column headings and rows; numbers unrounded in charts, as printed elsewhere.

    Of figures side by side, each is listed.
    """
    match figure:
        case Group():
            for one in figure.figures:
                yield from listings(one)
        case Chart():
            columns = ("", *(series.name for series in figure.series))
            values = [series.values for series in figure.series]
            rows = tuple((category, *(column[i] for column in values)) for i, category in enumerate(figure.categories))
            yield figure.id, f"{figure.type} chart", figure.title, columns, rows
        case Table():
            yield figure.id, "table", figure.title, *_printed(figure)
        case Drawn():
            kind = type(figure).__name__.lower()
            yield figure.id, kind, figure.title, *(_printed(figure.table) if figure.table else ((), ()))
        case Badge():
            yield figure.id, "badge", figure.caption, ("rank", "change"), ((plain(figure.value), figure.word),)


def _printed(table: Table) -> tuple[tuple[str, ...], tuple[tuple[Value, ...], ...]]:
    header = tuple(plain(cell.text) for cell in table.header[-1])
    return header, tuple(tuple(plain(cell.text) for cell in row) for row in table.rows)
