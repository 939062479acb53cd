"""Records in words: the highest since May 2022, the lowest in the 24 months shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Fact
from reportgen.measures.magnitude import magnitude
from reportgen.measures.order import End
from reportgen.wording.text import Run, Text

if TYPE_CHECKING:
    from reportgen.spec.wording import Wording


def record_words(fact: Fact, before: Sequence[Fact], wording: Wording) -> Text:
    """``before`` are the spans of its length before it, the latest first; of highest and lowest the longer is said."""
    if not before:
        raise UnplacedError(f"nothing earlier is known to set {fact.label} against", "name a longer span")
    high, low = reach(fact, before, "highest"), reach(fact, before, "lowest")
    end: End = "highest" if high >= low else "lowest"
    passed = max(high, low)
    words, name = wording.records, wording.ranking.ends[0 if end == "highest" else 1]
    units = _units(fact, wording)
    if passed == len(before):
        return (Run(_said(words.of_all, name, len(before) + 1, units), fact=fact),)
    if _never_beaten(fact, before, end):
        return (Run(_said(words.joint, name, len(before) + 1, units), fact=fact),)
    if passed < words.least:
        return (Run(_said(words.none, name, len(before) + 1, units), fact=fact),)
    since = before[passed].period
    label = since.label("span") if since is not None else ""
    return (Run(words.since.replace("{end}", name).replace("{period}", label), fact=fact),)


def reach(fact: Fact, before: Sequence[Fact], end: End) -> int:
    """How many of the latest spans it is higher (or lower) than, one after the other."""
    passed = 0
    for other in before:
        if not _beats(fact, other, end):
            break
        passed += 1
    return passed


def _beats(fact: Fact, other: Fact, end: End) -> bool:
    mine, theirs = magnitude(fact) or 0, magnitude(other) or 0
    return mine > theirs if end == "highest" else mine < theirs


def _never_beaten(fact: Fact, before: Sequence[Fact], end: End) -> bool:
    return not any(_beats(other, fact, end) for other in before)


def _units(fact: Fact, wording: Wording) -> str:
    lengths = (1, 3, 12)
    length = fact.period.n_months if fact.period is not None else 0
    return wording.records.units[lengths.index(length) if length in lengths else -1]


def _said(phrase: str, end: str, number: int, units: str) -> str:
    return phrase.replace("{end}", end).replace("{number}", str(number)).replace("{units}", units)
