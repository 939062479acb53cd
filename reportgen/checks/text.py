"""Rules on slips of the pen: doubled words and spaces, empty items, headings and paragraphs that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.found import Found, in_passage
from reportgen.checks.paper import Paper
from reportgen.document.model import Deck, Heading, Report
from reportgen.wording.text import plain

_DOUBLED = re.compile(r"\b([A-Za-z]+)\s+\1\b", re.IGNORECASE)
_MAY_DOUBLE = {"had", "that", "her", "so", "very", "bye"}
_SPACES = re.compile(r"\S( {2,})\S")
_PUNCTUATION = re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|\w ([,;.!?])(?=\s|$)")
_LONG = 60  # characters; shorter texts may well stand twice


def slips(paper: Paper) -> Iterator[Found]:
    for passage in paper.passages:
        text = plain(passage.text)
        if passage.role in ("item", "paragraph", "heading") and not text.strip():
            yield in_passage(passage, "the text is empty", "fill it, or take it out")
        for match in _DOUBLED.finditer(text):
            if match[1].casefold() not in _MAY_DOUBLE and match[1] == match[1].lower():
                yield in_passage(passage, f"a word stands twice: '{match[0]}'", "take one out")
        if _SPACES.search(text):
            around = text[max(0, _SPACES.search(text).start() - 10) :][:30]  # type: ignore[union-attr]
            yield in_passage(passage, f"there are two spaces in '{around}'", "take one out")
        found = _PUNCTUATION.search(text)
        if found:
            around = text[max(0, found.start() - 15) : found.end()]
            yield in_passage(
                passage, f"the punctuation of '{around}' is wrong", "a sentence of a fact brings its full stop"
            )


def duplicate_texts(paper: Paper) -> Iterator[Found]:
    if isinstance(paper.document, Report):
        yield from _headings(paper.document)
    seen: set[str] = set()
    for passage in paper.passages:
        text = " ".join(plain(passage.text).split()).casefold()
        headline = isinstance(paper.document, Deck) and passage.facts  # slides of one thing may begin alike
        if not passage.running or len(text) < _LONG or headline:
            continue
        if text in seen:
            yield in_passage(passage, f"the text '{plain(passage.text)[:40]}...' stands twice", "say it once")
        seen.add(text)


def _headings(report: Report) -> Iterator[Found]:
    above: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for block in report.blocks:
        if not isinstance(block, Heading):
            continue
        above = [*above[: block.level - 1], plain(block.text).strip().casefold()]
        if tuple(above) in seen:
            what = f"the heading '{plain(block.text)}' stands twice"
            yield Found(what, "give each section a heading of its own", block.place)
        seen.add(tuple(above))
