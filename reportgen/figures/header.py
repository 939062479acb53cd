"""The header of a table: a row of headings a level, common ones above those that they are common to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportgen.figures.cells import Align, heading_cell
from reportgen.figures.model import Cell
from reportgen.wording.text import Text

Heading = Text | str
# What stands above a column from the top down, and how the column is aligned.
Above = tuple[Sequence[Heading], Align]


def header(first: Heading, columns: Sequence[Above]) -> tuple[tuple[Cell, ...], ...]:
    """The rows of headings; ``first`` stands above the row headings.

    What neighbours have in common stands once, across them. Of a column that has fewer headings than others the topmost
    reaches down to the next.
    """
    levels = max(len(texts) for texts, _ in columns)
    placed = [(*texts[:1], *(None for _ in range(levels - len(texts))), *texts[1:]) for texts, _ in columns]
    rows = []
    for level in range(levels):
        row = [] if level else [heading_cell(first, rows=levels)]
        shared = [_shared(texts, level, at) for at, texts in enumerate(placed)]
        for _, grouped in groupby(range(len(columns)), key=shared.__getitem__):
            at, *others = grouped
            text, align = placed[at][level], columns[at][1]
            if text is not None:
                deep = 1 if level else levels - len(columns[at][0]) + 1
                row.append(heading_cell(text, "center" if others else align, columns=1 + len(others), rows=deep))
        rows.append(tuple(row))
    return tuple(rows)


def _shared(texts: Sequence[Heading | None], level: int, at: int) -> tuple[Sequence[Heading | None], int | None]:
    """What makes a heading one with its neighbours': all above it and itself; the lowest stands over one column."""
    lowest = all(text is None for text in texts[level + 1 :])
    return texts[: level + 1], at if lowest else None
