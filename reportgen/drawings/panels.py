"""Lays out panels: in columns of one width, those of a row of one height, headings on a band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from reportgen.drawings.model import Drawing, Line, Shape
from reportgen.drawings.room import height, longest
from reportgen.errors import UnplacedError
from reportgen.figures.panels import Panel, Panels
from reportgen.spec.house import HouseSpec
from reportgen.wording.text import Text, words

_GAP = 12.0  # between panels
_PADDING = 8.0  # around a heading and around the words below it
_APART = 0.45  # between paragraphs, in times the size of the words
_HANG = 1.0  # how far words stand from their bullet, in times the size
_BULLET = "•"
_SCALES = (1.0, 0.9, 0.8)
_LEAST = 9.0


def natural_height(figure: Panels, house: HouseSpec, width: float, size: float) -> float | None:
    """What the texts take at the usual size."""
    rows = list(_rows(figure))
    own = _width(figure, width)
    return sum(_row_height(row, own, size, house) for row in rows) + _GAP * (len(rows) - 1)


def draw(figure: Panels, house: HouseSpec, width: float, height: float, size: float) -> Drawing:
    """The panels; smaller, down to 80 per cent, if the room is low."""
    own = _width(figure, width)
    for scale in _SCALES:
        fitting = max(size * scale, min(size, _LEAST))
        tall = natural_height(figure, house, width, fitting) or 0.0
        words_fit = all(longest(_heading(one, fitting, house)) <= own - 2 * _PADDING for one in figure.panels)
        if tall <= height + 0.5 and words_fit:
            return Drawing(width, tall, tuple(_shapes(figure, own, fitting, house)))
    raise UnplacedError(
        f"{len(figure.panels)} panels of text do not fit {width:.0f} x {height:.0f} points",
        "say it in fewer words, or give them more room",
    )


def _width(figure: Panels, width: float) -> float:
    return (width - _GAP * (figure.columns - 1)) / figure.columns


def _rows(figure: Panels) -> Iterator[tuple[Panel, ...]]:
    panels = iter(figure.panels)
    while row := tuple(islice(panels, figure.columns)):
        yield row


def _heading(panel: Panel, size: float, house: HouseSpec) -> tuple[Line, ...]:
    return (Line(panel.heading, size, house.palette.on_primary, bold=True),)


def _said(text: Text, size: float, house: HouseSpec) -> tuple[Line, ...]:
    return (Line(text, size, house.palette.text),)


def _band_height(row: Sequence[Panel], width: float, size: float, house: HouseSpec) -> float:
    return max(height(_heading(one, size, house), width - 2 * _PADDING) for one in row) + 2 * _PADDING


def _row_height(row: Sequence[Panel], width: float, size: float, house: HouseSpec) -> float:
    below = max(
        sum(tall for _, _, tall in _placed(one, width, size, house)) + _APART * size * (len(one.said) - 1)
        for one in row
    )
    return _band_height(row, width, size, house) + below + 2 * _PADDING


def _placed(panel: Panel, width: float, size: float, house: HouseSpec) -> Iterator[tuple[Text, float, float]]:
    """Each paragraph with how far it is indented and how high it stands."""
    for text in panel.text:
        yield text, 0.0, height(_said(text, size, house), width - 2 * _PADDING)
    for text in panel.bullets:
        indent = _HANG * size
        yield text, indent, height(_said(text, size, house), width - 2 * _PADDING - indent)


def _shapes(figure: Panels, width: float, size: float, house: HouseSpec) -> Iterator[Shape]:
    top, number = 0.0, 0
    for row in _rows(figure):
        tall, band = _row_height(row, width, size, house), _band_height(row, width, size, house)
        for column, panel in enumerate(row):
            number += 1
            ground = Shape(f"Panel {number} ground", column * (width + _GAP), top, width, tall,
                           fill=house.palette.tint)  # fmt: skip
            yield ground
            yield Shape(f"Panel {number} heading", ground.x, top, width, band, fill=house.palette.primary,
                        text=_heading(panel, size, house), inset=_PADDING)  # fmt: skip
            yield from _paragraphs(panel, number, ground, top + band + _PADDING, size, house)
        top += tall + _GAP


def _paragraphs(
    panel: Panel, number: int, ground: Shape, top: float, size: float, house: HouseSpec
) -> Iterator[Shape]:
    left, room = ground.x + _PADDING, ground.width - 2 * _PADDING
    for at, (text, indent, tall) in enumerate(_placed(panel, ground.width, size, house), start=1):
        if indent:
            bullet = Line(words(_BULLET), size, house.palette.primary, bold=True)
            yield Shape(f"Panel {number} bullet {at}", left, top, indent, height((bullet,), indent), text=(bullet,))
        yield Shape(f"Panel {number} text {at}", left + indent, top, room - indent, tall,
                    text=_said(text, size, house), anchor="top")  # fmt: skip
        top += tall + _APART * size
