"""Sentences of a text with the facts that stand in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.measures.facts import Fact
from reportgen.wording.text import Text

FACT = "\ufffc"  # stands for each letter of a fact
_END = re.compile(r"[.!?;](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Its words, each fact blanked out, and the facts with where they begin and end."""

    words: str
    facts: tuple[tuple[int, int, Fact], ...]


def sentences(text: Text) -> Iterator[Sentence]:
    written = ""
    facts: list[tuple[int, int, Fact]] = []
    for run in text:
        if run.fact is not None:
            facts.append((len(written), len(written) + len(run.text), run.fact))
        written += FACT * len(run.text) if run.fact is not None else run.text
    start = 0
    for end in (*(match.end() for match in _END.finditer(written)), len(written)):
        if written[start:end].strip():
            inside = tuple((a - start, b - start, fact) for a, b, fact in facts if start <= a < end)
            yield Sentence(written[start:end], inside)
        start = end
