"""Words of increase and decrease near a fact, for holding the two against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportgen.measures.facts import Fact
from reportgen.wording.changes import change_sign
from reportgen.wording.numbers import CHANGES, MINUS
from reportgen.wording.text import Text

Way = Literal[1, 0, -1]

# "Up" and "down" stand in many words of no direction (pop-up, sign up): they count only before a size.
_BEFORE_SIZE = r"(?= (?:by|from|on|since|against|\ufffc))"
_UP = (r"increas(?:e|es|ed|ing)", r"ris(?:e|es|en|ing)", r"rose", r"grow(?:s|n|th|ing)?", r"grew", r"higher",
       rf"up{_BEFORE_SIZE}", r"went up", r"gone up", r"climb(?:s|ed|ing)?", r"surg(?:e|es|ed|ing)")  # fmt: skip
_DOWN = (r"decreas(?:e|es|ed|ing)", r"fall(?:s|en|ing)?", r"fell", r"declin(?:e|es|ed|ing)", r"drop(?:s|ped|ping)?",
         r"reduc(?:e|es|ed|ing|tions?)", rf"down{_BEFORE_SIZE}", r"lower", r"went down", r"gone down")  # fmt: skip
_LEVEL = (r"no change", r"unchanged", r"did not change", r"remained (?:steady|stable|the same)")
_WORDS = re.compile("|".join(rf"(?P<{name}>\b(?:{'|'.join(words)})\b)" for name, words in
                             (("level", _LEVEL), ("up", _UP), ("down", _DOWN))), re.IGNORECASE)  # fmt: skip
_SIGNS: dict[str, Way] = {"up": 1, "down": -1, "level": 0}
# What is hoped or asked for tells no direction, nor do the names of schools and courts.
_NO_DIRECTION = re.compile(
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
    said: str  # how the fact stands in the text

    @property
    def contradicts(self) -> bool:
        """Whether the fact is a change that went another way; a number that is no change contradicts nothing."""
        return self.fact.unit in CHANGES and change_sign(self.fact) not in (None, self.way)

    @property
    def doubled(self) -> bool:
        """Whether both the word and a minus sign say that it fell: "a decrease of −6%"."""
        return self.way == -1 and self.said.startswith(MINUS)


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
            (fact.unit not in CHANGES, distance, fact, said)
            for at, said, fact in facts
            if start <= at < end and (distance := _distance(match.span(), (at, at + len(said)))) <= _NEAR
        ]
        if near:
            *_, fact, said = min(near, key=lambda one: one[:2])
            yield Direction(match[0], _SIGNS[match.lastgroup or "level"], fact, said)


def _laid_out(text: Text) -> tuple[str, list[tuple[int, str, Fact]]]:
    """The author's words, with each fact blanked out; where each fact stands, and how it is said."""
    written = ""
    facts: list[tuple[int, str, Fact]] = []
    for run in text:
        if run.fact is not None:
            facts.append((len(written), run.text, run.fact))
        written += "\ufffc" * len(run.text) if run.fact is not None else run.text
    return written, facts


def _sentence(written: str, at: int) -> tuple[int, int]:
    ends = [match.end() for match in _SENTENCE_END.finditer(written)]
    start = max((end for end in ends if end <= at), default=0)
    return start, min((end for end in ends if end > at), default=len(written))


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])
