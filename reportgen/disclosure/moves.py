"""Moves: changes of a few cells by one that leave what is published as it is, so that a small number stays unknown.

In a plane of the tables (two axes, the others held) a move is a cycle: up by one, along the row down by one, along
the column up by one, and so on. It changes no row's and no column's total. An edge of the plane stands for the total
of its row or column: a cycle over it changes that total, too. The cheapest cycle through a small number's cell is a
shortest path in the bipartite graph of rows and columns (Cox 1995, Network models for complementary cell suppression).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, islice
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
_MOST_STRETCHES = 3  # of an axis, within which cycles are looked for
_MOST_STARTS = 6  # cells of a small number from which cycles are looked for
_MOST_TRANSFERS = 400
_FEW_CELLS = 100  # in which all steps are looked at


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
    """Two axes within a stretch of each, every other one held at one class, or free (-1 in ``at``).

    ``cost[i, j]`` is what changing the cell there costs; the last column stands for the rows' totals, the last row for
    the columns'. ``up`` and ``down`` add what must not rise or fall. ``known`` suppressed quantities are free in
    ``cost`` already. ``fullest[i, j]`` is the cell that holds most where axes are free; what a quantity counts of one
    class of a free axis is left out of ``cost``, and seen when a move is weighed.
    """

    axes: tuple[int, int]
    rows: Codes
    columns: Codes
    at: tuple[int, ...]
    boxes: Codes
    owner: Codes
    along: tuple[Flags, Flags]
    free: bool = False
    fullest: Codes = field(init=False)
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
                here &= flags[:, at[axis]] if at[axis] >= 0 else flags.all(axis=1)
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
        plane.free = any(place < 0 for axis, place in enumerate(at) if axis not in axes and tables.sizes[axis] > 1)
        plane.at = tuple(max(place, 0) for place in at)
        plane.known = len(costs.suppressed)
        return plane

    def spread(self, weights: Numbers, flip: Flags | None = None) -> Numbers:
        """The weight of each box over the cells, rows' totals and columns' totals that change it.

        ``flip``: the weights of totals of a row or a column, which change the other way than their edge.
        """
        import numpy as np

        edge = weights if flip is None else flip.astype(float)
        used = np.flatnonzero((weights != 0) | (edge != 0))
        rows, columns = self.along[0][used], self.along[1][used]
        weights, edge = weights[used], edge[used]
        found = np.zeros((len(self.rows) + 1, len(self.columns) + 1))
        all_rows, all_columns = rows.all(axis=1), columns.all(axis=1)
        part, across, down = ~all_rows & ~all_columns, ~all_rows & all_columns, all_rows & ~all_columns
        lone = part & (rows.sum(axis=1) == 1) & (columns.sum(axis=1) == 1)  # most boxes are of one cell
        wide = part & ~lone
        found[:-1, :-1] = (rows[wide] * weights[wide, None]).T @ columns[wide].astype(float)
        np.add.at(found, (rows[lone].argmax(axis=1), columns[lone].argmax(axis=1)), weights[lone])
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
        """What the fullest cell at each place holds."""
        import numpy as np

        here = np.ones(len(tables.cells), dtype=bool)
        for axis, place in enumerate(self.at):
            if place >= 0:
                here &= tables.cells[:, axis] == place
        order = np.flatnonzero(here)
        order = order[np.argsort(tables.contents[order], kind="stable")]
        rows, columns = tables.cells[order, self.axes[0]], tables.cells[order, self.axes[1]]
        shape = tables.sizes[self.axes[0]], tables.sizes[self.axes[1]]
        found, fullest = np.zeros(shape), np.full(shape, -1, dtype="int64")
        found[rows, columns], fullest[rows, columns] = tables.contents[order], order  # of several, the last is kept
        self.fullest = np.full((*shape, len(tables.sizes)), -1, dtype="int64")
        self.fullest[fullest >= 0] = tables.cells[fullest[fullest >= 0]]
        self.fullest = self.fullest[self.rows][:, self.columns]
        return found[self.rows][:, self.columns]

    def moves(self, start: tuple[int, ...], sign: int) -> Iterator[Move]:
        """The cheapest cycle that changes the start by ``sign``, if there is one: in a plane with free axes by cells
        that agree along each row, and by cells that agree along each column."""
        import numpy as np

        at = (int(np.flatnonzero(self.rows == start[self.axes[0]])[0]),
              int(np.flatnonzero(self.columns == start[self.axes[1]])[0]))  # fmt: skip
        rising, falling = self.cost + self.up + _EACH_STEP, self.cost + self.down + _EACH_STEP
        same, other = (rising, falling) if sign > 0 else (falling, rising)
        if not np.isfinite(same[at]):
            return
        other[at] = np.inf
        path = _shortest(same, other, at)
        if path is None:
            return
        steps = [(place, -sign if step % 2 == 0 else sign) for step, place in enumerate(path)]
        steps = [(place, by) for place, by in [(at, sign), *steps]
                 if place[0] < len(self.rows) and place[1] < len(self.columns)]  # fmt: skip
        for along in (0, 1) if self.free else (0,):
            yield self._cells(steps, along)

    def _cells(self, steps: Sequence[tuple[tuple[int, int], int]], along: int) -> Move:
        """The cells of a cycle; those of one row (or column) agree in all other axes with the one that falls."""
        agreed = {place[along]: self.fullest[place] for place, by in steps if by < 0}
        move: Move = {}
        for place, by in steps:
            cell = agreed.get(place[along], self.fullest[place]).tolist()
            cell = [own if own >= 0 else other for own, other in zip(cell, self.at, strict=True)]
            cell[self.axes[0]], cell[self.axes[1]] = int(self.rows[place[0]]), int(self.columns[place[1]])
            key = tuple(cell)
            move[key] = move.get(key, 0) + by
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
        nearer = found < np.minimum(to_row, to_row[at[0]])
        if not nearer.any():
            break
        to_row[nearer], from_column[nearer] = found[nearer], best[nearer]
        ways = same + to_row[:, None]
        best = ways.argmin(axis=0)
        found = ways[best, np.arange(columns)]
        nearer = found < np.minimum(to_column, to_row[at[0]])
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
    _counted_over: dict[int, Flags] = field(default_factory=dict)
    _held: dict[tuple[int, ...], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._first = self.costs.cost.copy()
        tables = self.costs.tables
        self._held = dict(zip(map(tuple, tables.cells.tolist()), tables.contents.tolist(), strict=True))

    def cheapest(self, index: int) -> Numbers | None:
        """The changes of all quantities by the move that hides this one and costs least; None if there is none."""
        starts = self._starts(index)
        ways: tuple[Iterable[Move], ...] = (self._cycles(starts), self._steps(starts))
        if len(self._held) <= _FEW_CELLS:
            # Between groups within one category, a step is often cheaper than a cycle through the total.
            ways = (chain(*ways),)
        for moves in ways:
            found = self._least(index, moves)
            if found is not None:
                return found
        return None

    def _least(self, index: int, moves: Iterable[Move]) -> Numbers | None:
        best, least = None, float("inf")
        for move in moves:
            if any(self._held.get(cell, 0.0) + step < 0 for cell, step in move.items()):
                continue
            changes = self.costs.tables.changes(move)
            if not changes[index] or not self.costs.possible(changes):
                continue
            cost = self.costs.of(changes)
            if cost < least:
                best, least = changes, cost
            if cost == 0:
                break
        return best

    def _cycles(self, starts: Sequence[tuple[int, ...]]) -> Iterator[Move]:
        for start in starts:
            for plane in self._planes_through(start):
                for sign in (1, -1):
                    yield from plane.moves(start, sign)

    def _steps(self, starts: Sequence[tuple[int, ...]]) -> Iterator[Move]:
        """One cell alone, and one against another: they change more, and are always there."""
        yield from ({start: sign} for start in starts for sign in (1, -1))
        for start in starts:
            yield from ({start: 1, cell: -1} for cell in islice(self._held, _MOST_TRANSFERS) if cell != start)

    def _starts(self, index: int) -> list[tuple[int, ...]]:
        """Cells of the number; one that holds nothing if none does."""
        import numpy as np

        tables = self.costs.tables
        boxes = np.flatnonzero((tables.owner == index) & (tables.sign > 0))
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
        """Planes over all that the other axes have, then those held at the start's."""
        sizes = self.costs.tables.sizes
        wide = [axis for axis, size in enumerate(sizes) if size > 1]
        held = (False, True) if len(wide) > 2 else (True,)
        if len(wide) < 2:
            wide += [axis for axis in range(len(sizes)) if axis not in wide][: 2 - len(wide)]
        for at_start in held:
            for one, two in combinations(sorted(wide), 2):
                for rows in self._stretches(one, start):
                    for columns in self._stretches(two, start):
                        yield self._plane((one, two), rows, columns, start if at_start else None)

    def _plane(self, axes: tuple[int, int], rows: Codes, columns: Codes, start: tuple[int, ...] | None) -> Plane:
        sizes = self.costs.tables.sizes
        at = tuple(-1 if axis in axes or start is None else start[axis] for axis in range(len(sizes)))
        key = (axes, rows.tobytes(), columns.tobytes(), at)
        if key not in self._planes:
            self._planes[key] = Plane.of(self.costs, axes, (rows, columns), at)
        plane = self._planes[key]
        plane.refresh(self.costs, self._first)
        return plane

    def _stretches(self, axis: int, start: tuple[int, ...]) -> list[Codes]:
        """Stretches of the axis that hold the start: the whole, and those that numbers are counted over."""
        import numpy as np

        if axis not in self._counted_over:
            self._counted_over[axis] = np.unique(self.costs.tables.inside[axis], axis=0)
        flags = self._counted_over[axis]
        sizes = flags.sum(axis=1)
        some = flags[flags[:, start[axis]] & (sizes > 1) & (sizes < flags.shape[1])]
        some = some[np.argsort(some.sum(axis=1), kind="stable")]
        whole = np.arange(flags.shape[1])
        return [whole, *(np.flatnonzero(one) for one in some[: _MOST_STRETCHES - 1])]
