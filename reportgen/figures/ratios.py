"""Panels of indicators: ours beside the region's and the standard's, better or worse by the interval alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.errors import UnplacedError
from reportgen.figures.alt import sentences
from reportgen.figures.cells import NOT_AVAILABLE, base_notes, marks, not_applicable, not_applicable_notes, number_cell
from reportgen.figures.header import Above, header
from reportgen.figures.intervals import side
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.table_alt import table_alt
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.intervals import byar, interval
from reportgen.measures.magnitude import magnitude
from reportgen.measures.ratio import standardised_ratio
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.figures.ratios import IndicatorSpec, RatiosSpec
from reportgen.wording.changes import Colour
from reportgen.wording.numbers import table_number
from reportgen.wording.text import Run, Text, plain, words


@dataclass(frozen=True, slots=True)
class _Indicator:
    """A row: ours with its interval, and those beside it; None where there is none by the nature of the thing."""

    label: Text
    period: Period
    count: Fact | None
    own: Fact
    region: Fact | None
    standard: Fact
    worst: Fact | None
    best: Fact | None
    reckoned: bool  # whether its interval was made from the number of cases behind a given value

    @property
    def facts(self) -> tuple[Fact, ...]:
        every = (self.count, self.own, self.region, self.standard, self.worst, self.best)
        return tuple(fact for fact in every if fact is not None)


def make(spec: RatiosSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec, one row an indicator."""
    scope = maker.scope
    rows = [_placed(spec, one, maker) for one in spec.indicators]
    ends = spec.among is not None or spec.worst is not None
    cells = tuple(tuple(_cells(row, spec, ends, scope)) for row in rows)
    first = maker.text(spec.heading, spec.place("heading"))
    table = Table(
        id=id_,
        header=_header(first, spec, ends, scope),
        rows=cells,
        widths=(2.6, 1.4, 0.9, 1.0, *([1.0] if spec.region else []), 1.0, *([1.0, 1.0] if ends else []), 1.8),
        title=plain(maker.text(spec.title, spec.place("title"))) if spec.title else _title(spec, rows, scope),
        notes=_notes(spec, rows, cells, scope),
    )
    return replace(table, alt=sentences([table_alt(table), *_alt(rows, scope)]))


# --- Numbers ---------------------------------------------------------------------------------------------------


def _placed(spec: RatiosSpec, one: IndicatorSpec, maker: Maker) -> _Indicator:
    try:
        return _indicator(spec, one, maker)
    except UnplacedError as error:
        raise error.at(one.place()) from error


def _indicator(spec: RatiosSpec, one: IndicatorSpec, maker: Maker) -> _Indicator:
    scope, area = maker.scope, spec.area or maker.scope.area
    measure, period = scope.measure(one.measure), scope.period(one.period or spec.period or "")
    own = _value(spec, measure, period, area, scope)
    count = own.inputs[0] if spec.value != "given" and own.inputs else None
    if one.count:
        count = scope.book.count(scope.measure(one.count), period, area)
    worst, best = _ends(spec, measure, period, scope)
    ours = _with_interval(own, count)
    return _Indicator(
        label=maker.text(one.label, one.place("label")) if one.label else words(scope.book.measure(measure).label),
        period=period,
        count=count,
        own=ours,
        region=_value(spec, measure, period, spec.region, scope) if spec.region else None,
        standard=_value(spec, measure, period, spec.standard, scope),
        worst=worst,
        best=best,
        reckoned=spec.value == "given" and own.low is None and ours.low is not None,
    )


def _value(spec: RatiosSpec, measure: str, period: Period, area: str, scope: Scope) -> Fact:
    fact = scope.book.count(measure, period, area)
    if spec.value == "rate":
        return scope.book.rate(fact)
    if spec.value == "standardised":
        return standardised_ratio(scope.book, fact, spec.standard, spec.by or "")
    return fact


def _ends(spec: RatiosSpec, measure: str, period: Period, scope: Scope) -> tuple[Fact | None, Fact | None]:
    """The worst and the best: as given, or found among the peers by the measure's polarity."""
    if spec.worst and spec.best:
        return _value(spec, measure, period, spec.worst, scope), _value(spec, measure, period, spec.best, scope)
    if spec.among is None:
        return None, None
    polarity = scope.book.measure(measure).polarity
    if polarity == "none":
        raise UnplacedError(f"nothing says which is better of '{measure}'",
                            "give the measure `polarity: lower` or higher")
    facts = [_value(spec, measure, period, member, scope) for member in scope.book.members(spec.among)]
    sizes = [(size, fact) for fact in facts if (size := magnitude(fact)) is not None]
    if len(sizes) < len(facts):
        without = next(fact for fact in facts if fact.value is None)
        raise UnplacedError(f"{without.area_label} has no figure: {without.missing}",
                            "leave it out of the peer group, or choose a period that the data cover")
    sizes.sort(key=lambda pair: pair[0])
    low, high = sizes[0][1], sizes[-1][1]
    return (high, low) if polarity == "lower" else (low, high)


def _with_interval(own: Fact, count: Fact | None) -> Fact:
    """As published; else from the number of cases behind it, by Byar's limits of that number; else none."""
    if own.value is None or own.low is not None:
        return own
    if own.inputs or count is None:
        try:
            return interval(own)
        except UnplacedError:
            return own
    if not count.value or own.unit not in (Unit.RATIO, Unit.RATE, Unit.INDEX):
        return own
    low, high = byar(count.value)
    scale = own.value / count.value
    return replace(own, id=f"interval({own.id}~{count.id})", low=low * scale, high=high * scale)


# --- Cells -----------------------------------------------------------------------------------------------------


def _header(first: Text, spec: RatiosSpec, ends: bool, scope: Scope) -> tuple[tuple[Cell, ...], ...]:
    """The areas above what is said of them."""
    label = scope.book.area_label
    numbers = [(label(spec.area or scope.area), "Number"), (label(spec.area or scope.area), "Value")]
    if spec.region:
        numbers.append((label(spec.region), "Value"))
    numbers += [(label(spec.standard), text) for text in ("Value", *(("Worst", "Best") if ends else ()))]
    compared: Above = ((f"Compared with {label(spec.standard)}",), "left")
    return header(first, [(("Period",), "left"), *((above, "right") for above in numbers), compared])


def _cells(row: _Indicator, spec: RatiosSpec, ends: bool, scope: Scope) -> Iterator[Cell]:
    yield Cell(row.label)
    yield Cell(words(row.period.label("short")))
    yield number_cell(row.count, scope) if row.count is not None else not_applicable()
    yield number_cell(row.own, scope)
    if row.region is not None:
        yield number_cell(row.region, scope)
    yield number_cell(row.standard, scope)
    if ends:
        yield from (number_cell(fact, scope) for fact in (row.worst, row.best) if fact is not None)
    found = compared(row.own, row.standard)
    if found is None:
        yield Cell((Run(NOT_AVAILABLE, fact=row.own),))
    else:
        word, colour = found
        yield Cell((Run(word, fact=row.own),), mark=colour)


def compared(own: Fact, standard: Fact) -> tuple[str, Colour] | None:
    """``Lower, better``: by the interval of ours; None if it has none. Where nothing is better, the side alone."""
    found = side(own, standard)
    if found is None:
        return None
    if found == "similar":
        return "Similar", "amber"
    if own.polarity not in ("lower", "higher"):
        return found.capitalize(), "grey"
    better = (found == "lower") == (own.polarity == "lower")
    return f"{found.capitalize()}, {'better' if better else 'worse'}", "green" if better else "red"


# --- Words around the table ------------------------------------------------------------------------------------


def _title(spec: RatiosSpec, rows: Sequence[_Indicator], scope: Scope) -> str:
    label = scope.book.area_label
    what = plain(rows[0].label) if len(rows) == 1 else f"{len(rows)} indicators"
    return f"{what}, {label(spec.area or scope.area)} and {label(spec.standard)}"


def _notes(
    spec: RatiosSpec, rows: Sequence[_Indicator], cells: Sequence[Sequence[Cell]], scope: Scope
) -> tuple[str, ...]:
    facts, label = [fact for row in rows for fact in row.facts], scope.book.area_label
    notes = []
    units = {row.own.unit for row in rows}
    if Unit.RATIO in units:
        notes.append(f"Ratios: 1 is as expected in {label(spec.standard)}.")
    notes.append(f"Better or worse: the 95% confidence interval of {label(spec.area or scope.area)} lies wholly on one "
                 f"side of {label(spec.standard)}; similar: it does not.")  # fmt: skip
    if any(row.reckoned for row in rows):
        notes.append("Intervals are reckoned from the number of cases, by Byar's method.")
    if any(compared(row.own, row.standard) is None for row in rows):
        notes.append(f"{NOT_AVAILABLE} not compared: there is no interval.")
    notes += not_applicable_notes(cells, scope)
    if spec.among is not None:
        notes.append(f"Worst and best: of {label(spec.among)}.")
    return tuple(dict.fromkeys([*notes, *base_notes(facts, scope), *marks(facts, scope)]))


def _alt(rows: Sequence[_Indicator], scope: Scope) -> list[str]:
    said = []
    for row in rows:
        ours, theirs = (table_number(fact, scope.house.wording) for fact in (row.own, row.standard))
        found = compared(row.own, row.standard)
        judged = f", {found[0].lower()}" if found else ""
        said.append(f"{plain(row.label)}: {ours} against {theirs}{judged}")
    return said
