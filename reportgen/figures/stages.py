"""Tables of stages: measures before, during and after, with changes and savings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.errors import ReportError, UnplacedError
from reportgen.figures.alt import sentences
from reportgen.figures.cells import base_notes, heading_cell, marks, not_applicable, not_applicable_notes, number_cell
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.table_alt import table_alt
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.spec.figures.stages import StageChangeSpec, StageRowSpec, StagesSpec
from reportgen.wording.numbers import joined, table_number
from reportgen.wording.text import Run, plain

_SHOWN = {"percent_change": "Change", "difference": "Difference", "saving": "Saving"}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of facts, one a stage and one a change (None where there can be none), or of an author's texts."""

    heading: Cell
    facts: tuple[Fact, ...] = ()
    changes: tuple[Fact | None, ...] = ()
    texts: tuple[Cell, ...] = ()


def make(spec: StagesSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec; percentages and savings are reckoned from the unrounded numbers of its stages."""
    scope = maker.scope
    rows = [_row(spec, row, maker) for row in spec.rows]
    stages = [maker.text(stage.heading, stage.place("heading")) for stage in spec.stages]
    headings = [heading_cell(text, "right") for text in stages]
    names = {stage.key: plain(text) for stage, text in zip(spec.stages, stages, strict=True)}
    headings += [_change_heading(change, spec, names, maker) for change in spec.changes]
    facts = [fact for row in rows for fact in (*row.facts, *row.changes) if fact is not None]
    cells = tuple(_cells(row, spec, scope) for row in rows)
    table = Table(
        id=id_,
        header=((heading_cell(maker.text(spec.heading, spec.place("heading"))), *headings),),
        rows=cells,
        title=plain(maker.text(spec.title, spec.place("title"))),
        notes=(*base_notes(facts, scope), *marks(facts, scope), *not_applicable_notes(cells, scope)),
    )
    return replace(table, alt=_alt(table, list(names.values()), rows, scope))


def _row(spec: StagesSpec, row: StageRowSpec, maker: Maker) -> _Row:
    scope = maker.scope
    if row.measure is None:
        label = maker.text(row.label or "", row.place("label"))
        texts = (maker.text(text, row.place("texts", index)) for index, text in enumerate(row.texts))
        return _Row(Cell(label), texts=tuple(Cell(text, align="right") for text in texts))
    measure = scope.measure(row.measure)
    area = spec.area or scope.area
    facts = []
    for stage in spec.stages:
        period = scope.period(stage.period or spec.period or "")
        facts.append(scope.book.count(measure, period, area, tuple(stage.within.items())))
    label = maker.text(row.label, row.place("label")) if row.label else (Run(scope.book.measure(measure).label),)
    if all(fact.value is None and not fact.mark for fact in facts):
        raise UnplacedError(f"'{plain(label)}' has no number at any stage: {facts[0].missing}",
                            "choose periods that the data cover, or take the row out")
    return _Row(Cell(label), tuple(facts), tuple(_change(change, spec, facts, scope) for change in spec.changes))


def _change(change: StageChangeSpec, spec: StagesSpec, facts: Sequence[Fact], scope: Scope) -> Fact | None:
    """None where it would say nothing: a saving of what is neither counted nor money."""
    keys = [stage.key for stage in spec.stages]
    earlier = facts[keys.index(change.earlier or keys[0])]
    later = facts[keys.index(change.later or keys[-1])]
    if change.show == "saving" and earlier.unit not in (Unit.COUNT, Unit.MONEY):
        return None
    try:
        return _compared(change, later, earlier, scope)
    except UnplacedError as error:
        raise ReportError.at(change.place(), error.what, error.remedy) from error


def _compared(change: StageChangeSpec, later: Fact, earlier: Fact, scope: Scope) -> Fact:
    # The categories of two stages tell when, not what, is counted: between them they are alike.
    now, before = replace(later, categories=()), replace(earlier, categories=())
    match change.show:
        case "percent_change":
            made, inputs = scope.book.change(now, before), (later, earlier)
        case "difference":
            made, inputs = scope.book.difference(now, before), (later, earlier)
        case "saving":
            # What is saved is offences or pounds, not a change of them: it has no sign unless it was none.
            made, inputs = replace(scope.book.difference(before, now), unit=earlier.unit), (earlier, later)
    return replace(made, inputs=inputs)


def _change_heading(change: StageChangeSpec, spec: StagesSpec, names: dict[str, str], maker: Maker) -> Cell:
    if change.heading:
        return heading_cell(maker.text(change.heading, change.place("heading")), "right")
    earlier = names[change.earlier or spec.stages[0].key]
    later = names[change.later or spec.stages[-1].key]
    return heading_cell(f"{_SHOWN[change.show]}, {earlier.lower()} to {later.lower()}", "right")


def _cells(row: _Row, spec: StagesSpec, scope: Scope) -> tuple[Cell, ...]:
    if row.texts:
        return (row.heading, *row.texts, *(not_applicable() for _ in spec.changes))
    changes = (not_applicable() if fact is None else number_cell(fact, scope) for fact in row.changes)
    return (row.heading, *(number_cell(fact, scope) for fact in row.facts), *changes)


def _alt(table: Table, names: Sequence[str], rows: Sequence[_Row], scope: Scope) -> str:
    said = []
    for row in rows:
        numbers = [
            f"{name} {table_number(fact, scope.house.wording)}"
            for name, fact in zip(names, row.facts, strict=False)
        ]
        said += [f"{plain(row.heading.text)}: {joined(numbers)}"] if numbers else []
    return sentences([table_alt(table), *said])
