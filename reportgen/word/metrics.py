"""How wide text in a table is, about: enough to choose columns and line breaks, which no program tells beforehand."""

from __future__ import annotations

# In twentieths of a point: characters of bold Arial at 10 pt, rounded up, and a cell's margins.
CHARACTER, _CAPITAL, MARGINS = 125, 155, 226


def wide(text: str) -> int:
    """The width of one line in twentieths of a point."""
    return sum(_CAPITAL if character.isupper() else CHARACTER for character in text)
