"""Linked tables of counts, as papers ask for them: wards by kinds and wards by months, with all totals."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from reportgen.disclosure.guard import Box, Quantity


def linked_tables(wards: int, kinds: int, months: int, mean: float) -> tuple[dict[Quantity, float], pd.DataFrame]:
    """The counts and the cube's frame; ``mean`` is that of a cell of the table of wards by kinds.

    With one month, one table; sizes of wards and kinds differ as real ones do, so that a tenth or more are small.
    """
    chance = np.random.default_rng(1)
    sizes = np.outer(chance.dirichlet(np.ones(wards) * 2), chance.dirichlet(np.ones(kinds)))
    counts = chance.poisson((sizes * wards * kinds * mean / months)[:, None, :], size=(wards, months, kinds))
    names = [f"ward{i}" for i in range(wards)], [f"kind{i}" for i in range(kinds)]
    days = [date(2020 + i // 12, i % 12 + 1, 1) for i in range(months)]
    rows = [
        (names[0][ward], days[month], names[1][kind], float(counts[ward, month, kind]), 1)
        for ward, month, kind in np.argwhere(counts > 0).tolist()
    ]
    asked: dict[Quantity, float] = {}

    def ask(ward: int | None, month: int | None, kind: int | None) -> None:
        own = tuple(slice(None) if at is None else at for at in (ward, month, kind))
        held = () if kind is None else (("kind", frozenset({names[1][kind]})),)
        areas = frozenset(names[0] if ward is None else [names[0][ward]])
        box = Box(areas, frozenset(days if month is None else [days[month]]), held)
        asked[Quantity("referrals", "value", (box,))] = float(counts[own].sum())

    for ward in (None, *range(wards)):
        for kind in (None, *range(kinds)):
            ask(ward, None, kind)
        for month in range(months) if months > 1 else ():
            ask(ward, month, None)
    return asked, pd.DataFrame(rows, columns=["area", "date", "kind", "value", "rows"])
