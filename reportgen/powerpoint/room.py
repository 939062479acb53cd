"""Finds the room that a figure has: its own place, and that of empty places above and below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.powerpoint.template import Box


def grown(box: Box, empty: Iterable[Box], filled: Iterable[Box]) -> Box:
    """``box`` with the room above and below it that nothing fills, so that an empty place leaves no hole."""
    others = [other for other in filled if other != box]
    for one in sorted(empty, key=lambda one: _between(one, box)):
        top = min(box.y, one.y)
        wider = replace(box, y=top, height=max(_bottom(box), _bottom(one)) - top)
        if _beside(one, box) and not any(meets(wider, other) for other in others):
            box = wider
    return box


def _bottom(box: Box) -> int:
    return box.y + box.height


def _between(one: Box, other: Box) -> int:
    """How far apart they stand from top to bottom."""
    return max(other.y - _bottom(one), one.y - _bottom(other))


def _beside(one: Box, other: Box) -> bool:
    """Whether one stands above or below the other."""
    return one.x < other.x + other.width and other.x < one.x + one.width and _between(one, other) >= 0


def meets(one: Box, other: Box) -> bool:
    """Whether they have room in common."""
    return (one.x < other.x + other.width and other.x < one.x + one.width
            and one.y < _bottom(other) and other.y < _bottom(one))
