"""Reports: the front table, boxes, sections, fixed tail and implications of a committee report, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.document.acronyms import WrittenOut
from reportgen.document.author import Author
from reportgen.document.content import ContentWriter
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
from reportgen.measures.facts import Fact
from reportgen.spec.house import FixedPart, FixedSection, ReportKind
from reportgen.spec.models import (
    Content,
    FigureContent,
    ReportSpec,
    Section,
    TextContent,
)
from reportgen.wording.text import Text, facts_in, unreferred, words


def make_report(author: Author, spec: ReportSpec, kind: ReportKind) -> Report:
    """The report of a paper; raises all mistakes found on the way."""
    writer = _Writer(author, spec, kind, ContentWriter(author))
    acronyms = WrittenOut(author.acronyms)
    blocks = number_figures(acronyms.blocks(writer.blocks()))
    found = labels(blocks)
    writer.content.check_references()
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
    content: ContentWriter

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
            for block in self.content.write(item, self.spec.place(*path, index)):
                if isinstance(block, Paragraph):
                    blocks.append(replace(block, number=0))
                elif isinstance(block, ItemList):
                    blocks.append(block)
                else:
                    self.content.placed -= {item.figure} if isinstance(item, FigureContent) else set()
                    self.author.problems.add(
                        self.spec.place(*path, index), "only text and lists stand in a box", "move it into a section"
                    )
        return tuple(blocks)

    def _section(self, section: Section, index: int) -> Iterator[Block]:
        place = section.place("heading")
        yield Heading(self.author.text(section.heading, place), 1, place)
        for number, item in enumerate(section.content):
            yield from self.content.write(item, self.spec.place("sections", index, "content", number))

    def _fixed(self, section: FixedSection, given: tuple[int, Section] | None) -> Iterator[Block]:
        yield Heading(words(section.heading), 1, given[1].place("heading") if given else section.place("heading"))
        if given:
            index, own = given
            for number, item in enumerate(own.content):
                yield from self.content.write(item, self.spec.place("sections", index, "content", number))
        elif section.stock:
            yield self.content.paragraph(section.stock, section.place("stock"), 2)
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
            yield from self.content.boilerplate(part.boilerplate)
        if content == "none":
            if part.stock:
                yield self.content.paragraph(part.stock, part.place("stock"), 2)
            return
        for index, item in enumerate(content):
            yield from self.content.write(item, self.spec.place("implications", part.key, index))


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
