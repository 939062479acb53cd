"""Cross-tabulations: one or two things down, one to three across, with subtotals, shares and their base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from reportgen.errors import UnplacedError, cause_of
from reportgen.figures.additivity import check_additive
from reportgen.figures.axis import Entry, Key, base_key, count, entries, total, whole
from reportgen.figures.cells import base_notes, marks, not_applicable, not_applicable_notes, number_cell
from reportgen.figures.header import Above, header
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.rows import Rows
from reportgen.figures.table_alt import table_alt
from reportgen.figures.table_words import axis_heading, counted
from reportgen.measures.facts import Fact
from reportgen.measures.scope import Scope
from reportgen.spec.figures.crosstab import CrosstabShow, CrosstabSpec
from reportgen.wording.numbers import joined
from reportgen.wording.text import Text, facts_in, words

_LANDSCAPE_FROM = 14  # columns
_MOST_COLUMNS = 60
_HEADINGS: dict[CrosstabShow, str] = {
    "count": "Number", "share_of_row": "Share of row", "share_of_column": "Share of column",
    "share_of_total": "Share of total",
}  # fmt: skip
_BASE = "Base (n)"

Path = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands above it from the top down, and what it shows; ``show`` is empty for the base."""

    path: Path
    show: CrosstabShow | None
    total: bool = False

    @property
    def stressed(self) -> bool:
        return self.total or any(entry.kind == "band" for entry in self.path)


@dataclass(slots=True)
class Crosstab:
    """Reckons the cells of a table. ``down`` and ``right`` are the paths of the totals."""

    scope: Scope
    base: Key
    down: Path
    right: Path
    known: dict[tuple[Path, Path], Fact | None] = field(default_factory=dict)

    def number(self, line: Path, path: Path) -> Fact | None:
        if (line, path) not in self.known:
            across = (*line, *path)
            plain = all(entry.kind in ("item", "part") for entry in across)
            self.known[line, path] = (count if plain else total)(self.scope.book, self.base, *across)
        return self.known[line, path]

    def cell(self, line: Path, column: Column) -> Fact | None:
        """The fact that a cell shows, if there can be one."""
        fact, of = self.number(line, column.path), self._whole(line, column)
        return self.scope.book.share(fact, of) if fact and of else fact if column.show == "count" else None

    def _whole(self, line: Path, column: Column) -> Fact | None:
        match column.show:
            case "share_of_row":
                return self.number(line, self.right)
            case "share_of_column":
                return self.number(self.down, column.path)
            case "share_of_total":
                return self.number(self.down, self.right)
        return None

    def base_of(self, column: Column) -> Fact | None:
        """What the shares of a column are reckoned from."""
        return self.number(self.down, column.path) if column.show == "share_of_column" else None


def make(spec: CrosstabSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec; each cell keeps its fact."""
    scope = maker.scope
    base = base_key(spec, scope)
    rows, columns = ([entries(axis, scope, base) for axis in axes] for axes in (spec.rows, spec.columns))
    for axis in (*rows, *columns):
        check_additive(axis, base, scope.book)
    table = Crosstab(scope, base, tuple(map(whole, rows)), tuple(map(whole, columns)))
    across = _columns(spec, columns, table)
    made = _rows(spec, rows, across, table)
    heading = maker.text(spec.heading, spec.place("heading")) if spec.heading else words(axis_heading(spec.rows[-1]))
    facts = [fact for row in made.cells for cell in row for fact in facts_in(cell.text)]
    if all(fact.value is None for fact in facts):
        reason = next((fact.missing for fact in facts), "nothing is counted")
        what = f"the table has no number to show: {reason}"
        raise UnplacedError(what, "choose a period that the data cover", cause_of(reason))
    figure = Table(
        id=id_,
        header=_header(spec, heading, across),
        rows=tuple(made.cells),
        widths=(2.2, *(1.0 for _ in across)),
        total_rows=made.of("total"),
        title=_title(spec, base, scope),
        notes=_notes(facts, made.cells, scope),
        subtotal_rows=made.of("subtotal"),
        band_rows=made.of("band"),
        landscape=len(across) >= _LANDSCAPE_FROM if spec.landscape is None else spec.landscape,
        total_columns=tuple(at for at, column in enumerate(across, 1) if column.stressed),
    )
    return replace(figure, alt=table_alt(figure))


def _columns(spec: CrosstabSpec, levels: Sequence[Sequence[Entry]], table: Crosstab) -> list[Column]:
    paths = list(product(*levels))
    if len(paths) * len(spec.show) > _MOST_COLUMNS:
        raise UnplacedError(f"the table would have {len(paths) * len(spec.show)} columns, more than can be read",
                            "name those to show under `only`, or split it over two tables")
    columns = [Column(path, show) for path in paths for show in spec.show]
    if spec.total_column:
        columns += [Column(table.right, show, total=True) for show in spec.show]
    if spec.base and {"share_of_row", "share_of_total"} & set(spec.show):
        columns.append(Column(table.right, None))
    return columns


# --- Rows ------------------------------------------------------------------------------------------------------


def _rows(
    spec: CrosstabSpec, axes: Sequence[Sequence[Entry]], columns: Sequence[Column], table: Crosstab
) -> Rows:
    made = Rows()
    *outer, inner = axes
    for group in outer[0] if outer else [None]:
        above = (group,) if group else ()
        if group:
            made.add_band(group.label, len(columns) + 1)
        for entry in inner:
            line = _line(entry.label, (*above, entry), columns, table)
            made.add(line, "subtotal" if entry.kind == "band" else "plain")
        if group and spec.subtotals:
            made.add(_line(f"Total, {group.label}", (*above, whole(inner)), columns, table), "subtotal")
    if spec.total_row:
        label = "Overall total" if outer and spec.subtotals else "Total"
        made.add(_line(label, table.down, columns, table), "total")
    if spec.base and "share_of_column" in spec.show:
        facts = [table.base_of(column) for column in columns]
        made.add((Cell(words(_BASE)), *(_cell(fact, table.scope) for fact in facts)))
    return made


def _line(label: str, line: Path, columns: Sequence[Column], table: Crosstab) -> tuple[Cell, ...]:
    bold = line[-1].kind in ("total", "band")
    facts = [table.cell(line, column) if column.show else table.number(line, column.path) for column in columns]
    cells = (_cell(fact, table.scope, bold=bold) for fact in facts)
    return (Cell(words(label), bold=bold, indent=line[-1].indent), *cells)


def _cell(fact: Fact | None, scope: Scope, *, bold: bool = False) -> Cell:
    return number_cell(fact, scope, bold=bold) if fact else not_applicable(bold=bold)


# --- Headings and words ----------------------------------------------------------------------------------------


def _header(spec: CrosstabSpec, heading: Text, columns: Sequence[Column]) -> tuple[tuple[Cell, ...], ...]:
    """A row of headings a level, and one of what the columns show if they show several things."""
    above: list[Above] = []
    for column in columns:
        if column.show is None:
            above.append(((_BASE,), "right"))
            continue
        path = ["Total"] if column.total else [entry.label for entry in column.path]
        above.append((path + [_HEADINGS[column.show]] * (len(spec.show) > 1), "right"))
    return header(heading, above)


def _title(spec: CrosstabSpec, base: Key, scope: Scope) -> str:
    """``Offences by crime group, year and age, 2022/23``."""
    what, things = counted((*spec.rows, *spec.columns), base.measure, scope)
    when = f", {base.period.label('long')}" if base.period else ""
    shown = "" if "count" in spec.show else f", {joined([_HEADINGS[show].lower() for show in spec.show])}"
    return f"{what} by {joined(things)}{shown}{when}"


def _notes(facts: Sequence[Fact], cells: Sequence[Sequence[Cell]], scope: Scope) -> tuple[str, ...]:
    notes = base_notes(facts, scope) + marks(facts, scope) + not_applicable_notes(cells, scope)
    return tuple(dict.fromkeys(notes))
