"""Rules on slips of the pen: doubled words and spaces, empty items, headings and paragraphs that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.checks.found import Found, in_passage
from reportgen.checks.paper import Paper
from reportgen.document.model import Deck, Heading, Report
from reportgen.wording.numbers import CHANGES
from reportgen.wording.text import plain

_DOUBLED = re.compile(r"\b([A-Za-z]+)\s+\1\b", re.IGNORECASE)
_MAY_DOUBLE = {"had", "that", "her", "so", "very", "bye"}
_SPACES = re.compile(r"\S( {2,})\S")
_PUNCTUATION = re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|\w ([,;.!?])(?=\s|$)")
_WAY = re.compile(
    r"\b(?:(?:increas|decreas|reduc|declin)(?:ed?|es|ing)|r[io]se[ns]?|rising|f[ae]ll(?:s|en|ing)?|gr[eo]w(?:n|s|ing)?|"
    r"dropp?(?:ed|s|ing)?|increase|decrease|reduction|up|down) (?:by|of) $",
    re.IGNORECASE,
)
_WHOLE_CHANGE = re.compile(r"(?:an?|no) ")  # "an increase of 13%": the fact says the way itself
_LONG = 60  # characters; shorter texts may well stand twice


def slips(paper: Paper) -> Iterator[Found]:
    for passage in paper.passages:
        text = plain(passage.text)
        if passage.role in ("item", "paragraph", "heading") and not text.strip():
            yield in_passage(passage, "the text is empty", "fill it, or take it out")
        for match in _DOUBLED.finditer(text):
            if match[1].casefold() not in _MAY_DOUBLE and match[1] == match[1].lower():
                yield in_passage(passage, f"a word stands twice: '{match[0]}'", "take one out")
        for before, run in pairwise(passage.text):
            if run.fact is not None and run.fact.unit in CHANGES and _WHOLE_CHANGE.match(run.text):
                doubled = _WAY.search(before.text) if before.fact is None else None
                if doubled:
                    what = f"the way is said twice: '{doubled[0]}{run.text}'"
                    yield in_passage(passage, what, "take `.size` alone, or let the fact be the verb: `.verb`")
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
