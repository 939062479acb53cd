"""Sheets: agenda, minutes and forward plan. The kind lists their parts; each is words of the house or is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportgen.document.acronyms import WrittenOut
from reportgen.document.author import Author
from reportgen.document.model import Block, Heading, Line, PageBreak, Paragraph, Register, Report, block_facts
from reportgen.document.numbering import labels, number_figures, resolve_block
from reportgen.document.report import unique_facts
from reportgen.errors import NOWHERE, Place
from reportgen.figures.model import Cell, Table
from reportgen.spec.sheets import SheetKind, SheetPart
from reportgen.wording.text import Text, words

Fill = Callable[[], Iterator[Block]]
_OUTLINES: Mapping[str, Literal[1, 2]] = {"sheet_title": 1, "sheet_heading": 2, "sheet_band": 2}


@dataclass(slots=True)
class Sheet:
    """Makes the blocks of a sheet. Its author knows the names of the meeting, which the house's texts may use;
    ``given`` says which of the things that parts may depend on the meeting says."""

    author: Author
    kind: SheetKind
    given: frozenset[str] = frozenset()
    fills: Mapping[str, Fill] = field(default_factory=dict)

    def blocks(self, parts: Sequence[SheetPart]) -> Iterator[Block]:
        for part in parts:
            if (part.given is not None and part.given not in self.given) or part.unless in self.given:
                continue
            content = tuple(self._content(part))
            if part.fill is not None and not content:
                continue  # its heading would stand above nothing
            if part.page_break:
                yield PageBreak()
            if part.heading is not None:
                yield self.line(part.heading, "sheet_heading", part.place("heading"))
            yield from content

    def _content(self, part: SheetPart) -> Iterator[Block]:
        if part.text is not None:
            place = part.place("text")
            if part.style == "body":
                yield Paragraph(self.text(part.text, place), 0, place)
            elif part.style == "heading_2":
                yield Heading(self.text(part.text, place), 2, place)
            else:
                yield self.line(part.text, part.style, place)
        elif part.boilerplate is not None:
            house = self.author.paper.house
            place = house.place("boilerplate", part.boilerplate)
            yield Paragraph(self.text(house.boilerplate[part.boilerplate], place), 0, place)
        elif part.fill is not None:
            yield from self.fills[part.fill]()

    def line(self, template: str, style: str, place: Place) -> Line:
        return line(self.text(template, place), style, place)

    def text(self, template: str, place: Place) -> Text:
        """A text of the house."""
        return self.author.text(template, place)

    def report(self, blocks: Sequence[Block], name: str, *, acronyms: bool = True) -> Report:
        """The document; raises all mistakes found on the way. ``acronyms`` are written out at first use."""
        author = self.author
        written = WrittenOut(author.acronyms)
        numbered = number_figures(written.blocks(blocks) if acronyms else blocks)
        meta = author.meta()
        author.claims.tell_clashes(author.problems)
        author.problems.raise_if_any()
        found = labels(numbered)
        resolved = tuple(resolve_block(block, found) for block in numbered)
        return Report(
            name=name,
            kind=author.paper.spec.kind,
            meta=meta,
            front=(),
            blocks=resolved,
            facts=unique_facts(fact for block in resolved for fact in block_facts(block)),
            claims=written.claims(author.claims.claimed),
            templates=author.templates,
        )


def line(text: Text, style: str, place: Place = NOWHERE) -> Line:
    """A paragraph of the sheet; those that are headings by their style are so in the outline."""
    return Line(text, style, _OUTLINES.get(style, 0), place)


def register(
    id_: str,
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Text]],
    widths: Sequence[float],
    *,
    alt: str,
    bands: Sequence[int] = (),
) -> Register:
    """A table of texts that is no figure. ``widths`` are relative; ``bands`` are rows of one cell over all columns."""
    header = (tuple(Cell(words(head)) for head in heads),) if heads else ()
    cells = tuple(
        (Cell(row[0], columns=len(widths)),) if index in bands else tuple(Cell(text) for text in row)
        for index, row in enumerate(rows)
    )
    table = Table(
        id=id_, header=header, rows=cells, widths=tuple(widths), title=title, alt=alt, band_rows=tuple(bands)
    )
    return Register(table)
