"""Marks of how something stands: one shape a colour, so that the colour is never alone; the same as in tables."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from reportgen.drawings.model import Path, Shape
from reportgen.spec.contrast import WHITE
from reportgen.spec.house import Palette

# The same as characters; all four are in Arial.
GLYPHS = {"green": "●", "amber": "▲", "red": "■", "grey": "○"}


def mark(colour: Literal["green", "amber", "red", "grey"], x: float, y: float, side: float, palette: Palette) -> Shape:
    """A full circle for green, a triangle for amber, a square for red, a ring for grey; ``x``, ``y`` its top left."""
    ink: str = getattr(palette, colour)
    shape = Shape(f"Mark: {colour}", x, y, side, side, geometry="ellipse", fill=ink)
    match colour:
        case "green":
            return shape
        case "amber":
            corners = ((x, y + side), (x + side / 2, y), (x + side, y + side))
            return replace(shape, geometry="path", path=Path((corners,)))
        case "red":
            return replace(shape, geometry="rect")
        case "grey":
            return replace(shape, fill=WHITE, stroke=ink, stroke_width=1.5)
