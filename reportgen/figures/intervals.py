"""Tables of intervals: estimates with the ends of their intervals, compared only by these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from reportgen.errors import UnplacedError
from reportgen.figures.alt import sentences
from reportgen.figures.axis import Entry, Key, base_key, count, entries
from reportgen.figures.captions import within_words
from reportgen.figures.cells import (
    NOT_AVAILABLE,
    base_notes,
    marks,
    not_applicable,
    not_applicable_notes,
    number,
    number_cell,
)
from reportgen.figures.header import Above, header
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.table_alt import table_alt
from reportgen.figures.table_words import axis_heading, counted
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.intervals import interval
from reportgen.measures.scope import Scope
from reportgen.spec.figures.intervals import IntervalsSpec
from reportgen.wording.numbers import joined
from reportgen.wording.text import Run, Text, plain, words

Side = Literal["higher", "lower", "similar"]

_NONE = "no interval was published"
RECKONED = "Intervals: 95% confidence; as published, else Wilson's for shares and Byar's for numbers and rates."


def make(spec: IntervalsSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec; an end of an interval is a fact like the estimate itself."""
    scope = maker.scope
    base = base_key(spec, scope)
    rows = _rows(spec, base, scope)
    facts = [_fact(spec, base, row, scope) for row in rows]
    if all(fact.value is None and not fact.mark for fact in facts):
        raise UnplacedError(f"the table has no number to show: {facts[0].missing}", "choose periods that are covered")
    known = [fact for fact in facts if fact.value is not None]
    if known and all(fact.low is None for fact in known):
        interval(known[0])  # says why there is none
    others = [_other(spec, base, row, scope) for row in rows] if spec.versus else []
    cells = [_row(row, fact, scope) for row, fact in zip(rows, facts, strict=True)]
    if spec.versus:
        cells = [(*row, _compared(fact, other)) for row, fact, other in zip(cells, facts, others, strict=True)]
    heading = maker.text(spec.heading, spec.place("heading")) if spec.heading else words(axis_heading(spec.rows))
    table = Table(
        id=id_,
        header=_header(heading, _unit(facts), spec, scope),
        rows=tuple(cells),
        widths=(3.0, 1.2, 1.2, 1.2, *([1.8] if spec.versus else [])),
        title=plain(maker.text(spec.title, spec.place("title"))) if spec.title else _title(spec, base, scope),
        notes=_notes(facts, others, cells, scope),
    )
    return replace(table, alt=sentences([table_alt(table), *_alt(rows, facts, others, scope)]))


def _rows(spec: IntervalsSpec, base: Key, scope: Scope) -> list[Entry]:
    """The rows; below areas stands the one that they are compared with."""
    rows = entries(spec.rows, scope, base)
    if spec.versus is None or spec.rows.kind != "areas" or any(row.keys[0].area == spec.versus for row in rows):
        return rows
    return [*rows, Entry(scope.book.area_label(spec.versus), (Key(area=spec.versus),))]


def _header(first: Text, unit: str, spec: IntervalsSpec, scope: Scope) -> tuple[tuple[Cell, ...], ...]:
    columns: list[Above] = [((unit,), "right")]
    columns += [(("95% confidence interval", text), "right") for text in ("From", "To")]
    if spec.versus:
        columns.append(((f"Compared with {scope.book.area_label(spec.versus)}",), "left"))
    return header(first, columns)


def side(one: Fact, other: Fact) -> Side | None:
    """How a number stands to another by their intervals; None if one has none.

    Without an interval of its own, a standard (such as a ratio of 1) is one number: it lies within the other or not.
    """
    if one.low is None or one.high is None or other.value is None:
        return None
    low = other.value if other.low is None else other.low
    high = other.value if other.high is None else other.high
    if one.low > high:
        return "higher"
    return "lower" if one.high < low else "similar"


def _fact(spec: IntervalsSpec, base: Key, row: Entry, scope: Scope, area: str = "") -> Fact:
    book = scope.book

    def moved(key: Key) -> Key:
        return key.joined(Key(area=area))

    fact = count(book, base, row, asked=moved)
    if spec.value == "rate":
        fact = book.rate(fact)
    elif spec.of is not None:
        whole = scope.measure(spec.of)
        fact = book.share_of(fact, count(book, base, row, asked=lambda key: moved(key).joined(Key(measure=whole))))
    return _with_interval(fact)


def _with_interval(fact: Fact) -> Fact:
    """An estimate may have been published without one, beside others that have it."""
    try:
        return interval(fact)
    except UnplacedError:
        return fact


def _other(spec: IntervalsSpec, base: Key, row: Entry, scope: Scope) -> Fact | None:
    """The same in the area it is compared with; None where it is that area."""
    area = spec.versus or ""
    if all(base.joined(key).area == area for key in row.keys):
        return None
    return _fact(spec, base, row, scope, area)


def _row(row: Entry, fact: Fact, scope: Scope) -> tuple[Cell, ...]:
    return (Cell(words(row.label), indent=row.indent), number_cell(fact, scope), *ends(fact, scope))


def ends(fact: Fact, scope: Scope) -> tuple[Cell, Cell]:
    """The two ends of the interval, each a fact in the unit of the estimate."""
    low, high = (
        replace(fact, id=f"{name}({fact.id})", value=value, inputs=(fact,), made=name, unit=_of_end(fact),
                missing=fact.missing or ("" if value is not None else _NONE))
        for name, value in (("low", fact.low), ("high", fact.high))
    )
    return number_cell(low, scope), number_cell(high, scope)


def _of_end(fact: Fact) -> Unit:
    """The ends of a count's interval are no counts: they have decimals."""
    return Unit.MEAN if fact.unit is Unit.COUNT else fact.unit


def _compared(fact: Fact, other: Fact | None) -> Cell:
    if other is None:
        return not_applicable("left")
    found = side(fact, other)
    if found is None:
        return Cell((Run(NOT_AVAILABLE, fact=fact),))
    return Cell((Run(found.capitalize(), fact=fact),))


# --- Words around the table ------------------------------------------------------------------------------------


def _unit(facts: Sequence[Fact]) -> str:
    units = {fact.unit for fact in facts}
    if len(units) > 1:
        return "Estimate"
    per = {fact.per for fact in facts}
    if units == {Unit.RATE} and len(per) == 1:
        return f"Rate per {facts[0].per or 1:,}"
    return {Unit.COUNT: "Number", Unit.SHARE: "Share", Unit.RATIO: "Ratio"}.get(facts[0].unit, "Estimate")


def _title(spec: IntervalsSpec, base: Key, scope: Scope) -> str:
    what, things = counted((spec.rows,), base.measure, scope)
    by = f" by {joined(things)}" if things else ""
    when = f", {base.period.label('long')}" if base.period else ""
    return f"{what}{within_words(spec.within)}{by}, with 95% confidence intervals{when}"


def _notes(
    facts: Sequence[Fact], others: Sequence[Fact | None], cells: Sequence[Sequence[Cell]], scope: Scope
) -> tuple[str, ...]:
    notes = [RECKONED]
    if any(others):
        notes.append("Higher or lower: the intervals do not overlap; similar: they do.")
    compared = [fact for fact in others if fact is not None]
    notes += base_notes([*facts, *compared], scope) + marks([*facts, *compared], scope)
    if any(fact.value is not None and fact.low is None for fact in (*facts, *compared)):
        notes.append(f"{NOT_AVAILABLE} {_NONE}.")
    return tuple(dict.fromkeys([*notes, *not_applicable_notes(cells, scope)]))


def _alt(
    rows: Sequence[Entry], facts: Sequence[Fact], others: Sequence[Fact | None], scope: Scope
) -> list[str]:
    """Each estimate with its interval, and how it compares."""
    said = []
    for at, (row, fact) in enumerate(zip(rows, facts, strict=True)):
        if fact.low is None:
            continue
        low, high = (plain(cell.text) for cell in ends(fact, scope))
        text = f"{row.label}: {number(fact, scope).text} ({low} to {high})"
        other = others[at] if others else None
        found = side(fact, other) if other is not None else None
        said.append(f"{text}, {found}" if found else text)
    return said
