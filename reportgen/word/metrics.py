"""How wide text in a table is: what columns and line breaks are chosen by, before any program sets it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reportgen.office.metrics import width

TWENTIETHS = 20  # of a point in a point
INDENT = 180  # twentieths of a point for each level of an "of which" row
# Fonts of other houses are wider than Arial, some by this share.
SLACK = 1.06


class Setting(NamedTuple):
    """The size of a table's type in points; in twentieths, the margins beside and above the text of a cell."""

    size: float
    side: int
    above: int

    @property
    def margins(self) -> int:
        return 2 * self.side


# As the table style says; the others are set by hand, for tables of many columns.
ROOMY = Setting(10, 113, 50)
SETTINGS = (ROOMY, Setting(9, 70, 30), Setting(8, 40, 14))


@lru_cache(maxsize=4096)
def wide(text: str, setting: Setting = ROOMY) -> int:
    """The width of one line in bold, in twentieths of a point."""
    return round(width(text, setting.size, bold=True) * TWENTIETHS * SLACK)
