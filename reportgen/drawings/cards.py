"""Lays out cards: one size for all, their numbers on one line, the mark of colour and arrow beside its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from reportgen.drawings.model import Drawing, Line, Shape
from reportgen.drawings.room import height, longest
from reportgen.errors import UnplacedError
from reportgen.figures.cards import Card, Cards
from reportgen.spec.contrast import WHITE
from reportgen.spec.house import HouseSpec
from reportgen.wording.text import words

# All of them are in Arial.
_ARROWS = {"up": "▲", "down": "▼", "level": "►", "none": "–"}
_GAP = 10.0  # between cards
_PADDING = 8.0  # within a card, on all sides
_APART = 3.0  # between the parts of a card
_BAR = 4.0  # the coloured edge
_MARK = 1.9  # times the size of the words
_LEAST, _WIDEST = 11.5, 25.0  # widths of a card, in times the size of the words
_NUMBER = 2.3  # times the size of the words
_SMALLER, _SMALLEST = 0.88, 9.0
_SCALES = (1.0, 0.9, 0.8)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Sizes in points: of the cards, and of the rooms that their parts have in every card."""

    columns: int
    size: float
    width: float
    caption: float
    number: float
    unit: float
    comparison: float
    rank: float

    @property
    def height(self) -> float:
        parts = [part for part in (self.caption, self.number, self.unit, self.comparison, self.rank) if part]
        return sum(parts) + _APART * (len(parts) - 1) + 2 * _PADDING


def natural_height(figure: Cards, house: HouseSpec, width: float, size: float) -> float | None:
    """What the cards take at the usual size; None if some word fits no card even then."""
    setting = _setting(figure, house, width, size)
    return _total(figure, setting) if setting else None


def draw(figure: Cards, house: HouseSpec, width: float, height: float, size: float) -> Drawing:
    """The cards in rows; smaller, down to 80 per cent, if the room is low."""
    for scale in _SCALES:
        setting = _setting(figure, house, width, max(size * scale, min(size, _SMALLEST)))
        if setting and _total(figure, setting) <= height + 0.5:
            shapes = tuple(shape for at, card in enumerate(figure.cards) for shape in _card(card, at, setting, house))
            return Drawing(width, _total(figure, setting), shapes)
    count = len(figure.cards)
    raise UnplacedError(
        f"{count} card{'' if count == 1 else 's'} do{'es' if count == 1 else ''} not fit {width:.0f} x {height:.0f} "
        "points",
        "show fewer cards, shorten their captions, or give them more room",
    )


def _total(figure: Cards, setting: _Setting) -> float:
    rows = ceil(len(figure.cards) / setting.columns)
    return rows * setting.height + (rows - 1) * _GAP


def _setting(figure: Cards, house: HouseSpec, width: float, size: float) -> _Setting | None:
    """As many columns as fit well, alike in all rows; fewer if a word would be broken."""
    count = len(figure.cards)
    most = max(1, int((width + _GAP) // (_LEAST * size + _GAP)))
    rows = ceil(count / min(most, count))
    for columns in [figure.columns] if figure.columns else range(ceil(count / rows), 0, -1):
        own = min((width - _GAP * (columns - 1)) / columns, _WIDEST * size)
        setting = _measured(figure.cards, columns, own, size, house)
        if setting:
            return setting
    return None


def _measured(cards: Sequence[Card], columns: int, width: float, size: float, house: HouseSpec) -> _Setting | None:
    room = _room(width)
    beside = room - size * _MARK - _APART
    rooms = {"caption": 0.0, "number": 0.0, "unit": 0.0, "comparison": 0.0, "rank": 0.0}
    for card in cards:
        for part, text in _lines(card, size, house):
            given = beside if part == "comparison" else room
            if longest(text) > given:
                return None
            rooms[part] = max(rooms[part], height(text, given), size * _MARK if part == "comparison" else 0.0)
    return _Setting(columns, size, width, **rooms)


def _room(width: float) -> float:
    return width - _BAR - 2 * _PADDING


def _lines(card: Card, size: float, house: HouseSpec) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """The parts of a card in their order, those that say something."""
    text, small = house.palette.text, size * _SMALLER
    yield "caption", (Line(card.caption, size, text, bold=True),)
    yield "number", (Line(card.value, size * _NUMBER, house.palette.primary, bold=True),)
    yield "unit", (Line(card.unit, small, text),)
    if card.verdict:
        yield "comparison", (Line(card.verdict, size, text, bold=True), Line(card.comparison, small, text))
    if card.rank:
        yield "rank", (Line(card.rank, small, text),)


def _card(card: Card, at: int, setting: _Setting, house: HouseSpec) -> Iterator[Shape]:
    """The ground, then the parts from top to bottom, each in a room that is as high in every card."""
    row, column = divmod(at, setting.columns)
    left, top = column * (setting.width + _GAP), row * (setting.height + _GAP)
    name = f"Card {at + 1}"
    colour = getattr(house.palette, card.rag) if card.verdict else house.palette.primary
    yield Shape(f"{name} ground", left, top, setting.width, setting.height, fill=house.palette.tint)
    yield Shape(f"{name} edge", left, top, _BAR, setting.height, fill=colour)
    said = dict(_lines(card, setting.size, house))
    x, y = left + _BAR + _PADDING, top + _PADDING
    for part in ("caption", "number", "unit", "comparison", "rank"):
        tall: float = getattr(setting, part)
        if part in said and part == "comparison":
            across = setting.size * _MARK
            arrow = (Line(words(_ARROWS[card.arrow]), setting.size * 0.95, WHITE, bold=True, align="center"),)
            yield Shape(f"{name} mark", x, y, across, across, "ellipse", fill=colour, text=arrow)
            room = _room(setting.width) - across - _APART
            yield Shape(f"{name} {part}", x + across + _APART, y, room, tall, text=said[part], anchor="top")
        elif part in said:
            yield Shape(f"{name} {part}", x, y, _room(setting.width), tall, text=said[part], anchor="top")
        y += tall + (_APART if tall else 0)
