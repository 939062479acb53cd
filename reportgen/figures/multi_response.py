"""Tables of several answers: items with their numbers and shares of the people, who may each have several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.errors import UnplacedError
from reportgen.figures.alt import sentences
from reportgen.figures.axis import Entry, Key, base_key, count, entries
from reportgen.figures.cells import base_notes, marks, number_cell
from reportgen.figures.header import header
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.shares import share_of_base, with_base
from reportgen.figures.table_alt import table_alt
from reportgen.figures.table_words import axis_heading, counted
from reportgen.measures.facts import Fact
from reportgen.measures.scope import Scope
from reportgen.spec.figures.multi_response import MultiResponseSpec
from reportgen.wording.text import Text, plain, words

_ALL = Entry("", (Key(),))


def make(spec: MultiResponseSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec: two columns a group, and a last row of the people."""
    scope = maker.scope
    base = base_key(spec, scope)
    items = entries(spec.items, scope, base)
    groups = entries(spec.groups, scope, base) if spec.groups else [_ALL]
    people = Entry("", (Key(measure=scope.measure(spec.base)),))
    bases = [count(scope.book, base, people, group) for group in groups]
    if all(fact.value is None and not fact.mark for fact in bases):
        raise UnplacedError(f"there is no base: {bases[0].missing}", "choose a period that the data cover")
    small = scope.house.disclosure.small_bases
    shares = [[share_of_base(scope.book, count(scope.book, base, item, group), all_, small)
               for group, all_ in zip(groups, bases, strict=True)] for item in items]  # fmt: skip
    rows = [_row(item.label, found, scope, indent=item.indent) for item, found in zip(items, shares, strict=True)]
    whole = [share_of_base(scope.book, fact, fact, small) for fact in bases]
    rows.append(_row(f"All {bases[0].noun[1]}", whole, scope))
    heading = maker.text(spec.heading, spec.place("heading")) if spec.heading else words(axis_heading(spec.items))
    what, _ = counted((spec.items,), base.measure, scope)
    when = f", {base.period.label('long')}" if base.period else ""
    table = Table(
        id=id_,
        header=_header(heading, groups, bases, scope),
        rows=tuple(rows),
        widths=(3.0, *(1.0 for _ in groups for _ in range(2))),
        total_rows=(len(rows) - 1,),
        title=plain(maker.text(spec.title, spec.place("title"))) if spec.title else f"{what}{when}",
        notes=_notes(shares, bases, scope),
    )
    return replace(table, alt=sentences([table_alt(table), table.notes[0]]))


def _row(label: str, shares: Sequence[Fact], scope: Scope, indent: int = 0) -> tuple[Cell, ...]:
    cells = [Cell(words(label), indent=indent)]
    for share in shares:
        cells += [number_cell(share.inputs[0], scope), number_cell(share, scope)]
    return tuple(cells)


def _header(
    first: Text, groups: Sequence[Entry], bases: Sequence[Fact], scope: Scope
) -> tuple[tuple[Cell, ...], ...]:
    """Above each two columns their group, if there are several; its base is in the last row in any case."""
    own = ("Number", f"Share of {bases[0].noun[1]}")
    tops = [with_base(group.label, fact, scope) for group, fact in zip(groups, bases, strict=True)]
    return header(first, [((text,) if groups == [_ALL] else (top, text), "right") for top in tops for text in own])


def _notes(shares: Sequence[Sequence[Fact]], bases: Sequence[Fact], scope: Scope) -> tuple[str, ...]:
    one, several = bases[0].noun
    more = any(sum(share.value or 0.0 for share in group) > 100 for group in zip(*shares, strict=True))
    over = ", so that the shares add up to more than 100%" if more else ""
    facts = [fact for group in shares for share in group for fact in (share.inputs[0], share)]
    notes = [f"Shares are of {several}. One {one} may count in several rows{over}."]
    return tuple(dict.fromkeys([*notes, *base_notes(facts, scope), *marks([*bases, *facts], scope)]))
