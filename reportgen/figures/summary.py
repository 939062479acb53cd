"""Summaries: measures rated by their factors, with volumes, changes, ranks and unusual months."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.errors import UnplacedError
from reportgen.figures.alt import sentences
from reportgen.figures.cells import Align, base_notes, marks, number_cell
from reportgen.figures.factors import Factor, as_lines, factors, rating, rating_note
from reportgen.figures.header import Heading, header
from reportgen.figures.maker import Maker
from reportgen.figures.marks import shorthand
from reportgen.figures.model import Cell, Table
from reportgen.figures.rows import Rows
from reportgen.figures.table_alt import table_alt
from reportgen.measures.control import Controlled, controlled, rule_words
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.ranks import rank_fact
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.figures.summary import SummaryColumnSpec, SummaryRowSpec, SummarySpec
from reportgen.spec.house import HouseSpec
from reportgen.wording.changes import Colour
from reportgen.wording.numbers import joined
from reportgen.wording.text import Run, Text, plain, words

_LANDSCAPE_FROM = 8
_WIDTHS = {"rag": 1.2, "factors": 6.4, "exceptions": 1.0, "period": 2.2}
_ALIGNED: dict[str, Align] = {"rag": "left", "factors": "left", "exceptions": "left", "period": "left"}
_HEADINGS = {
    "rag": "RAG",
    "factors": "Positive and negative factors",
    "difference": "Difference",
    "percent_change": "Change",
    "rate": "Rate",
    "period": "Period",
}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column with what it shows; ``period`` is a month of those that show exceptions."""

    spec: SummaryColumnSpec
    period: Period
    heading: Text
    under: str

    @property
    def above(self) -> tuple[Heading, ...]:
        return (self.under, self.heading) if self.under else (self.heading,)

    @property
    def align(self) -> Align:
        return _ALIGNED.get(self.spec.show, "right")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with what was found of it; ``facts`` are all that stand in it or lie behind its words."""

    spec: SummaryRowSpec
    cells: tuple[Cell, ...]
    facts: tuple[Fact, ...]
    colour: Colour | None


def make(spec: SummarySpec, id_: str, maker: Maker) -> Table:
    """The table of a spec: one row a measure, its rating in colour and word, and what it follows from."""
    house = _in_summaries(maker.scope.house)
    maker = replace(maker, scope=replace(maker.scope, house=house))
    columns = _told_apart([made for column in spec.columns for made in _columns(column, spec, maker)], maker.scope)
    rows = [_placed(lambda row=row: _row(row, columns, spec, maker), row) for row in spec.rows]  # type: ignore[misc]
    made = Rows()
    for row in rows:
        if row.spec.group:
            made.add_band(maker.text(row.spec.group, row.spec.place("group")), len(columns) + 1)
        made.add(row.cells)
    table = Table(
        id=id_,
        header=header(maker.text(spec.heading, spec.place("heading")), [(one.above, one.align) for one in columns]),
        rows=tuple(made.cells),
        widths=(2.4, *(_WIDTHS.get(column.spec.show, 1.2) for column in columns)),
        title=_title(spec, maker),
        notes=_notes(spec, rows, maker.scope),
        band_rows=made.of("band"),
        landscape=len(columns) + 1 >= _LANDSCAPE_FROM if spec.landscape is None else spec.landscape,
    )
    return replace(table, alt=_alt(table, rows, house))


def _in_summaries(house: HouseSpec) -> HouseSpec:
    """The house with the decimals of its summaries."""
    decimals = house.summary.decimals
    return house.model_copy(update={
        "wording": house.wording.model_copy(update={"table": decimals, "prose": decimals})})  # fmt: skip


def _placed(made: Callable[[], _Row], row: SummaryRowSpec) -> _Row:
    try:
        return made()
    except UnplacedError as error:
        raise error.at(row.place()) from error


# --- Columns ---------------------------------------------------------------------------------------------------


def _columns(column: SummaryColumnSpec, spec: SummarySpec, maker: Maker) -> Iterator[_Column]:
    """One; of exceptions one a month."""
    period = maker.scope.period(column.period or spec.period)
    under = plain(maker.text(column.under, column.place("under"))) if column.under else ""
    if column.show == "exceptions":
        yield from (_Column(column, month, words(month.label("short")), under) for month in period.months)
        return
    heading = words(_heading(column, period, maker.scope))
    if column.heading:
        heading = maker.text(column.heading, column.place("heading"))
    yield _Column(column, period, heading, under)


def _told_apart(columns: Sequence[_Column], scope: Scope) -> list[_Column]:
    """Columns that would be headed alike say their measure and their span as well."""
    alike = [(plain(column.heading), column.under) for column in columns]
    return [
        column if alike.count(own) == 1 or column.spec.heading else replace(column, heading=_longer(column, scope))
        for column, own in zip(columns, alike, strict=True)
    ]


def _longer(column: _Column, scope: Scope) -> Text:
    said = [plain(column.heading)]
    if column.spec.measure:
        said.append(scope.book.measure(scope.measure(column.spec.measure)).label)
    if column.spec.show not in ("count", "previous", "exceptions"):
        said.append(column.period.label("short"))
    return words(", ".join(said))


def _heading(column: SummaryColumnSpec, period: Period, scope: Scope) -> str:
    match column.show:
        case "count":
            return period.label("short")
        case "previous":
            return period.previous_year().label("short")
        case "rank":
            return f"Rank in {scope.book.area_label(column.among or '')}"
    return _HEADINGS[column.show]


# --- Rows ------------------------------------------------------------------------------------------------------


def _row(row: SummaryRowSpec, columns: Sequence[_Column], spec: SummarySpec, maker: Maker) -> _Row:
    scope, area = maker.scope, spec.area or maker.scope.area
    measure = scope.measure(row.measure)
    rated = any(column.spec.show == "factors" for column in columns)
    found = factors(row.factors or spec.factors, measure, area, maker) if rated else ()
    colour = rating([factor.verdict for factor in found], scope.house.summary) if rated else None
    label = maker.text(row.label, row.place("label")) if row.label else words(scope.book.measure(measure).label)
    cells, facts = [Cell(label, indent=int(row.part))], [fact for factor in found for fact in factor.facts]
    for column in columns:
        if column.spec.show == "rag" and colour is not None:
            cells.append(Cell(words(scope.house.summary.words.ratings[colour]), mark=colour))
        elif column.spec.show == "factors":
            cells.append(Cell(_factor_lines(found, row, maker)))
        elif column.spec.show == "period":
            cells.append(Cell(words(column.period.label("to"))))
        else:
            fact = _fact(column, measure, area, scope)
            facts.append(fact.fact if isinstance(fact, Controlled) else fact)
            cells.append(_month(fact, scope) if isinstance(fact, Controlled) else number_cell(fact, scope))
    return _Row(row, tuple(cells), tuple(facts), colour)


def _factor_lines(found: Sequence[Factor], row: SummaryRowSpec, maker: Maker) -> Text:
    lines = as_lines(found, maker.scope.house.summary.words)
    return (*lines, Run("\n"), *maker.text(row.note, row.place("note"))) if row.note else lines


def _fact(column: _Column, measure: str, area: str, scope: Scope) -> Fact | Controlled:
    spec, book = column.spec, scope.book
    own = scope.measure(spec.measure) if spec.measure else measure
    if spec.show == "rank":
        return rank_fact(book, own, column.period, area, spec.among or "", spec.by)
    if spec.show == "exceptions":
        (month,) = controlled(book, own, column.period, area, scope.house.control)
        return month
    if spec.show == "count":
        return book.required(own, column.period, area)
    fact = book.count(own, column.period, area)
    match spec.show:
        case "rate":
            return book.rate(fact)
        case "previous":
            return book.previous(fact)
        case "difference":
            return book.difference(fact, book.previous(fact))
    return book.change(fact, book.previous(fact))


def _month(month: Controlled, scope: Scope) -> Cell:
    """A sign and a word; usual months stand back."""
    high, low, usual = scope.house.summary.words.signs
    if month.low is None:
        return Cell((Run(shorthand(replace(month.fact, value=None)), fact=month.fact),))
    said = {"above": high, "below": low, "": usual}[month.outside]
    return Cell((Run(said, fact=month.fact),), bold=bool(month.outside), faint=not month.outside)


# --- Words around the table ------------------------------------------------------------------------------------


def _title(spec: SummarySpec, maker: Maker) -> str:
    if spec.title:
        return plain(maker.text(spec.title, spec.place("title")))
    scope = maker.scope
    return f"Summary, {scope.book.area_label(spec.area or scope.area)}, {scope.period(spec.period).label('long')}"


def _notes(spec: SummarySpec, rows: Sequence[_Row], scope: Scope) -> tuple[str, ...]:
    facts = [fact for row in rows for fact in row.facts]
    shown = {column.show for column in spec.columns}
    used = [factor for row in spec.rows for factor in (row.factors or spec.factors)] if "factors" in shown else []
    notes = [rating_note(scope.house.summary)] if "rag" in shown else []
    if "percent_change" in shown or any(factor.change for factor in used):
        notes.append("Changes: on the same span a year before.")
    ranks = [fact for fact in facts if fact.unit is Unit.RANK]
    if ranks:
        notes.append("Rank 1 is best.")
    if "exceptions" in shown or any(factor.exceptions for factor in used):
        notes.append(rule_words(scope.house.control))
    behind = [one for rank in ranks for one in rank.inputs if one.measure == rank.measure]
    notes += base_notes([*facts, *behind], scope) + marks(facts, scope) + _without_limits(spec, scope)
    return tuple(dict.fromkeys(notes))


def _without_limits(spec: SummarySpec, scope: Scope) -> list[str]:
    """Why a month that has a number has no limits."""
    reasons = []
    for column in spec.columns:
        if column.show != "exceptions":
            continue
        names = [column.measure] if column.measure else [row.measure for row in spec.rows]
        period, area = scope.period(column.period or spec.period), spec.area or scope.area
        for name in names:
            months = controlled(scope.book, scope.measure(name), period, area, scope.house.control)
            if any(one.low is None and one.fact.value is not None for one in months):
                reasons.append(scope.book.measure(scope.measure(name)).label)
    before = scope.house.control.months
    labels = joined(list(dict.fromkeys(reasons)))
    return [f"[x] no limits: the data of {labels} do not cover the {before} months before."] if reasons else []


def _alt(table: Table, rows: Iterable[_Row], house: HouseSpec) -> str:
    said = [f"{plain(row.cells[0].text)}: {house.summary.words.ratings[row.colour]}" for row in rows if row.colour]
    return sentences([table_alt(table), *said])
