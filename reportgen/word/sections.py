"""Sections: pages turned on their side for wide tables, short lines in two columns."""

from __future__ import annotations

from copy import deepcopy

from lxml.etree import _Element

from reportgen.document.model import Block, FigureBlock, Line, PageBreak
from reportgen.figures.model import Table
from reportgen.word.margins import widen_margins
from reportgen.word.story import Story
from reportgen.word.widths import fitting
from reportgen.word.xml import child, w

_IN_COLUMNS = "sheet_column"  # the style of lines that stand in two columns
_BETWEEN_COLUMNS = "425"  # twentieths of a point: 7.5 mm


def turn_page(story: Story, block: Block) -> None:
    """Begin a new section if the block needs the page the other way round than what stands before it, or columns."""
    if isinstance(block, PageBreak):  # what follows it decides
        return
    landscape, columns = _is_wide(story, block), isinstance(block, Line) and block.style == _IN_COLUMNS
    if (landscape, columns) == (story.landscape, story.columns):
        return
    if len(story.body):
        _last_paragraph(story).append(section(story))
        story.sections += 1
        story.joined = landscape == story.landscape
        if not story.joined:
            story.break_due = False  # a new section begins on a new page
    story.landscape, story.columns = landscape, columns


def section(story: Story) -> _Element:
    """The layout of the section that is being written: the template's, upright or turned, in one column or two."""
    layout = deepcopy(story.template.section)
    if story.joined:
        _join(layout)
    if story.columns:
        _divide(layout)
    if story.sections:
        # The first page's own header stands on the first page of the paper only, and pages are numbered on.
        for tag in ("titlePg", "pgNumType"):
            for element in layout.findall(w(tag)):
                layout.remove(element)
    if story.landscape:
        size = layout.find(w("pgSz"))
        if size is not None:
            across, down = size.get(w("w"), ""), size.get(w("h"), "")
            size.set(w("w"), down)
            size.set(w("h"), across)
            size.set(w("orient"), "landscape")
        widen_margins(story, layout)
    return layout


def _join(layout: _Element) -> None:
    """No new page begins with the section."""
    for element in layout.findall(w("type")):
        layout.remove(element)
    size = layout.find(w("pgSz"))
    if size is not None:  # a template without one is refused
        size.addprevious(size.makeelement(w("type"), {w("val"): "continuous"}))


def _divide(layout: _Element) -> None:
    columns = layout.find(w("cols"))
    if columns is None:
        margins = layout.find(w("pgMar"))
        if margins is None:
            return
        columns = margins.makeelement(w("cols"))
        margins.addnext(columns)
    columns.set(w("num"), "2")
    columns.set(w("space"), _BETWEEN_COLUMNS)


def _is_wide(story: Story, block: Block) -> bool:
    """A table that says so, or whose words have no room on an upright page even in small type."""
    if not isinstance(block, FigureBlock) or not isinstance(block.figure, Table):
        return False
    return block.figure.landscape or fitting(block.figure, story.template.width) is None


def _last_paragraph(story: Story) -> _Element:
    """The properties of the paragraph that ends the section; after a table, one that takes no room."""
    last = story.body[-1]
    if last.tag == w("p"):
        properties = last.find(w("pPr"))
        if properties is not None:
            return properties
    properties = child(child(story.body, "p"), "pPr")
    child(properties, "spacing", before="0", after="0", line="20", lineRule="exact")
    child(child(properties, "rPr"), "sz", val="2")
    return properties
