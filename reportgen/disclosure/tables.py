"""Linked tables: the counts that papers show of one dataset, over the smallest cells that they tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen.disclosure.guard import Box, Quantity

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.float64]
    Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LinkedTables:
    """Values of an axis (areas, dates, a category) that stand in the same boxes are one class: what no number tells
    apart. A cell is one class on each axis. ``inside[axis][box, class]`` says which classes a box holds;
    ``cells`` are those that hold something, one row of classes each, and ``contents`` how much.
    """

    quantities: tuple[Quantity, ...]
    values: Numbers
    owner: Codes  # of each box, the quantity whose part it is
    sign: Numbers  # of each box: the quantity's scale; below zero if the quantity is without it
    inside: tuple[Flags, ...]
    cells: Codes
    contents: Numbers

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(flags.shape[1] for flags in self.inside)

    def boxes_with(self, cell: Sequence[int]) -> Flags:
        """Which boxes hold the cell."""
        found: Flags = self.inside[0][:, cell[0]]
        for flags, at in zip(self.inside[1:], cell[1:], strict=True):
            found = found & flags[:, at]
        return found

    def changes(self, move: Mapping[tuple[int, ...], int]) -> Numbers:
        """By how much each quantity changes if the cells change so."""
        import numpy as np

        by_box = np.zeros(len(self.owner))
        for cell, step in move.items():
            by_box += step * self.boxes_with(cell)
        return np.bincount(self.owner, weights=by_box * self.sign, minlength=len(self.quantities)).astype("float64")


def linked_tables(asked: Mapping[Quantity, float], frame: pd.DataFrame) -> LinkedTables:
    """The tables of counts of one dataset. ``frame`` is its cube's, told apart by all columns that counts hold to."""
    import numpy as np

    quantities = tuple(asked)
    held = {column for one in asked for box in one.boxes + one.less for column, _ in box.held}
    coarser = coarser_columns(held, frame)
    boxes = [
        (index, sign, told_by_finer(box, coarser))
        for index, quantity in enumerate(quantities)
        for sign, those in ((quantity.scale, quantity.boxes), (-quantity.scale, quantity.less))
        for box in those
    ]
    columns = sorted({column for _, _, box in boxes for column, _ in box.held})
    inside, codes = [], []
    for axis in ("area", "date", *columns):
        flags, row_codes = _classes([_stretch(box, axis) for _, _, box in boxes], frame[axis].tolist())
        inside.append(flags)
        codes.append(row_codes)
    cells, contents = _cells(np.column_stack(codes), frame[quantities[0].counted].to_numpy(dtype="float64"))
    return LinkedTables(
        quantities=quantities,
        values=np.array([asked[quantity] for quantity in quantities]),
        owner=np.array([index for index, _, _ in boxes], dtype="int64"),
        sign=np.array([sign for _, sign, _ in boxes]),
        inside=tuple(inside),
        cells=cells,
        contents=contents,
    )


def coarser_columns(columns: Iterable[str], frame: pd.DataFrame) -> dict[str, tuple[str, dict[Any, Any]]]:
    """Categories that a finer one tells, as a kind tells its group: {coarser: (finer, {its value: the coarser's})}.

    Readers know of such a pair that no kind stands in another group, so that nothing can be thought to hide there.
    """
    found: dict[str, tuple[str, dict[Any, Any]]] = {}
    for coarse in sorted(columns):
        for fine in sorted(columns):
            told = frame[[fine, coarse]].drop_duplicates() if fine != coarse and fine not in found else None
            if told is not None and told[fine].is_unique and len(told) > told[coarse].nunique():
                found[coarse] = (fine, dict(zip(told[fine].tolist(), told[coarse].tolist(), strict=True)))
                break
    return found


def told_by_finer(box: Box, coarser: Mapping[str, tuple[str, dict[Any, Any]]]) -> Box:
    """The same box, held to the finer categories alone."""
    held = dict(box.held)
    for coarse in sorted(coarser, key=lambda column: len(coarser[column][1])):  # the coarsest first
        if coarse in held:
            fine, told = coarser[coarse]
            among = held.pop(coarse)
            values = frozenset(value for value, group in told.items() if group in among)
            held[fine] = held[fine] & values if fine in held else values
    return box._replace(held=tuple(held.items()))


def _stretch(box: Box, axis: str) -> frozenset[Any] | None:
    """What the box holds of the axis; None for all."""
    if axis == "area":
        return box.areas
    if axis == "date":
        return box.dates
    return dict(box.held).get(axis)


def _classes(stretches: Sequence[frozenset[Any] | None], rows: Sequence[Any]) -> tuple[Flags, Codes]:
    """Which classes each box holds, and the class of each row; -1 for a row that no box holds."""
    import numpy as np

    distinct = {stretch: at for at, stretch in enumerate(dict.fromkeys(stretches))}
    whole = distinct.get(None)
    memberships: dict[Any, list[int]] = {value: [] for value in sorted(set(_known(distinct)) | set(rows))}
    for stretch, at in distinct.items():
        for value in stretch or ():
            memberships[value].append(at)
    if whole is not None:
        for found in memberships.values():
            found.append(whole)
    classes: dict[tuple[int, ...], int] = {}
    code_of = {
        value: classes.setdefault(tuple(found), len(classes)) if found else -1 for value, found in memberships.items()
    }
    flags = np.zeros((len(distinct), len(classes)), dtype=bool)
    for found_in, at in classes.items():
        flags[list(found_in), at] = True
    of_box = flags[[distinct[stretch] for stretch in stretches]]
    return of_box, np.array([code_of[value] for value in rows], dtype="int64")


def _known(stretches: Iterable[frozenset[Any] | None]) -> Iterable[Any]:
    return (value for stretch in stretches for value in stretch or ())


def _cells(codes: Codes, counted: Numbers) -> tuple[Codes, Numbers]:
    """One row for each cell that holds something."""
    import numpy as np

    counted = np.nan_to_num(counted)
    kept = (codes >= 0).all(axis=1) & (counted != 0)
    cells, of_row = np.unique(codes[kept], axis=0, return_inverse=True)
    contents = np.bincount(of_row.ravel(), weights=counted[kept], minlength=len(cells))
    return cells.astype("int64"), contents.astype("float64")
