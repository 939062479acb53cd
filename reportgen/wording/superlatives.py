"""Words that rank or judge: highest, most, majority, similar, record; found in texts, outside of facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.wording.text import Text

_HIGHEST = ("highest", "rank", "record", "majority")
_LOWEST = ("lowest", "rank", "record")
_OVER_HALF = ("majority", "share_above")
_OF_AREAS = r"(?:performing )?(?:borough|ward|area|council|force)s?"
_NO_WHOLE = r"(?:an? (?:hour|century|mile)|(?:the|this|each|that) (?:\w+ )?year|(?:19|20)\d\d)"
_PART = ("share_above", "majority")
_ABOUT = r"(?:nearly|almost|about|around|over|under|more than|less than|just over|just under)"

# Words -> the kinds of claim that back them.
_BACKED_BY: tuple[tuple[str, tuple[str, ...]], ...] = (
    (rf"best {_OF_AREAS}", _LOWEST),
    (rf"worst {_OF_AREAS}", _HIGHEST),
    (r"(?:doubled|trebled|tripled|quadrupled)(?=[.,;]|$| (?:in|since|from|between|over|on|to)\b)", ("increase",)),
    (r"halved(?=[.,;]|$| (?:in|since|from|between|over|on|to)\b)", ("decrease",)),
    (rf"{_ABOUT} (?:a|one|two|three|four)[- ](?:third|quarter|fifth|tenth)s? of(?! {_NO_WHOLE})", _PART),
    (r"(?:highest|largest|biggest|greatest|worst|peak(?:ed)?|top)", _HIGHEST),
    (r"(?:lowest|smallest|fewest|least|best|quietest|safest)", _LOWEST),
    (r"(?:majority|over half|more than half|most(?: of)?)", (*_OVER_HALF, "highest")),
    (r"(?:record (?:high|low|number)|on record|unprecedented)", ("record",)),
    (r"(?:unchanged|no change|the same as|remained (?:steady|stable|at))", ("no_change", "similar")),
    (r"(?:similar to|in line with|comparable (?:to|with))", ("similar",)),
    (r"(?:significantly|significant(?= (?:increase|decrease|rise|fall|difference)))", ("increase", "decrease")),
    (r"(?:met|achieved|exceeded) (?:its|the|their) targets?", ("target_met",)),
)  # fmt: skip
_NOT_RANKING = re.compile(r"at (?:most|least|best|worst)|most recent(?:ly)?|best practice|top[- ](?:up|line)", re.I)
_PATTERN = re.compile("|".join(rf"(?P<w{at}>\b{words}\b)" for at, (words, _) in enumerate(_BACKED_BY)), re.I)


@dataclass(frozen=True, slots=True)
class Superlative:
    """``backed_by`` are the kinds of claim that would hold the word against the data."""

    word: str
    backed_by: tuple[str, ...]


def superlatives(text: Text) -> Iterator[Superlative]:
    """Each in reading order; words that a fact says of itself are computed, and so are not among them."""
    written = "".join("\ufffc" if run.fact is not None else run.text for run in text)
    masked = _NOT_RANKING.sub(lambda match: "\ufffc" * len(match[0]), written)
    for match in _PATTERN.finditer(masked):
        yield Superlative(match[0], _BACKED_BY[int((match.lastgroup or "w0")[1:])][1])
