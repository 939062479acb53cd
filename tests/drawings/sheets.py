"""What holds for every drawing: all of it on the sheet, words within their shapes, and readable."""

from __future__ import annotations

from itertools import combinations

from reportgen.drawings.model import Drawing, Shape
from reportgen.drawings.room import overflowing

_HAIR = 0.01


def check_sheet(drawing: Drawing) -> None:
    """Nothing stands off the sheet, no words leave their shape, none is smaller than 8 points."""
    assert list(overflowing(drawing)) == []
    for shape in drawing.shapes:
        assert shape.x >= -_HAIR - 5, shape.name  # marks at the ends of a line stand half beyond it
        assert shape.x + shape.width <= drawing.width + _HAIR + 5, shape.name
        assert shape.y >= -_HAIR, shape.name
        assert shape.y + shape.height <= drawing.height + _HAIR, shape.name
        assert all(line.size >= 8 for line in shape.text), shape.name


def apart(shapes: list[Shape]) -> bool:
    """Whether no two of them meet."""
    return not any(_meet(one, other) for one, other in combinations(shapes, 2))


def _meet(one: Shape, other: Shape) -> bool:
    return (
        one.x + _HAIR < other.x + other.width
        and other.x + _HAIR < one.x + one.width
        and one.y + _HAIR < other.y + other.height
        and other.y + _HAIR < one.y + one.height
    )


def named(drawing: Drawing, beginning: str) -> list[Shape]:
    return [shape for shape in drawing.shapes if shape.name.startswith(beginning)]
