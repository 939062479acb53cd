"""Words of a paper that rank or judge, each with the claims that back it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.document.model import Claimed, Deck, Document, FigureBlock, Paragraphs, block_texts
from reportgen.errors import Place
from reportgen.wording.superlatives import Superlative, superlatives
from reportgen.wording.text import Text, plain, unreferred


@dataclass(frozen=True, slots=True)
class Asserted:
    """A word such as "highest" in an author's text, with the claims that back it; none if nothing does."""

    found: Superlative
    text: str
    claims: tuple[Claimed, ...]
    place: Place | None = None  # of the slide


def asserted(document: Document) -> Iterator[Asserted]:
    """Every word of a paper's texts that ranks or judges, for the checks: is there a claim that backs it?"""
    for text, about, place in _texts(document):
        own = [one for one in document.claims if one.about in about]
        for found in superlatives(text):
            backing = tuple(one for one in own if one.kind in found.backed_by)
            yield Asserted(found, plain(text), backing, place)


def _texts(document: Document) -> Iterator[tuple[Text, tuple[str, ...], Place | None]]:
    """Each text with what claims about it are told by."""
    if isinstance(document, Deck):
        for slide in document.slides:
            for name, content in slide.slots:
                texts = content.items if isinstance(content, Paragraphs) and name != "source" else ()
                yield from ((text, (str(slide.place),), slide.place) for text in texts)
        return
    for block in document.blocks:
        about = (block.figure.id,) if isinstance(block, FigureBlock) else ()
        yield from ((text, (unreferred(text), *about), None) for text in block_texts(block))
