"""Tables: rows and columns that each say a part of a fact; a cell is the fact of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.errors import UnplacedError, cause_of
from reportgen.figures.additivity import check_additive, check_parts
from reportgen.figures.axis import Entry, Key, base_key, entries, key_of, whole
from reportgen.figures.cells import (
    NOT_APPLICABLE,
    Align,
    base_notes,
    marks,
    not_applicable,
    number,
    number_cell,
)
from reportgen.figures.header import header
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.rows import Rows
from reportgen.figures.table_alt import table_alt
from reportgen.figures.table_facts import Column, Facts
from reportgen.figures.table_words import column_headings, default_title, first_heading
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.spec.figures.axis import AxisSpec
from reportgen.spec.figures.table import TableSpec
from reportgen.wording.changes import direction, rag, target_rag
from reportgen.wording.text import Run, Text, facts_in, plain, words

_WORDS = ("direction", "rag", "target_rag")
_WIDTHS = {"direction": 1.4, "rag": 1.2, "target_rag": 1.2, "count_share": 1.5}  # the others hold one number


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading, or all rows without one."""

    heading: Text
    rows: tuple[Entry, ...]

    @property
    def together(self) -> Entry:
        return whole(self.rows)


def make(spec: TableSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec; each cell keeps its fact."""
    scope = maker.scope
    base = base_key(spec, scope)
    groups = list(_groups(spec, base, maker))
    columns = list(_columns(spec, scope, maker))
    _check(spec, groups, columns, Facts(scope, base))
    made = _rows(spec, groups, columns, Facts(scope, base))
    facts = [fact for row in made.cells for cell in row for fact in facts_in(cell.text)]
    heading = maker.text(spec.heading, spec.place("heading")) if spec.heading else words(first_heading(spec))
    table = Table(
        id=id_,
        header=_header(spec, heading, columns, scope, maker),
        rows=tuple(made.cells),
        widths=(2.4 if len(columns) > 3 else 2.0, *(_WIDTHS.get(column.spec.show, 1.0) for column in columns)),
        total_rows=made.of("total"),
        title=default_title(spec, scope),
        notes=_notes(spec, facts, made, scope),
        subtotal_rows=made.of("subtotal"),
        band_rows=made.of("band"),
        total_columns=tuple(index for index, column in enumerate(columns, 1) if column.total),
    )
    return replace(table, alt=table_alt(table))


# --- Rows and columns ------------------------------------------------------------------------------------------


def _groups(spec: TableSpec, base: Key, maker: Maker) -> Iterator[Group]:
    rows, scope = spec.rows, maker.scope
    base = _measured(spec, base, scope)
    if rows.groups:
        for group in rows.groups:
            own = Key(measure=scope.measure(group.measure) if group.measure else "")
            found = entries(group, scope, base.joined(own))
            made = tuple(replace(entry, keys=tuple(own.joined(key) for key in entry.keys)) for entry in found)
            yield Group(maker.text(group.heading, group.place("heading")), made)
    elif rows.grouped_by:
        yield from _by_category(spec, base, scope)
    else:
        yield Group((), tuple(entries(rows, scope, base)))


def _measured(spec: TableSpec, base: Key, scope: Scope) -> Key:
    """The first column says whose categories the rows are, and by which numbers they are ordered."""
    first = spec.columns[0]
    measure = base.measure or (scope.measure(first.measure) if first.measure else "")
    period = base.period or (scope.period(first.period) if first.period else None)
    return Key(measure, first.area or base.area, period, (*base.within, *first.within.items()))


def _by_category(spec: TableSpec, base: Key, scope: Scope) -> Iterator[Group]:
    """One group a value of the coarser category, with those of the finer one that the data have within it."""
    outer = AxisSpec(by=spec.rows.grouped_by)
    inner = entries(spec.rows, scope, base)
    for group in entries(outer, scope, base):
        rows = []
        for entry in inner:
            keys = tuple(group.keys[0].joined(key) for key in entry.keys)
            held = tuple(key for key in keys if _is_held(base.joined(key), scope))
            if held:
                rows.append(replace(entry, keys=held))
        yield Group(words(group.label), tuple(rows))


def _is_held(key: Key, scope: Scope) -> bool:
    counts = scope.book.counts(key.measure, tuple(column for column, _ in key.within))
    return bool(counts.cells(tuple(sorted(key.within))))


def _columns(spec: TableSpec, scope: Scope, maker: Maker) -> Iterator[Column]:
    if not spec.across:
        for one in spec.columns:
            under = plain(maker.text(one.under, one.place("under"))) if one.under else ""
            yield Column(one, key_of(one, scope), under=under)
        return
    parts = scope.period(spec.period or "").split(spec.across)
    spans = [Entry(part.label("short"), (Key(period=part),)) for part in parts]
    for span in spans:
        yield from (Column(one, key_of(one, scope), span, span.label) for one in spec.columns)
    if spec.total_column:
        total = whole(spans)
        yield from (Column(one, key_of(one, scope), total, total.label, total=True) for one in spec.columns)


def _check(spec: TableSpec, groups: Sequence[Group], columns: Sequence[Column], facts: Facts) -> None:
    """Nothing is counted twice, parts are no more than their whole, and the paper's own area has its numbers."""
    shares = any(column.spec.show in ("share", "count_share", "points") and not column.spec.of for column in columns)
    for group in groups:
        if spec.rows.subtotals or shares:
            check_additive(group.rows, facts.base, facts.book)
    if spec.total is True:
        check_additive([entry for group in groups for entry in group.rows], facts.base, facts.book)
    for group in groups:
        for column in columns:
            if any(entry.kind == "part" for entry in group.rows):
                check_parts(group.rows, [facts.number(entry, column) for entry in group.rows])
            if not spec.across and column.spec.show != "previous":
                _check_held(group.rows, column, facts)


def _check_held(rows: Sequence[Entry], column: Column, facts: Facts) -> None:
    key = facts.base.joined(column.key)
    for entry in rows:
        # A month or a category without a figure is marked, as is another area; the paper's own area has its numbers.
        if entry.share is None and all(
                key.joined(one).area == facts.scope.area and one.period is None and not one.within
                for one in entry.keys):  # fmt: skip
            fact = facts.number(entry, column)
            if fact.value is None and not fact.mark:
                raise UnplacedError(
                    f"{fact.label} in {fact.area_label} has no figure for "
                    f"{fact.period.label() if fact.period else 'the period'}: {fact.missing}",
                    "choose a period that the data cover, or add the data",
                    cause_of(fact.missing),
                )


# --- Cells -----------------------------------------------------------------------------------------------------


def _rows(spec: TableSpec, groups: Sequence[Group], columns: Sequence[Column], facts: Facts) -> Rows:
    made, everything = Rows(), tuple(entry for group in groups for entry in group.rows)
    total = whole(everything)
    if spec.total == "whole":
        total = replace(total, keys=(Key(),))
    for group in groups:
        if group.heading:
            made.add_band(group.heading, len(columns) + 1)
        together = total if spec.total == "whole" else group.together
        for entry in group.rows:
            made.add(_row(entry, columns, together, facts), "subtotal" if entry.kind == "band" else "plain")
        if spec.rows.subtotals:
            under = replace(group.together, label=f"Total, {plain(group.heading)}")
            made.add(_row(under, columns, together, facts), "subtotal")
    if spec.total:
        label = "Overall total" if spec.rows.subtotals else "Total"
        made.add(_row(replace(total, label=label), columns, total, facts), "total")
    return made


def _row(entry: Entry, columns: Sequence[Column], together: Entry, facts: Facts) -> tuple[Cell, ...]:
    bold = entry.kind in ("total", "band")
    head = Cell(words(entry.label), bold=bold, indent=entry.indent)
    return (head, *(_cell(facts.cell(entry, column, together), column, facts.scope, bold=bold) for column in columns))


def _cell(facts: tuple[Fact, ...], column: Column, scope: Scope, *, bold: bool) -> Cell:
    show, house = column.spec.show, scope.house
    if not facts:
        return not_applicable(_align(show), bold=bold)
    fact = facts[0]
    if show == "direction":
        return Cell((Run(direction(fact, house.wording).capitalize(), fact=fact),), bold=bold)
    if show == "rag":
        colour = rag(fact, fact.polarity, house.rag)
        return Cell((Run(house.rag_words[colour], fact=fact),), mark=colour, bold=bold)
    if show == "target_rag":
        colour = target_rag(fact, fact.polarity, house.rag)
        return Cell((Run(house.target_words[colour], fact=fact),), mark=colour, bold=bold)
    if show == "count_share":
        text = (number(fact, scope), Run(" ("), number(facts[1], scope), Run(")"))
        return Cell(text, align="right", bold=bold)
    return number_cell(fact, scope, bold=bold)


def _align(show: str) -> Align:
    return "left" if show in _WORDS else "right"


# --- Headings and notes ----------------------------------------------------------------------------------------


def _header(
    spec: TableSpec, heading: Text, columns: Sequence[Column], scope: Scope, maker: Maker
) -> tuple[tuple[Cell, ...], ...]:
    """One row of headings, or two where columns stand under a common one."""
    written = column_headings(spec, columns, scope)
    texts = [maker.text(column.spec.heading, column.spec.place("heading")) if column.spec.heading else words(default)
             for column, default in zip(columns, written, strict=True)]  # fmt: skip
    if spec.across and len(spec.columns) == 1 and spec.columns[0].heading is None:
        texts = [words(column.under) for column in columns]
        columns = [replace(column, under="") for column in columns]
    above = ((column.under, text) if column.under else (text,) for text, column in zip(texts, columns, strict=True))
    return header(heading, [(said, _align(column.spec.show)) for said, column in zip(above, columns, strict=True)])


def _notes(spec: TableSpec, facts: Sequence[Fact], made: Rows, scope: Scope) -> tuple[str, ...]:
    notes = base_notes(facts, scope) + marks(facts, scope)
    shown = {column.show for column in spec.columns}
    if shown & {"target", "target_rag"}:
        notes += scope.book.target_notes(dict.fromkeys(fact.measure for fact in facts))
    without = {at for at, row in enumerate(made.cells) if any(plain(cell.text) == NOT_APPLICABLE for cell in row)}
    if without:
        of_totals = " to a total" if without <= {*made.of("total"), *made.of("subtotal")} else ""
        notes.append(f"{NOT_APPLICABLE} {scope.house.marks['z']}{of_totals}.")
    if any(fact.unit is Unit.RANK for fact in facts):
        notes.append("Ranks: 1 is best; ties share the better place.")
    return tuple(dict.fromkeys(notes))
