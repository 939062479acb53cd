"""Labels of a map: in their areas where there is room, else beside the map with a line to their area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from reportgen.drawings.model import Line, Shape
from reportgen.drawings.ramp import ink_on
from reportgen.drawings.shading import Shading
from reportgen.drawings.spans import Box, Interior, Point, Span
from reportgen.figures.map import Map, Region
from reportgen.office.metrics import LINE
from reportgen.office.metrics import width as length
from reportgen.spec.house import HouseSpec
from reportgen.wording.numbers import table_number
from reportgen.wording.text import Run, Text, words

_SIZES = (10.0, 9.0, 8.0)  # smaller ones cannot be read on a page or from the back of a room
_OF_TEXT = 0.75  # a label's size at most, of that of the words around, but never below the smallest of those
_SMALLER = 1.0  # points by which a label may be smaller than the others
_FEW = 6  # one in so many may stand beside the map without the others being made smaller
_AIR = 2.0  # around a label
_MOST_LINES = 3
_CLEAR = 6.0  # from the map to a label beside it
_LONGEST = 90.0  # line from a label to its area
_BROAD = 0.4  # how much longer a line may be, to end where the area is a point broader
_END = 1.2  # half of the dot that ends a line

Rings = Sequence[Sequence[Point]]


def map_labels(
    figure: Map, rings: Sequence[Rings], shading: Shading, house: HouseSpec, room: tuple[float, float, float],
    dots: Sequence[Shape], key: Sequence[Shape],
) -> tuple[tuple[Shape, ...], int]:  # fmt: skip
    """A text for each area that has one, and how many found no room.

    ``room`` is the sheet's width and height and the size of the words around.

    No label stands over ``dots`` or over ``key``, the legend. What finds no room is left out: the map's table has it.
    """
    texts = {index: text for index, one in enumerate(figure.regions) if (text := _label(figure, one, house))}
    if not texts:
        return (), 0
    taken = [*(_box(shape, 1.0) for shape in dots), *(_box(shape, _CLEAR) for shape in key)]
    inks = [ink_on(shading.fill(region), house.palette) for region in figure.regions]
    names = [region.name for region in figure.regions]
    interiors = [Interior.of(one) for one in rings]
    free = [one.without(taken) for one in interiors]
    labels = _Labels(texts, names, free, _reach(interiors), inks, taken)
    best: tuple[int, int, tuple[Shape, ...]] | None = None
    for size in (one for one in _SIZES if one <= max(room[2] * _OF_TEXT, _SIZES[-1])):
        placed, beside = labels.at(size, room, house)
        left_out = len(texts) - len(placed) - len(beside) // 3
        if best is None or (left_out, len(beside)) < best[:2]:
            best = left_out, len(beside), (*placed, *beside)
        if not left_out and len(beside) // 3 * _FEW <= len(texts):
            break
    return (best[2], best[0]) if best else ((), 0)


@dataclass(frozen=True, slots=True)
class _Labels:
    """The texts of a map by the index of their area; ``reach`` is all areas; ``taken`` is where none may stand."""

    texts: Mapping[int, Text]
    names: Sequence[str]
    interiors: Sequence[Interior]
    reach: Interior
    inks: Sequence[str]
    taken: Sequence[Box]
    tried: dict[tuple[int, float], Shape | None] = field(default_factory=dict)

    def at(self, size: float, room: tuple[float, float, float], house: HouseSpec) -> tuple[list[Shape], list[Shape]]:
        """The labels within their areas, if need be somewhat smaller; those beside the map, each of three shapes."""
        sizes = (size, *(one for one in _SIZES if size - _SMALLER <= one < size))
        found = {index: shape for index in self.texts if (shape := self._fitted(index, sizes)) is not None}
        beside: list[Shape] = []
        for index, text in self.texts.items():
            if index not in found:
                blocked = [*self.taken, *(_box(shape, 1.0) for shape in (*found.values(), *beside))]
                ways = (self._beside(index, lines, size, room, blocked, house.palette.text) for lines in _broken(text))
                beside += next(filter(None, ways), ())
        return list(found.values()), beside

    def _fitted(self, index: int, sizes: Sequence[float]) -> Shape | None:
        """The label at the first size at which it fits the area."""
        for size in sizes:
            if (index, size) not in self.tried:
                self.tried[index, size] = self._fitted_at(index, size)
            shape = self.tried[index, size]
            if shape is not None:
                return shape
        return None

    def _fitted_at(self, index: int, size: float) -> Shape | None:
        """The label in the fewest lines in which it fits the area."""
        for lines in _broken(self.texts[index]):
            wide, tall = _extent(lines, size)
            centre = self.interiors[index].room_for(wide, tall)
            if centre is not None:
                at = centre[0] - wide / 2, centre[1] - tall / 2
                return _text(self.names[index], lines, at, size, self.inks[index])
        return None

    def _beside(
        self, index: int, lines: Sequence[Text], size: float, room: tuple[float, float, float],
        blocked: Sequence[Box], ink: str,
    ) -> tuple[Shape, ...]:  # fmt: skip
        """The label to the left or the right of all areas, with the shortest level line that meets no other text."""
        name = self.names[index]
        wide, tall = _extent(lines, size)
        best: tuple[float, float, float, float] | None = None  # cost, x of the area, x of the label, y
        for y, (left, right) in self.interiors[index].widest():
            reach = self.reach.ends(y - tall / 2, y + tall / 2)
            anchor = (left + right) / 2
            for start, line in _sides(reach or (left, right), anchor, wide):
                cost = line - _BROAD * (right - left)
                if line > _LONGEST or (best is not None and cost >= best[0]):
                    continue
                box = (min(start, anchor), y - tall / 2, max(start + wide, anchor), y + tall / 2)
                on_sheet = start >= 0 and start + wide <= room[0] and box[1] >= 0 and box[3] <= room[1]
                if on_sheet and not any(_meet(box, one) for one in blocked):
                    best = cost, anchor, start, y
        if best is None:
            return ()
        _, anchor, start, y = best
        from_, to = (start + wide, anchor) if start < anchor else (anchor, start)
        dot = Shape(f"Place: {name}", anchor - _END, y - _END, 2 * _END, 2 * _END, "ellipse", fill=ink)
        leader = Shape(f"Line: {name}", from_, y, to - from_, 0.0, "line", stroke=ink, stroke_width=0.5)
        return leader, dot, _text(name, lines, (start, y - tall / 2), size, ink)


def _label(figure: Map, region: Region, house: HouseSpec) -> Text:
    if region.mark:
        return (Run(region.mark, fact=region.value),)
    if figure.labels == "name":
        return words(region.name)
    if figure.labels == "class" and region.shade is not None:
        return words(str(region.shade + 1))
    if figure.labels == "value" and region.value is not None:
        return (Run(table_number(region.value, house.wording), fact=region.value),)
    return ()


def _sides(reach: Span, anchor: float, wide: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a label begins to the left and to the right of the map, and how long its line is."""
    left, right = reach[0] - _CLEAR, reach[1] + _CLEAR
    return (left - wide, anchor - left), (right, right - anchor)


def _reach(interiors: Sequence[Interior]) -> Interior:
    """All areas as one: how far they reach on each line is all that is asked of it."""
    lines: dict[int, list[Span]] = {}
    for one in interiors:
        for line, spans in one.lines.items():
            lines.setdefault(line, []).extend(spans)
    return Interior({line: [(min(a for a, _ in spans), max(b for _, b in spans))] for line, spans in lines.items()})


def _text(name: str, lines: Sequence[Text], at: Point, size: float, ink: str) -> Shape:
    wide, tall = _extent(lines, size)
    paragraphs = tuple(Line(line, size, ink, align="center") for line in lines)
    return Shape(f"Label: {name}", *at, wide, tall, text=paragraphs)


def _extent(lines: Sequence[Text], size: float) -> tuple[float, float]:
    return max(length(run.text, size) for line in lines for run in line) + _AIR, len(lines) * size * LINE


def _box(shape: Shape, air: float) -> Box:
    return shape.x - air, shape.y - air, shape.x + shape.width + air, shape.y + shape.height + air


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _broken(text: Text) -> Iterator[tuple[Text, ...]]:
    """The text on one line, on two, on three: each time as narrow as its words allow."""
    if len(text) > 1 or text[0].fact is not None:
        yield (text,)
        return
    parts = text[0].text.split(" ")
    for count in range(1, min(len(parts), _MOST_LINES) + 1):
        ways = (_joined(parts, cuts) for cuts in _cuts(len(parts), count))
        yield tuple(words(line) for line in min(ways, key=lambda lines: max(map(len, lines))))


def _cuts(parts: int, count: int) -> Iterator[tuple[int, ...]]:
    """Where ``parts`` words may be broken into ``count`` lines."""
    for inner in combinations(range(1, parts), count - 1):
        yield (0, *inner, parts)


def _joined(parts: Sequence[str], cuts: Sequence[int]) -> list[str]:
    return [" ".join(parts[first:last]) for first, last in pairwise(cuts)]
