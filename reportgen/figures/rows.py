"""The rows of a table while they are made, and what kind each is of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportgen.figures.cells import heading_cell
from reportgen.figures.model import Cell
from reportgen.wording.text import Text

RowKind = Literal["plain", "band", "subtotal", "total"]


@dataclass(slots=True)
class Rows:
    """Rows in their order, each of a kind."""

    cells: list[tuple[Cell, ...]] = field(default_factory=list)
    kinds: list[RowKind] = field(default_factory=list)

    def add(self, cells: tuple[Cell, ...], kind: RowKind = "plain") -> None:
        self.cells.append(cells)
        self.kinds.append(kind)

    def add_band(self, heading: Text | str, columns: int) -> None:
        """A heading within the table, across all its columns."""
        self.add((heading_cell(heading, columns=columns),), "band")

    def of(self, kind: RowKind) -> tuple[int, ...]:
        """The indices of those of a kind."""
        return tuple(at for at, one in enumerate(self.kinds) if one == kind)
