"""Text tables: rows of an author's texts, with facts in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.errors import Place
from reportgen.figures.cells import heading_cell
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.table_alt import table_alt
from reportgen.spec.figures.text_table import TextColumnSpec, TextTableSpec
from reportgen.wording.text import plain, words

EMPTY = "–"


def make(spec: TextTableSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec."""
    rows = tuple(
        aligned_cells(row, [spec.place("rows", index, number) for number in range(len(row))], spec.columns, maker)
        for index, row in enumerate(spec.rows)
    )
    table = Table(
        id=id_,
        header=(header(spec.columns, maker),),
        rows=rows,
        widths=relative_widths(spec.columns),
        title=plain(maker.text(spec.title, spec.place("title"))),
        notes=empty_notes(spec.rows, spec.empty),
    )
    return replace(table, alt=table_alt(table))


def header(columns: Sequence[TextColumnSpec], maker: Maker) -> tuple[Cell, ...]:
    """The headings of an author's columns."""
    return tuple(
        heading_cell(maker.text(column.heading, column.place("heading")), column.align) for column in columns
    )


def aligned_cells(
    texts: Sequence[str | None], places: Sequence[Place], columns: Sequence[TextColumnSpec], maker: Maker
) -> tuple[Cell, ...]:
    """The cells of a row, as their columns are aligned; an empty one holds a dash."""
    return tuple(
        Cell(maker.text(text, place) if _said(text) and text else words(EMPTY), align=column.align)
        for text, place, column in zip(texts, places, columns, strict=True)
    )


def relative_widths(columns: Sequence[TextColumnSpec]) -> tuple[float, ...]:
    """Nothing, if the author leaves them to what stands in the columns."""
    return tuple(column.width for column in columns if column.width is not None)


def empty_notes(rows: Sequence[Sequence[str | None]], meaning: str | None) -> tuple[str, ...]:
    """What a dash means, if there is one."""
    return (f"{EMPTY} {meaning}",) if meaning and not all(_said(cell) for row in rows for cell in row) else ()


def _said(text: str | None) -> bool:
    return bool((text or "").strip())
