"""Funnels: how many reach each stage, as shares of the first one and of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.errors import ReportError, UnplacedError
from reportgen.figures.alt import sentences
from reportgen.figures.cells import base_notes, marks, not_applicable, not_applicable_notes, number_cell
from reportgen.figures.header import header
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.table_alt import table_alt
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.spec.figures.funnel import FunnelSpec, FunnelStageSpec
from reportgen.wording.numbers import table_number
from reportgen.wording.text import Text, plain


@dataclass(frozen=True, slots=True)
class _Stage:
    """A stage with its number, and its shares: None where there can be none."""

    spec: FunnelStageSpec
    label: Text
    fact: Fact
    of_first: Fact | None = None
    of_before: Fact | None = None


def make(spec: FunnelSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec, one row a stage."""
    scope = maker.scope
    stages = _stages(spec, maker)
    rows = tuple(_row(stage, scope) for stage in stages)
    headings = ("Number", "Share of the first stage", "Share of the stage before")
    table = Table(
        id=id_,
        header=header(maker.text(spec.heading, spec.place("heading")), [((text,), "right") for text in headings]),
        rows=rows,
        widths=(3.0, 1.0, 1.3, 1.3),
        title=plain(maker.text(spec.title, spec.place("title"))) if spec.title else _title(stages, scope),
        notes=(*_notes(stages, scope), *not_applicable_notes(rows, scope)),
    )
    return replace(table, alt=sentences([table_alt(table), *_alt(stages, scope)]))


def _stages(spec: FunnelSpec, maker: Maker) -> list[_Stage]:
    made: list[_Stage] = []
    for stage in spec.stages:
        label = maker.text(stage.label, stage.place("label"))
        fact = _fact(spec, stage, maker.scope)
        if made:
            before = next((one.fact for one in reversed(made) if one.fact.value is not None), made[-1].fact)
            _check_no_more(stage, plain(label), fact, before)
            of_first, of_before = _share(fact, made[0].fact, maker.scope), _share(fact, made[-1].fact, maker.scope)
        else:
            of_first, of_before = _share(fact, fact, maker.scope), None
        made.append(_Stage(stage, label, fact, of_first, of_before))
    if all(stage.fact.value is None and not stage.fact.mark for stage in made):
        raise UnplacedError(f"no stage has a number: {made[0].fact.missing}", "choose a period that the data cover")
    return made


def _fact(spec: FunnelSpec, stage: FunnelStageSpec, scope: Scope) -> Fact:
    measure = scope.measure(stage.measure or spec.measure or "")
    fact = scope.book.count(measure, scope.period(spec.period), spec.area or scope.area, tuple(stage.within.items()))
    if fact.unit is not Unit.COUNT:
        raise ReportError.at(stage.place(), f"a {fact.unit} is no number that passes from stage to stage",
                             "name a measure that counts")
    return fact


def _check_no_more(stage: FunnelStageSpec, label: str, fact: Fact, before: Fact) -> None:
    if fact.value is None or before.value is None or fact.value <= before.value or stage.more:
        return
    raise ReportError.at(
        stage.place(),
        f"'{label}' has {fact.value:,g}, which is more than the {before.value:,g} of a stage before it",
        "correct the data or the order of the stages, or say under `more` why that may be",
    )


def _share(part: Fact, whole: Fact, scope: Scope) -> Fact | None:
    """None where there are more than at the other stage: they are no share of it."""
    if part.value is not None and whole.value is not None and part.value > whole.value:
        return None
    return scope.book.share(part, whole)


def _row(stage: _Stage, scope: Scope) -> tuple[Cell, ...]:
    shares = (not_applicable() if fact is None else number_cell(fact, scope)
              for fact in (stage.of_first, stage.of_before))  # fmt: skip
    return (Cell(stage.label), number_cell(stage.fact, scope), *shares)


def _title(stages: Sequence[_Stage], scope: Scope) -> str:
    fact = stages[0].fact
    when = f", {fact.period.label('long')}" if fact.period else ""
    return f"From {plain(stages[0].label).lower()} to {plain(stages[-1].label).lower()}, {fact.area_label}{when}"


def _notes(stages: Sequence[_Stage], scope: Scope) -> tuple[str, ...]:
    facts = [fact for stage in stages for fact in (stage.fact, stage.of_first, stage.of_before) if fact is not None]
    notes = [f"{plain(stage.label)}: {stage.spec.more.rstrip('.')}." for stage in stages if stage.spec.more]
    return tuple(dict.fromkeys([*notes, *base_notes(facts, scope), *marks(facts, scope)]))


def _alt(stages: Sequence[_Stage], scope: Scope) -> list[str]:
    """Each stage with its number, and what share of the first one reaches the last."""
    wording = scope.house.wording
    said = [f"{plain(stage.label)}: {table_number(stage.fact, wording)}" for stage in stages]
    last = stages[-1].of_first
    if last is not None and last.value is not None:
        said.append(f"{table_number(last, wording)} of the first stage reach the last")
    return said
