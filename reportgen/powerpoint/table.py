"""Writes a table as DrawingML in one go, as large as its box allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.figures.model import Cell, Table
from reportgen.office.columns import shared
from reportgen.office.metrics import LINE, lines, longest_word, width
from reportgen.office.xml import escaped
from reportgen.powerpoint.template import EMU, Box
from reportgen.powerpoint.text import Pen, Type, solid
from reportgen.spec.house import Palette
from reportgen.wording.text import plain, words

SMALLEST = 9.0
_SIDE = 7.2  # points left and right of a cell's text
_ABOVE = (5.5, 3.6, 2.0)  # points above and below it, the roomier the better
_ALIGN = {"left": "", "right": ' algn="r"', "center": ' algn="ctr"'}
# Ems; longer text is set in several lines.
_LONGEST_LINE = 20
# Held together, so that no mark stands alone at the end of a line.
_MARK = "●\u00a0"

Part = Literal["header", "lower header", "body", "total"]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: lengths in points."""

    size: float
    above: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]

    @property
    def height(self) -> float:
        return sum(self.rows)


def setting(table: Table, box: Box, largest: float) -> Setting | None:
    """The largest type, then the roomiest rows, that fit the box with whole words; None if 9 points are too large."""
    size = largest
    while size >= SMALLEST:
        columns = _columns(table, size, box.width / EMU)
        made = _set(table, columns, size, box.height / EMU) if columns else None
        if made:
            return made
        size -= 1
    return None


def _set(table: Table, columns: Sequence[float], size: float, room: float) -> Setting | None:
    counts = [max(_lines(cell, part, size, column) for cell, column in zip(row, columns, strict=True))
              for row, part in _rows(table)]
    for above in _ABOVE:
        rows = tuple(count * size * LINE + 2 * above for count in counts)
        if sum(rows) <= room:
            return Setting(size, above, tuple(columns), rows)
    return None


def table_xml(table: Table, made: Setting, style: str, pen: Pen) -> str:
    """The ``a:tbl``. Its look is the template's table style; only what a style cannot know is set on cells."""
    grid = "".join(f'<a:gridCol w="{round(column * EMU)}"/>' for column in made.columns)
    body = ""
    for (row, part), height in zip(_rows(table), made.rows, strict=True):
        cells = "".join(_cell(cell, part, made, pen) for cell in row)
        body += f'<a:tr h="{round(height * EMU)}">{cells}</a:tr>'
    first = ' firstRow="1"' if table.header else ""
    return (
        f"<a:tbl><a:tblPr{first}><a:tableStyleId>{escaped(style)}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl>"
    )


def _rows(table: Table) -> Iterator[tuple[tuple[Cell, ...], Part]]:
    for index, row in enumerate(table.header):
        yield row, "lower header" if index else "header"
    for index, row in enumerate(table.rows):
        yield row, "total" if index in table.total_rows else "body"


def _words(cell: Cell) -> str:
    return (_MARK if cell.mark else "") + plain(cell.text)


def _bold(cell: Cell, part: Part) -> bool:
    return cell.bold or part != "body"


def _lines(cell: Cell, part: Part, size: float, column: float) -> int:
    return lines([(_words(cell), _bold(cell, part))], size, column - 2 * _SIDE)


def _columns(table: Table, size: float, room: float) -> list[float] | None:
    """As the table asks for, else by what stands in them; None if a word would be broken."""
    count = max((len(row) for row, _ in _rows(table)), default=1)
    least, natural = [0.0] * count, [0.0] * count
    longest = _LONGEST_LINE * size
    for row, part in _rows(table):
        for index, cell in enumerate(row):
            bold = _bold(cell, part)
            least[index] = max(least[index], longest_word(_words(cell), size, bold=bold) + 2 * _SIDE)
            natural[index] = max(natural[index], min(width(_words(cell), size, bold=bold), longest) + 2 * _SIDE)
    return shared(table.widths if len(table.widths) == count else natural, least, room)


def _cell(cell: Cell, part: Part, made: Setting, pen: Pen) -> str:
    colour = pen.house.palette.on_primary if part == "lower header" else ""
    type_ = Type(made.size, bold=_bold(cell, part), colour=colour)
    said = pen.runs(cell.text, type_) or pen.end(type_)
    if cell.mark:
        said = pen.runs(words(_MARK), replace(type_, colour=getattr(pen.house.palette, cell.mark))) + said
    side, above = round(_SIDE * EMU), round(made.above * EMU)
    anchor = "b" if "header" in part else "t"
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr{_ALIGN[cell.align]}/>{said}</a:p></a:txBody>"
        f'<a:tcPr marL="{side}" marR="{side}" marT="{above}" marB="{above}" anchor="{anchor}">'
        f"{_ground(part, pen.house.palette)}</a:tcPr></a:tc>"
    )


def _ground(part: Part, palette: Palette) -> str:
    """A table style knows one header row and no totals within: the others are coloured by hand."""
    if part == "lower header":
        return solid(palette.primary)
    return f'<a:lnT w="12700">{solid(palette.primary)}</a:lnT>{solid(palette.tint)}' if part == "total" else ""
