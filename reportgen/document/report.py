"""Reports: the front table, boxes, sections, fixed tail and implications of a committee report, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from reportgen.document.acronyms import WrittenOut
from reportgen.document.author import Author
from reportgen.document.model import (
    Block,
    Box,
    FigureBlock,
    Heading,
    ItemList,
    Line,
    PageBreak,
    Paragraph,
    Quotation,
    Register,
    Report,
    block_facts,
    block_texts,
)
from reportgen.document.numbering import labels, number_figures, resolve_block
from reportgen.errors import Place
from reportgen.figures.model import Table, figure_facts
from reportgen.measures.facts import Fact
from reportgen.spec.base import SpecModel
from reportgen.spec.house import FixedPart, FixedSection, ReportKind
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
    ReportSpec,
    Section,
    Subheading,
    SubParagraphs,
    TextContent,
)
from reportgen.wording.sources import origins
from reportgen.wording.text import Text, facts_in, unreferred, words

Glyph = Literal["bullet", "arrow", "diamond", "number"]


def make_report(author: Author, spec: ReportSpec, kind: ReportKind) -> Report:
    """The report of a paper; raises all mistakes found on the way."""
    writer = _Writer(author, spec, kind)
    acronyms = WrittenOut(author.acronyms)
    blocks = number_figures(acronyms.blocks(writer.blocks()))
    found = labels(blocks)
    writer.check_references()
    front, meta = writer.front(), author.meta()
    author.claims.tell_clashes(author.problems)
    author.problems.raise_if_any()
    resolved = tuple(resolve_block(block, found) for block in blocks)
    facts = [fact for block in resolved for fact in block_facts(block)]
    facts += [fact for _, text in front for fact in facts_in(text)]
    return Report(
        name=author.paper.path.stem,
        kind=spec.kind,
        meta=meta,
        front=front,
        blocks=resolved,
        facts=unique_facts(facts),
        claims=acronyms.claims(author.claims.claimed),
        templates=author.templates,
    )


def unique_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each fact once, in reading order."""
    return tuple({fact.id: fact for fact in facts}.values())


@dataclass(slots=True)
class _Writer:
    author: Author
    spec: ReportSpec
    kind: ReportKind
    noted: set[str] = field(default_factory=set)
    placed: set[str] = field(default_factory=set)

    def front(self) -> tuple[tuple[str, Text], ...]:
        rows = []
        for row in self.kind.front:
            if row.key in self.spec.front:
                text = self.author.unnumbered(self.spec.front[row.key], self.spec.place("front", row.key))
            elif row.key == "title":
                text = self.author.unnumbered(self.spec.title, self.spec.place("title"))
            else:
                text = words(row.default or "")
            rows.append((row.label, text))
        return tuple(rows)

    def blocks(self) -> Iterator[Block]:
        yield Box(self.kind.summary_heading, self._boxed(self.spec.summary, ("summary",)))
        recommended = tuple(
            self._recommended(item, self.spec.place("recommendations", index))
            for index, item in enumerate(self.spec.recommendations)
        )
        places = tuple(_text_place(item, self.spec.place("recommendations", index))
                       for index, item in enumerate(self.spec.recommendations))  # fmt: skip
        yield Box(self.kind.recommendations_heading, (ItemList(recommended, "number", places),))
        given = {section.heading.casefold(): (index, section) for index, section in enumerate(self.spec.sections)}
        fixed = {section.heading.casefold() for section in (*self.kind.first, *self.kind.tail)}
        for section in self.kind.first:
            yield from self._fixed(section, given.get(section.heading.casefold()))
        for index, own in enumerate(self.spec.sections):
            if own.heading.casefold() not in fixed:
                yield from self._section(own, index)
        for section in self.kind.tail:
            yield from self._fixed(section, given.get(section.heading.casefold()))

    def _recommended(self, item: str | TextContent, place: Place) -> Text:
        if isinstance(item, str):
            return self.author.text(item, place)
        text = self.author.text(item.text, item.place("text"))
        self.author.claim(item.claim, unreferred(text))
        return text

    def _boxed(self, content: Sequence[Content], path: tuple[str, ...]) -> tuple[Paragraph | ItemList, ...]:
        blocks: list[Paragraph | ItemList] = []
        for index, item in enumerate(content):
            for block in self._content(item, self.spec.place(*path, index)):
                if isinstance(block, Paragraph):
                    blocks.append(replace(block, number=0))
                elif isinstance(block, ItemList):
                    blocks.append(block)
                else:
                    self.placed -= {item.figure} if isinstance(item, FigureContent) else set()
                    self.author.problems.add(
                        self.spec.place(*path, index), "only text and lists stand in a box", "move it into a section"
                    )
        return tuple(blocks)

    def _section(self, section: Section, index: int) -> Iterator[Block]:
        place = section.place("heading")
        yield Heading(self.author.text(section.heading, place), 1, place)
        for number, item in enumerate(section.content):
            yield from self._content(item, self.spec.place("sections", index, "content", number))

    def _fixed(self, section: FixedSection, given: tuple[int, Section] | None) -> Iterator[Block]:
        yield Heading(words(section.heading), 1, given[1].place("heading") if given else section.place("heading"))
        if given:
            index, own = given
            for number, item in enumerate(own.content):
                yield from self._content(item, self.spec.place("sections", index, "content", number))
        elif section.stock:
            yield self._paragraph(section.stock, section.place("stock"))
        if section.key == self.kind.implications:
            for part in section.parts:
                yield from self._implication(part, 2)

    def _implication(self, part: FixedPart, level: Literal[2, 3]) -> Iterator[Block]:
        yield Heading(words(part.heading), level, part.place("heading"))
        if part.parts:
            for inner in part.parts:
                yield from self._implication(inner, 3)
            return
        content = self.spec.implications.get(part.key, "none")
        if part.boilerplate:
            yield from self._boilerplate(part.boilerplate)
        if content == "none":
            if part.stock:
                yield self._paragraph(part.stock, part.place("stock"))
            return
        for index, item in enumerate(content):
            yield from self._content(item, self.spec.place("implications", part.key, index))

    def _content(self, item: Content, place: Place) -> Iterator[Block]:
        blocks = tuple(self._blocks(item, place))
        if isinstance(item, Claiming):
            self.author.claim(item.claim, *(unreferred(text) for block in blocks for text in block_texts(block)))
        yield from blocks

    def _blocks(self, item: Content, place: Place) -> Iterator[Block]:
        match item:
            case str():
                yield self._paragraph(item, place)
            case TextContent():
                yield self._paragraph(item.text, item.place("text"))
            case SubParagraphs():
                yield from (self._paragraph(each, item.place("sub", i), 3) for i, each in enumerate(item.sub))
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
                yield from self._boilerplate(item.boilerplate)
            case BoxContent():
                yield self._box(item)
            case FigureContent():
                yield from self._figure(item)
            case PageBreakContent():
                yield PageBreak()

    def _paragraph(self, template: str, place: Place, number: Literal[0, 2, 3] = 2) -> Paragraph:
        return Paragraph(self.author.text(template, place), number, place)

    def _list(self, items: Sequence[str], item: SpecModel, key: str, glyph: Glyph) -> ItemList:
        places = tuple(item.place(key, index) for index in range(len(items)))
        texts = tuple(self.author.text(each, place) for each, place in zip(items, places, strict=True))
        return ItemList(texts, glyph, places)

    def _box(self, item: BoxContent) -> Box:
        blocks: list[Paragraph | ItemList] = [
            self._paragraph(each, item.place("text", index), 0) for index, each in enumerate(item.text)
        ]
        if item.bullets:
            blocks.append(self._list(item.bullets, item, "bullets", "bullet"))
        return Box(item.box, tuple(blocks))

    def _boilerplate(self, key: str) -> Iterator[Paragraph]:
        house = self.author.paper.house
        if key in house.boilerplate:
            yield self._paragraph(house.boilerplate[key], house.place("boilerplate", key))

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
        """Every reference points to a figure that stands in the report, be it one that could not be made."""
        for name, place in self.author.referred.items():
            if name not in self.placed:
                self.author.problems.add(
                    place,
                    f"the text refers to the figure '{name}', which no section shows",
                    f"add `- figure: {name}` to a section",
                )


def _text_place(item: str | TextContent, place: Place) -> Place:
    return place if isinstance(item, str) else item.place("text")


def runs_of(block: Block) -> Text:
    """All the runs of a block."""
    match block:
        case Heading() | Paragraph() | Quotation() | Line():
            return block.text
        case ItemList():
            return tuple(run for item in block.items for run in item)
        case FigureBlock():
            return tuple(run for text in (block.caption, *block.notes) for run in text)
        case Box():
            return tuple(run for inner in block.blocks for run in runs_of(inner))
        case Register():
            return tuple(run for text in block_texts(block) for run in text)
        case PageBreak():
            return ()
