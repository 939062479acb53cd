"""How wide text in a table is: what columns and line breaks are chosen by, before any program sets it."""

from __future__ import annotations

from reportgen.office.metrics import width

MARGINS = 226  # a cell's, in twentieths of a point
_SIZE, _TWENTIETHS = 10, 20
# Fonts of other houses are wider than Arial, some by this share.
_SLACK = 1.06


def wide(text: str) -> int:
    """The width of one line in bold, in twentieths of a point."""
    return round(width(text, _SIZE, bold=True) * _TWENTIETHS * _SLACK)
