"""Widths of a table's columns: as the figure says or by what stands in them, and wide enough for every word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportgen.figures.model import Cell, Table
from reportgen.office.columns import shared
from reportgen.wording.text import plain

# In twentieths of a point: characters of bold Arial at 10 pt, rounded up, and a cell's margins.
_CHARACTER, _CAPITAL, _MARGINS = 125, 155, 226
_LONGEST_LINE = 40  # characters; longer text is set in several lines
_MARK = 2 * _CHARACTER


def column_widths(table: Table, width: int) -> list[int]:
    """Whole twentieths of a point that add up to ``width``.

    Columns share it by the figure's widths, or by their longest lines; none is narrower than its longest word, so that
    no number is broken.
    """
    columns = list(zip(*table.header, *table.rows, strict=True))
    least = [max(_word(cell) for cell in column) for column in columns]
    lines = (max(_line(cell) for cell in column) for column in columns)
    # Where not even the words have room, all columns give way alike.
    return scaled(shared(table.widths or tuple(lines), least, width) or least, width)


def scaled(weights: Sequence[float], width: int) -> list[int]:
    """Whole twentieths of a point in proportion to ``weights`` that add up to ``width``."""
    total = sum(weights)
    edges = [round(width * sum(weights[:index]) / total) for index in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _word(cell: Cell) -> int:
    return max((_wide(word) for word in plain(cell.text).split()), default=0) + _around(cell)


def _line(cell: Cell) -> int:
    return max(_wide(plain(cell.text)[:_LONGEST_LINE]) + _around(cell), _word(cell))


def _wide(text: str) -> int:
    return sum(_CAPITAL if character.isupper() else _CHARACTER for character in text)


def _around(cell: Cell) -> int:
    return _MARGINS + (_MARK if cell.mark else 0)
