"""Standardised ratios: what is observed in an area for each one that would be at the rate of its peers."""

from __future__ import annotations

from dataclasses import replace

from reportgen.errors import UnplacedError
from reportgen.measures.book import FactBook
from reportgen.measures.counts import Within
from reportgen.measures.derived import derived
from reportgen.measures.facts import Fact, Unit, period_of


def standardised_ratio(book: FactBook, fact: Fact, among: str, by: str = "") -> Fact:
    """Observed per expected: how many there are for each one there would be at the rate of ``among``.

    ``by`` is a category of both the measure and its base, such as an age band: what is expected is then the sum
    over its values (indirect standardisation).
    """
    if fact.unit is not Unit.COUNT or fact.made:
        raise UnplacedError(f"a {fact.unit} cannot be set against what is expected", "take the count itself")
    values = book.categories(fact.measure, by) if by else ("",)
    parts = [_expected(book, fact, among, ((by, value),) if by else ()) for value in values]
    total = None if any(part.value is None for part in parts) else sum(part.value or 0.0 for part in parts)
    expected = parts[0] if len(parts) == 1 else derived(parts[0], Unit.COUNT, total, tuple(parts), "expected")
    value, missing = None, fact.missing or expected.missing
    if fact.value is not None and expected.value is not None:
        missing = "" if expected.value else "none is expected"
        value = fact.value / expected.value if expected.value else None
    return replace(derived(fact, Unit.RATIO, value, (fact, expected), "ratio"), missing=missing)


def _expected(book: FactBook, fact: Fact, among: str, further: Within) -> Fact:
    """What there would be in the fact's area at the rate of ``among``."""
    period, within = period_of(fact), (*fact.categories, *further)
    own = book.rate(book.count(fact.measure, period, fact.area, within))
    peers = book.rate(book.count(fact.measure, period, among, within))
    people = own.inputs[1]
    value = None if peers.value is None else peers.value * (people.value or 0.0) / (peers.per or 1)
    return derived(replace(fact, categories=own.categories), Unit.COUNT, value, (peers, people), "expected")
