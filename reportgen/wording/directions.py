"""Words of increase and decrease near a fact, for holding the two against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose
from typing import Literal

from reportgen.measures.facts import Fact, Unit
from reportgen.wording.changes import change_sign
from reportgen.wording.numbers import CHANGES, MINUS
from reportgen.wording.text import Text

Way = Literal[1, 0, -1]

# "Up" and "down" stand in many words of no direction (pop-up, sign up): they count only before a size.
_BEFORE_SIZE = r"(?= (?:by|from|on|since|against)\b|(?:,| \(|,? [–-])? ?\ufffc)"
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
# "Did not fall", "no increase": the author says that it was not so.
_NEGATED = re.compile(r"(?:\b(?:not|never|no|without|neither|nor|hardly|cannot)|n['’]t)(?: \w+){0,2} $", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:()–](?=\s|$)|\s[(–]|\sbut\s", re.IGNORECASE)
# A clause of its own, about another thing or time than the number of the clause beside it: "After it fell last year, ".
_ASIDE = re.compile(
    r"\b(?:after|before|although|though|whereas|while|when|until|despite|following|unlike|had|having|which|who|"
    r"previously|earlier)\b|"
    r"(?<!\bon )(?<!\bwith )(?<!\bfrom )(?<!\bthan )(?<!\bagainst )(?<!\bto )"
    r"\b(?:last (?:year|month|quarter)|the (?:last|previous|preceding|year before)|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# What begins something new between a word and a fact: "the fall came to an end with ...".
_NEW_START = re.compile(
    r"\b(?:after|before|although|though|whereas|while|which|showed|shows|saw|ended|reversed|followed by|to an end)\b",
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


@dataclass(frozen=True, slots=True)
class Move:
    """A word of direction and the two numbers of one thing that it is about, the earlier or the other one first."""

    word: str
    way: Way
    before: str
    now: str
    actual: Way

    @property
    def contradicts(self) -> bool:
        return self.way != self.actual


def directions(text: Text) -> Iterator[Direction]:
    """The words an author wrote, in reading order, each with the change of its sentence that it is about.

    A change is preferred to another number, and the nearer of two; words without a fact nearby are left out, and so
    are those that a fact says of itself.
    """
    written, facts = _laid_out(text)
    masked = _NO_DIRECTION.sub(lambda match: " " * len(match[0]), written)
    for match in _WORDS.finditer(masked):
        start, end = _sentence(masked, match.start())
        if _NEGATED.search(masked[start : match.start()]):
            continue
        near = [
            (fact.unit not in CHANGES, distance, fact, said)
            for at, said, fact in facts
            if start <= at < end
            and (distance := _distance(match.span(), (at, at + len(said)))) <= _NEAR
            and not _aside(masked, match.start(), at)
        ]
        if near:
            *_, fact, said = min(near, key=lambda one: one[:2])
            yield Direction(match[0], _SIGNS[match.lastgroup or "level"], fact, said)


_FROM_TO = re.compile(
    r"(?P<first>to|from) (?:the )?(?P<one>\ufffc+)(?:[^.;\ufffc]{0,40}?),? "
    r"(?P<second>to|from) (?:the )?(?P<other>\ufffc+)"
)
_THAN = re.compile(
    r"(?P<one>\ufffc+)(?: [a-z]+){0,2}(?:,| \(| –)(?: (?:and|or|which (?:is|was)))? ?(?:slightly |far |many |much )?"
    r"(?P<word>fewer|less|lower|smaller|more|greater|higher|larger) than (?:the |its )?(?P<other>\ufffc+)",
    re.IGNORECASE,
)
_MORE = ("more", "greater", "higher", "larger")


def moves(text: Text) -> Iterator[Move]:
    """Words of direction beside two numbers of one thing: "a decline to 40 from 50", "40, fewer than the 50"."""
    written, laid = _laid_out(text)
    masked = _NO_DIRECTION.sub(lambda match: " " * len(match[0]), written)
    facts = {at: (fact, said) for at, said, fact in laid}
    for match in _FROM_TO.finditer(masked):
        word = _word_before(masked, match.start())
        if word is not None and match["first"] != match["second"]:
            now, before = ("one", "other") if match["first"] == "to" else ("other", "one")
            way = _SIGNS[word.lastgroup or "level"]
            yield from _moved(word[0], way, facts[match.start(before)], facts[match.start(now)])
    for match in _THAN.finditer(masked):
        way = 1 if match["word"].casefold() in _MORE else -1
        yield from _moved(f"{match['word']} than", way, facts[match.start("other")], facts[match.start("one")])


def _word_before(masked: str, at: int) -> re.Match[str] | None:
    """The last word of direction shortly before the numbers, unless it is about something else."""
    start, _ = _sentence(masked, at)
    found = [match for match in _WORDS.finditer(masked, start, at) if at - match.end() <= _NEAR]
    if not found or "\ufffc" in masked[found[-1].end() : at] or _NEGATED.search(masked[start : found[-1].start()]):
        return None
    return None if _aside(masked, found[-1].start(), at) else found[-1]


def _moved(word: str, way: Way, before: tuple[Fact, str], now: tuple[Fact, str]) -> Iterator[Move]:
    one, other = before[0], now[0]
    alike = (one.measure, one.unit, one.per, one.categories) == (other.measure, other.unit, other.per, other.categories)
    if alike and one.unit not in (*CHANGES, Unit.RANK) and one.value is not None and other.value is not None:
        actual: Way = 0 if isclose(one.value, other.value) else 1 if other.value > one.value else -1
        yield Move(word, way, before[1], now[1], actual)


def _aside(masked: str, word: int, fact: int) -> bool:
    """Whether the word stands in a clause without the fact, which tells of another thing or time."""
    start, end = _sentence(masked, word)
    breaks = [match.start() for match in _CLAUSE_END.finditer(masked, start, end)]
    left = max((at for at in breaks if at < word), default=start)
    right = min((at for at in breaks if at >= word), default=end)
    if fact < left or fact >= right:
        return _ASIDE.search(masked[left:right]) is not None
    between = masked[min(word, fact) : max(word, fact)]
    return _NEW_START.search(between) is not None


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
