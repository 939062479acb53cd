"""Tables: the front table, and tables of figures with header rows, totals and RAG marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from reportgen.figures.model import Cell, Table
from reportgen.word.headers import set_alike
from reportgen.word.story import Story
from reportgen.word.text import add_run, add_text
from reportgen.word.widths import column_widths, scaled
from reportgen.word.xml import child, w
from reportgen.wording.text import Run, Text, words

# One shape a colour, so that the colour is never alone; all four are in Arial.
_MARKS = {"green": "●", "amber": "▲", "red": "■", "grey": "○"}
_FRONT_SHARES = (0.27, 0.73)
# A table of up to this many rows stays on one page.
_SHORT_TABLE = 12

_TC, _TCPR, _TCW, _P, _PPR = w("tc"), w("tcPr"), w("tcW"), w("p"), w("pPr")
_PSTYLE, _VAL, _KEEP, _JC = w("pStyle"), w("val"), w("keepNext"), w("jc")


class _Ground(NamedTuple):
    """A cell's colour and that of the rule above it, where they differ from the table style's."""

    fill: str = ""
    rule: str = ""


_AS_STYLED = _Ground()


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
    styles = story.template.styles
    widths = column_widths(table, story.template.width)
    written = _begin(story, styles["table"].id, widths, title, table.alt)
    for index, cells in enumerate(table.header):
        row = _row(written, header=True)
        # The table style fills the first row only.
        ground = _Ground(story.house.palette.primary if index else "")
        for cell, width in zip(set_alike(cells, widths), widths, strict=True):
            _add_cell(story, _cell(row, width, styles["table_header"].id, cell.align, ground), cell)
    last = len(table.rows) - 1
    short = len(table.rows) <= _SHORT_TABLE
    for index, cells in enumerate(table.rows):
        total = index in table.total_rows
        row = _row(written)
        ground = _Ground(story.house.palette.tint, story.house.palette.primary) if total else _AS_STYLED
        kept = keep_next if index == last else short or index == 0 or (keep_next and index == last - 1)
        for cell, width in zip(cells, widths, strict=True):
            paragraph = _cell(row, width, styles["table_text"].id, cell.align, ground, keep_next=kept)
            _add_cell(story, paragraph, cell, bold=total)


def _begin(story: Story, style: str, widths: Sequence[int], title: str, description: str) -> _Element:
    table = child(story.body, "tbl")
    properties = child(table, "tblPr")
    child(properties, "tblStyle", val=style)
    child(properties, "tblW", w=str(sum(widths)), type="dxa")
    child(properties, "tblLayout", type="fixed")
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    child(properties, "tblLook", val="06A0", **look)
    child(properties, "tblCaption", val=title)
    child(properties, "tblDescription", val=description)
    grid = child(table, "tblGrid")
    for width in widths:
        child(grid, "gridCol", w=str(width))
    return table


def _row(table: _Element, *, header: bool = False) -> _Element:
    row = child(table, "tr")
    properties = child(row, "trPr")
    child(properties, "cantSplit")
    if header:
        child(properties, "tblHeader")
    return row


def _cell(
    row: _Element, width: int, style: str, align: str = "left", ground: _Ground = _AS_STYLED, *, keep_next: bool = False
) -> _Element:
    """A new cell's paragraph. Written without helpers: a long table has ten thousand of them."""
    cell = etree.SubElement(row, _TC)
    properties = etree.SubElement(cell, _TCPR)
    etree.SubElement(properties, _TCW, {w("w"): str(width), w("type"): "dxa"})
    if ground.rule:
        child(child(properties, "tcBorders"), "top", val="single", sz="6", space="0", color=ground.rule)
    if ground.fill:
        child(properties, "shd", val="clear", color="auto", fill=ground.fill)
    paragraph = etree.SubElement(cell, _P)
    look = etree.SubElement(paragraph, _PPR)
    etree.SubElement(look, _PSTYLE, {_VAL: style})
    if keep_next:
        etree.SubElement(look, _KEEP)
    if align != "left":
        etree.SubElement(look, _JC, {_VAL: align})
    return paragraph


def _add_cell(story: Story, paragraph: _Element, cell: Cell, *, bold: bool = False) -> None:
    text = cell.text
    if cell.mark:
        add_run(paragraph, Run(f"{_MARKS[cell.mark]} "), colour=getattr(story.house.palette, cell.mark))
        text = text or words(cell.mark.capitalize())
    add_text(story, paragraph, text, bold=bold or cell.bold)
