"""The texts of a paper one by one: what each is, where it was written, and the facts that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from reportgen.document.model import (
    Block,
    Box,
    Deck,
    Document,
    FigureBlock,
    Heading,
    ItemList,
    Line,
    PageBreak,
    Paragraph,
    Paragraphs,
    Quotation,
    Register,
    Report,
    Slide,
    block_facts,
    content_facts,
)
from reportgen.errors import NOWHERE, Place
from reportgen.figures.model import figure_facts
from reportgen.measures.facts import Fact
from reportgen.wording.text import Text, facts_in, unreferred, words

Role = Literal["title", "heading", "paragraph", "item", "quotation", "caption", "note", "front"]
# Slots of slides that are written of themselves, or say how to read the rest.
_NOTES = ("source", "panel_heading", "key")


@dataclass(frozen=True, slots=True)
class Passage:
    """``about`` is what claims beside it are told by. ``facts`` are its own, and those of what it stands over: the
    figure of a caption, the slide of a title, the section of a heading.
    """

    text: Text
    role: Role
    place: Place
    called: str = ""  # "Fig 1", "slide 4 'Burglary'"; nothing for the running text of a report
    about: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = field(default=(), repr=False)

    @property
    def running(self) -> bool:
        """Whether it is read from beginning to end with its neighbours."""
        return self.role in ("paragraph", "item")


def passages(document: Document) -> tuple[Passage, ...]:
    """All texts of a paper in reading order, but what stands within figures."""
    if isinstance(document, Deck):
        return tuple(chain.from_iterable(map(_of_slide, document.slides)))
    return tuple(_of_report(document))


def _of_report(report: Report) -> Iterator[Passage]:
    for label, text in report.front:
        yield Passage(text, "front", NOWHERE, label, (), facts_in(text))
    for index, block in enumerate(report.blocks):
        below = _below(report.blocks[index:]) if isinstance(block, Heading) else ()
        yield from _of_block(block, below)


def _of_block(block: Block, below: tuple[Fact, ...]) -> Iterator[Passage]:
    match block:
        case Heading():
            yield Passage(block.text, "heading", block.place, "", (unreferred(block.text),), below)
        case Paragraph():
            yield _said(block.text, "paragraph", block.place)
        case Quotation():
            yield _said(block.text, "quotation", block.place)
        case ItemList():
            for index, item in enumerate(block.items):
                yield _said(item, "item", block.places[index] if block.places else NOWHERE)
        case FigureBlock():
            about = (block.figure.id,)
            facts = (*facts_in(block.caption), *figure_facts(block.figure))
            yield Passage(block.caption, "caption", block.place, block.label, about, facts)
            for note in block.notes:
                yield Passage(note, "note", block.place, block.label, about, facts_in(note))
        case Box():
            for inner in block.blocks:
                yield from _of_block(inner, ())
        case Line():
            role: Role = "paragraph" if block.style == "decision" else "front"
            yield _said(block.text, role, block.place)
        case Register() | PageBreak():
            return


def _said(text: Text, role: Role, place: Place, called: str = "") -> Passage:
    return Passage(text, role, place, called, (unreferred(text),), facts_in(text))


def _below(blocks: Sequence[Block]) -> tuple[Fact, ...]:
    """The facts from a heading to the next of its level or above."""
    level = blocks[0].level if isinstance(blocks[0], Heading) else 1
    found: list[Fact] = []
    for block in blocks[1:]:
        if isinstance(block, Heading) and block.level <= level:
            break
        found += block_facts(block)
    return tuple(found)


def _of_slide(slide: Slide) -> Iterator[Passage]:
    called, about = f"slide {slide.number} '{slide.title}'", (str(slide.place),)
    facts = tuple(fact for _, content in slide.slots for fact in content_facts(content))
    yield Passage(words(slide.title), "title", slide.title_place, called, about, facts)
    for name, content in slide.slots:
        if not isinstance(content, Paragraphs):
            continue
        for index, text in enumerate(content.items):
            place = content.places[index] if content.places else slide.place
            if name in _NOTES:
                yield Passage(text, "note", place, called, about, facts_in(text))
            elif name == "subtitle":
                yield Passage(text, "title", place, called, about, facts)
            else:
                role: Role = "item" if content.bullets else "paragraph"
                yield Passage(text, role, place, called, about, facts_in(text))
    for note in slide.notes:
        yield Passage(note, "note", slide.place, called, about, facts_in(note))
