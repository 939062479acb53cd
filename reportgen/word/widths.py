"""Widths of a table's columns: as the figure says or by what stands in them, and wide enough for every word."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from reportgen.figures.model import Cell, Table
from reportgen.office.columns import shared
from reportgen.word.headers import period_parts
from reportgen.word.metrics import MARGINS, wide
from reportgen.wording.text import plain

_LONGEST_LINE = 40  # characters; longer text is set in several lines
_MARK = "● "


def column_widths(table: Table, width: int) -> list[int]:
    """Whole twentieths of a point that add up to ``width``.

    Columns share it by the figure's widths, or by their longest lines; none is narrower than its longest word, so that
    no number is broken. Columns of periods are alike.
    """
    heads = list(zip(*table.header, strict=True))
    columns = list(zip(*table.header, *table.rows, strict=True))
    periods = {index for index, cells in enumerate(heads) if any(map(period_parts, cells))}
    words = [max(map(_word, column)) for column in columns]
    least = _alike([max(word, *map(_part, cells)) for word, cells in zip(words, heads, strict=True)], periods)
    weights = _alike(table.widths or [max(map(_line, column)) for column in columns], periods)
    # Where not even the words have room, all columns give way alike.
    return scaled(shared(weights, least, width) or least, width)


def _alike(sizes: Sequence[float], columns: Collection[int]) -> list[float]:
    """The sizes, with the largest of those columns for each of them."""
    largest = max((sizes[index] for index in columns), default=0.0)
    return [largest if index in columns else size for index, size in enumerate(sizes)]


def scaled(weights: Sequence[float], width: int) -> list[int]:
    """Whole twentieths of a point in proportion to ``weights`` that add up to ``width``."""
    total = sum(weights)
    edges = [round(width * sum(weights[:index]) / total) for index in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _part(cell: Cell) -> int:
    return max(map(wide, period_parts(cell)), default=0) + MARGINS


def _word(cell: Cell) -> int:
    return max((wide(word) for word in plain(cell.text).split()), default=0) + _around(cell)


def _line(cell: Cell) -> int:
    return max(wide(plain(cell.text)[:_LONGEST_LINE]) + _around(cell), _word(cell))


def _around(cell: Cell) -> int:
    return MARGINS + (wide(_MARK) if cell.mark else 0)
