"""Where in a file a faulty cell stands: read slowly, and only once a fault is known."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.data.sources.source import Source


def row_of(source: Source, cells: Sequence[tuple[str, str | None]]) -> str:
    """``row 17`` of the first row that holds these cells (column, text), or nothing if it is not found."""
    columns = [column for column, _ in cells]
    wanted = tuple(text for _, text in cells)
    for number, found in source.rows(columns):
        if found == wanted:
            return f"row {number}"
    return ""


def values_in(source: Source, column: str) -> set[str]:
    """The texts that the column holds."""
    return {found[0] for _, found in source.rows([column]) if found[0] is not None}
