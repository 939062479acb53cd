"""What lies within an outline: where a text has room in it, and lines that hatch it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Ring = Sequence[Point]
Span = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

_STEP = 2.0  # points from one line of sight to the next
_ROOM_ENOUGH = 12.0  # points of spare width, beyond which the middle is worth more
_OFF_CENTRE = 0.5  # how much a point away from the middle costs, in points of spare width


@dataclass(frozen=True, slots=True)
class Interior:
    """What lies within rings on level lines, by the line's number from the top of the sheet."""

    lines: Mapping[int, Sequence[Span]]

    @classmethod
    def of(cls, rings: Sequence[Ring]) -> Interior:
        lines = _lines(rings, _STEP)
        return cls({line: lines[line] for line in sorted(lines)})

    def without(self, taken: Sequence[Box]) -> Interior:
        """Less the boxes that belong to others."""
        return Interior({line: _without(spans, line * _STEP, taken) for line, spans in self.lines.items()})

    def room_for(self, width: float, height: float) -> Point | None:
        """The centre of a box of that size, with air around it, near the middle; None if none fits."""
        tall = max(1, math.ceil(height / _STEP))
        if len(self.lines) <= tall:
            return None
        first_of_all, last_of_all = min(self.lines), max(self.lines)
        # Stretches that are narrower than the box hold no part of it.
        broad = {line: [one for one in spans if one[1] - one[0] >= width] for line, spans in self.lines.items()}
        best: tuple[float, Point] | None = None
        for first in range(first_of_all, last_of_all - tall + 1):
            spans = broad.get(first, [])
            for line in range(first + 1, first + tall + 1):
                if not spans:
                    break
                spans = _common(spans, broad.get(line, []), width)
            y = (first + tall / 2) * _STEP
            off = _OFF_CENTRE * abs(y - (first_of_all + last_of_all) / 2 * _STEP)
            for left, right in spans:
                score = min(right - left - width, _ROOM_ENOUGH) - off
                if best is None or score > best[0]:
                    best = score, ((left + right) / 2, y)
        return best[1] if best else None

    def widest(self) -> Iterator[tuple[float, Span]]:
        """y of each line from the top to the bottom, and the widest stretch on it."""
        for line, spans in self.lines.items():
            if spans:
                yield line * _STEP, max(spans, key=lambda span: span[1] - span[0])

    def ends(self, top: float, bottom: float) -> Span | None:
        """How far it reaches to the left and to the right between two heights; None if it is not there."""
        lines = range(math.floor(top / _STEP), math.ceil(bottom / _STEP) + 1)
        spans = [span for line in lines for span in self.lines.get(line, ())]
        return (min(left for left, _ in spans), max(right for _, right in spans)) if spans else None


def hatching(rings: Sequence[Ring], gap: float) -> tuple[tuple[Point, Point], ...]:
    """Lines that rise to the right, ``gap`` points apart, as far as they lie within the rings."""
    turned = [[_turned(point, -1) for point in ring] for ring in rings]
    lines = _lines(turned, gap)
    ends = ((left, right, line * gap) for line in sorted(lines) for left, right in lines[line])
    return tuple((_turned((left, y), 1), _turned((right, y), 1)) for left, right, y in ends)


def _turned(point: Point, way: int) -> Point:
    """Turned by 45 degrees: ``way`` 1 makes a level line one that rises on a sheet, -1 makes it level again."""
    x, y = point
    return (x + way * y) * math.sqrt(0.5), (y - way * x) * math.sqrt(0.5)


def _lines(rings: Sequence[Ring], step: float) -> dict[int, list[Span]]:
    """What lies within the rings on level lines ``step`` apart: the line's number -> from x to x; holes left out."""
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            for line in _crossed(y1, y2, step):
                x = x1 + (line * step - y1) / (y2 - y1) * (x2 - x1)
                crossings.setdefault(line, []).append(x)
    return {line: list(_paired(sorted(xs))) for line, xs in crossings.items()}


def _crossed(y1: float, y2: float, step: float) -> range:
    """The lines that an edge crosses: its lower end belongs to it, its upper one does not."""
    low, high = min(y1, y2), max(y1, y2)
    return range(math.ceil(low / step), math.ceil(high / step))


def _paired(xs: Sequence[float]) -> Iterator[Span]:
    return zip(xs[::2], xs[1::2], strict=True)


def _common(some: Sequence[Span], others: Sequence[Span], width: float) -> list[Span]:
    """What both have, where it is as wide as that."""
    found = []
    for a, b in some:
        for c, d in others:
            # max and min take longer than all the rest.
            left, right = a if a > c else c, b if b < d else d
            if right - left >= width:
                found.append((left, right))
    return found


def _without(spans: Sequence[Span], y: float, taken: Sequence[Box]) -> list[Span]:
    """The spans less what the boxes take of them at ``y``."""
    left = list(spans)
    for low, top, high, bottom in taken:
        if top <= y <= bottom:
            left = [one for start, end in left for one in ((start, min(end, low)), (max(start, high), end))
                    if one[0] < one[1]]  # fmt: skip
    return left
