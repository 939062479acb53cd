"""What reports and minutes are written of: paragraphs, lists, figures, boxes, quotations, as their spec says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportgen.document.author import Author
from reportgen.document.model import (
    Block,
    Box,
    FigureBlock,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Quotation,
    block_texts,
)
from reportgen.errors import Place
from reportgen.figures.model import Table, figure_facts
from reportgen.measures.facts import Fact
from reportgen.spec.base import SpecModel
from reportgen.spec.models import (
    BoilerplateContent,
    BoxContent,
    BulletsContent,
    Claiming,
    Content,
    FigureContent,
    NumberedContent,
    PageBreakContent,
    QuoteContent,
    Subheading,
    SubParagraphs,
    TextContent,
)
from reportgen.wording.sources import origins
from reportgen.wording.text import Text, unreferred, words

Glyph = Literal["bullet", "arrow", "diamond", "number"]
Level = Literal[0, 2, 3]


@dataclass(slots=True)
class ContentWriter:
    """Makes the blocks of one paper's content; ``level`` and ``below`` are the numbers of paragraphs and of those
    one level down. ``placed`` are the figures that stand so far."""

    author: Author
    level: Level = 2
    below: Level = 3
    noted: set[str] = field(default_factory=set)
    placed: set[str] = field(default_factory=set)

    def write(self, item: Content, place: Place) -> Iterator[Block]:
        blocks = tuple(self._blocks(item, place))
        if isinstance(item, Claiming):
            self.author.claim(item.claim, *(unreferred(text) for block in blocks for text in block_texts(block)))
        yield from blocks

    def _blocks(self, item: Content, place: Place) -> Iterator[Block]:
        match item:
            case str():
                yield self.paragraph(item, place, self.level)
            case TextContent():
                yield self.paragraph(item.text, item.place("text"), self.level)
            case SubParagraphs():
                yield from (self.paragraph(each, item.place("sub", i), self.below) for i, each in enumerate(item.sub))
            case BulletsContent():
                yield self._list(item.bullets, item, "bullets", item.glyph)
            case NumberedContent():
                yield self._list(item.numbered, item, "numbered", "number")
            case Subheading():
                own = item.place("subheading")
                yield Heading(self.author.text(item.subheading, own), 2, own)
            case QuoteContent():
                own = item.place("quote")
                yield Quotation(self.author.text(item.quote, own), own)
            case BoilerplateContent():
                yield from self.boilerplate(item.boilerplate)
            case BoxContent():
                yield self._box(item)
            case FigureContent():
                yield from self._figure(item)
            case PageBreakContent():
                yield PageBreak()

    def paragraph(self, template: str, place: Place, number: Level) -> Paragraph:
        return Paragraph(self.author.text(template, place), number, place)

    def _list(self, items: Sequence[str], item: SpecModel, key: str, glyph: Glyph) -> ItemList:
        places = tuple(item.place(key, index) for index in range(len(items)))
        texts = tuple(self.author.text(each, place) for each, place in zip(items, places, strict=True))
        return ItemList(texts, glyph, places)

    def _box(self, item: BoxContent) -> Box:
        blocks: list[Paragraph | ItemList] = [
            self.paragraph(each, item.place("text", index), 0) for index, each in enumerate(item.text)
        ]
        if item.bullets:
            blocks.append(self._list(item.bullets, item, "bullets", "bullet"))
        return Box(item.box, tuple(blocks))

    def boilerplate(self, key: str) -> Iterator[Paragraph]:
        house = self.author.paper.house
        if key in house.boilerplate:
            yield self.paragraph(house.boilerplate[key], house.place("boilerplate", key), self.level)

    def _figure(self, item: FigureContent) -> Iterator[Block]:
        spec = self.author.paper.registry.figures.get(item.figure)
        if spec is None:
            return
        if item.figure in self.placed:
            what, remedy = f"the figure '{item.figure}' stands twice", "refer to it the second time: {{ ref(...) }}"
            self.author.problems.add(item.place("figure"), what, remedy)
            return
        self.placed.add(item.figure)
        figure = self.author.figure(spec, item.figure, spec.place())
        if figure is None:
            return
        facts = figure_facts(figure)
        caption = self.author.text(spec.title, spec.place("title")) if spec.title else words(figure.title)
        yield FigureBlock(
            figure=figure,
            caption=self.author.marked(caption, facts),
            sequence="Table" if isinstance(figure, Table) else "Fig",
            notes=(*self.author.notes(spec, figure), *self._data_notes(facts)),
            source=self.author.source(facts),
            place=spec.place("title") if spec.title else spec.place(),
        )

    def _data_notes(self, facts: Sequence[Fact]) -> Iterator[Text]:
        """A dataset's note stands under the first figure made from it."""
        for origin in origins(facts):
            if origin.note and origin.dataset not in self.noted:
                self.noted.add(origin.dataset)
                yield words(origin.note)

    def check_references(self) -> None:
        """Every reference points to a figure that stands in the paper, be it one that could not be made."""
        for name, place in self.author.referred.items():
            if name not in self.placed:
                self.author.problems.add(
                    place,
                    f"the text refers to the figure '{name}', which no section shows",
                    f"add `- figure: {name}` to a section",
                )
