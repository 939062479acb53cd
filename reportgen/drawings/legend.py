"""Legends of maps: what shades, hatching, heavy outlines and points mean, and a scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

from reportgen.drawings.model import Line, Path, Shape
from reportgen.drawings.ramp import ink_on
from reportgen.drawings.room import height as text_height
from reportgen.drawings.shading import Shading
from reportgen.drawings.spans import hatching
from reportgen.figures.map import Map
from reportgen.office.metrics import LINE
from reportgen.office.metrics import width as length
from reportgen.spec.contrast import WHITE
from reportgen.spec.house import HouseSpec, Palette
from reportgen.wording.numbers import joined
from reportgen.wording.text import words

_SWATCH = 1.9  # width of a swatch, in times the size of the words
_BETWEEN = 0.55  # from a swatch to its words, likewise
_ROW = 1.5  # from one row to the next, likewise
_SMALLER, _SMALLEST = 0.9, 8.0  # the legend's words, of those around; points at least
_WIDEST = 12.5  # a title is broken at so many times the size of the words
_WIDEST_ROW = 15.0  # words of a row, likewise
_SPARE = 1.0  # points, so that words that just fit are not broken
_APART = 0.7  # before a further title, in times the size
_COLUMN = 14.0  # points between columns
_LARGEST, _LEAST = 0.85, 2.2  # radius of the greatest count in times the size of the words; of any, in points
_ALONE = 0.36  # radius of a point that counts nothing
_MOST_NAMED = 2
_BARS = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000)  # metres
_BAR = 72.0  # points that a scale bar is long at most
_SCALE_ROOM = 2.6  # height of the scale, in times the size


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a legend. ``mark`` is drawn around nought, nought: the middle of its swatch."""

    line: Line
    width: float
    height: float
    mark: tuple[Shape, ...] = ()
    indent: float = 0.0
    title: bool = False
    before: float = 0.0


def legend_entries(figure: Map, shading: Shading, house: HouseSpec, size: float) -> tuple[Entry, ...]:
    """Titles and rows; the scale comes after them."""
    points = max(size * _SMALLER, min(size, _SMALLEST))
    rows: list[Entry] = []
    if figure.classes:
        rows.append(_title(figure.value_title, points, house))
    rows += _shades(figure, shading, house, points)
    if figure.dots and not figure.kinds and figure.dots[0].count is None:
        half = radius(None, 0, size)
        rows.append(_row(figure.dot_title, (mark_of("Mark", 0, -half, -half, 2 * half, house.palette),), points, house))
    elif figure.dots:
        rows.append(_title(figure.dot_title, points, house, further=bool(rows)))
        rows += _points(figure, house, points, size)
    return tuple(rows)


def legend_size(entries: Sequence[Entry]) -> tuple[float, float]:
    """Width and height of the entries one below the other, with the scale."""
    wide = max((entry.width for entry in entries), default=0.0)
    return max(wide, _BAR), sum(entry.before + entry.height for entry in entries) + _scale_height(entries)


def legend_under(entries: Sequence[Entry], width: float) -> float:
    """Height of the entries in columns as far as the width goes."""
    return max((y + entry.height for entry, _, y in _in_columns(entries, width)), default=0.0) + _scale_height(entries)


def placed_legend(
    entries: Sequence[Entry], x: float, y: float, width: float, scale: float, house: HouseSpec, size: float
) -> Iterator[Shape]:
    """The shapes of a legend with its top left at ``x``, ``y``; in columns, if a width is given."""
    places = list(_in_columns(entries, width)) if width else list(_stacked(entries))
    below = 0.0
    for entry, across, down in places:
        yield from _entry(entry, x + across, y + down)
        below = max(below, down + entry.height)
    yield from _scale(x, y + below, scale, house, max(size * _SMALLER, min(size, _SMALLEST)))


def radius(count: float | None, most: float, size: float) -> float:
    """Of a point's mark, in points: its area is to the greatest as its count is."""
    if count is None or not most:
        return max(size * _ALONE, _LEAST)
    return max(sqrt(count / most) * size * _LARGEST, _LEAST)


def mark_of(name: str, kind: int, x: float, y: float, side: float, palette: Palette) -> Shape:
    """Circle, square, triangle, diamond: a form and a colour a kind, so that colour is never alone."""
    colours = palette.series
    ink = colours[(kind + 2) % len(colours)]
    shape = Shape(name, x, y, side, side, "ellipse", fill=ink, stroke=WHITE, stroke_width=0.75)
    right, bottom, middle, centre = x + side, y + side, x + side / 2, y + side / 2
    match kind % 4:
        case 1:
            return replace(shape, geometry="rect")
        case 2:
            return replace(shape, geometry="path", path=Path((((x, bottom), (middle, y), (right, bottom)),)))
        case 3:
            corners = ((middle, y), (right, centre), (middle, bottom), (x, centre))
            return replace(shape, geometry="path", path=Path((corners,)))
    return shape


# --- Entries -------------------------------------------------------------------------------------------------------


def _title(text: str, size: float, house: HouseSpec, *, further: bool = False) -> Entry:
    line = Line(words(text), size, house.palette.text, bold=True)
    wide = min(length(text, size, bold=True) + _SPARE, size * _WIDEST)
    tall = text_height([line], wide) + size * 0.35
    return Entry(line, wide, tall, title=True, before=size * _APART if further else 0.0)


def _row(text: str, mark: Sequence[Shape], size: float, house: HouseSpec, *, indent: float = 0.0) -> Entry:
    indent = max(indent, size * (_SWATCH + _BETWEEN))
    line = Line(words(text), size, house.palette.text)
    wide = min(length(text, size) + _SPARE, size * _WIDEST_ROW)
    tall = max(size * _ROW, text_height([line], wide), *(shape.height + 2 for shape in mark))
    return Entry(line, indent + wide, tall, tuple(mark), indent)


def _shades(figure: Map, shading: Shading, house: HouseSpec, size: float) -> Iterator[Entry]:
    palette = house.palette
    for index, (fill, text) in enumerate(zip(shading.fills, figure.class_words, strict=True)):
        number = sum(region.shade == index for region in figure.regions)
        swatch = _swatch(f"Class: {text}", fill, size, palette)
        if figure.labels == "class":
            told = Line(words(str(index + 1)), size * 0.85, ink_on(fill, palette), align="center")
            swatch = replace(swatch, text=(told,))
        yield _row(f"{text} ({number:,} {figure.noun[0 if number == 1 else 1]})", (swatch,), size, house)
    without = {region.mark: region.value.mark or "x" for region in figure.regions if region.mark and region.value}
    for shorthand, mark in without.items():
        said = f"{shorthand} {house.marks[mark]}"
        swatch = _swatch(said, WHITE, size, palette)
        yield _row(said, (swatch, *_hatched(swatch, palette)), size, house)
    picked = [region.name for region in figure.regions if region.picked]
    if picked:
        swatch = _swatch("Picked out", WHITE, size, palette)
        swatch = replace(swatch, stroke=palette.highlight, stroke_width=2.25)
        said = joined(picked) if len(picked) <= _MOST_NAMED else "Picked out"
        yield _row(said, (swatch,), size, house)


def _swatch(name: str, fill: str, size: float, palette: Palette) -> Shape:
    wide, tall = size * _SWATCH, size * 1.15
    return Shape(name, -wide / 2, -tall / 2, wide, tall, fill=fill, stroke=palette.text, stroke_width=0.6)


def _hatched(swatch: Shape, palette: Palette) -> Iterator[Shape]:
    right, bottom = swatch.x + swatch.width, swatch.y + swatch.height
    corners = ((swatch.x, swatch.y), (right, swatch.y), (right, bottom), (swatch.x, bottom))
    lines = hatching((corners,), 4.5)
    if lines:
        path = Path(lines, closed=False)
        yield Shape(f"Hatching: {swatch.name}", swatch.x, swatch.y, swatch.width, swatch.height, "path", path,
                    stroke=palette.grey, stroke_width=0.5)  # fmt: skip


def _points(figure: Map, house: HouseSpec, size: float, around: float) -> Iterator[Entry]:
    """The kinds of points, or their sizes: the most, the fewest, and none, if there is such a point."""
    palette = house.palette
    counts = [int(dot.count.value) for dot in figure.dots if dot.count is not None and dot.count.value]
    for index, kind in enumerate(figure.kinds):
        half = radius(None, 0, around)
        yield _row(kind, (mark_of(f"Kind: {kind}", index, -half, -half, 2 * half, palette),), size, house)
    if not counts:
        return
    most = max(counts)
    indent = 2 * radius(most, most, around) + size * _BETWEEN
    for count in dict.fromkeys((most, min(counts))):
        half = radius(count, most, around)
        shape = mark_of(f"Size: {count:,}", 0, -half, -half, 2 * half, palette)
        yield _row(f"{count:,}", (shape,), size, house, indent=indent)
    if any(dot.count is not None and not dot.count.value for dot in figure.dots):
        half = radius(0, most, around)
        shape = mark_of("Size: none", 0, -half, -half, 2 * half, palette)
        yield _row("none", (replace(shape, fill=WHITE, stroke=palette.text),), size, house, indent=indent)


def _entry(entry: Entry, x: float, y: float) -> Iterator[Shape]:
    middle, centre = x + (entry.indent - entry.line.size * _BETWEEN) / 2, y + entry.height / 2
    for shape in entry.mark:
        moved = replace(shape, x=shape.x + middle, y=shape.y + centre)
        if shape.path is not None:
            rings = tuple(tuple((px + middle, py + centre) for px, py in ring) for ring in shape.path.rings)
            moved = replace(moved, path=replace(shape.path, rings=rings))
        yield moved
    name = "".join(run.text for run in entry.line.text)
    room = entry.width - entry.indent
    said = Shape(f"Legend: {name}", x + entry.indent, y, room, entry.height, text=(entry.line,))
    yield replace(said, anchor="top") if entry.title else said


# --- Where they stand ----------------------------------------------------------------------------------------------


def _stacked(entries: Sequence[Entry]) -> Iterator[tuple[Entry, float, float]]:
    y = 0.0
    for entry in entries:
        y += entry.before
        yield entry, 0.0, y
        y += entry.height


def _in_columns(entries: Sequence[Entry], width: float) -> Iterator[tuple[Entry, float, float]]:
    """Each title on a line of its own, its rows below it column by column."""
    top = 0.0
    for title, rows in _under_titles(entries):
        if title is not None:
            yield title, 0.0, top + title.before
            top += title.before + title.height
        if not rows:
            continue
        step = max(row.width for row in rows) + _COLUMN
        columns = max(1, min(len(rows), int((width + _COLUMN) // step)))
        deep, tall = ceil(len(rows) / columns), max(row.height for row in rows)
        for index, row in enumerate(rows):
            yield row, index // deep * step, top + index % deep * tall
        top += deep * tall


def _under_titles(entries: Sequence[Entry]) -> Iterator[tuple[Entry | None, list[Entry]]]:
    title: Entry | None = None
    rows: list[Entry] = []
    for entry in entries:
        if entry.title:
            if title is not None or rows:
                yield title, rows
            title, rows = entry, []
        else:
            rows.append(entry)
    yield title, rows


def _scale_height(entries: Sequence[Entry]) -> float:
    return _SCALE_ROOM * (entries[0].line.size if entries else _SMALLEST)


def _scale(x: float, y: float, scale: float, house: HouseSpec, size: float) -> Iterator[Shape]:
    """A bar of a round number of kilometres, at most an inch long."""
    metres = max((bar for bar in _BARS if bar * scale <= _BAR), default=_BARS[0])
    said = f"{metres // 1000:,} km" if metres >= 1000 else f"{metres} m"
    long, tall = metres * scale, size * 0.35
    bottom = y + _SCALE_ROOM * size - 2
    text = Line(words(said), size, house.palette.text)
    room = length(said, size) + 2.0
    yield Shape("Scale", x, bottom - size * LINE - tall - 1, room, size * LINE, text=(text,))
    path = Path((((x, bottom - tall), (x, bottom), (x + long, bottom), (x + long, bottom - tall)),), closed=False)
    yield Shape("Scale bar", x, bottom - tall, long, tall, "path", path, stroke=house.palette.text, stroke_width=1.0)
