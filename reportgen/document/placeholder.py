"""The page that stands in the place of a paper: one that is exempt, or one that could not be bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.document.agenda import paragraphs_of
from reportgen.document.author import Author, day_words
from reportgen.document.meeting_names import meeting_names
from reportgen.document.model import Block, Paragraph, Report
from reportgen.document.sheets import Sheet, line
from reportgen.errors import Problem
from reportgen.spec.meeting import Exempt
from reportgen.spec.sheets import SheetKind
from reportgen.wording.numbers import joined
from reportgen.wording.text import filled, plain, words

# What each paragraph of Part 1 of Schedule 12A to the Local Government Act 1972 is about, in short.
SUBJECTS = {
    1: "an individual",
    2: "what would reveal who an individual is",
    3: "the financial or business affairs of a particular person or body",
    4: "negotiations with staff and their unions",
    5: "legal advice and proceedings",
    6: "notices and orders that the authority means to give",
    7: "preventing, investigating or prosecuting crime",
}


def not_for_publication(author: Author, item: int, title: str, label: str, exempt: Exempt) -> Report:
    """Says why the paper is kept back. ``title`` is the item's, ``label`` what the item calls the paper."""
    rules = author.paper.house.meetings
    about = joined([SUBJECTS[number] for number in sorted(set(exempt.paragraph))])
    said = filled(rules.not_for_publication, paragraphs=f"{paragraphs_of(exempt)} ({about})", reason=exempt.reason)
    return _page(author, item, title, label, rules.withheld, [plain(said)])


def could_not_be_bound(author: Author, item: int, title: str, label: str, problems: Sequence[Problem]) -> Report:
    """Says why the paper is missing; where its file lies is nobody's business but the clerk's."""
    rules = author.paper.house.meetings
    said = [plain(filled(rules.missing, reason=f"{problem.what}.")) for problem in problems]
    return _page(author, item, title, label, rules.left_out, said)


def _page(author: Author, item: int, title: str, label: str, heading: str, said: Sequence[str]) -> Report:
    names, given = meeting_names(author.paper)
    kind = author.paper.kind
    assert isinstance(kind, SheetKind)  # noqa: S101  # the author of a meeting writes its agenda
    sheet = Sheet(author.knowing(names), kind, given)
    page = sheet.report(tuple(_blocks(author, title, label, heading, said)), f"item-{item}-in-place", acronyms=False)
    whole = f"{title}, {label}" if label else title
    return replace(page, meta=replace(page.meta, title=whole))


def _blocks(author: Author, title: str, label: str, heading: str, said: Sequence[str]) -> Iterator[Block]:
    """The stamp tells the item's number."""
    meeting = author.paper.meeting
    yield line(words(f"{meeting.board}, {day_words(meeting.date)}"), "sheet_label")
    yield line(words(title), "sheet_title")
    if label:
        yield line(words(label), "sheet_display")
    yield line(words(heading), "sheet_heading")
    yield from (Paragraph(words(one), 0) for one in said)
