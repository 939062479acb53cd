"""Tables: the front table, and tables of figures with header rows, bands, totals and RAG marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from lxml import etree
from lxml.etree import _Element

from reportgen.drawings.rag import GLYPHS
from reportgen.figures.grid import Spot, grid, is_turned
from reportgen.figures.model import Cell, Table
from reportgen.office.faint import faint_colour
from reportgen.word.headers import set_alike
from reportgen.word.metrics import INDENT, ROOMY, Setting
from reportgen.word.story import Story
from reportgen.word.text import add_run, add_text
from reportgen.word.widths import below_turned, column_widths, fitting, scaled, turned_height
from reportgen.word.xml import child, w
from reportgen.wording.text import Run, Text, words

_FRONT_SHARES = (0.27, 0.73)
# A table of up to this many rows stays on one page; of a longer one, no page has fewer than the least.
_SHORT_TABLE, _LEAST_ROWS = 12, 5

_TC, _TCPR, _TCW, _P, _PPR = w("tc"), w("tcPr"), w("tcW"), w("p"), w("pPr")
_PSTYLE, _VAL, _KEEP, _JC = w("pStyle"), w("val"), w("keepNext"), w("jc")

Part = Literal["header", "lower header", "body", "band", "subtotal", "total"]


class _Look(NamedTuple):
    """What is set on a cell by hand: ``rule`` colours the line above it, ``merged`` is its part in a tall cell."""

    fill: str = ""
    rule: str = ""
    columns: int = 1
    merged: Literal["", "restart", "continue"] = ""
    turned: bool = False
    align: str = "left"
    indent: int = 0
    above: int | None = None  # twentieths of a point above and below the text; None: as the style says
    right: int = 0
    keep_next: bool = False


_AS_STYLED = _Look()
# Those of most cells, made once.
_PLAIN = {(align, kept): _Look(align=align, keep_next=kept)
          for align in ("left", "right", "center") for kept in (False, True)}  # fmt: skip


def add_front_table(story: Story, rows: Sequence[tuple[str, Text]]) -> None:
    """Labels and what they say; the first row, the title, counts as the header row."""
    styles = story.template.styles
    widths = scaled(_FRONT_SHARES, story.template.width)
    table = _begin(story, styles["front_table"].id, widths, "Front table", "What this report is, by whom and for whom.")
    for index, (label, text) in enumerate(rows):
        row = _row(table, header=index == 0)
        add_text(story, _cell(row, widths[0], styles["front_label"].id), words(label))
        add_text(story, _cell(row, widths[1], styles["front_text"].id), text, bold=index == 0)


def add_table(story: Story, table: Table, title: str, *, keep_next: bool) -> None:
    """A table over the text column; ``keep_next`` keeps its end with what stands below it."""
    setting = fitting(table, story.width, story.page if story.landscape else 0) or ROOMY
    widths = column_widths(table, story.width, setting)
    written = _begin(story, story.template.styles["table"].id, widths, title, table.alt, setting)
    writer = _Writer(story, table, setting, widths, below_turned(table, widths, setting))
    header = grid(table.header)
    for index, spots in enumerate(header):
        part: Part = "lower header" if index else "header"
        row = _row(written, header=True, height=turned_height(table, spots, index, widths, setting))
        writer.row(row, spots, index, part, kept=False)
    last = len(table.rows) - 1
    short = len(table.rows) <= _SHORT_TABLE
    for index, spots in enumerate(grid(table.rows)):
        part = _part(table, index)
        kept = keep_next if index == last else (
            short or part == "band" or index < _LEAST_ROWS - 1 or index > last - _LEAST_ROWS)
        writer.row(_row(written), spots, index, part, kept=kept)


def _part(table: Table, index: int) -> Part:
    if index in table.total_rows:
        return "total"
    if index in table.band_rows:
        return "band"
    return "subtotal" if index in table.subtotal_rows else "body"


class _Writer(NamedTuple):
    story: Story
    table: Table
    setting: Setting
    widths: Sequence[int]
    right: Sequence[int]  # what is left free right of the numbers of each column

    @property
    def is_plain(self) -> bool:
        """Whether the cells of the table look as its style says, but for their alignment."""
        return self.setting == ROOMY and not self.right and not self.table.total_columns

    def row(self, row: _Element, spots: Sequence[Spot], index: int, part: Part, *, kept: bool) -> None:
        """The cells that begin in the row, and the lower parts of tall ones."""
        begun = [(column, spot) for column, spot in enumerate(spots) if spot.column == column]
        widths = [sum(self.widths[column : column + spot.cell.columns]) for column, spot in begun]
        cells = [spot.cell for _, spot in begun]
        if "header" in part:
            cells = set_alike(cells, widths, self.setting)
        style = self.story.template.styles["table_header" if "header" in part else "table_text"].id
        for (column, spot), cell, width in zip(begun, cells, widths, strict=True):
            look = self._look(spot, index, column, part, kept=kept)
            paragraph = _cell(row, width, style, look)
            if look.merged != "continue":
                self._add_cell(paragraph, cell, part, column)

    def _look(self, spot: Spot, index: int, column: int, part: Part, *, kept: bool) -> _Look:
        cell, palette = spot.cell, self.story.house.palette
        if part == "body" and self.is_plain and cell.columns == cell.rows == 1 and not cell.indent:
            return _PLAIN[cell.align, kept]
        fill = {"lower header": palette.primary, "band": palette.tint, "total": palette.tint}.get(part, "")
        if not fill and part != "header" and column in self.table.total_columns:
            fill = palette.tint
        turned = "header" in part and is_turned(self.table, spot)
        tall = "restart" if spot.row == index else "continue"
        return _Look(
            fill=fill,
            rule=palette.primary if part == "total" else "",
            columns=cell.columns,
            merged=tall if cell.rows > 1 else "",  # type: ignore[arg-type]  # one of the two
            turned=turned,
            align="left" if turned else cell.align,
            indent=cell.indent * INDENT,
            above=None if self.setting == ROOMY else 0 if turned else self.setting.above,
            right=self.right[column] if self.right and column and "header" not in part else 0,
            keep_next=kept,
        )

    def _add_cell(self, paragraph: _Element, cell: Cell, part: Part, column: int) -> None:
        text, palette = cell.text, self.story.house.palette
        size = 0.0 if self.setting == ROOMY else self.setting.size
        if cell.mark:
            add_run(paragraph, Run(f"{GLYPHS[cell.mark]} "), colour=getattr(palette, cell.mark), size=size)
            text = text or words(cell.mark.capitalize())
        colour = faint_colour(palette) if cell.faint else palette.primary if part == "band" else ""
        bold = part in ("total", "band", "subtotal") or column in self.table.total_columns or cell.bold
        add_text(self.story, paragraph, text, bold=bold, colour=colour, size=size)


def _begin(
    story: Story, style: str, widths: Sequence[int], title: str, description: str, setting: Setting = ROOMY
) -> _Element:
    table = child(story.body, "tbl")
    properties = child(table, "tblPr")
    child(properties, "tblStyle", val=style)
    child(properties, "tblW", w=str(sum(widths)), type="dxa")
    child(properties, "tblLayout", type="fixed")
    if setting != ROOMY:
        margins = child(properties, "tblCellMar")
        for side in ("left", "right"):
            child(margins, side, w=str(setting.side), type="dxa")
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    child(properties, "tblLook", val="06A0", **look)
    child(properties, "tblCaption", val=title)
    child(properties, "tblDescription", val=description)
    columns = child(table, "tblGrid")
    for width in widths:
        child(columns, "gridCol", w=str(width))
    return table


def _row(table: _Element, *, header: bool = False, height: int = 0) -> _Element:
    """A new row, at least so many twentieths of a point high: turned text does not stretch it."""
    row = child(table, "tr")
    properties = child(row, "trPr")
    child(properties, "cantSplit")
    if height:
        child(properties, "trHeight", val=str(height), hRule="atLeast")
    if header:
        child(properties, "tblHeader")
    return row


def _cell(row: _Element, width: int, style: str, look: _Look = _AS_STYLED) -> _Element:
    """A new cell's paragraph. Written without helpers: a long table has ten thousand of them."""
    cell = etree.SubElement(row, _TC)
    properties = etree.SubElement(cell, _TCPR)
    etree.SubElement(properties, _TCW, {w("w"): str(width), w("type"): "dxa"})
    if look[:5] != _AS_STYLED[:5]:
        _set_cell(properties, look)
    paragraph = etree.SubElement(cell, _P)
    properties = etree.SubElement(paragraph, _PPR)
    etree.SubElement(properties, _PSTYLE, {_VAL: style})
    if look.keep_next:
        etree.SubElement(properties, _KEEP)
    if look.above is not None:
        child(properties, "spacing", before=str(look.above), after=str(look.above), line="240", lineRule="auto")
    if look.indent or look.right:
        child(properties, "ind", left=str(look.indent), right=str(look.right))
    if look.align != "left":
        etree.SubElement(properties, _JC, {_VAL: look.align})
    return paragraph


def _set_cell(properties: _Element, look: _Look) -> None:
    if look.columns > 1:
        child(properties, "gridSpan", val=str(look.columns))
    if look.merged:
        child(properties, "vMerge", val=look.merged)
    if look.rule:
        child(child(properties, "tcBorders"), "top", val="single", sz="6", space="0", color=look.rule)
    if look.fill:
        child(properties, "shd", val="clear", color="auto", fill=look.fill)
    if look.turned:
        child(properties, "textDirection", val="btLr")
        child(properties, "vAlign", val="center")
