"""The data of a figure as a plain table, for reading and for export."""

from __future__ import annotations

from reportgen.figures.model import Badge, Chart, Table
from reportgen.wording.text import plain

Value = str | float | None
Listing = tuple[str, str, str, tuple[str, ...], tuple[tuple[Value, ...], ...]]


def listing(figure: Chart | Table | Badge) -> Listing:
    """Id, kind, title, column headings and rows; numbers unrounded in charts, as printed in tables."""
    if isinstance(figure, Chart):
        columns = ("", *(series.name for series in figure.series))
        values = [series.values for series in figure.series]
        rows = tuple((category, *(column[i] for column in values)) for i, category in enumerate(figure.categories))
        return figure.id, f"{figure.type} chart", figure.title, columns, rows
    if isinstance(figure, Table):
        header = tuple(plain(cell.text) for cell in figure.header[-1])
        return figure.id, "table", figure.title, header, tuple(tuple(plain(c.text) for c in row) for row in figure.rows)
    return figure.id, "badge", figure.caption, ("rank", "change"), ((plain(figure.value), figure.word),)
