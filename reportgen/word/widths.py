"""Widths of a table's columns: as the figure says or by what stands in them, and wide enough for every word."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from reportgen.figures.grid import Grid, Spot, grid, is_turned
from reportgen.figures.model import Cell, Table
from reportgen.office.columns import shared
from reportgen.office.metrics import LINE
from reportgen.office.turned import set_upwards
from reportgen.word.headers import period_parts
from reportgen.word.metrics import INDENT, ROOMY, SETTINGS, SLACK, TWENTIETHS, Setting, wide
from reportgen.wording.text import plain

_LONGEST_LINE = 40  # characters; longer text is set in several lines
_MARK = "● "
_BREAKS = re.compile(r"[ \t\n]+")  # where a line may end, which is not at a no-break space


def fitting(table: Table, width: int, height: int = 0) -> Setting | None:
    """The largest setting in which no word of the table is broken; None if there is none.

    If it has a page of its own, so many twentieths of a point high, the largest in which it fits the page.
    """
    columns = _Columns(table)
    unbroken = (one for one in SETTINGS if sum(columns.least(one)) <= width)
    if not height:
        return next(unbroken, None)
    found = [*unbroken]
    on_page = (one for one in found if _height(table, width, one) <= height)
    return next(on_page, found[0] if found else None)


def _height(table: Table, width: int, setting: Setting) -> float:
    """About how high a table stands, of which each row has one line."""
    line = setting.size * LINE * TWENTIETHS + 2 * setting.above
    widths = column_widths(table, width, setting)
    turned = [turned_height(table, spots, index, widths, setting) for index, spots in enumerate(grid(table.header))]
    return sum(max(line, height) for height in turned) + len(table.rows) * line


def column_widths(table: Table, width: int, setting: Setting = ROOMY) -> list[int]:
    """Whole twentieths of a point that add up to ``width``.

    Columns share it by the figure's widths, or by their longest lines; none is narrower than its longest word, so that
    no number is broken. Columns of periods are alike, and so are those under turned headings.
    """
    columns = _Columns(table)
    least = columns.least(setting)
    # Where not even the words have room, all columns give way alike.
    return scaled(shared(columns.weights(setting, width), least, width) or least, width)


def scaled(weights: Sequence[float], width: int) -> list[int]:
    """Whole twentieths of a point in proportion to ``weights`` that add up to ``width``."""
    total = sum(weights)
    edges = [round(width * sum(weights[:index]) / total) for index in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def turned_height(table: Table, spots: Sequence[Spot], index: int, widths: Sequence[int], setting: Setting) -> int:
    """How many twentieths of a point high a header row must be for the turned headings that end in it; 0 without."""
    heights = [_turned(spot.cell, widths[column], setting) / spot.cell.rows
               for column, spot in enumerate(spots) if is_turned(table, spot) and spot.row <= index]  # fmt: skip
    return round(max(heights, default=0))


def below_turned(table: Table, widths: Sequence[int], setting: Setting) -> list[int]:
    """What is left free right of the numbers below turned headings, so that they stand in the middle; else nothing."""
    if not table.turned:
        return []
    body = _Columns(table).body
    longest = [max((wide(plain(spot.cell.text), setting) for spot in spots), default=0) for spots in body]
    return [max(0, (width - setting.margins - length) // 2) for width, length in zip(widths, longest, strict=True)]


def _turned(cell: Cell, width: int, setting: Setting) -> float:
    _, length = set_upwards(plain(cell.text), setting.size, (width - setting.side) / TWENTIETHS)
    return (length * SLACK + LINE * setting.size) * TWENTIETHS


class _Columns:
    """What stands in each column of a table; cells that span several count only for their words."""

    def __init__(self, table: Table) -> None:
        self.table = table
        header = grid(table.header)
        self.count = len((header or grid(table.rows[:1]) or [[]])[0])
        self.heads = _by_column(header, self.count)
        self.body = _by_column(grid(table.rows), self.count)
        self.periods = {at for at, spots in enumerate(self.heads) if any(period_parts(spot.cell) for spot in spots)}
        self.spanning = dict.fromkeys(
            spot for row in header for spot in row if 1 < spot.cell.columns < self.count)

    def least(self, setting: Setting) -> list[float]:
        """The longest word of each column, with its margins."""
        heads = [[*map(self._word_of_head(setting), spots)] for spots in self.heads]
        found = _alike([float(max((*own, *(_word(spot.cell, setting) for spot in spots)), default=0))
                        for own, spots in zip(heads, self.body, strict=True)], self.periods)  # fmt: skip
        if setting != ROOMY and found:  # many columns, which are not to squeeze the row headings
            lines = [_line(spot.cell, setting) for spot in self.body[0]]
            found[0] = max(found[0], max(lines, default=0) / 2)
        for spot in self.spanning:
            under = slice(spot.column, spot.column + spot.cell.columns)
            lacking = max(0.0, _word(spot.cell, setting) - sum(found[under])) / spot.cell.columns
            found[under] = [one + lacking for one in found[under]]
        return found

    def weights(self, setting: Setting, width: int) -> Sequence[float]:
        if self.table.widths:
            return _alike(self.table.widths, self.periods)
        longest = [float(max((_line(spot.cell, setting) for spot in (*own, *spots)), default=0))
                   for own, spots in zip(self.heads, self.body, strict=True)]  # fmt: skip
        if self.table.turned and self.count > 1 and width > longest[0]:
            return [longest[0], *[(width - longest[0]) / (self.count - 1)] * (self.count - 1)]
        return _alike(longest, self.periods)

    def _word_of_head(self, setting: Setting) -> Callable[[Spot], int]:
        def word(spot: Spot) -> int:
            if is_turned(self.table, spot):
                return round(setting.size * LINE * TWENTIETHS) + setting.side
            parts = (wide(part, setting) for part in period_parts(spot.cell))
            return max(_word(spot.cell, setting), max(parts, default=0) + setting.margins)

        return word


def _by_column(rows: Grid, count: int) -> list[list[Spot]]:
    """The cells of each column that span no other, each text once: a long table has the same numbers many times."""
    found: list[dict[tuple[str, str, int], Spot]] = [{} for _ in range(count)]
    for index, row in enumerate(rows):
        for own, spot in zip(found, row, strict=True):
            cell = spot.cell
            if cell.columns == 1 and spot.row == index:
                own.setdefault((plain(cell.text), cell.mark, cell.indent), spot)
    return [list(own.values()) for own in found]


def _alike(sizes: Sequence[float], columns: Collection[int]) -> list[float]:
    """The sizes, with the largest of those columns for each of them."""
    largest = max((sizes[index] for index in columns), default=0.0)
    return [largest if index in columns else size for index, size in enumerate(sizes)]


def _word(cell: Cell, setting: Setting) -> int:
    return max((wide(word, setting) for word in _BREAKS.split(plain(cell.text))), default=0) + _around(cell, setting)


def _line(cell: Cell, setting: Setting) -> int:
    return max(wide(plain(cell.text)[:_LONGEST_LINE], setting) + _around(cell, setting), _word(cell, setting))


def _around(cell: Cell, setting: Setting) -> int:
    return setting.margins + INDENT * cell.indent + (wide(_MARK, setting) if cell.mark else 0)
