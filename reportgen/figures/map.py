"""Maps: areas shaded by their numbers, and points; joined to their outlines before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reportgen.data.boundaries import Outlines, Rings
from reportgen.data.locations import Spot
from reportgen.errors import UnplacedError, cause_of, did_you_mean
from reportgen.figures.classes import Range, class_of, in_units, ranges, ranges_at
from reportgen.figures.maker import Maker
from reportgen.figures.map_words import map_alt, map_notes, map_table, map_title, value_title
from reportgen.figures.marks import shorthand
from reportgen.figures.model import Drawn
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.spec.definitions import Boundaries
from reportgen.spec.figures.map import MapSpec, PointsSpec
from reportgen.wording.numbers import known, places

_MOST_TOLD = 6  # names that do not join



@dataclass(frozen=True, slots=True)
class Region:
    """An outline with what it shows. ``shade`` is the index of its class, None without a number."""

    name: str
    value: Fact | None = None
    count: Fact | None = None
    rate: Fact | None = None
    shade: int | None = None
    picked: bool = False

    @property
    def mark(self) -> str:
        """The shorthand for why it has no number: ``[x]``; empty if it has one, or if none is asked for."""
        return shorthand(self.value) if self.value is not None and self.value.value is None else ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point in metres, with how many were counted there."""

    name: str
    x: float
    y: float
    kind: str = ""
    count: Fact | None = None


Classed = tuple[tuple[Region, ...], tuple[Range, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Drawn):
    """``regions`` in the order of the outlines; ``classes`` are the ranges with their words, the lowest first.

    ``kinds`` are those of the points, in order of first use; ``noun`` and ``dot_noun`` what an area and a point is.
    """

    outlines: Outlines = field(repr=False)
    regions: tuple[Region, ...] = field(repr=False)
    classes: tuple[Range, ...] = ()
    class_words: tuple[str, ...] = ()
    value_title: str = ""
    noun: tuple[str, str] = ("area", "areas")
    labels: str = "none"
    dots: tuple[Dot, ...] = field(default=(), repr=False)
    dot_noun: tuple[str, str] = ("place", "places")
    dot_title: str = ""
    kinds: tuple[str, ...] = ()

    def rings(self, tolerance: float) -> tuple[Rings, ...]:
        """The outlines of the regions, without bends of less than ``tolerance`` metres."""
        return self.outlines.rings(tolerance)


def make(spec: MapSpec, id_: str, maker: Maker) -> Map:
    """The map of a spec. Raises ``UnplacedError`` if areas and outlines do not join one to one."""
    scope, boundaries = maker.scope, maker.atlas.boundaries[spec.boundaries]
    outlines = maker.atlas.outlines(spec.boundaries)
    regions = _regions(spec, outlines, boundaries, scope)
    regions, classes, words = _classed(spec, regions, scope)
    facts = [fact for one in regions for fact in (one.count, one.rate, one.value) if fact is not None]
    made = Map(
        id=id_,
        title=map_title(spec, boundaries, maker),
        facts=tuple(dict.fromkeys(facts)),
        outlines=outlines,
        regions=regions,
        classes=classes,
        class_words=words,
        value_title=value_title(spec, scope),
        noun=boundaries.noun,
        labels=spec.labels,
    )
    if spec.points is not None:
        made = _dotted(made, spec, spec.points, maker)
    made = replace(made, notes=map_notes(spec, made, maker), table=map_table(made, scope))
    return replace(made, alt=map_alt(made, scope))


# --- Areas and their outlines ----------------------------------------------------------------------------------------


def _regions(spec: MapSpec, outlines: Outlines, boundaries: Boundaries, scope: Scope) -> tuple[Region, ...]:
    """One for each outline, in their order."""
    if spec.measure is None:
        return tuple(Region(name) for name in outlines.names)
    by_area = spec.by == "area"
    counts = _by_area(spec, outlines, boundaries, scope) if by_area else _by_category(spec, outlines, scope)
    _check_some(counts)
    rated = by_area and spec.value in ("count", "rate")
    rated = rated and scope.book.measure(scope.measure(spec.measure)).base is not None
    names = [fact.area_label for fact in counts] if by_area else outlines.names
    picked = {scope.book.area_label(area) for area in spec.highlight}
    return tuple(
        Region(name, value, count, scope.book.rate(count) if rated else None, picked=name in picked)
        for name, value, count in zip(names, _values(spec, counts, scope), counts, strict=True)
    )


def _by_area(spec: MapSpec, outlines: Outlines, boundaries: Boundaries, scope: Scope) -> list[Fact]:
    """The counts of the peer group's areas, each of which has one outline."""
    book = scope.book
    measure, areas = scope.measure(spec.measure or ""), book.members(spec.among or scope.area)
    index = {}
    for area in areas:
        for called in (area, book.areas[area].label, *book.areas[area].names):
            index[called.casefold()] = area
    found = [index.get(code.casefold()) or index.get(name.casefold())
             for code, name in zip(outlines.codes, outlines.names, strict=True)]  # fmt: skip
    labels = [book.area_label(area) for area in areas if area not in found]
    spare = [name for name, area in zip(outlines.names, found, strict=True) if area is None]
    if labels:
        raise UnplacedError(
            f"no outline in '{spec.boundaries}' for {_listed(labels)}",
            _nearest(labels, spare) or f"add it to the file, or its code there ('{boundaries.code}') to its `names`",
        )
    if spare:
        raise UnplacedError(
            f"{_listed(spare)} in '{spec.boundaries}' {'is no area' if len(spare) == 1 else 'are no areas'} of "
            f"{book.area_label(spec.among or scope.area)}",
            "add it to the peer group, or leave it out: `exclude:` in the boundaries",
        )
    twice = [book.area_label(area) for area in areas if found.count(area) > 1]
    if twice:
        what = f"{_listed(twice)} has several outlines in '{spec.boundaries}'"
        raise UnplacedError(what, "check the `names` of the area")
    period = scope.period(spec.period)
    return [book.count(measure, period, area) for area in found if area is not None]


def _by_category(spec: MapSpec, outlines: Outlines, scope: Scope) -> list[Fact]:
    """The counts of the category's values, each of which is the code or the name of an outline."""
    book, measure, period = scope.book, scope.measure(spec.measure or ""), scope.period(spec.period)
    values = {value.casefold(): value for value in book.categories(measure, spec.by)}
    outlined = {known.casefold() for known in (*outlines.codes, *outlines.names)}
    stray = [value for folded, value in values.items() if folded not in outlined]
    if stray:
        raise UnplacedError(
            f"no outline in '{spec.boundaries}' for {spec.by} {_listed(stray)}",
            _nearest(stray, outlines.names) or "leave it out of the dataset by `exclude:` or `where:`",
        )
    counts = []
    for code, name in zip(outlines.codes, outlines.names, strict=True):
        value = values.get(code.casefold()) or values.get(name.casefold())
        if value is None:
            counts.append(_without_rows(book.count(measure, period, scope.area), spec.by, code, scope))
        else:
            counts.append(book.count(measure, period, scope.area, within=((spec.by, value),)))
    return counts


def _without_rows(whole: Fact, column: str, code: str, scope: Scope) -> Fact:
    """The count where the data have no row: zero, if the dataset says that this is what it means."""
    dataset = scope.book.datasets[scope.book.measure(whole.measure).dataset]
    known = dataset.absent == "zero" and not whole.missing
    nothing = replace(
        whole,
        id=f"{whole.id}.{column}={code}",
        label=f"{whole.label} ({code})",
        value=0.0 if known else None,
        missing="" if known else whole.missing or "the data hold no row for it",
        categories=((column, code),),
        origins=tuple(replace(origin, rows=0) for origin in whole.origins),
    )
    return scope.book.published(nothing)


def _check_some(counts: Sequence[Fact]) -> None:
    if all(fact.value is None for fact in counts):
        what = f"the map of {counts[0].label} has no number to show: {counts[0].missing}"
        raise UnplacedError(what, "choose a period that the data cover", cause_of(counts[0].missing))


def _values(spec: MapSpec, counts: Sequence[Fact], scope: Scope) -> list[Fact]:
    """What the shades tell."""
    book = scope.book
    if spec.value == "share":
        whole = book.sum(counts)
        return [book.share(fact, whole) for fact in counts]
    if spec.value == "rate":
        return [book.rate(fact) for fact in counts]
    if spec.value == "percent_change":
        return [book.change(fact, book.previous(fact)) for fact in counts]
    return list(counts)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"'{name}'" for name in names[:_MOST_TOLD])
    return f"{shown} and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else shown


def _nearest(wanted: Sequence[str], spare: Iterable[str]) -> str:
    """``did you mean 'Childs Hill'?`` for one name; without a near match, nothing."""
    return did_you_mean(wanted[0], spare, " ").strip() if len(wanted) == 1 else ""


# --- Classes ---------------------------------------------------------------------------------------------------------


def _classed(spec: MapSpec, regions: Sequence[Region], scope: Scope) -> Classed:
    """The regions with their classes, the classes, and these in words."""
    facts = [one.value for one in regions if one.value is not None and one.value.value is not None]
    if not facts:
        return tuple(regions), (), ()
    decimals = places(facts[0], scope.house.wording.table)
    units = [in_units(known(fact), decimals) for fact in facts]
    if spec.breaks:
        classes = ranges_at([in_units(one, decimals) for one in spec.breaks], units, zero=spec.zero)
    else:
        classes = ranges(units, spec.classes, spec.method, zero=spec.zero)
    shaded = tuple(
        replace(one, shade=class_of(in_units(one.value.value, decimals), classes))
        if one.value is not None and one.value.value is not None
        else one
        for one in regions
    )
    unit = "%" if facts[0].unit in (Unit.SHARE, Unit.PERCENT_CHANGE) else ""
    return shaded, classes, tuple(one.words(decimals, unit) for one in classes)


# --- Points ----------------------------------------------------------------------------------------------------------


def _dotted(made: Map, spec: MapSpec, points: PointsSpec, maker: Maker) -> Map:
    """The map with its points."""
    spots, locations = maker.atlas.spots(points.locations), maker.atlas.locations[points.locations]
    dots = _dots(spec, points, spots, made.outlines, maker.scope)
    return replace(
        made,
        facts=(*made.facts, *(dot.count for dot in dots if dot.count is not None)),
        dots=dots,
        dot_noun=locations.noun,
        dot_title=_dot_title(points, locations.noun, maker.scope),
        kinds=tuple(dict.fromkeys(spot.kind for spot in spots if spot.kind)),
    )


def _dots(
    spec: MapSpec, points: PointsSpec, spots: Sequence[Spot], outlines: Outlines, scope: Scope
) -> tuple[Dot, ...]:
    """The points, those with the highest counts first, so that small ones are drawn over large ones."""
    counts: dict[str, Fact] = {}
    if points.measure is not None and points.by is not None:
        counts = _counts_at(spec, points, scope.measure(points.measure), points.by, spots, scope)
    dots = [
        Dot(spot.name, *outlines.plane.lay(spot.longitude, spot.latitude), spot.kind, counts.get(spot.name))
        for spot in spots
    ]
    left, bottom, right, top = outlines.box
    outside = [dot.name for dot in dots if not (left <= dot.x <= right and bottom <= dot.y <= top)]
    if outside:
        what = f"{_listed(outside)} of '{points.locations}' {'lies' if len(outside) == 1 else 'lie'} outside of the map"
        raise UnplacedError(what, "check whether longitude and latitude are the right way round")
    return tuple(sorted(dots, key=lambda dot: -(dot.count.value or 0) if dot.count is not None else 0))


def _counts_at(
    spec: MapSpec, points: PointsSpec, measure: str, column: str, spots: Sequence[Spot], scope: Scope
) -> dict[str, Fact]:
    """The count at each point, by its name."""
    book, period = scope.book, scope.period(spec.period)
    values = book.categories(measure, column)
    names = {spot.name.casefold(): spot.name for spot in spots}
    stray = [value for value in values if value.casefold() not in names]
    if stray:
        raise UnplacedError(
            f"no point in '{points.locations}' for {column} {_listed(stray)}",
            _nearest(stray, names.values()) or "add it to the file of the points",
        )
    whole = book.count(measure, period, scope.area)
    counts = {name: _without_rows(whole, column, name, scope) for name in names.values()}
    for value in values:
        counts[names[value.casefold()]] = book.count(measure, period, scope.area, within=((column, value),))
    return counts


def _dot_title(points: PointsSpec, noun: tuple[str, str], scope: Scope) -> str:
    if points.measure is None:
        return noun[1].capitalize()
    return f"{scope.book.measure(scope.measure(points.measure)).noun[1].capitalize()} by {noun[0]}"
