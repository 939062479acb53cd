"""Rules on what readers need who cannot see the page: titles, headings, table headings, alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.found import Found
from reportgen.checks.paper import Paper
from reportgen.document.model import Deck, Heading, Report
from reportgen.figures.model import Table
from reportgen.wording.text import plain


def without_alternative_text(paper: Paper) -> Iterator[Found]:
    for shown in paper.figures:
        if not shown.figure.alt.strip():
            what = f"the figure '{shown.figure.id}' has no alternative text"
            yield Found(what, "report this: it should be written from the data", shown.place)


def without_header(paper: Paper) -> Iterator[Found]:
    for shown in paper.figures:
        table = shown.figure
        if isinstance(table, Table) and not (table.header and all(plain(cell.text) for cell in table.header[-1])):
            what = f"the table '{table.id}' has a column without a heading"
            yield Found(what, "give the column a `heading:`", shown.place)


def heading_skipped(paper: Paper) -> Iterator[Found]:
    if not isinstance(paper.document, Report):
        return
    level = 0
    for block in paper.document.blocks:
        if isinstance(block, Heading):
            if block.level > level + 1:
                what = f"the heading '{plain(block.text)}' skips a level"
                yield Found(what, "put it under a heading one level up", block.place)
            level = block.level


def untitled(paper: Paper) -> Iterator[Found]:
    if not paper.document.meta.title.strip():
        yield Found("the paper has no title", "give it a `title:`")


def slide_titles(paper: Paper) -> Iterator[Found]:
    if not isinstance(paper.document, Deck):
        return
    seen: dict[str, int] = {}
    for slide in paper.document.slides:
        title = slide.title.strip().casefold()
        if not title:
            yield Found(f"slide {slide.number} has no title", "give it a `title:`", slide.place)
        elif title in seen:
            what = f"slides {seen[title]} and {slide.number} have the same title '{slide.title}'"
            yield Found(what, "give each slide a title of its own", slide.place)
        seen.setdefault(title, slide.number)
