"""Status tables: texts, and how each row stands by colour and by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.figures.alt import sentences
from reportgen.figures.cells import heading_cell
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.rows import Rows
from reportgen.figures.table_alt import table_alt
from reportgen.figures.text_table import aligned_cells, empty_notes, header, relative_widths
from reportgen.spec.figures.status import StatusColour, StatusSpec, StatusTableSpec
from reportgen.spec.house import HouseSpec
from reportgen.wording.text import plain, words

_STATUS_WIDTH = 0.2  # of the whole table, where the author gives the other columns widths


@dataclass(frozen=True, slots=True)
class Status:
    """How something stands, in words and colour."""

    label: str
    colour: StatusColour


def statuses_of(given: Mapping[str, StatusSpec], house: HouseSpec) -> dict[str, Status]:
    """By key: the author's statuses; without any, the four colours in the house's words for progress."""
    if given:
        return {key: Status(status.label, status.colour) for key, status in given.items()}
    return {colour: Status(label, colour) for colour, label in house.progress_words.items()}


def status_cell(status: Status | None) -> Cell:
    """Its words beside its colour; of some rows it may not be stated."""
    return Cell(words(status.label), mark=status.colour) if status else Cell(words("Not stated"))


def counted(found: Sequence[Status], known: Mapping[str, Status]) -> str:
    """``2 Completed, 3 On track``: how many have which, in the order in which the statuses are defined."""
    counts = Counter(found)
    return ", ".join(f"{counts[status]} {status.label}" for status in known.values() if counts[status])


def make(spec: StatusTableSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec; the status stands in the last column."""
    known = statuses_of(spec.statuses, maker.scope.house)
    made = Rows()
    found = [known[row.status] for row in spec.rows]
    wide = len(spec.columns) + 1
    for row, status in zip(spec.rows, found, strict=True):
        if row.group:
            made.add_band(maker.text(row.group, row.place("group")), wide)
        places = [row.place("cells", number) for number in range(len(row.cells))]
        own = aligned_cells(row.cells, places, spec.columns, maker)
        made.add((*own, status_cell(status)))
    if spec.totals:
        said = f"Total {len(found)}: {counted(found, known)}"
        made.add((Cell(words(said), bold=True, columns=wide),), "total")
    heading = maker.text(spec.heading, spec.place("heading"))
    table = Table(
        id=id_,
        header=((*header(spec.columns, maker), heading_cell(heading)),),
        rows=tuple(made.cells),
        widths=_widths(spec),
        total_rows=made.of("total"),
        band_rows=made.of("band"),
        title=plain(maker.text(spec.title, spec.place("title"))),
        notes=empty_notes([row.cells for row in spec.rows], spec.empty),
    )
    without = replace(table, rows=table.rows[:-1] if spec.totals else table.rows, total_rows=())
    return replace(table, alt=sentences([table_alt(without), f"{plain(heading)}: {counted(found, known)}"]))


def _widths(spec: StatusTableSpec) -> tuple[float, ...]:
    own = relative_widths(spec.columns)
    return (*own, sum(own) * _STATUS_WIDTH / (1 - _STATUS_WIDTH)) if own else ()
