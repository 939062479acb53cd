"""Words of increase and decrease near a fact, for holding the two against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportgen.measures.facts import Fact
from reportgen.wording.changes import change_sign
from reportgen.wording.numbers import CHANGES
from reportgen.wording.text import Text

Way = Literal[1, 0, -1]

_UP = (r"increas(?:e|es|ed|ing)", r"ris(?:e|es|en|ing)", r"rose", r"grow(?:s|n|th|ing)?", r"grew", r"up", r"higher",
       r"went up", r"gone up", r"climb(?:s|ed|ing)?", r"surg(?:e|es|ed|ing)")  # fmt: skip
_DOWN = (r"decreas(?:e|es|ed|ing)", r"fall(?:s|en|ing)?", r"fell", r"declin(?:e|es|ed|ing)", r"drop(?:s|ped|ping)?",
         r"reduc(?:e|es|ed|ing|tions?)", r"down", r"lower", r"went down", r"gone down")  # fmt: skip
_LEVEL = (r"no change", r"unchanged", r"did not change", r"remained (?:steady|stable|the same)")
_WORDS = re.compile("|".join(rf"(?P<{name}>\b(?:{'|'.join(words)})\b)" for name, words in
                             (("level", _LEVEL), ("up", _UP), ("down", _DOWN))), re.IGNORECASE)  # fmt: skip
_SIGNS: dict[str, Way] = {"up": 1, "down": -1, "level": 0}
# "up to", "set up", "follow-up" and "break down" tell no direction; nor does what is hoped or asked for.
_NO_DIRECTION = re.compile(
    r"up to|up and running|(?:set|follow|made?|build|line|catch|back|sign|clear|look)(?:s|ed)?[- ]up|"
    r"(?:break|broken|cut|slow|lock)(?:s|ed)?[- ]?down|"
    r"(?:aims?|helps?|work(?:s|ing)?|plans?|efforts?|in order|so as) to "
    r"(?:\w+ )?(?:increase|reduce|decrease|lower|grow)|"
    r"(?:higher|lower) (?:education|level)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)")
_NEAR = 60  # characters between a word and the fact that it is about


@dataclass(frozen=True, slots=True)
class Direction:
    """A word, the way it says (1 up, -1 down, 0 level) and the nearest fact of its sentence."""

    word: str
    way: Way
    fact: Fact

    @property
    def contradicts(self) -> bool:
        """Whether the fact is a change that went another way; a number that is no change contradicts nothing."""
        return self.fact.unit in CHANGES and change_sign(self.fact) not in (None, self.way)


def directions(text: Text) -> Iterator[Direction]:
    """The words an author wrote, in reading order, each with the change of its sentence that it is about.

    A change is preferred to another number, and the nearer of two; words without a fact nearby are left out, and so
    are those that a fact says of itself.
    """
    written, facts = _laid_out(text)
    masked = _NO_DIRECTION.sub(lambda match: " " * len(match[0]), written)
    for match in _WORDS.finditer(masked):
        start, end = _sentence(masked, match.start())
        near = [
            (fact.unit not in CHANGES, distance, fact)
            for at, length, fact in facts
            if start <= at < end and (distance := _distance(match.span(), (at, at + length))) <= _NEAR
        ]
        if near:
            yield Direction(match[0], _SIGNS[match.lastgroup or "level"], min(near, key=lambda one: one[:2])[2])


def _laid_out(text: Text) -> tuple[str, list[tuple[int, int, Fact]]]:
    """The author's words, with each fact blanked out; where each fact stands."""
    written, facts = "", []
    for run in text:
        if run.fact is not None:
            facts.append((len(written), len(run.text), run.fact))
        written += "\ufffc" * len(run.text) if run.fact is not None else run.text
    return written, facts


def _sentence(written: str, at: int) -> tuple[int, int]:
    ends = [match.end() for match in _SENTENCE_END.finditer(written)]
    start = max((end for end in ends if end <= at), default=0)
    return start, min((end for end in ends if end > at), default=len(written))


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])
