"""What a rule finds, before it is known how grave the rule is."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.passages import Passage
from reportgen.errors import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Found:
    """``place`` is the spec's, the paper as a whole if it is not known."""

    what: str
    remedy: str
    place: Place = NOWHERE


def in_passage(passage: Passage, what: str, remedy: str) -> Found:
    """``slide 4 'Burglary': the words ...``; running text of a report is told by its place alone."""
    return Found(f"{passage.called}: {what}" if passage.called else what, remedy, passage.place)


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
