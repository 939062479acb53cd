"""Tables: rows and columns that each say a part of a fact; a cell is the fact of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.errors import UnplacedError
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.table_alt import table_alt
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.figures.table import ColumnSpec, TableSpec
from reportgen.wording.changes import direction, rag, target_rag
from reportgen.wording.numbers import joined, table_number
from reportgen.wording.text import Run, Text, words

NOT_AVAILABLE = "[x]"
_WIDTHS = {"direction": 1.4, "rag": 1.2, "target_rag": 1.2}  # columns of words; all others hold numbers


@dataclass(frozen=True, slots=True)
class RowHead:
    """What a row says of its cells' facts; what it leaves open, the column or the table says."""

    label: str
    measure: str | None = None
    area: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell's fact before it is counted."""

    measure: str
    area: str
    period: Period


def make(spec: TableSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec; each cell keeps its fact."""
    scope, heading = maker.scope, maker.text
    heads = _heads(spec, scope)
    cells: list[tuple[Cell, ...]] = []
    facts: list[list[Fact]] = []
    for head in heads:
        row = [_fact(spec, column, head, scope) for column in spec.columns]
        facts.append(row)
    facts = _with_shares(spec, facts, scope)
    for head, row in zip(heads, facts, strict=True):
        body = tuple(_cell(column, fact, scope) for column, fact in zip(spec.columns, row, strict=True))
        cells.append((Cell(words(head.label)), *body))
    totals: tuple[int, ...] = ()
    if spec.total:
        totals = (len(cells),)
        cells.append(_totals(spec, facts, scope))
    first = heading(spec.heading, spec.place("heading")) if spec.heading else words(_first_heading(spec))
    written = _column_headings(spec, scope)
    headings = [
        heading(column.heading, column.place("heading")) if column.heading else words(default)
        for column, default in zip(spec.columns, written, strict=True)
    ]
    aligned = [cell.align for cell in cells[0][1:]]
    header = (
        Cell(first, bold=True),
        *(Cell(text, align=align, bold=True) for text, align in zip(headings, aligned, strict=True)),
    )
    table = Table(
        id=id_,
        header=(header,),
        rows=tuple(cells),
        widths=(2.4 if len(spec.columns) > 3 else 2.0, *(_WIDTHS.get(column.show, 1.0) for column in spec.columns)),
        total_rows=totals,
        title=default_title(spec, scope),
        notes=_notes(spec, facts, scope),
    )
    return replace(table, alt=table_alt(table))


def _heads(spec: TableSpec, scope: Scope) -> list[RowHead]:
    rows, book = spec.rows, scope.book
    if rows.measures:
        names = [scope.measure(name) for name in rows.measures]
        return [RowHead(book.measure(name).label, measure=name) for name in names]
    if rows.areas:
        areas = dict.fromkeys(member for name in rows.areas for member in book.members(name))
        return [RowHead(book.area_label(area), area=area) for area in areas]
    period = scope.period(rows.period or spec.period or "12 months")
    parts = period.split(rows.each or "month")
    return [RowHead(part.label("long"), period=part) for part in parts]


def _asked(spec: TableSpec, column: ColumnSpec, head: RowHead, scope: Scope) -> Asked:
    measure = head.measure or column.measure or spec.measure
    if measure is None:
        raise UnplacedError("the table says no measure for its cells", "add `measure:` to the table or to the column")
    period = head.period
    if period is None:
        text = column.period or spec.period
        if text is None:
            raise UnplacedError("the table says no period for its cells", "add `period:` to the table or to the column")
        period = scope.period(text)
    return Asked(scope.measure(measure), head.area or column.area or spec.area or scope.area, period)


def _fact(spec: TableSpec, column: ColumnSpec, head: RowHead, scope: Scope) -> Fact:
    asked, book = _asked(spec, column, head, scope), scope.book
    count = book.count(asked.measure, asked.period, asked.area)
    if count.missing and column.show != "previous" and asked.area == scope.area and head.period is None:
        book.required(asked.measure, asked.period, asked.area)
    if column.show in ("count", "share"):
        return count
    if column.show == "mean":
        return book.mean(count)
    if column.show == "rate":
        return book.rate(count)
    if column.show == "rank":
        return book.rank(asked.measure, asked.period, asked.area, column.among or "", column.by)
    if column.show == "target":
        return book.target(count)
    if column.show == "target_rag":
        return book.difference(count, book.target(count))
    previous = book.previous(count)
    if column.show == "previous":
        return previous
    return book.difference(count, previous) if column.show == "difference" else book.change(count, previous)


def _with_shares(spec: TableSpec, facts: list[list[Fact]], scope: Scope) -> list[list[Fact]]:
    for index, column in enumerate(spec.columns):
        if column.show == "share":
            whole = scope.book.sum([row[index] for row in facts])
            for row in facts:
                row[index] = scope.book.share(row[index], whole)
    return facts


def _cell(column: ColumnSpec, fact: Fact, scope: Scope) -> Cell:
    house = scope.house
    if column.show == "direction":
        return Cell((Run(direction(fact, house.wording).capitalize(), fact=fact),))
    if column.show == "rag":
        colour = rag(fact, fact.polarity, house.rag)
        return Cell((Run(house.rag_words[colour], fact=fact),), mark=colour)
    if column.show == "target_rag":
        colour = target_rag(fact, fact.polarity, house.rag)
        return Cell((Run(house.target_words[colour], fact=fact),), mark=colour)
    return Cell(_number(fact, scope), align="right")


def _number(fact: Fact, scope: Scope) -> Text:
    if fact.value is None:
        return (Run(NOT_AVAILABLE, fact=fact),)
    return (Run(table_number(fact, scope.house.wording), fact=fact),)


def _totals(spec: TableSpec, facts: Sequence[Sequence[Fact]], scope: Scope) -> tuple[Cell, ...]:
    """Counts are added up; changes are reckoned anew from the totals; the rest stays empty of meaning: [z]."""
    cells: list[Cell] = []
    for index, column in enumerate(spec.columns):
        own = [row[index] for row in facts]
        added = column.show in ("count", "previous", "difference", "share", "target")
        if added and all(fact.unit is not Unit.MEAN for fact in own):
            cells.append(Cell(_number(scope.book.sum(own), scope), align="right", bold=True))
        elif column.show == "percent_change":
            now = scope.book.sum([fact.inputs[0] for fact in own])
            before = scope.book.sum([fact.inputs[1] for fact in own])
            cells.append(Cell(_number(scope.book.change(now, before), scope), align="right", bold=True))
        else:
            align: Literal["left", "right"] = "left" if column.show in _WIDTHS else "right"
            cells.append(Cell(words("[z]"), align=align, bold=True))
    return (Cell(words("Total"), bold=True), *cells)


def _first_heading(spec: TableSpec) -> str:
    if spec.rows.measures:
        return "Measure"
    return "Area" if spec.rows.areas else (spec.rows.each or "month").capitalize()


def _column_headings(spec: TableSpec, scope: Scope) -> list[str]:
    """Two columns that would be headed alike say their measure, area and period as well."""
    found = [_column_heading(spec, column, scope) for column in spec.columns]
    told = [_told_apart(spec, column, scope) for column in spec.columns]
    return [
        ", ".join((heading, *more)) if found.count(heading) > 1 else heading
        for heading, more in zip(found, told, strict=True)
    ]


def _told_apart(spec: TableSpec, column: ColumnSpec, scope: Scope) -> list[str]:
    parts = []
    if column.measure:
        parts.append(scope.book.measure(scope.measure(column.measure)).label)
    if column.area:
        parts.append(scope.book.area_label(column.area))
    if column.period:
        parts.append(scope.period(column.period).label("short"))
    return parts


def _column_heading(spec: TableSpec, column: ColumnSpec, scope: Scope) -> str:
    if column.measure and not spec.rows.measures and column.show == "count":
        return scope.book.measure(scope.measure(column.measure)).label
    text = column.period or spec.period
    period = scope.period(text) if text and spec.rows.each is None else None
    if column.show == "count":
        return period.label("short") if period else "Number"
    if column.show == "previous":
        return period.previous_year().label("short") if period else "Year before"
    if column.show == "rank":
        return f"Rank in {scope.book.area_label(column.among or '')}"
    return {
        "difference": "Difference",
        "percent_change": "Change",
        "direction": "Direction",
        "rag": "Rating",
        "mean": "Mean per month",
        "rate": _rate_heading(spec, column, scope),
        "share": "Share",
        "target": "Target",
        "target_rag": "Target met",
    }[column.show]


def _rate_heading(spec: TableSpec, column: ColumnSpec, scope: Scope) -> str:
    names = [name for name in (column.measure, spec.measure) if name][:1] or spec.rows.measures
    bases = [base for name in names if (base := scope.book.measure(scope.measure(name)).base)]
    if len({base.key for base in bases}) != 1:
        return "Rate"  # on several bases; the notes say which is whose
    base = bases[0]
    return f"Rate per {base.per:,} {scope.book.measure(base.measure).noun[1]}"


def default_title(spec: TableSpec, scope: Scope) -> str:
    """``Residential burglary by area, 4 months June to September 2023``."""
    book = scope.book
    names = [scope.measure(name) for name in spec.rows.measures or ([spec.measure] if spec.measure else [])]
    if not names:
        names = list(dict.fromkeys(scope.measure(column.measure) for column in spec.columns if column.measure))
    what = joined([book.measure(name).label for name in names]) if len(names) < 4 else f"{len(names)} measures"
    by = (
        " by area"
        if spec.rows.areas
        else f" by {spec.rows.each}"
        if spec.rows.each
        else f", {book.area_label(spec.area or scope.area)}"
    )
    # A period that holds for some of the columns only would be wrong for the others.
    texts = {spec.rows.period or column.period or spec.period for column in spec.columns}
    text = texts.pop() if len(texts) == 1 else None
    return f"{what}{by}, {scope.period(text).label('long')}" if text else f"{what}{by}"


def _notes(spec: TableSpec, facts: Sequence[Sequence[Fact]], scope: Scope) -> tuple[str, ...]:
    everything = [fact for row in facts for fact in row]
    measures = dict.fromkeys(fact.measure for fact in everything)
    shown = {column.show for column in spec.columns}
    notes = [note for measure in measures if (note := scope.book.measure(measure).note)]
    reasons = dict.fromkeys(
        f"{fact.label}: {fact.missing}" for fact in everything if fact.value is None and fact.missing
    )
    if reasons:
        notes.append(f"{NOT_AVAILABLE} not available ({'; '.join(reasons)}).")
    if "rate" in shown:
        notes += scope.book.base_notes(measures)
    if shown & {"target", "target_rag"}:
        notes += scope.book.target_notes(measures)
    if spec.total and shown & {"rank", "rag", "target_rag", "direction", "mean", "rate"}:
        notes.append("[z] not applicable to a total.")
    if any(fact.unit is Unit.RANK for fact in everything):
        notes.append("Ranks: 1 is best; ties share the better place.")
    return tuple(dict.fromkeys(notes))
