"""The body while it is written: where the next block goes, and the numbers that are unique in the file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from lxml.etree import _Element

from reportgen.document.model import FigureBlock, Report
from reportgen.errors import Place, Problems
from reportgen.spec.house import HouseSpec
from reportgen.word.template import Template
from reportgen.word.xml import child, w

_LONGEST_BOOKMARK = 40
_AROUND_TABLE = 1300  # twentieths of a point: a caption, and two lines of notes and source


@dataclass(slots=True)
class Story:
    """``bookmarks``: figure id -> its caption's bookmark; ``level`` of the last heading, 0 before the first.

    Blocks go straight into the template's tree: to move a long table from one tree to another takes seconds.
    """

    template: Template
    house: HouseSpec
    place: Place
    bookmarks: Mapping[str, str]
    drawing_ids: Iterator[int]
    bookmark_ids: Iterator[int]
    problems: Problems = field(default_factory=Problems)
    level: int = 0
    break_due: bool = False
    landscape: bool = False  # the pages being written
    columns: bool = False  # the lines being written stand in two
    joined: bool = False  # the section being written goes on where the one before ended
    sections: int = 0  # those that are ended
    turned: dict[str, str] = field(default_factory=dict)  # header or footer -> that of turned pages, by relationship

    @classmethod
    def begin(cls, template: Template, report: Report, house: HouseSpec) -> Story:
        figures = [block.figure.id for block in report.blocks if isinstance(block, FigureBlock)]
        return cls(
            template,
            house,
            Place(str(report.meta.spec or report.name)),
            {figure: bookmark(figure) for figure in figures},
            count(template.highest("wp:docPr", "id") + 1),
            count(template.highest("w:bookmarkStart", w("id")) + 1),
        )

    @property
    def body(self) -> _Element:
        return self.template.body

    @property
    def width(self) -> int:
        """The text column of the pages being written, in twentieths of a point."""
        return self.template.turned_width if self.landscape else self.template.width

    @property
    def page(self) -> int:
        """How high a table may be on a page turned on its side, below its caption and above its notes."""
        return self.template.turned_height - _AROUND_TABLE

    def paragraph(
        self, style: str, *, keep_next: bool = False, list_id: str = "", outline: int | None = None
    ) -> _Element:
        """A new last paragraph; ``style`` is a key of ``ReportStyles``. A page break that is due comes before it."""
        paragraph = child(self.body, "p")
        properties = child(paragraph, "pPr")
        child(properties, "pStyle", val=self.template.styles[style].id)
        if keep_next:
            child(properties, "keepNext")
        breaks, self.break_due = self.break_due, False
        if breaks:
            child(properties, "pageBreakBefore")
        if list_id:
            numbering = child(properties, "numPr")
            child(numbering, "ilvl", val="0")
            child(numbering, "numId", val=list_id)
        if breaks:  # or the page would begin lower than one that the text runs over to
            child(properties, "spacing", before="0")
        if outline is not None:
            child(properties, "outlineLvl", val=str(outline))
        return paragraph


def bookmark(figure: str) -> str:
    """A bookmark's name: letters, digits and ``_``, at most 40 of them, one for each figure id."""
    cleaned = re.sub(r"[^0-9A-Za-z_]", "_", figure)
    name = f"fig_{cleaned}"
    if cleaned == figure and len(name) <= _LONGEST_BOOKMARK:
        return name
    digest = hashlib.sha256(figure.encode()).hexdigest()[:8]
    return f"{name[:_LONGEST_BOOKMARK - 9]}_{digest}"
