"""The room that words take in shapes, measured by the widths of Arial: what is drawn neither overflows nor is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from reportgen.drawings.model import CORNER, Drawing, Line, Shape
from reportgen.office.metrics import LINE, lines, longest_word
from reportgen.wording.text import plain

SMALLEST = 8.0  # points
_STEP = 0.5  # points from one size of type to the next
_HAIR = 0.5  # points by which a measure may be off without being seen
_IN_ELLIPSE = 1 / sqrt(2)  # sides of the largest rectangle in it, which is where Office sets its words
_IN_CORNER = 1 - 1 / sqrt(2)


def sizes(size: float) -> Iterator[float]:
    """The sizes of type that may be tried, from the usual one down to the smallest that can be read."""
    for step in range(int(max(size - SMALLEST, 0) / _STEP) + 1):
        yield max(size - step * _STEP, SMALLEST)


def height(text: Sequence[Line], width: float) -> float:
    """How many points high the paragraphs stand in ``width`` points."""
    return sum(
        lines([(run.text, run.bold or line.bold) for run in line.text], line.size, width) * line.size * LINE
        for line in text
    )


def longest(text: Sequence[Line]) -> float:
    """The length in points of the longest word: what is narrower would break it."""
    return max((longest_word(plain(line.text), line.size, bold=_bold(line)) for line in text), default=0.0)


def inner(shape: Shape) -> tuple[float, float]:
    """Width and height in points that the words of a shape have."""
    width, tall = shape.width, shape.height
    if shape.geometry == "ellipse":
        width, tall = width * _IN_ELLIPSE, tall * _IN_ELLIPSE
    edge = shape.inset + (CORNER * _IN_CORNER if shape.geometry == "round_rect" else 0)
    return width - 2 * edge, tall - 2 * edge


def overflowing(drawing: Drawing) -> Iterator[Shape]:
    """Shapes whose words need more room than they have, or one of whose words would be broken."""
    for shape in drawing.shapes:
        if shape.text:
            width, tall = inner(shape)
            # To measure takes a room; one of no width has none for any word.
            if longest(shape.text) > width + _HAIR or height(shape.text, max(width, 1.0)) > tall + _HAIR:
                yield shape


def _bold(line: Line) -> bool:
    return line.bold or any(run.bold for run in line.text)
