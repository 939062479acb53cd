"""Complementary suppression: which counts must not be published beside the small ones, so that none is solved back.

Each small number gets a witness: other contents of the cells, no count below zero and each suppressed one within what
readers know of it, that give all published numbers as they are but another small number. With a witness no reasoning
from what is published, linear or by bounds, can tell the number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportgen.disclosure.guard import Quantity
from reportgen.disclosure.moves import Costs, Moves
from reportgen.disclosure.remainders import small_remainders
from reportgen.disclosure.rule import Rule
from reportgen.disclosure.tables import LinkedTables, linked_tables

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray


class UnprotectedError(Exception):
    """No witness was found for this count: there is too little around it to hide it among."""

    def __init__(self, quantity: Quantity) -> None:
        self.quantity = quantity
        super().__init__(quantity.dataset)


def complementary(asked: Mapping[Quantity, float], frame: pd.DataFrame, rule: Rule) -> frozenset[Quantity]:
    """The counts of one dataset to withhold beside the small ones; dear ones, such as totals, last.

    ``frame`` is the dataset's cube's, told apart by all columns that the counts hold to. Raises ``UnprotectedError``.
    """
    asked = {**asked, **small_remainders(asked, frame, rule)}
    if not any(rule.small(value) for value in asked.values()):
        return frozenset()
    tables = linked_tables(asked, frame)
    small = _small(tables, rule)
    costs = _costs(tables, small, rule)
    found = _witnesses(Moves(costs), small)
    kept = _needed(found, small)
    changed = kept.any(axis=0) if len(kept) else kept.sum(axis=0) > 0
    return frozenset(
        quantity
        for quantity, withheld in zip(tables.quantities, (changed & ~small).tolist(), strict=True)
        if withheld
    )


def _small(tables: LinkedTables, rule: Rule) -> NDArray[np.bool_]:
    import numpy as np

    return np.array([rule.small(value) for value in tables.values.tolist()])


def _costs(tables: LinkedTables, small: NDArray[np.bool_], rule: Rule) -> Costs:
    """The size of a number is what its loss costs: totals are dearer than their parts. Zeros that are shown stay."""
    import numpy as np

    values = tables.values
    stays = (values == 0) & ~small
    return Costs(
        tables=tables,
        cost=np.where(small, 0.0, values + 1),
        # Numbers that are not whole, such as weighted ones, may lie beyond the whole numbers that readers think of.
        low=np.where(stays, values, np.where(small, np.minimum(rule.least, values), 0.0)),
        high=np.where(stays, values, np.where(small, np.maximum(rule.threshold - 1, values), np.inf)),
    )


def _witnesses(moves: Moves, small: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """One row a witness: which quantities it changes."""
    import numpy as np

    costs, hidden = moves.costs, np.zeros(len(small), dtype=bool)
    rows: list[NDArray[np.bool_]] = []
    order = sorted(np.flatnonzero(small).tolist(), key=lambda index: (-costs.tables.values[index], index))
    for index in order:
        if hidden[index]:
            continue
        changes = moves.cheapest(index)
        if changes is None:
            raise UnprotectedError(costs.tables.quantities[index])
        changed = changes != 0
        for other in np.flatnonzero(changed & ~small & (costs.cost > 0)).tolist():
            costs.suppress(other)
        hidden |= changed & small
        rows.append(changed)
    return np.array(rows, dtype=bool).reshape(len(rows), len(small))


def _needed(witnesses: NDArray[np.bool_], small: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The witnesses without those whose small numbers others hide as well, the dearest looked at first."""
    import numpy as np

    covers = (witnesses & small).sum(axis=0)
    kept = np.ones(len(witnesses), dtype=bool)
    for index in np.argsort(-(witnesses & ~small).sum(axis=1), kind="stable"):
        own = witnesses[index] & small
        if (covers[own] > 1).all():
            covers = covers - own
            kept[index] = False
    return witnesses[kept]
