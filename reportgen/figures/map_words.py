"""What a map says in words: its title, its notes, its alternative text, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.figures.cells import NOT_APPLICABLE, NOT_AVAILABLE, not_applicable, number, number_cell
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.spec.definitions import Boundaries
from reportgen.spec.figures.map import MapSpec
from reportgen.wording.numbers import joined, ordinal
from reportgen.wording.text import Run, words

if TYPE_CHECKING:
    from reportgen.figures.map import Dot, Map, Region

_MOST_ROWS = 60  # with a row for each area; of more, one for each class
_MOST_NAMED = 3


def value_title(spec: MapSpec, scope: Scope) -> str:
    """What the shades tell, above the legend: ``Offences per 1,000 residents``."""
    if spec.measure is None:
        return ""
    measure = scope.book.measure(scope.measure(spec.measure))
    if spec.value == "rate" and measure.base:
        base = scope.book.measure(measure.base.measure)
        return f"{measure.noun[1].capitalize()} per {measure.base.per:,} {base.noun[1]}"
    if spec.value == "percent_change":
        return "Change on the year before"
    if spec.value == "share":
        return f"Share of all {measure.noun[1]}"
    counted = measure.unit == "count" and measure.aggregate != "mean"
    return f"Number of {measure.noun[1]}" if counted else measure.label


def map_title(spec: MapSpec, boundaries: Boundaries, maker: Maker) -> str:
    """``Theft by ward, rate, Barnet, October 2022 to September 2023``; of points alone, by what they are."""
    scope, points = maker.scope, spec.points
    period, where = scope.period(spec.period).label("span"), scope.book.area_label(scope.area)
    if spec.measure is not None:
        label = scope.book.measure(scope.measure(spec.measure)).label
        shown = {"rate": ", rate", "percent_change": ", change on the year before", "share": ", shares"}
        return f"{label} by {boundaries.noun[0]}{shown.get(spec.value, '')}, {where}, {period}"
    if points is None:
        return where
    locations = maker.atlas.locations[points.locations]
    if points.measure is None:
        return f"{locations.title[0].upper()}{locations.title[1:]}, {where}"
    return f"{scope.book.measure(scope.measure(points.measure)).label} by {locations.noun[0]}, {where}, {period}"


def map_notes(spec: MapSpec, made: Map, maker: Maker) -> tuple[str, ...]:
    """What a reader must know, and what the terms of the boundaries ask for."""
    book, atlas = maker.scope.book, maker.atlas
    measures = [maker.scope.measure(name) for name in (spec.measure, spec.points and spec.points.measure) if name]
    notes = [note for measure in measures if (note := book.measure(measure).note)]
    if any(one.rate is not None for one in made.regions):
        notes += book.base_notes(measures[:1])
    if spec.value == "share" and spec.measure is not None:
        notes.append(f"Shares are of the {book.measure(measures[0]).noun[1]} in all {made.noun[1]} shown.")
    # What other marks mean is said of all figures alike.
    without = [one.value for one in made.regions if one.value is not None and one.mark == NOT_AVAILABLE]
    if without:
        told = "; ".join(dict.fromkeys(fact.missing for fact in without if fact.missing))
        notes.append(f"{NOT_AVAILABLE} {maker.scope.house.marks['x']}{f' ({told})' if told else ''}.")
    if spec.measure is not None and spec.points is not None:
        notes.append(f"{NOT_APPLICABLE} {maker.scope.house.marks['z']}.")
    boundaries = atlas.boundaries[spec.boundaries]
    notes.append(f"Boundaries: {boundaries.title}. {boundaries.credit or boundaries.source + '.'}")
    if spec.points is not None:
        points = atlas.locations[spec.points.locations]
        made_up = f" {maker.scope.house.illustrative_note}" if points.status == "illustrative" else ""
        notes.append(f"{points.noun[1].capitalize()}: {points.title}, {points.source}.{made_up}")
    return tuple(dict.fromkeys(notes))


# --- The same as a table ---------------------------------------------------------------------------------------------


def map_table(made: Map, scope: Scope) -> Table | None:
    """Areas with the highest number first, then the points; None of a map of outlines and unnamed numbers."""
    shaded = [one for one in made.regions if one.value is not None]
    if len(shaded) > _MOST_ROWS:
        return _by_class(made, shaded, scope)
    if shaded:
        return _by_region(made, shaded, scope)
    return _of_dots(made, scope) if made.dots else None


def ranked(regions: Sequence[Region]) -> list[Region]:
    """The highest first, those without a number last."""
    return sorted(regions, key=lambda one: (one.shade is None, -_number(one.value), one.name))


def _by_region(made: Map, regions: Sequence[Region], scope: Scope) -> Table:
    first = regions[0]
    columns: list[str] = []
    if first.count is not None:
        columns.append("Number")
    if first.rate is not None:
        columns.append(f"Per {first.rate.per:,}")
    if first.value not in (first.count, first.rate) and first.value is not None and first.value.unit is not Unit.RATE:
        columns.append(made.value_title)
    heads = [made.noun[0].capitalize(), *columns, "Class"]
    rows = []
    for one in ranked(regions):
        facts = [fact for fact in (one.count, one.rate) if fact is not None]
        facts += [one.value] if len(columns) > len(facts) and one.value is not None else []
        cells = (number_cell(fact, scope) for fact in facts)
        shade = words(made.class_words[one.shade]) if one.shade is not None else words(one.mark)
        rows.append((Cell(words(one.name)), *cells, Cell(shade, align="right")))
    band: tuple[int, ...] = ()
    if made.dots:
        band = (len(rows),)
        rows.append((Cell(words(made.dot_noun[1].capitalize()), bold=True, columns=len(heads)),))
        rows += [_dot_row(dot, len(heads), scope) for dot in made.dots]
    return replace(_table(made, heads, rows, (2.0, *(1.0 for _ in columns), 1.4)), band_rows=band)


def _dot_row(dot: Dot, width: int, scope: Scope) -> tuple[Cell, ...]:
    """A point among areas: its number, and no class."""
    name = f"{dot.name} ({dot.kind})" if dot.kind else dot.name
    number = not_applicable() if dot.count is None else number_cell(dot.count, scope)
    return (Cell(words(name)), number, *(not_applicable() for _ in range(width - 2)))


def _by_class(made: Map, regions: Sequence[Region], scope: Scope) -> Table:
    """One row a class with its areas and their numbers: a row for each of hundreds would be read by nobody."""
    heads = [made.value_title, made.noun[1].capitalize(), "Which, with their numbers"]
    rows = []
    order = ranked(regions)
    for shade in [*reversed(range(len(made.classes))), None]:
        own = [one for one in order if one.shade == shade]
        if not own:
            continue
        named: list[Run] = []
        for one in own:
            named += [Run(f"{', ' if named else ''}{one.name} "), *([number(one.value, scope)] if one.value else [])]
        label = made.class_words[shade] if shade is not None else own[0].mark
        rows.append((Cell(words(label)), Cell(words(f"{len(own):,}"), align="right"), Cell(tuple(named))))
    return _table(made, heads, rows, (1.6, 1.5, 4.6), left=(2,))


def _of_dots(made: Map, scope: Scope) -> Table:
    heads = [made.dot_noun[0].capitalize(), *(["Kind"] if made.kinds else []),
             *(["Number"] if made.dots[0].count is not None else [])]  # fmt: skip
    rows = []
    for dot in made.dots:
        kind = (Cell(words(dot.kind)),) if made.kinds else ()
        count = (number_cell(dot.count, scope),) if dot.count is not None else ()
        rows.append((Cell(words(dot.name)), *kind, *count))
    return _table(made, heads, rows, (2.0, *(1.0 for _ in heads[1:])), left=(1,) if made.kinds else ())


def _table(
    made: Map, heads: Sequence[str], rows: Sequence[tuple[Cell, ...]], widths: tuple[float, ...],
    left: tuple[int, ...] = (),
) -> Table:  # fmt: skip
    header = tuple(
        Cell(words(head), align="left" if index == 0 or index in left else "right", bold=True)
        for index, head in enumerate(heads)
    )
    alt = f"Table: the same as the map {made.title}. {len(rows)} rows and {len(heads)} columns: {joined(heads)}."
    return Table(id=f"{made.id}-table", header=(header,), rows=tuple(rows), widths=widths, title=made.title, alt=alt)


def _number(fact: Fact | None) -> float:
    return fact.value if fact is not None and fact.value is not None else 0.0


# --- Alternative text ------------------------------------------------------------------------------------------------


def map_alt(made: Map, scope: Scope) -> str:
    """Subject, classes, the highest three, the lowest, those picked out, those without a number; then the points."""
    said = [f"Map: {made.title}"]
    if made.classes:
        said += _shades(made, scope)
    if made.dots:
        said += _points(made, scope)
    return " ".join(f"{sentence}." for sentence in said)


def _shades(made: Map, scope: Scope) -> list[str]:
    order = [one for one in ranked(made.regions) if one.shade is not None]
    counted = [sum(one.shade == index for one in order) for index in range(len(made.classes))]
    classes = [f"{text} ({_counted(n, made.noun)})" for text, n in zip(made.class_words, counted, strict=True)]
    many = _counted(len(classes), ("class", "classes"))
    said = [f"{made.value_title}, {_counted(len(order), made.noun)} in {many}: {joined(classes)}"]
    if len(order) > _MOST_NAMED:
        third, fourth = order[_MOST_NAMED - 1 : _MOST_NAMED + 1]
        # To name three of a longer tie would be arbitrary.
        alone = _number(third.value) != _number(fourth.value)
        top = joined([_named(one, scope) for one in order[:_MOST_NAMED]]) if alone else _tied(made, order, 0, scope)
        said.append(f"Highest of {len(order)}: {top}")
        said.append(f"Lowest: {_tied(made, order, -1, scope)}")
    else:
        said.append(joined([_named(one, scope) for one in order]))
    for one in order:
        if one.picked:
            place = 1 + sum(_number(other.value) > _number(one.value) for other in order)
            rank = "the highest" if place == 1 else f"{ordinal(place)} highest"
            said.append(f"{one.name}, picked out: {_plain(one.value, scope)}, {rank} of {len(order)}")
    without = [one.name for one in made.regions if one.mark]
    if without:
        few = len(without) <= _MOST_NAMED
        said.append(f"No figure for {joined(without) if few else f'{len(without)} {made.noun[1]}'}")
    return said


def _tied(made: Map, order: Sequence[Region], at: int, scope: Scope) -> str:
    """The first or the last, and those that tie with it."""
    tied = [one for one in order if _number(one.value) == _number(order[at].value)]
    if len(tied) == 1:
        return _named(tied[0], scope)
    named = joined([one.name for one in tied]) if len(tied) <= _MOST_NAMED else _counted(len(tied), made.noun)
    return f"{named}, {'each ' if len(tied) <= _MOST_NAMED else ''}{_plain(tied[0].value, scope)}"


def _points(made: Map, scope: Scope) -> list[str]:
    said = [f"{_counted(len(made.dots), made.dot_noun)} marked on it".capitalize()]
    if made.kinds:
        numbers = [f"{sum(dot.kind == kind for dot in made.dots)} {kind}" for kind in made.kinds]
        said[0] += f": {joined(numbers)}"
    counted: list[Dot] = [dot for dot in made.dots if dot.count is not None and dot.count.value]
    if counted:
        top = joined([f"{dot.name} {_plain(dot.count, scope)}" for dot in counted[:_MOST_NAMED]])
        said.append(f"{made.dot_title}, the most: {top}")
    return said


def _named(one: Region, scope: Scope) -> str:
    return f"{one.name} {_plain(one.value, scope)}"


def _plain(fact: Fact | None, scope: Scope) -> str:
    return number(fact, scope).text if fact is not None else ""


def _counted(number: int, noun: tuple[str, str]) -> str:
    return f"{number:,} {noun[0 if number == 1 else 1]}"
