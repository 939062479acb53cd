"""Figures: the caption with its number, the chart, drawing or table, notes and source."""

from __future__ import annotations

from math import ceil

from lxml import etree
from lxml.etree import _Element

from reportgen.charts.drawingml import chart_xml
from reportgen.charts.room import letter_width, most_categories, name_lines
from reportgen.charts.workbook import workbook
from reportgen.document.model import FigureBlock
from reportgen.drawings.draw import draw, draw_titled, natural_height, natural_height_titled
from reportgen.drawings.drawingml import EMU
from reportgen.errors import UnplacedError
from reportgen.figures.model import Chart, ChartType, Drawn, Group, Table
from reportgen.office.chart_part import add_chart
from reportgen.office.xml import NAMESPACES, name
from reportgen.word.drawing import add_drawing, add_inline
from reportgen.word.story import Story
from reportgen.word.tables import add_table
from reportgen.word.text import add_field, add_run, add_text
from reportgen.word.xml import child
from reportgen.wording.text import Run, plain

_EMU = 635  # English metric units in a twentieth of a point
_CM = 360_000
_HEIGHT = 6.5 * _CM
# A bar chart grows with its bars, up to half a page: what is higher leaves a hole on the page before.
_BAR, _BAR_AXES, _BAR_MOST = 0.45 * _CM, 1.9 * _CM, 13.5 * _CM
_DRAWING_HEIGHT, _DRAWING_MOST = 9.0 * _CM, 20.0 * _CM
_SIZE, _MANY_BARS_SIZE = 10, 8  # points
_LINE = 1.2  # from one line of text to the next, in heights of its letters
_MANY_BARS = 20
_GAP = 0.5 * _CM  # between figures side by side
_ABOVE_HEADING = "120"  # twentieths of a point, between a drawing and the heading of its table
_SLACK = 0.1 * _CM  # a line that is full to the last point breaks before its last figure


def add_figure(story: Story, block: FigureBlock) -> None:
    """The caption stays with the figure, the figure with its notes and source."""
    _add_caption(story, block)
    below = [("note", note) for note in block.notes] + ([("source", block.source)] if block.source else [])
    title, kept = plain(block.caption) or block.label, bool(below)
    match block.figure:
        case Table() as table:
            add_table(story, table, title, keep_next=kept)
        case Chart() as chart:
            paragraph = story.paragraph("figure", keep_next=kept)
            size = _width(story), _height(chart, _width(story))
            _add_chart(story, child(paragraph, "r"), chart, title, size)
        case Drawn() as drawn:
            _add_drawn(story, drawn, title, keep_next=kept)
        case Group() as group:
            _add_group(story, group, keep_next=kept)
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


def _add_chart(
    story: Story, run: _Element, chart: Chart, title: str, size: tuple[float, float], *, titled: bool = False
) -> None:
    """A native chart in line with the text."""
    house, (width, height) = story.house, size
    most = most_categories(chart, _font_size(chart), width / _CM, height / _CM)
    if most is not None and len(chart.categories) > most:
        shown = f"{chart.type.value} chart of {len(chart.categories)} categories"
        what = f"'{title}' is a {shown}, where {most} can be read"
        story.problems.add(story.place, what, "show fewer of them, or show a table")
    xml = chart_xml(
        chart, house.palette, house.fonts, language=house.language,
        font_size=_font_size(chart), show_title=titled, width=width / _CM, height=height / _CM,
    )  # fmt: skip
    relation = add_chart(story.template.part, xml, workbook(chart))
    extent = round(width), round(height)
    data = add_inline(story, run, extent, f"Chart: {title}", chart.alt, NAMESPACES["c"])
    etree.SubElement(data, name("c:chart"), {name("r:id"): relation})


def _add_drawn(story: Story, drawn: Drawn, title: str, *, keep_next: bool) -> None:
    """The drawing, and below it the same in rows and columns."""
    width = _width(story)
    try:
        natural = natural_height(drawn, story.house, width / EMU, _SIZE)
        height = _DRAWING_HEIGHT if natural is None else min(natural * EMU, _DRAWING_MOST)
        drawing = draw(drawn, story.house, width / EMU, height / EMU, _SIZE)
    except UnplacedError as error:
        story.problems.add(story.place, error.what, error.remedy)
        return
    paragraph = story.paragraph("figure", keep_next=keep_next or drawn.table is not None)
    add_drawing(story, child(paragraph, "r"), drawing, f"Drawing: {title}", drawn.alt)
    if drawn.table is not None:
        # The caption above the drawing says of what.
        _add_equivalent(story, drawn.table, title, "The same as a table", keep_next=keep_next)


def _add_equivalent(story: Story, table: Table, title: str, heading: str = "", *, keep_next: bool) -> None:
    """What a drawing shows as a table, under a small heading: that of the table, if no other is given."""
    said = table.title or f"{title}, as a table"
    paragraph = story.paragraph("note", keep_next=True)
    child(paragraph[0], "spacing", before=_ABOVE_HEADING)
    add_run(paragraph, Run(heading or said, bold=True))
    add_table(story, table, said, keep_next=keep_next)


def _add_group(story: Story, group: Group, *, keep_next: bool) -> None:
    """Charts and drawings side by side, each at a tab stop, with its title in it; then the drawings' tables."""
    count = len(group.figures)
    width = (_width(story) - _SLACK - _GAP * (count - 1)) / count
    try:
        height = max(_height_in_group(story, figure, width) for figure in group.figures)
        drawings = {
            figure.id: draw_titled(figure, story.house, width / EMU, height / EMU, _SIZE)
            for figure in group.figures if isinstance(figure, Drawn)
        }  # fmt: skip
    except UnplacedError as error:
        story.problems.add(story.place, error.what, error.remedy)
        return
    tables = [figure for figure in group.figures if isinstance(figure, Drawn) and figure.table is not None]
    paragraph = story.paragraph("figure", keep_next=keep_next or bool(tables))
    stops = child(paragraph[0], "tabs")
    for index, figure in enumerate(group.figures):
        run = child(paragraph, "r")
        if index:
            child(stops, "tab", val="left", pos=str(round(index * (width + _GAP) / _EMU)))
            child(run, "tab")
            run = child(paragraph, "r")
        if isinstance(figure, Chart):
            _add_chart(story, run, figure, figure.title, (width, height), titled=True)
        else:
            add_drawing(story, run, drawings[figure.id], f"Drawing: {figure.title}", figure.alt)
    for one in tables:
        if one.table is not None:
            _add_equivalent(story, one.table, one.title, keep_next=keep_next and one is tables[-1])


def _height_in_group(story: Story, figure: Chart | Drawn, width: float) -> float:
    if isinstance(figure, Chart):
        return _height(figure, width) + _title_height(figure, width)
    natural = natural_height_titled(figure, story.house, width / EMU, _SIZE)
    return _DRAWING_HEIGHT if natural is None else min(natural * EMU, _DRAWING_MOST)


def _width(story: Story) -> int:
    """The text column in EMU."""
    return story.template.width * _EMU


def _height(chart: Chart, width: float) -> float:
    if chart.type is not ChartType.BAR:
        return _HEIGHT
    size = _font_size(chart)
    names = name_lines(chart, size, width / _CM) * size * _LINE * EMU
    bars = max(_BAR * _bars(chart), names * len(chart.categories))
    return min(max(bars + _BAR_AXES, _HEIGHT / 2), _BAR_MOST)


def _title_height(chart: Chart, width: float) -> float:
    """What the title in a chart beside others takes of its height."""
    return ceil(len(chart.title) * letter_width(_SIZE) * _CM / width) * _SIZE * _LINE * EMU


def _font_size(chart: Chart) -> int:
    return _MANY_BARS_SIZE if _bars(chart) > _MANY_BARS else _SIZE


def _bars(chart: Chart) -> int:
    return len(chart.categories) * len(chart.series) if chart.type is ChartType.BAR else 0
