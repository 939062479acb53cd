"""Writes a table as DrawingML in one go, as large as its box allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from reportgen.drawings.rag import GLYPHS
from reportgen.figures.grid import Spot, grid, is_turned
from reportgen.figures.model import Cell, Table
from reportgen.office.columns import shared
from reportgen.office.faint import faint_colour
from reportgen.office.metrics import LINE, lines, longest_word, width
from reportgen.office.turned import set_upwards
from reportgen.office.xml import escaped
from reportgen.powerpoint.template import EMU, Box
from reportgen.powerpoint.text import Pen, Type, solid
from reportgen.wording.text import Text, plain, words

SMALLEST = 9.0
_ALIGN = {"left": "", "right": ' algn="r"', "center": ' algn="ctr"'}
# Ems; longer text is set in several lines.
_LONGEST_LINE = 20
_MANY_COLUMNS = 8
_INDENT = 9.0  # points a level of an "of which" row
_LONGER = 1.03  # as other programs may set a turned heading
_SLACK = 3.0  # points by which other programs may set a row heading longer

Part = Literal["header", "lower header", "body", "band", "subtotal", "total"]


class _Manner(NamedTuple):
    """Points left and right of a cell's text, above and below it (the roomier the better), and the smallest type."""

    side: float
    above: tuple[float, ...]
    smallest: float


_ROOMY = _Manner(7.2, (5.5, 3.6, 2.0), SMALLEST)
_CLOSE = _Manner(7.2, (1.2,), SMALLEST)
_TIGHT = _Manner(3.6, (3.6, 2.0, 1.2), SMALLEST)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: lengths in points."""

    size: float
    above: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    side: float = _ROOMY.side
    right: tuple[float, ...] = ()  # of a table with turned headings: what is left free right of each column's numbers

    @property
    def height(self) -> float:
        return sum(self.rows)


def setting(table: Table, box: Box, largest: float, smallest: float = SMALLEST) -> Setting | None:
    """The largest type, then the roomiest rows, that fit the box with whole words; None if none do.

    ``smallest`` is what the house allows for a table of turned headings.
    """
    layout = _Layout(table)
    for manner in _manners(table, smallest):
        size = largest
        while size >= manner.smallest:
            made = layout.set(size, manner, box.width / EMU, box.height / EMU)
            if made:
                return made
            size -= 1
    return None


def _manners(table: Table, smallest: float) -> Iterator[_Manner]:
    yield _ROOMY
    yield _TIGHT if table.turned or _count(table) > _MANY_COLUMNS else _CLOSE
    if table.turned:
        yield _Manner(2.2, (2.0, 1.2, 0.7), smallest)


def _count(table: Table) -> int:
    return max((sum(cell.columns for cell in row) for row in (*table.header[:1], *table.rows[:1])), default=1)


class _Measured(NamedTuple):
    """The words of a cell, and how long they and the longest of them are at a size of 1."""

    spot: Spot
    turned: bool
    text: str
    bold: bool
    line: float
    word: float


@dataclass(slots=True)
class _Layout:
    """Measures a table's cells once, at a size of 1, and sets them at any."""

    table: Table
    rows: list[list[Spot]] = field(init=False)
    cells: list[_Measured] = field(init=False)
    _measured: dict[tuple[str, bool], tuple[float, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        header, body = grid(self.table.header), grid(self.table.rows)
        below = len(header)
        self.rows = header + [[spot._replace(row=spot.row + below) for spot in row] for row in body]
        self.cells = list(self._own())

    def set(self, size: float, manner: _Manner, room: float, height: float) -> Setting | None:
        columns = self._columns(size, manner.side, room)
        if columns is None:
            return None
        counts = self._heights(size, manner.side, columns)
        for above in manner.above:
            rows = tuple(count + 2 * above for count in counts)
            if sum(rows) <= height:
                return Setting(size, above, tuple(columns), rows, manner.side, self._right(size, manner.side, columns))
        return None

    def _right(self, size: float, side: float, columns: Sequence[float]) -> tuple[float, ...]:
        """Numbers stand below the middle of turned headings, and their digits below each other all the same."""
        if not self.table.turned:
            return ()
        widest = [0.0] * len(columns)
        for cell in self.cells:
            if not cell.turned and cell.spot.column and cell.spot.cell.columns == 1:
                widest[cell.spot.column] = max(widest[cell.spot.column], cell.line * size)
        return tuple(max(side, (column - length) / 2) for column, length in zip(columns, widest, strict=True))

    def _own(self) -> Iterator[_Measured]:
        """Each cell where it begins."""
        for at, (row, part) in enumerate(zip(self.rows, _parts(self.table), strict=True)):
            for column, spot in enumerate(row):
                if spot.row == at and spot.column == column:
                    text, bold = _words(spot.cell), _bold(spot.cell, part)
                    turned = "header" in part and is_turned(self.table, spot)
                    yield _Measured(spot, turned, text, bold, *self._measure(text, bold))

    def _measure(self, text: str, bold: bool) -> tuple[float, float]:
        """Its length and that of its longest word, at a size of 1."""
        key = (text, bold)
        if key not in self._measured:
            self._measured[key] = (width(text, 1, bold=bold), longest_word(text, 1, bold=bold))
        return self._measured[key]

    def _columns(self, size: float, side: float, room: float) -> list[float] | None:
        """As the table asks for, else by what stands in them; None if a word would be broken."""
        count = len(self.rows[0]) if self.rows else 1
        least, natural = [0.0] * count, [0.0] * count
        for cell in self.cells:
            spot = cell.spot
            if spot.cell.columns > 1:
                continue
            line, word = (LINE, LINE) if cell.turned else (cell.line, cell.word)
            around = 2 * side + _INDENT * spot.cell.indent
            least[spot.column] = max(least[spot.column], word * size + around)
            natural[spot.column] = max(natural[spot.column], min(line, _LONGEST_LINE) * size + around)
        self._widen(least, size, side)
        return shared(self._weights(natural, room), least, room)

    def _widen(self, least: list[float], size: float, side: float) -> None:
        """Columns under a heading that spans them have room for its words."""
        for cell in self.cells:
            spot = cell.spot
            if 1 < spot.cell.columns < len(least):
                needed = cell.word * size + 2 * side
                under = slice(spot.column, spot.column + spot.cell.columns)
                lacking = max(0.0, needed - sum(least[under])) / spot.cell.columns
                least[under] = [one + lacking for one in least[under]]

    def _weights(self, natural: Sequence[float], room: float) -> Sequence[float]:
        if len(self.table.widths) == len(natural):
            return self.table.widths
        if not self.table.turned or len(natural) < 2:
            return natural
        # Under turned headings, columns of numbers are alike, and the row headings stand on one line.
        first = natural[0] + _SLACK
        rest = (room - first) / (len(natural) - 1)
        return [first, *[rest] * (len(natural) - 1)] if rest > 0 else natural

    def _heights(self, size: float, side: float, columns: Sequence[float]) -> list[float]:
        """The rows' heights without what is left free above and below their text."""
        heights = [size * LINE] * len(self.rows)
        tall = []
        for cell in self.cells:
            spot, height = cell.spot, _height(cell, size, side, columns)
            if spot.cell.rows > 1:
                tall.append((spot, height))
            else:
                heights[spot.row] = max(heights[spot.row], height)
        for spot, height in tall:
            last = spot.row + spot.cell.rows
            heights[last - 1] += max(0.0, height - sum(heights[spot.row : last]))
        return heights


def _height(cell: _Measured, size: float, side: float, columns: Sequence[float]) -> float:
    """Of the cell's words, broken into lines as the columns' widths ask for."""
    spot, length = cell.spot, cell.line * size
    if cell.turned:
        lines_, length = set_upwards(cell.text, size, columns[spot.column] - side)
        return length * _LONGER + side + _middle(len(lines_), size, columns[spot.column], side)
    across = sum(columns[spot.column : spot.column + spot.cell.columns]) - 2 * side - _INDENT * spot.cell.indent
    if length <= across and "\n" not in cell.text:
        return size * LINE
    return lines([(cell.text, cell.bold)], size, across) * size * LINE


def table_xml(table: Table, made: Setting, style: str, pen: Pen) -> str:
    """The ``a:tbl``. Its look is the template's table style; only what a style cannot know is set on cells."""
    columns = "".join(f'<a:gridCol w="{round(column * EMU)}"/>' for column in made.columns)
    writer = _Writer(table, made, pen)
    body = ""
    spots = [*grid(table.header), *grid(table.rows)]
    below = len(table.header)
    for at, (row, part, height) in enumerate(zip(spots, _parts(table), made.rows, strict=True)):
        own = at if at < below else at - below
        cells = "".join(writer.cell(spot, own, column, part) for column, spot in enumerate(row))
        body += f'<a:tr h="{round(height * EMU)}">{cells}</a:tr>'
    first = ' firstRow="1"' if table.header else ""
    return (
        f"<a:tbl><a:tblPr{first}><a:tableStyleId>{escaped(style)}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{body}</a:tbl>"
    )


def _parts(table: Table) -> Iterator[Part]:
    for index in range(len(table.header)):
        yield "lower header" if index else "header"
    for index in range(len(table.rows)):
        if index in table.total_rows:
            yield "total"
        elif index in table.band_rows:
            yield "band"
        else:
            yield "subtotal" if index in table.subtotal_rows else "body"


def _words(cell: Cell) -> str:
    return _mark(cell) + plain(cell.text)


def _mark(cell: Cell) -> str:
    """One shape a colour, so that the colour is never alone; held together with the word behind it."""
    return f"{GLYPHS[cell.mark]}\u00a0" if cell.mark else ""


def _bold(cell: Cell, part: Part) -> bool:
    return cell.bold or part != "body"


def _set(spot: Spot, made: Setting) -> Text:
    """A turned heading with its line breaks: left to themselves, programs do not break it alike."""
    text = spot.cell.text
    if len(text) != 1:
        return text
    broken, _ = set_upwards(text[0].text, made.size, made.columns[spot.column] - made.side)
    return (replace(text[0], text="\n".join(broken)),)


def _middle(count: int, size: float, column: float, side: float) -> float:
    """The margin that puts so many lines of a turned heading into the middle of its column."""
    return max(side, (column - count * size * LINE) / 2)


@dataclass(frozen=True, slots=True)
class _Writer:
    table: Table
    made: Setting
    pen: Pen

    def cell(self, spot: Spot, row: int, column: int, part: Part) -> str:
        """The ``a:tc`` of a place; those that a span reaches are written without text."""
        cell = spot.cell
        merged = (' hMerge="1"' if column > spot.column else "") + (' vMerge="1"' if row > spot.row else "")
        if merged:
            covered = self.pen.end(Type(self.made.size))
            return (f"<a:tc{merged}><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{covered}</a:p></a:txBody>"
                    f"<a:tcPr>{self._ground(part, column)}</a:tcPr></a:tc>")
        spans = (f' rowSpan="{cell.rows}"' if cell.rows > 1 else "") + (
            f' gridSpan="{cell.columns}"' if cell.columns > 1 else "")
        said = self._paragraph(spot, part, column)
        return (
            f"<a:tc{spans}><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{said}</a:p></a:txBody>"
            f"<a:tcPr{self._look(spot, part)}>{self._ground(part, column)}</a:tcPr></a:tc>"
        )

    def _paragraph(self, spot: Spot, part: Part, column: int) -> str:
        cell, palette = spot.cell, self.pen.house.palette
        colour = {"lower header": palette.on_primary, "band": palette.primary}.get(part, "")
        if cell.faint:
            colour = faint_colour(palette)
        bold = _bold(cell, part) or column in self.table.total_columns
        type_ = Type(self.made.size, bold=bold, colour=colour)
        text = _set(spot, self.made) if "header" in part and is_turned(self.table, spot) else cell.text
        said = self.pen.runs(text, type_) or self.pen.end(type_)
        if cell.mark:
            said = self.pen.runs(words(_mark(cell)), replace(type_, colour=getattr(palette, cell.mark))) + said
        turned = "header" in part and is_turned(self.table, spot)
        return f"<a:pPr{'' if turned else _ALIGN[cell.align]}/>{said}"

    def _look(self, spot: Spot, part: Part) -> str:
        made, column = self.made, spot.column
        left, right, above, anchor = made.side + _INDENT * spot.cell.indent, made.side, made.above, "t"
        below, vertical = made.above, ""
        if "header" in part:
            anchor = "b"
            if is_turned(self.table, spot):
                # LibreOffice turns the margins with the text and heeds no anchor, PowerPoint the other way round.
                count = plain(_set(spot, made)).count("\n") + 1
                above, below = _middle(count, made.size, made.columns[column], made.side), made.side
                anchor, vertical = "ctr", ' vert="vert270"'
        elif column and made.right:
            right = made.right[column]
        edges = (round(edge * EMU) for edge in (left, right, above, below))
        margins = "".join(f' mar{name}="{edge}"' for name, edge in zip("LRTB", edges, strict=True))
        return f'{margins}{vertical} anchor="{anchor}"'

    def _ground(self, part: Part, column: int) -> str:
        """A table style knows one header row and no totals within: the others are coloured by hand."""
        palette = self.pen.house.palette
        if part == "lower header":
            return solid(palette.primary)
        if part == "total":
            return f'<a:lnT w="12700">{solid(palette.primary)}</a:lnT>{solid(palette.tint)}'
        tinted = part == "band" or (part != "header" and column in self.table.total_columns)
        return solid(palette.tint) if tinted else ""
