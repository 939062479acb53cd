"""Figures: the caption with its number, the chart or table, notes and source."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from reportgen.charts.drawingml import chart_xml
from reportgen.charts.workbook import workbook
from reportgen.document.model import FigureBlock
from reportgen.figures.model import Chart, ChartType
from reportgen.office.chart_part import add_chart
from reportgen.office.xml import NAMESPACES, allowed, name
from reportgen.word.story import Story
from reportgen.word.tables import add_table
from reportgen.word.text import add_field, add_run, add_text
from reportgen.word.xml import DRAWING, child
from reportgen.wording.text import Run, plain

_EMU = 635  # English metric units in a twentieth of a point
_CM = 360_000
_HEIGHT = 6.5 * _CM
# A bar chart grows with its bars, up to half a page: what is higher leaves a hole on the page before.
_BAR, _BAR_AXES, _BAR_MOST = 0.45 * _CM, 1.9 * _CM, 13.5 * _CM
_SIZE, _MANY_BARS_SIZE = 10, 8  # points
_MANY_BARS = 20
_LONGEST_NAME = 80


def add_figure(story: Story, block: FigureBlock) -> None:
    """The caption stays with the figure, the figure with its notes and source."""
    _add_caption(story, block)
    below = [("note", note) for note in block.notes] + ([("source", block.source)] if block.source else [])
    if isinstance(block.figure, Chart):
        paragraph = story.paragraph("figure", keep_next=bool(below))
        _add_chart(story, child(paragraph, "r"), block.figure, plain(block.caption) or block.label)
    else:
        add_table(story, block.figure, plain(block.caption) or block.label, keep_next=bool(below))
    for index, (style, text) in enumerate(below, 1):
        add_text(story, story.paragraph(style, keep_next=index < len(below)), text)


def _add_caption(story: Story, block: FigureBlock) -> None:
    """``Fig 1: What it shows``; the bookmark holds ``Fig 1``, which references repeat."""
    paragraph = story.paragraph("caption")
    number = str(next(story.bookmark_ids))
    child(paragraph, "bookmarkStart", id=number, name=story.bookmarks[block.figure.id])
    add_run(paragraph, Run(f"{block.sequence} "))
    add_field(paragraph, f"SEQ {block.sequence} \\* ARABIC", Run(str(block.number)))
    child(paragraph, "bookmarkEnd", id=number)
    if block.caption:
        add_run(paragraph, Run(": "))
        add_text(story, paragraph, block.caption)


def _add_chart(story: Story, run: _Element, chart: Chart, title: str) -> None:
    """A native chart over the text column, in line with the text."""
    house = story.house
    width, height = story.template.width * _EMU, _height(chart)
    size = _MANY_BARS_SIZE if _bars(chart) > _MANY_BARS else _SIZE
    xml = chart_xml(
        chart, house.palette, house.fonts, language=house.language,
        font_size=size, width=width / _CM, height=height / _CM,
    )  # fmt: skip
    relation = add_chart(story.template.part, xml, workbook(chart))
    extent = {"cx": str(width), "cy": str(round(height))}
    distances = {f"dist{side}": "0" for side in "TBLR"}
    inline = etree.SubElement(child(run, "drawing"), name("wp:inline"), distances, nsmap=DRAWING)
    etree.SubElement(inline, name("wp:extent"), extent)
    etree.SubElement(inline, name("wp:effectExtent"), dict.fromkeys("ltrb", "0"))
    described = {
        "id": str(next(story.drawing_ids)),
        "name": allowed(f"Chart: {title}")[:_LONGEST_NAME],
        "descr": allowed(chart.alt),
    }
    etree.SubElement(inline, name("wp:docPr"), described)
    etree.SubElement(inline, name("wp:cNvGraphicFramePr"))
    graphic = etree.SubElement(inline, name("a:graphic"))
    data = etree.SubElement(graphic, name("a:graphicData"), uri=NAMESPACES["c"])
    etree.SubElement(data, name("c:chart"), {name("r:id"): relation})


def _height(chart: Chart) -> float:
    if chart.type is ChartType.BAR:
        return min(max(_BAR * _bars(chart) + _BAR_AXES, _HEIGHT / 2), _BAR_MOST)
    return _HEIGHT


def _bars(chart: Chart) -> int:
    return len(chart.categories) * len(chart.series) if chart.type is ChartType.BAR else 0
