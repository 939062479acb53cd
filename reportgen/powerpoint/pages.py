"""How many rows of a table have room on a slide, told before the deck is made: slides are numbered by it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.document.model import Slide
from reportgen.figures.model import Table
from reportgen.powerpoint.heading import below_heading
from reportgen.powerpoint.places import places
from reportgen.powerpoint.table import SMALLEST, setting
from reportgen.powerpoint.template import EMU, Box, Layout, open_template, read_layouts
from reportgen.spec.house import DeckKind, HouseSpec

# A table that goes on on another slide need not be in the smallest type.
_CONTINUED = 10.0
# Tables of up to so many rows have room on any slide, or on none: the template is not opened for them.
_SURELY = 8


@dataclass(slots=True)
class Rooms:
    """Asks the template of a deck, which is opened once and only if a table is long."""

    kind: DeckKind
    house: HouseSpec
    template: Callable[[], Path]
    _layouts: dict[str, Layout] = field(default_factory=dict)

    def __call__(self, slide: Slide, slot: str) -> int:
        """All rows of the slot's table if they fit, or those that do in type of a good size."""
        table = dict(slide.slots)[slot]
        if not isinstance(table, Table):
            raise ValueError(f"no table stands at '{slot}'")
        count = len(table.rows)
        layout = self._layout(slide.layout) if count > _SURELY else None
        if layout is None or slot not in layout.slots:
            return count
        placeholder = layout.slots[slot]
        size = placeholder.look.size
        box = below_heading(table, places(slide, layout)[slot], size)
        # Rows are no lower than their letters: of a long table only what might fit is measured.
        most = int(box.height / EMU / min(SMALLEST, self.house.smallest_matrix_type))
        if count <= most and setting(table, box, size, self.house.smallest_matrix_type):
            return count
        return bisect_left(range(1, min(count, most + 1)), True, key=lambda rows: not _fits(table, rows, box, size))

    def _layout(self, name: str) -> Layout | None:
        if not self._layouts:
            path = self.template()
            self._layouts |= read_layouts(open_template(path), self.kind, path)
        return self._layouts.get(name)


def _fits(table: Table, rows: int, box: Box, size: float) -> bool:
    made = setting(replace(table, rows=table.rows[:rows]), box, size)
    return made is not None and made.size >= min(_CONTINUED, size)
