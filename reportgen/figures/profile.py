"""Profiles: shares with their numbers for several groups, each with its base in its heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.errors import UnplacedError
from reportgen.figures.additivity import check_additive
from reportgen.figures.alt import sentences
from reportgen.figures.axis import Entry, Key, base_key, count, entries, whole
from reportgen.figures.cells import base_notes, marks
from reportgen.figures.header import header
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.shares import share_of_base, two_numbers, with_base
from reportgen.figures.table_alt import table_alt
from reportgen.figures.table_words import axis_heading, counted
from reportgen.measures.facts import Fact
from reportgen.measures.scope import Scope
from reportgen.spec.figures.profile import ProfileSpec
from reportgen.wording.numbers import joined, table_number
from reportgen.wording.text import facts_in, plain, words


def make(spec: ProfileSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec; each cell keeps the share and the number."""
    scope = maker.scope
    base = base_key(spec, scope)
    rows, groups = entries(spec.rows, scope, base), entries(spec.columns, scope, base)
    bases = [_base(spec, base, rows, group, scope) for group in groups]
    if all(fact.value is None and not fact.mark for fact in bases):
        raise UnplacedError(f"no group has a base: {bases[0].missing}", "choose a period that the data cover")
    small = scope.house.disclosure.small_bases if spec.small is None else spec.small
    cells = [_row(spec, base, row, list(zip(groups, bases, strict=True)), small, scope) for row in rows]
    heading = maker.text(spec.heading, spec.place("heading")) if spec.heading else words(axis_heading(spec.rows))
    tops = [with_base(group.label, fact, scope) for group, fact in zip(groups, bases, strict=True)]
    table = Table(
        id=id_,
        header=header(heading, [((text,), "right") for text in tops]),
        rows=tuple(cells),
        widths=(2.4, *(1.4 for _ in groups)),
        title=plain(maker.text(spec.title, spec.place("title"))) if spec.title else _title(spec, base, scope),
        notes=_notes(spec, bases, cells, scope),
    )
    return replace(table, alt=sentences([table_alt(table), _alt(rows, groups, cells, scope)]))


def _base(spec: ProfileSpec, base: Key, rows: Sequence[Entry], group: Entry, scope: Scope) -> Fact:
    """All of the group: another measure, or what its rows add up to, each case once."""
    if spec.base is not None:
        return count(scope.book, base, group, Entry("", (Key(measure=scope.measure(spec.base)),)))
    check_additive(rows, base, scope.book)
    return count(scope.book, base, whole(rows), group)


def _row(
    spec: ProfileSpec, base: Key, row: Entry, groups: Sequence[tuple[Entry, Fact]], small: int, scope: Scope
) -> tuple[Cell, ...]:
    cells = [Cell(words(row.label), indent=row.indent, bold=row.kind == "band")]
    for group, all_ in groups:
        part = count(scope.book, base, row, group)
        share = share_of_base(scope.book, part, all_, small)
        if spec.show == "share":
            text = two_numbers(share, part, scope)[:1]
        else:
            facts = (share, part) if spec.show == "share_count" else (part, share)
            text = two_numbers(*facts, scope)
        cells.append(Cell(text, align="right", bold=row.kind == "band"))
    return tuple(cells)


def _title(spec: ProfileSpec, base: Key, scope: Scope) -> str:
    what, things = counted((spec.rows, spec.columns), base.measure, scope)
    when = f", {base.period.label('long')}" if base.period else ""
    return f"{what} by {joined(things)}, shares{when}" if things else f"{what}, shares{when}"


def _notes(
    spec: ProfileSpec, bases: Sequence[Fact], cells: Sequence[Sequence[Cell]], scope: Scope
) -> tuple[str, ...]:
    facts = [fact for row in cells for cell in row for fact in facts_in(cell.text)]
    notes = []
    if spec.show != "share":
        notes.append("In brackets: the number." if spec.show == "share_count" else "In brackets: the share of n.")
    if spec.base is not None:
        nouns = scope.book.measure(scope.measure(spec.base)).noun[1]
        notes.append(f"n: {nouns}; one may count in several rows.")
    return tuple(dict.fromkeys([*notes, *base_notes(facts, scope), *marks([*bases, *facts], scope)]))


def _alt(
    rows: Sequence[Entry], groups: Sequence[Entry], cells: Sequence[Sequence[Cell]], scope: Scope
) -> str:
    """What is most frequent in each group."""
    said = []
    for at, group in enumerate(groups, 1):
        shares = [
            (fact, row.label)
            for row, line in zip(rows, cells, strict=True)
            if row.kind in ("item", "rest")
            for run in line[at].text
            if (fact := run.fact) is not None and fact.made == "share" and fact.value is not None
        ]
        if shares:
            most = max(fact.value or 0.0 for fact, _ in shares)
            first = [(fact, label) for fact, label in shares if fact.value == most]
            names = joined([label for _, label in first])
            said.append(f"{group.label}: {names}, {table_number(first[0][0], scope.house.wording)}")
    return f"Most frequent: {'; '.join(said)}" if said else ""
