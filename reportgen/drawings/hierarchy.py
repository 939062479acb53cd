"""Lays out a hierarchy: levels from top to bottom, boxes of one width, lines with right angles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import sqrt

from reportgen.drawings import room
from reportgen.drawings.model import CORNER, Drawing, Line, Shape
from reportgen.drawings.room import SMALLEST, sizes
from reportgen.errors import UnplacedError
from reportgen.figures.hierarchy import Hierarchy
from reportgen.office.metrics import LINE
from reportgen.office.metrics import width as text_width
from reportgen.spec.contrast import WHITE
from reportgen.spec.house import HouseSpec, Palette
from reportgen.wording.text import plain

_NOTE = 2.0  # points by which notes are smaller
# Of a label: larger type gives way before it stands in more lines.
_FEW_LINES, _MANY_LINES, _SMALL = 3, 6, 9.0
# All in ems of the type.
_WIDEST = 15.0
_INSET, _BESIDE, _BELOW, _BETWEEN, _INDENT = 0.5, 1.3, 2.0, 0.7, 1.4
_CORNERS = 2 * CORNER * (1 - 1 / sqrt(2))  # what rounded corners take of a box, points
_MOST_STRETCHED = 2.0  # a roomy sheet sets levels this many times further apart


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    width: float
    height: float
    node: int
    hung: bool = False  # below its parent's left side, in a list

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class _Layout:
    tree: _Tree
    boxes: dict[int, _Box]

    @property
    def height(self) -> float:
        return max(box.y + box.height for box in self.boxes.values())

    @property
    def width(self) -> float:
        return max(box.x + box.width for box in self.boxes.values())


def draw(figure: Hierarchy, house: HouseSpec, width: float, height: float, size: float) -> Drawing:
    """The largest type that fits, side by side rather than in lists; centred."""
    layout = next(_layouts(figure, house.palette, width, height, size), None)
    if layout is None:
        raise UnplacedError(
            f"a hierarchy of {len(figure.nodes)} boxes does not fit its place even at {SMALLEST:g} points",
            "shorten labels, leave notes out, or split it into two",
        )
    stretched = min(_stretched(layout, width, height), key=lambda one: -one.height)
    left, top = (width - stretched.width) / 2, (height - stretched.height) / 2
    boxes = {index: replace(box, x=box.x + left, y=box.y + top) for index, box in stretched.boxes.items()}
    placed = _Layout(layout.tree, boxes)
    # Boxes come first: LibreOffice 7.4 turns a canvas on its side whose first shape is a line.
    return Drawing(width, height, (*_boxes(figure, placed, house.palette), *_lines(figure, placed, house.palette)))


def natural_height(figure: Hierarchy, house: HouseSpec, width: float, size: float) -> float | None:
    """As high as the boxes stand in the width at the largest type that fits it."""
    layout = next(_layouts(figure, house.palette, width, float("inf"), size), None)
    return None if layout is None else layout.height


def _layouts(figure: Hierarchy, palette: Palette, width: float, height: float, size: float) -> Iterator[_Layout]:
    ways = [(type_, below) for type_ in sizes(size) for below in (None, 1)] + [(type_, 0) for type_ in sizes(size)]
    for type_, below in ways:
        made = _Tree(figure, palette, type_, below).layout(width)
        if made is not None and made.height <= height:
            yield made


def _stretched(layout: _Layout, width: float, height: float) -> Iterator[_Layout]:
    """The same with its levels further apart, as far as there is room."""
    yield layout
    for step in range(1, 11):
        tree = replace(layout.tree, apart=1 + step * (_MOST_STRETCHED - 1) / 10)
        made = tree.layout(width)
        if made is not None and made.height <= height:
            yield made


@dataclass(frozen=True, slots=True)
class _Tree:
    """One way to set the tree: nodes without any below them are set as a list under a parent of level ``listed``
    (0 is the top) or lower."""

    figure: Hierarchy
    palette: Palette
    size: float
    listed: int | None = None
    apart: float = 1.0

    def layout(self, width: float) -> _Layout | None:
        """None if a word would be broken, or a label have too many lines."""
        columns: dict[int, float] = {}
        count = 0.0
        for top in self.figure.children(None):
            count = self._columns(top, count, columns)
        beside = _BESIDE * self.size
        box = min(self._widest(), (width - (count - 1) * beside) / count)
        narrow = box - (_INDENT * self.size if self._lists else 0)
        texts = {index: self.text(index) for index in range(len(self.figure.nodes))}
        most = (_MANY_LINES if self.size <= _SMALL else _FEW_LINES) * self.size * LINE
        for index, text in texts.items():
            own = (narrow if self._hung(index) else box) - 2 * _INSET * self.size - _CORNERS
            if own <= 0 or room.longest(text) > own or room.height(text[:1], own) > most + 0.1:
                return None
        return _Layout(self, self._placed(columns, box, texts))

    def _columns(self, node: int, first: float, columns: dict[int, float]) -> float:
        """Gives each node its column, from ``first`` on; parents stand over the middle of what is below them."""
        below = self.figure.children(node)
        if not below or self._hangs(node):
            columns[node] = first
            return first + 1
        for child in below:
            first = self._columns(child, first, columns)
        columns[node] = (columns[below[0]] + columns[below[-1]]) / 2
        return first

    def _hangs(self, node: int) -> bool:
        below = self.figure.children(node)
        if self.listed is None or self._level(node) < self.listed or len(below) < 2:
            return False
        return not any(self.figure.children(child) for child in below)

    def _level(self, node: int) -> int:
        parent = self.figure.nodes[node].parent
        return 0 if parent is None else 1 + self._level(parent)

    @property
    def _lists(self) -> bool:
        return any(self._hangs(node) for node in range(len(self.figure.nodes)))

    def _hung(self, node: int) -> bool:
        parent = self.figure.nodes[node].parent
        return parent is not None and self._hangs(parent)

    def _widest(self) -> float:
        sides = 2 * _INSET * self.size + _CORNERS + 1
        longest = max(
            text_width(plain(line.text), line.size, bold=line.bold)
            for index in range(len(self.figure.nodes))
            for line in self.text(index)
        )
        return min(longest, _WIDEST * self.size) + sides + (_INDENT * self.size if self._lists else 0)

    def text(self, index: int) -> tuple[Line, ...]:
        """What stands in a node's box."""
        node = self.figure.nodes[index]
        top = node.parent is None
        colour = self.palette.on_primary if top and not node.highlighted else self.palette.text
        colour = WHITE if node.highlighted else colour
        label = Line(node.label, self.size, colour, bold=top or node.highlighted, align="center")
        if not node.note:
            return (label,)
        return (label, Line(node.note, max(self.size - _NOTE, SMALLEST), colour, align="center"))

    def _placed(self, columns: dict[int, float], box: float, texts: dict[int, tuple[Line, ...]]) -> dict[int, _Box]:
        sides = 2 * _INSET * self.size
        indent = _INDENT * self.size
        boxes: dict[int, _Box] = {}
        level, y = list(self.figure.children(None)), 0.0
        while level:
            high = max(room.height(texts[node], box - sides - _CORNERS) for node in level) + sides + _CORNERS
            below: list[int] = []
            for node in level:
                x = columns[node] * (box + _BESIDE * self.size)
                boxes[node] = _Box(x, y, box, high, node)
                under = y + high + _BETWEEN * self.size * self.apart
                for child in self.figure.children(node):
                    if not self._hung(child):
                        below.append(child)
                        continue
                    own = room.height(texts[child], box - indent - sides - _CORNERS) + sides + _CORNERS
                    boxes[child] = _Box(x + indent, under, box - indent, own, child, hung=True)
                    under += own + _BETWEEN * self.size * self.apart
            y += high + _BELOW * self.size * self.apart
            level = below
        return boxes


def _boxes(figure: Hierarchy, layout: _Layout, palette: Palette) -> Iterator[Shape]:
    for box in layout.boxes.values():
        node = figure.nodes[box.node]
        fill = palette.primary if node.parent is None else palette.tint
        fill = palette.highlight if node.highlighted else fill
        yield Shape(
            name=f"Box: {plain(node.label)}", x=box.x, y=box.y, width=box.width, height=box.height,
            geometry="round_rect", fill=fill, stroke=palette.highlight if node.highlighted else palette.primary,
            stroke_width=1.0, text=layout.tree.text(box.node), inset=_INSET * layout.tree.size,
        )  # fmt: skip


def _lines(figure: Hierarchy, layout: _Layout, palette: Palette) -> Iterator[Shape]:
    """From each parent down, across, and down to what reports to it; in a list along its left side."""
    for index in layout.boxes:
        parent, below = layout.boxes[index], [layout.boxes[child] for child in figure.children(index)]
        name = f"Line: {plain(figure.nodes[index].label)}"
        if below and below[0].hung:
            x, last = parent.x + (below[0].x - parent.x) / 2, below[-1]
            bottom = parent.y + parent.height
            yield _line(name, x, bottom, x, last.y + last.height / 2, palette)
            for child in below:
                yield _line(name, x, child.y + child.height / 2, child.x, child.y + child.height / 2, palette)
        elif below:
            bottom = parent.y + parent.height
            across = (bottom + below[0].y) / 2
            left, right = below[0].middle, below[-1].middle
            yield _line(name, parent.middle, bottom, parent.middle, across, palette)
            if left != right:
                yield _line(name, left, across, right, across, palette)
            for child in below:
                yield _line(name, child.middle, across, child.middle, child.y, palette)


def _line(name: str, left: float, top: float, right: float, bottom: float, palette: Palette) -> Shape:
    return Shape(name, left, top, right - left, bottom - top, "line", stroke=palette.grey, stroke_width=1.25)
