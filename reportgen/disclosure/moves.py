"""Moves: changes of a few cells by one that leave what is published as it is, so that a small number stays unknown.

In a plane of the tables (two axes, the others held) a move is a cycle: up by one, along the row down by one, along
the column up by one, and so on. It changes no row's and no column's total. An edge of the plane stands for the total
of its row or column: a cycle over it changes that total, too. The cheapest cycle through a small number's cell is a
shortest path in the bipartite graph of rows and columns (Cox 1995, Network models for complementary cell suppression).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.disclosure.tables import LinkedTables

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.float64]
    Codes = NDArray[np.int64]

Move = dict[tuple[int, ...], int]

_EACH_STEP = 1e-3  # of two cycles that suppress as much, the shorter one
_MOST_DOMAINS = 3  # stretches of an axis within which cycles are looked for
_MOST_STARTS = 6  # cells of a small number from which cycles are looked for
_MOST_TRANSFERS = 400


@dataclass(slots=True)
class Costs:
    """What it costs to suppress each quantity: nothing, once it is. ``low`` and ``high`` are what readers know of it:
    of a small number that it is below the threshold; a number that must stay published may not change at all."""

    tables: LinkedTables
    cost: Numbers
    low: Numbers
    high: Numbers
    suppressed: list[int] = field(default_factory=list)

    def suppress(self, index: int) -> None:
        self.cost[index] = 0.0
        self.suppressed.append(index)

    def possible(self, changes: Numbers) -> bool:
        values = self.tables.values + changes
        return bool(((values >= self.low) & (values <= self.high)).all())

    def of(self, changes: Numbers) -> float:
        return float(self.cost[changes != 0].sum())


@dataclass(slots=True)
class Plane:
    """Two axes within a stretch of each, the others held at one class. ``cost[i, j]`` is what changing the cell there
    costs; the last column stands for the rows' totals, the last row for the columns'. ``up`` and ``down`` add what
    must not rise or fall. ``known`` suppressed quantities are free in ``cost`` already."""

    axes: tuple[int, int]
    rows: Codes
    columns: Codes
    at: tuple[int, ...]
    boxes: Codes
    owner: Codes
    along: tuple[Flags, Flags]
    cost: Numbers = field(init=False)
    up: Numbers = field(init=False)
    down: Numbers = field(init=False)
    known: int = 0

    @classmethod
    def of(cls, costs: Costs, axes: tuple[int, int], stretches: tuple[Codes, Codes], at: tuple[int, ...]) -> Plane:
        import numpy as np

        tables, (rows, columns) = costs.tables, stretches
        here = np.ones(len(tables.owner), dtype=bool)
        for axis, flags in enumerate(tables.inside):
            if axis not in axes:
                here &= flags[:, at[axis]]
        along = tables.inside[axes[0]][:, rows], tables.inside[axes[1]][:, columns]
        boxes = np.flatnonzero(here & along[0].any(axis=1) & along[1].any(axis=1))
        along = along[0][boxes], along[1][boxes]
        owner = tables.owner[boxes]
        plane = cls(axes, rows, columns, at, boxes, owner, along)
        plane.cost = plane.spread(costs.cost[owner])
        values, low, high = tables.values[owner], costs.low[owner], costs.high[owner]
        plane.up = _forbidden(plane.spread((values + 1 > high).astype(float), flip=values - 1 < low))
        plane.down = _forbidden(plane.spread((values - 1 < low).astype(float), flip=values + 1 > high))
        plane.down[:-1, :-1][plane._contents(tables) < 1] = np.inf
        plane.known = len(costs.suppressed)
        return plane

    def spread(self, weights: Numbers, flip: Flags | None = None) -> Numbers:
        """The weight of each box over the cells, rows' totals and columns' totals that change it.

        ``flip``: the weights of totals of a row or a column, which change the other way than their edge.
        """
        import numpy as np

        (rows, columns), last = self.along, (len(self.rows), len(self.columns))
        found = np.zeros((last[0] + 1, last[1] + 1))
        all_rows, all_columns = rows.all(axis=1), columns.all(axis=1)
        edge = weights if flip is None else flip.astype(float)
        part, across, down = ~all_rows & ~all_columns, ~all_rows & all_columns, all_rows & ~all_columns
        weighed = rows[part].astype(float) * weights[part, None]
        found[:-1, :-1] = weighed.T @ columns[part].astype(float)
        found[:-1, -1] = edge[across] @ rows[across]
        found[-1, :-1] = edge[down] @ columns[down]
        found[-1, -1] = weights[all_rows & all_columns].sum()
        return found

    def refresh(self, costs: Costs, first: Numbers) -> None:
        """Take out the cost of what was suppressed since; ``first`` are the costs before any was."""
        import numpy as np

        if self.known < len(costs.suppressed):
            new = np.zeros(len(first))
            for index in costs.suppressed[self.known :]:
                new[index] = first[index]
            self.cost = np.maximum(self.cost - self.spread(new[self.owner]), 0.0)
            self.cost[self.cost < 1e-9] = 0.0
            self.known = len(costs.suppressed)

    def _contents(self, tables: LinkedTables) -> Numbers:
        import numpy as np

        here = np.ones(len(tables.cells), dtype=bool)
        for axis in range(len(tables.inside)):
            if axis not in self.axes:
                here &= tables.cells[:, axis] == self.at[axis]
        found = np.zeros((tables.sizes[self.axes[0]], tables.sizes[self.axes[1]]))
        cells = tables.cells[here]
        found[cells[:, self.axes[0]], cells[:, self.axes[1]]] = tables.contents[here]
        return found[self.rows][:, self.columns]

    def move(self, start: tuple[int, ...], sign: int) -> Move | None:
        """The cheapest cycle that changes the start by ``sign``; None if there is none."""
        import numpy as np

        at = (int(np.flatnonzero(self.rows == start[self.axes[0]])[0]),
              int(np.flatnonzero(self.columns == start[self.axes[1]])[0]))  # fmt: skip
        rising, falling = self.cost + self.up + _EACH_STEP, self.cost + self.down + _EACH_STEP
        same, other = (rising, falling) if sign > 0 else (falling, rising)
        if not np.isfinite(same[at]):
            return None
        other[at] = np.inf
        path = _shortest(same, other, at)
        return None if path is None else {**self._cells(path, -sign), start: sign}

    def _cells(self, path: Sequence[tuple[int, int]], sign: int) -> Move:
        """The steps of a path that are cells, and no totals; they go up and down by turns."""
        move: Move = {}
        for step, (row, column) in enumerate(path):
            if row < len(self.rows) and column < len(self.columns):
                cell = list(self.at)
                cell[self.axes[0]], cell[self.axes[1]] = int(self.rows[row]), int(self.columns[column])
                move[tuple(cell)] = sign if step % 2 == 0 else -sign
        return move


def _forbidden(flags: Numbers) -> Numbers:
    import numpy as np

    return np.where(flags > 0, np.inf, 0.0)


def _shortest(same: Numbers, other: Numbers, at: tuple[int, int]) -> list[tuple[int, int]] | None:
    """From the start's column back to its row, by edges of ``other`` (to a row) and ``same`` (to a column) in turn."""
    import numpy as np

    rows, columns = same.shape
    to_row, to_column = np.full(rows, np.inf), np.full(columns, np.inf)
    from_column, from_row = np.full(rows, -1), np.full(columns, -1)
    to_column[at[1]] = 0.0
    while True:
        ways = other + to_column[None, :]
        best = ways.argmin(axis=1)
        found = ways[np.arange(rows), best]
        nearer = found < to_row
        if not nearer.any():
            break
        to_row[nearer], from_column[nearer] = found[nearer], best[nearer]
        ways = same + to_row[:, None]
        best = ways.argmin(axis=0)
        found = ways[best, np.arange(columns)]
        nearer = found < to_column
        to_column[nearer], from_row[nearer] = found[nearer], best[nearer]
    if not np.isfinite(to_row[at[0]]):
        return None
    path, row = [], at[0]
    while True:
        column = int(from_column[row])
        path.append((row, column))
        if column == at[1]:
            return path[::-1]
        row = int(from_row[column])
        path.append((row, column))


@dataclass(slots=True)
class Moves:
    """Finds moves; planes are kept from one small number to the next."""

    costs: Costs
    _first: Numbers = field(init=False)
    _planes: dict[tuple[object, ...], Plane] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._first = self.costs.cost.copy()

    def cheapest(self, index: int) -> Numbers | None:
        """The changes of all quantities by the move that hides this one and costs least; None if there is none."""
        best, least = None, float("inf")
        for move in self._candidates(index):
            changes = self.costs.tables.changes(move)
            if not changes[index] or not self.costs.possible(changes):
                continue
            cost = self.costs.of(changes)
            if cost < least:
                best, least = changes, cost
            if cost == 0:
                break
        return best

    def _candidates(self, index: int) -> Iterator[Move]:
        starts = self._starts(index)
        for start in starts:
            for plane in self._planes_through(start):
                for sign in (1, -1):
                    move = plane.move(start, sign)
                    if move is not None:
                        yield move
        yield from ({start: sign} for start in starts for sign in (1, -1))
        for start in starts:
            for cell in self.costs.tables.cells[:_MOST_TRANSFERS].tolist():
                if tuple(cell) != start:
                    yield {start: 1, tuple(cell): -1}

    def _starts(self, index: int) -> list[tuple[int, ...]]:
        """Cells of the number; one that holds nothing if none does."""
        import numpy as np

        tables = self.costs.tables
        boxes = np.flatnonzero(tables.owner == index)
        found: dict[tuple[int, ...], None] = {}
        for box in boxes:
            here = np.ones(len(tables.cells), dtype=bool)
            for axis, flags in enumerate(tables.inside):
                here &= flags[box][tables.cells[:, axis]]
            found |= dict.fromkeys(tuple(cell) for cell in tables.cells[here].tolist())
        if not found:
            found = {tuple(int(flags[boxes[0]].argmax()) for flags in tables.inside): None}
        return list(found)[:_MOST_STARTS]

    def _planes_through(self, start: tuple[int, ...]) -> Iterator[Plane]:
        sizes = self.costs.tables.sizes
        wide = [axis for axis, size in enumerate(sizes) if size > 1]
        if len(wide) < 2:
            wide += [axis for axis in range(len(sizes)) if axis not in wide][: 2 - len(wide)]
        for one, two in combinations(sorted(wide), 2):
            for rows in self._stretches(one, start):
                for columns in self._stretches(two, start):
                    yield self._plane((one, two), rows, columns, start)

    def _plane(self, axes: tuple[int, int], rows: Codes, columns: Codes, start: tuple[int, ...]) -> Plane:
        at = tuple(-1 if axis in axes else place for axis, place in enumerate(start))
        key = (axes, rows.tobytes(), columns.tobytes(), at)
        if key not in self._planes:
            self._planes[key] = Plane.of(self.costs, axes, (rows, columns), at)
        plane = self._planes[key]
        plane.refresh(self.costs, self._first)
        return plane

    def _stretches(self, axis: int, start: tuple[int, ...]) -> list[Codes]:
        """Stretches of the axis that hold the start: the whole, and those that numbers are counted over."""
        import numpy as np

        flags = self.costs.tables.inside[axis]
        through = np.unique(flags[flags[:, start[axis]]], axis=0)
        sizes = through.sum(axis=1)
        some = through[(sizes > 1) & (sizes < flags.shape[1])]
        some = some[np.argsort(some.sum(axis=1), kind="stable")]
        whole = np.arange(flags.shape[1])
        return [whole, *(np.flatnonzero(one) for one in some[: _MOST_DOMAINS - 1])]
