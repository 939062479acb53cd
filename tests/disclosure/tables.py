"""Small tables of counts as papers ask for them, with the frame that they were counted from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from reportgen.disclosure.guard import Box, Quantity

JAN, FEB = date(2024, 1, 1), date(2024, 2, 1)
Cell = tuple[str, date, str]  # area, month, kind


@dataclass
class Asked:
    """``cells`` are the true contents; ``counts`` what was asked for."""

    cells: Mapping[Cell, int]
    kinds: Sequence[str]
    counts: dict[Quantity, float] = field(default_factory=dict)

    def ask(self, areas: Iterable[str], kinds: Iterable[str] | None = None, dates: Iterable[date] = (JAN,)) -> Quantity:
        held = (("kind", frozenset(kinds)),) if kinds is not None else ()
        box = Box(frozenset(areas), frozenset(dates), held)
        quantity = Quantity("referrals", "value", (box,))
        wanted = set(self.kinds) if kinds is None else set(dict(held)["kind"])
        self.counts[quantity] = float(
            sum(
                value
                for (area, day, kind), value in self.cells.items()
                if area in box.areas and day in box.dates and kind in wanted
            )
        )
        return quantity

    @property
    def frame(self) -> pd.DataFrame:
        rows = [(*cell, float(value), 1) for cell, value in self.cells.items() if value]
        return pd.DataFrame(rows, columns=["area", "date", "kind", "value", "rows"])


def table(rows: Mapping[str, Sequence[int]], *, margins: bool = True) -> Asked:
    """Areas x kinds a, b, c, ... in January, each cell asked for, and the totals."""
    kinds = "abcdefgh"[: len(next(iter(rows.values())))]
    pairs = [(area, pair) for area, values in rows.items() for pair in zip(kinds, values, strict=True)]
    cells = {(area, JAN, kind): value for area, (kind, value) in pairs}
    asked = Asked(cells, kinds)
    for area in rows:
        for kind in kinds:
            asked.ask([area], [kind])
        if margins:
            asked.ask([area])
    if margins:
        for kind in kinds:
            asked.ask(rows, [kind])
        asked.ask(rows)
    return asked
