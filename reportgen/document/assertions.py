"""Words of a paper that rank or judge, each with the claims that back it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.document.model import Claimed
from reportgen.document.passages import Passage
from reportgen.wording.superlatives import Superlative, superlatives


@dataclass(frozen=True, slots=True)
class Asserted:
    """A word such as "highest" in an author's text, with the claims that back it; none if nothing does."""

    found: Superlative
    passage: Passage
    claims: tuple[Claimed, ...]


def asserted(passages: Iterable[Passage], claims: Iterable[Claimed]) -> Iterator[Asserted]:
    """Every word that ranks or judges, for the checks: is there a claim that backs it?"""
    claims = tuple(claims)
    for passage in passages:
        own = [one for one in claims if one.about in passage.about]
        for found in superlatives(passage.text):
            backing = tuple(one for one in own if one.kind in found.backed_by)
            yield Asserted(found, passage, backing)
