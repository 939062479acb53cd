"""Acronyms: written out where a paper's running text first uses them, by the lists of the house and of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reportgen.document.model import Block, Box, Claimed, ItemList, Paragraph, Paragraphs, Slide
from reportgen.wording.numbers import with_article
from reportgen.wording.text import Run, Text, plain, unreferred

# What a slide says in whole sentences; the rest are headings, sources and marks.
_RUNNING_SLOTS = ("text", "bullets", "below", "panel")


@dataclass(slots=True)
class WrittenOut:
    """Goes through the texts of one paper in reading order; ``known`` are acronyms with their words."""

    known: Mapping[str, str]
    done: set[str] = field(default_factory=set)
    renamed: dict[str, str] = field(default_factory=dict)  # a text as claims know it -> as it is now

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def slide(self, slide: Slide) -> Slide:
        slots = tuple(
            (name, replace(content, items=tuple(map(self._text, content.items))))
            if isinstance(content, Paragraphs) and name in _RUNNING_SLOTS
            else (name, content)
            for name, content in slide.slots
        )
        return replace(slide, slots=slots)

    def claims(self, claims: Iterable[Claimed]) -> tuple[Claimed, ...]:
        """The claims beside the texts as they are now."""
        return tuple(replace(claim, about=self.renamed.get(claim.about, claim.about)) for claim in claims)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph() | ItemList():
                return self._inner(block)
            case Box():
                return replace(block, blocks=tuple(self._inner(inner) for inner in block.blocks))
        return block

    def _inner(self, block: Paragraph | ItemList) -> Paragraph | ItemList:
        if isinstance(block, Paragraph):
            return replace(block, text=self._text(block.text))
        return replace(block, items=tuple(map(self._text, block.items)))

    def _text(self, text: Text) -> Text:
        written, now = plain(text), text
        for acronym, words in self.known.items():
            if acronym in written and acronym not in self.done:
                now = self._first(now, acronym, words)
        if now != text:
            self.renamed[unreferred(text)] = unreferred(now)
        return now

    def _first(self, text: Text, acronym: str, words: str) -> Text:
        """The text with the acronym written out, unless its author did so, or it stands in a name or a number only."""
        written = plain(text)
        if words.casefold() in written.casefold() or re.search(rf"\((?:the )?{re.escape(acronym)}s?\)", written):
            self.done.add(acronym)
            return text
        for index, run in enumerate(text):
            own = run.fact is None and run.ref is None and run.link is None
            match = _used(acronym).search(run.text) if own else None
            if match:
                self.done.add(acronym)
                before = (plain(text[:index]) + run.text[: match.start()]).rstrip()
                begins = not before or before.endswith((".", "!", "?"))
                return (*text[:index], _written_out(run, match, words, begins), *text[index + 1 :])
        return text


def _used(acronym: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?P<article>[Aa]n?) )?(?<![\w-]){re.escape(acronym)}(?P<plural>s?)(?![\w-])")


def _written_out(run: Run, match: re.Match[str], words: str, begins: bool) -> Run:
    """``an ASB case`` becomes ``an anti-social behaviour (ASB) case``, ``a MARAC`` one of the words that follow."""
    said = f"{words}{match['plural']} ({match[0].split()[-1]})"
    if match["article"]:
        said = f"{with_article(words).split()[0]} {said}"
    said = said[0].upper() + said[1:] if begins else said
    return replace(run, text=run.text[: match.start()] + said + run.text[match.end() :])
