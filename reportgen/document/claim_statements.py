"""What claims say, in a form that two of them can be held against each other in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Any, cast

from reportgen.errors import Place
from reportgen.measures.counts import within
from reportgen.measures.scope import Scope
from reportgen.spec.claims import (
    AtLeastClaim,
    DecreaseClaim,
    HighestClaim,
    IncreaseClaim,
    LessThanClaim,
    LowestClaim,
    MajorityClaim,
    MoreThanClaim,
    NoChangeClaim,
    NoneClaim,
    RankClaim,
    RecordClaim,
)
from reportgen.wording.numbers import joined, limit_words

_HAIR = 1e-9  # a limit that may not be met is passed by this much at least
Subject = tuple[object, ...]
Span = tuple[float, float]  # from the first to the second, both included


@dataclass(frozen=True, slots=True)
class Statement:
    """What a claim says of a subject: which names, directions or numbers are allowed. Two whose ``allowed`` have
    nothing in common cannot both be true."""

    subject: Subject
    allowed: frozenset[str] | Span
    words: str
    place: Place

    def clashes(self, other: Statement) -> bool:
        if self.subject != other.subject or self.place == other.place:
            return False
        if isinstance(self.allowed, frozenset) and isinstance(other.allowed, frozenset):
            return not self.allowed & other.allowed
        (low, high), (other_low, other_high) = cast(Span, self.allowed), cast(Span, other.allowed)
        return max(low, other_low) > min(high, other_high)


def statements(claim: Any, scope: Scope) -> Iterator[Statement]:
    """What the claim says; nothing of a claim that no other can clash with."""
    area = claim.area or scope.area
    where = tuple(sorted(within(claim.where)))
    measure = scope.measure(getattr(claim, "of", None) or getattr(claim, claim.key))
    base: Subject = (measure, scope.period(claim.period), where, getattr(claim, "measured", "value"))

    def says(subject: Subject, allowed: frozenset[str] | Span, words: str) -> Statement:
        return Statement((*base, *subject), allowed, words, claim.place())

    match claim:
        case HighestClaim() | LowestClaim():
            names = [scope.book.area_label(name) if claim.by == "area" else name for name in claim.names()]
            order_of = (claim.key, claim.by, claim.among or area, *claim.without)
            yield says(order_of, frozenset(names), f"{joined(names)} is the {claim.key}")
            if len(names) == 1:
                end = ("end", claim.by, claim.among or area, names[0])
                yield says(end, frozenset({claim.key}), f"{names[0]} is the {claim.key}")
        case RankClaim():
            name = claim.name or area
            subject = ("rank", claim.by, claim.among or area, name, claim.from_)
            yield says(subject, frozenset({str(claim.rank)}), f"{name} is number {claim.rank} from the {claim.from_}")
        case MajorityClaim():
            yield says(
                ("majority", claim.by, area), frozenset(claim.majority), f"{joined(claim.majority)} is the majority"
            )
        case IncreaseClaim() | DecreaseClaim() | NoChangeClaim():
            way = {"increase": "rose", "decrease": "fell", "no_change": "did not change"}[claim.key]
            yield says(("change", area, claim.since), frozenset({way}), f"it {way}")
        case MoreThanClaim():
            span = (claim.more_than + _HAIR, inf)
            yield says(("number", area), span, f"it is more than {limit_words(claim.more_than)}")
        case LessThanClaim():
            span = (-inf, claim.less_than - _HAIR)
            yield says(("number", area), span, f"it is less than {limit_words(claim.less_than)}")
        case AtLeastClaim():
            yield says(("number", area), (claim.at_least, inf), f"it is at least {limit_words(claim.at_least)}")
        case NoneClaim():
            yield says(("number", area), (0, 0), "there is none")
        case RecordClaim():
            yield says(("record", area, claim.over), frozenset({claim.record}), f"it is the {claim.record} on record")
