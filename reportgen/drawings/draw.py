"""Lays out a drawn figure for the room it has, by the module of its kind."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from types import ModuleType

from reportgen.drawings.model import Drawing, Line, Path, Shape
from reportgen.drawings.room import height as height_of
from reportgen.drawings.room import overflowing
from reportgen.errors import UnplacedError
from reportgen.figures.model import Drawn
from reportgen.spec.house import HouseSpec
from reportgen.wording.text import plain, words

_SHOWN = 40
_LARGER = 2  # points by which a heading is larger than the usual words, as in charts
_BELOW_HEADING = 4.0


def draw(figure: Drawn, house: HouseSpec, width: float, height: float, size: float) -> Drawing:
    """The drawing of ``width`` x ``height`` points; ``size`` in points is that of its usual words.

    Raises ``UnplacedError`` if the figure cannot be read in that room.
    """
    drawing: Drawing = _kind(figure).draw(figure, house, width, height, size)
    for shape in overflowing(drawing):
        said = " ".join(plain(line.text) for line in shape.text)
        said = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}..."
        raise UnplacedError(
            f"'{said}' does not fit its place in the drawing '{figure.id}'",
            "shorten it, show less, or give the drawing more room",
        )
    return drawing


def natural_height(figure: Drawn, house: HouseSpec, width: float, size: float) -> float | None:
    """How many points high the figure wants to be in ``width`` points; None if it fills what it is given."""
    height: float | None = _kind(figure).natural_height(figure, house, width, size)
    return height


def draw_titled(figure: Drawn, house: HouseSpec, width: float, height: float, size: float) -> Drawing:
    """As ``draw``, with the figure's title above it: for figures that stand side by side under one caption."""
    heading = _heading(figure, house, width, size)
    below = heading.height + _BELOW_HEADING
    drawing = draw(figure, house, width, height - below, size)
    return Drawing(width, drawing.height + below, (heading, *(_lowered(shape, below) for shape in drawing.shapes)))


def natural_height_titled(figure: Drawn, house: HouseSpec, width: float, size: float) -> float | None:
    """As ``natural_height``, with the figure's title above it."""
    height = natural_height(figure, house, width, size)
    return None if height is None else height + _heading(figure, house, width, size).height + _BELOW_HEADING


def _heading(figure: Drawn, house: HouseSpec, width: float, size: float) -> Shape:
    said = (Line(words(figure.title), size + _LARGER, house.palette.text, bold=True, align="center"),)
    return Shape("Heading", 0, 0, width, height_of(said, width), text=said)


def _lowered(shape: Shape, by: float) -> Shape:
    path = shape.path
    if path is not None:
        path = Path(tuple(tuple((x, y + by) for x, y in ring) for ring in path.rings), path.closed)
    return replace(shape, y=shape.y + by, path=path)


def _kind(figure: Drawn) -> ModuleType:
    return import_module(f"reportgen.drawings.{type(figure).__module__.rpartition('.')[2]}")
