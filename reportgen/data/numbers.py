"""Numbers as data files write them: what counts as one, and how its text is cleaned before the cast."""

from __future__ import annotations

import re
from typing import Literal

Decimal = Literal[".", ","]

INTEGER = re.compile(r"\s*-?\d{1,15}\s*")
# For a query as well as for Python: no look-around.
_PATTERNS: dict[Decimal, str] = {
    ".": r"^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?([eE][+-]?\d{1,2})?$",
    ",": r"^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?([eE][+-]?\d{1,2})?$",
}
_THOUSANDS: dict[Decimal, str] = {".": ",", ",": "."}


def number_pattern(decimal: Decimal) -> str:
    """A regular expression for a whole number text, with or without marks between thousands."""
    return _PATTERNS[decimal]


def thousands_mark(decimal: Decimal) -> str:
    """The mark between thousands where ``decimal`` is the decimal mark."""
    return _THOUSANDS[decimal]
