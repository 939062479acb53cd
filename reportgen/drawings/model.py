"""Drawings: named shapes with text, on a sheet measured in points. Both writers turn them into native shapes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportgen.wording.text import Text

CORNER = 4.0
Geometry = Literal["rect", "round_rect", "ellipse", "line", "path"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in a shape. ``colour`` is RRGGBB; ``size`` in points."""

    text: Text
    size: float
    colour: str
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Path:
    """Closed rings of points, in points of the sheet; those within others are holes. ``closed`` False: polylines."""

    rings: tuple[tuple[tuple[float, float], ...], ...] = field(repr=False)
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Shape:
    """``x``, ``y``, ``width``, ``height`` in points from the sheet's top left.

    A line runs from its box's top left to its bottom right; ``flipped``, from its bottom left to its top right.
    Corners of a ``round_rect`` have a radius of ``CORNER`` points. Points of a ``path`` are the sheet's, not the box's.
    ``name`` is what a user sees in the selection pane: "Ward: Hendon". ``fill`` and ``stroke`` are RRGGBB, or empty.
    ``opacity`` is that of the fill, 0 to 1. ``alt``: a shape that says something of its own; without it and without
    text it is decoration, since the drawing as a whole has its alternative text.
    """

    name: str
    x: float
    y: float
    width: float
    height: float
    geometry: Geometry = "rect"
    path: Path | None = None
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.75
    dash: Literal["solid", "dash", "dot"] = "solid"
    arrow: bool = False  # at the second end of a line
    flipped: bool = False  # a line that rises
    opacity: float = 1.0
    text: tuple[Line, ...] = ()
    anchor: Literal["top", "middle", "bottom"] = "middle"
    inset: float = 0.0
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet of ``width`` x ``height`` points; later shapes lie over earlier ones."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
