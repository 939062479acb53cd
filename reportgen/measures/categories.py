"""The order of a category's values."""

from __future__ import annotations

import re
from collections.abc import Iterable


def ordered(found: Iterable[str], given: Iterable[str]) -> tuple[str, ...]:
    """Those that are given as they are given, the others after them by number and alphabet."""
    return tuple(dict.fromkeys((*given, *sorted(found, key=natural))))


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Orders texts by the numbers in them and by alphabet: ``5 to 9`` before ``10 to 14``."""
    parts = re.split(r"(\d+)", text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)
