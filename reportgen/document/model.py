"""The format-neutral document: what a paper says and in which order, before any file format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from reportgen.errors import NOWHERE, Place
from reportgen.figures.model import Badge, Figure, Table, figure_facts
from reportgen.measures.facts import Fact
from reportgen.wording.text import Text, facts_in


@dataclass(frozen=True, slots=True)
class Meta:
    """What stands in the file's properties and in headers and footers."""

    title: str
    board: str
    partnership: str
    meeting_date: date
    author: str  # a role, never a person
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en-GB"
    issued: bool = False
    modified: date | None = None  # fixed, so that the same input gives the same bytes
    spec: Path | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 is a numbered section in capitals; 2 and 3 are unnumbered sub-headings."""

    text: Text
    level: Literal[1, 2, 3] = 1
    place: Place = field(default=NOWHERE, compare=False, repr=False)  # in the spec


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``number`` 2 is numbered 1.1, 3 is numbered 1.1.1, 0 is not numbered."""

    text: Text
    number: Literal[0, 2, 3] = 2
    place: Place = field(default=NOWHERE, compare=False, repr=False)  # in the spec


@dataclass(frozen=True, slots=True)
class ItemList:
    """Bullets, or a numbered list of its own (recommendations)."""

    items: tuple[Text, ...]
    kind: Literal["bullet", "arrow", "diamond", "number"] = "bullet"
    places: tuple[Place, ...] = field(default=(), compare=False, repr=False)  # of the items


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A figure with its caption, notes and source. ``label`` is "Fig 1" or "Table 2", set by numbering."""

    figure: Figure
    caption: Text
    sequence: Literal["Fig", "Table"]
    number: int = 0
    notes: tuple[Text, ...] = ()
    source: Text = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)  # in the spec

    @property
    def label(self) -> str:
        return f"{self.sequence} {self.number}"


@dataclass(frozen=True, slots=True)
class Box:
    """A framed box with a heading: Summary, Officers Recommendations, a case study."""

    title: str
    blocks: tuple[Paragraph | ItemList, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    text: Text
    place: Place = field(default=NOWHERE, compare=False, repr=False)  # in the spec


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a sheet; ``style`` is a key of ``SheetStyles``, ``outline`` its level as a heading, 0 for none."""

    text: Text
    style: str
    outline: Literal[0, 1, 2] = 0
    place: Place = field(default=NOWHERE, compare=False, repr=False)  # in the spec or in the house


@dataclass(frozen=True, slots=True)
class Register:
    """A table that is no figure: an order of business, an attendance, a log. It has no caption; its title is its
    alternative text."""

    table: Table


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = Heading | Paragraph | ItemList | FigureBlock | Box | Quotation | Line | Register | PageBreak


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim that was found true. ``about`` is the text it stands beside, the id of a figure or a slide's place."""

    about: str
    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class Report:
    """A Word paper. ``front`` are the rows of the front table: label and text.

    ``templates`` are the texts as their author wrote them, with {{ }} and all, by their places.
    """

    name: str  # file name without ending
    kind: str
    meta: Meta
    front: tuple[tuple[str, Text], ...]
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    claims: tuple[Claimed, ...] = ()
    templates: Mapping[Place, str] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Text in a placeholder of a slide; ``bullets`` says whether each paragraph has one."""

    items: tuple[Text, ...]
    bullets: bool = False
    places: tuple[Place, ...] = field(default=(), compare=False, repr=False)  # of the items


Content = Paragraphs | Figure | Badge


@dataclass(frozen=True, slots=True)
class Slide:
    """``slots``: slot name of the house's layout -> what stands in it. ``notes`` become the speaker notes."""

    layout: str
    title: str
    slots: tuple[tuple[str, Content], ...] = ()
    notes: tuple[Text, ...] = ()
    number: int = 0
    place: Place = NOWHERE  # in the spec
    title_place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Deck:
    """A PowerPoint paper; ``templates`` as in a report."""

    name: str
    kind: str
    meta: Meta
    slides: tuple[Slide, ...]
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    claims: tuple[Claimed, ...] = ()
    templates: Mapping[Place, str] = field(default_factory=dict, compare=False, repr=False)


Document = Report | Deck


def content_facts(content: Content) -> tuple[Fact, ...]:
    """The facts in what stands in a slot of a slide."""
    if isinstance(content, Paragraphs):
        return tuple(fact for item in content.items for fact in facts_in(item))
    return figure_facts(content)


def block_facts(block: Block) -> tuple[Fact, ...]:
    """The facts in a block of a report."""
    match block:
        case Heading() | Paragraph() | Quotation() | Line():
            return facts_in(block.text)
        case ItemList():
            return tuple(fact for item in block.items for fact in facts_in(item))
        case FigureBlock():
            texts = (block.caption, *block.notes)
            return (*figure_facts(block.figure), *(fact for text in texts for fact in facts_in(text)))
        case Box():
            return tuple(fact for inner in block.blocks for fact in block_facts(inner))
        case Register():
            return figure_facts(block.table)
        case PageBreak():
            return ()


def block_texts(block: Block) -> Iterator[Text]:
    """The texts of a block, each by itself."""
    match block:
        case Heading() | Paragraph() | Quotation() | Line():
            yield block.text
        case ItemList():
            yield from block.items
        case FigureBlock():
            yield from (block.caption, *block.notes)
        case Box():
            for inner in block.blocks:
                yield from block_texts(inner)
        case Register():
            yield from (cell.text for row in block.table.rows for cell in row)
        case PageBreak():
            return
