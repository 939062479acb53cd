"""Matrices: one measure by two things, with totals; headings set upwards where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.errors import UnplacedError, cause_of
from reportgen.figures.additivity import check_additive, check_parts
from reportgen.figures.axis import Entry, Key, base_key, count, entries, total, whole
from reportgen.figures.cells import base_notes, marks, not_applicable, not_applicable_notes, number_cell
from reportgen.figures.header import header
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.table_alt import table_alt
from reportgen.figures.table_words import axis_heading, counted
from reportgen.measures.facts import Fact
from reportgen.measures.scope import Scope
from reportgen.spec.figures.matrix import MatrixSpec
from reportgen.wording.numbers import joined
from reportgen.wording.text import Text, plain, words

_TURNED_FROM = 11  # columns
_LANDSCAPE_FROM = 14
_LONGEST_AXIS = 200


@dataclass(frozen=True, slots=True)
class Numbers:
    """The counts of all rows by all columns, and their totals; a total that cannot be is None."""

    rows: tuple[Entry, ...]
    columns: tuple[Entry, ...]
    counts: tuple[tuple[Fact, ...], ...]
    row_totals: tuple[Fact | None, ...]
    column_totals: tuple[Fact | None, ...]
    total: Fact | None


def make(spec: MatrixSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec; each cell keeps its fact."""
    scope = maker.scope
    base = base_key(spec, scope)
    numbers = _numbers(spec, base, scope)
    cells, facts = _cells(spec, numbers, scope)
    many = len(numbers.columns) + spec.total_column
    turned = many >= _TURNED_FROM if spec.turned is None else spec.turned
    heading = maker.text(spec.heading, spec.place("heading")) if spec.heading else words(axis_heading(spec.rows))
    table = Table(
        id=id_,
        header=_header(spec, heading, numbers),
        rows=cells,
        widths=() if turned else (2.0, *(1.0 for _ in range(many))),
        total_rows=(len(cells) - 1,) if spec.total_row else (),
        title=_title(spec, plain(heading), base, scope),
        notes=_notes(facts, cells, numbers, scope),
        subtotal_rows=tuple(at for at, entry in enumerate(numbers.rows) if entry.kind == "band"),
        turned=turned,
        landscape=many >= _LANDSCAPE_FROM if spec.landscape is None else spec.landscape,
        total_columns=_total_columns(spec, numbers),
    )
    return replace(table, alt=table_alt(table))


def _numbers(spec: MatrixSpec, base: Key, scope: Scope) -> Numbers:
    book = scope.book
    rows, columns = tuple(entries(spec.rows, scope, base)), tuple(entries(spec.columns, scope, base))
    if max(len(rows), len(columns)) > _LONGEST_AXIS:
        raise UnplacedError(f"the matrix has {len(rows)} rows and {len(columns)} columns, more than can be read",
                            "name the ones to show under `only`, or show the `top` ones")
    check_additive(rows, base, book)
    check_additive(columns, base, book)
    counts = tuple(tuple(count(book, base, row, column) for column in columns) for row in rows)
    if all(fact.value is None for line in counts for fact in line):
        raise UnplacedError(f"the matrix has no number to show: {counts[0][0].missing}",
                            "choose a period that the data cover", cause_of(counts[0][0].missing))  # fmt: skip
    for index in range(len(columns)):
        check_parts(rows, [line[index] for line in counts])
    for line in counts:
        check_parts(columns, line)
    right, foot = whole(columns), whole(rows)
    row_totals = tuple(total(book, base, row, right) for row in rows)
    column_totals = tuple(total(book, base, foot, column) for column in columns)
    return Numbers(rows, columns, counts, row_totals, column_totals, total(book, base, foot, right))


# --- Cells -----------------------------------------------------------------------------------------------------


def _cells(spec: MatrixSpec, numbers: Numbers, scope: Scope) -> tuple[tuple[tuple[Cell, ...], ...], list[Fact]]:
    lines: list[tuple[Entry, Sequence[Fact | None], Fact | None]] = list(
        zip(numbers.rows, numbers.counts, numbers.row_totals, strict=True))
    if spec.total_row:
        lines.append((whole(numbers.rows), numbers.column_totals, numbers.total))
    made, facts = [], []
    for entry, line, end in lines:
        bold = entry.kind in ("total", "band")
        shown = [_shown(spec, fact, end, over, numbers.total, scope)
                 for fact, over in zip(line, numbers.column_totals, strict=True)]  # fmt: skip
        if spec.total_column:
            shown.append(_shown(spec, end, end, numbers.total, numbers.total, scope))
        faint = spec.zeros == "faint" and not bold
        cells = [number_cell(fact, scope, bold=bold, faint_zero=faint and at < len(line)) if fact
                 else not_applicable(bold=bold) for at, fact in enumerate(shown)]  # fmt: skip
        made.append((Cell(words(entry.label), bold=bold, indent=entry.indent), *cells))
        facts += [fact for fact in shown if fact]
    return tuple(made), facts


def _shown(
    spec: MatrixSpec, fact: Fact | None, of_row: Fact | None, of_column: Fact | None, total: Fact | None, scope: Scope
) -> Fact | None:
    """The count, or its share of what the spec says."""
    if spec.show == "count":
        return fact
    of = {"share_of_row": of_row, "share_of_column": of_column, "share_of_total": total}[spec.show]
    return scope.book.share(fact, of) if fact and of else None


def _header(spec: MatrixSpec, heading: Text, numbers: Numbers) -> tuple[tuple[Cell, ...], ...]:
    labels = [*(entry.label for entry in numbers.columns), *(["Total"] if spec.total_column else [])]
    return header(heading, [((label,), "right") for label in labels])


def _total_columns(spec: MatrixSpec, numbers: Numbers) -> tuple[int, ...]:
    bands = [at for at, entry in enumerate(numbers.columns, 1) if entry.kind == "band"]
    return tuple(bands + ([len(numbers.columns) + 1] if spec.total_column else []))


# --- Words -----------------------------------------------------------------------------------------------------


def _title(spec: MatrixSpec, heading: str, base: Key, scope: Scope) -> str:
    """``CCTV incidents by ward and incident, 4 months June to September 2023``."""
    what, things = counted((spec.rows, spec.columns), base.measure, scope)
    if spec.rows.kind != "measures":
        things[0] = heading.lower()
    share = {"share_of_row": ", shares of the row", "share_of_column": ", shares of the column",
             "share_of_total": ", shares of the total"}.get(spec.show, "")  # fmt: skip
    when = f", {base.period.label('long')}" if base.period else ""
    return f"{what} by {joined(things)}{share}{when}"


def _notes(
    facts: Sequence[Fact], cells: Sequence[Sequence[Cell]], numbers: Numbers, scope: Scope
) -> tuple[str, ...]:
    counts = [fact for line in numbers.counts for fact in line]
    notes = base_notes(counts, scope) + marks(facts, scope) + not_applicable_notes(cells, scope)
    return tuple(dict.fromkeys(notes))
