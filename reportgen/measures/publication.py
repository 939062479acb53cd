"""Counts of data whose small numbers are protected: as the rule of their dataset lets them be published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.data.needs import listed
from reportgen.disclosure.guard import Box, Guard, Quantity, Verdict
from reportgen.measures.counts import Counts
from reportgen.measures.facts import Fact, Unit, period_of
from reportgen.spec.definitions import Measure


def quantity_of(fact: Fact, spec: Measure, counts: Counts, members: Iterable[str]) -> Quantity:
    """What the fact counts, whatever it is called."""
    held = {column: frozenset(listed(values)) for column, values in spec.where.items()}
    for column, value in fact.categories:
        held[column] = held.get(column, frozenset({value})) & {value}
    dates = frozenset(counts.dates(period_of(fact)))
    box = Box(frozenset(members), dates, tuple(sorted(held.items())))
    return Quantity(spec.dataset, counts.counted, (box,), scale=counts.scale)


def published(fact: Fact, quantity: Quantity, is_mean: bool, of_records: bool, guard: Guard) -> Fact:
    """The fact as the rule of its dataset lets it be published; the number of its rows would tell the rest."""
    rows = sum(origin.rows or 0 for origin in fact.origins)
    fact = replace(fact, origins=tuple(replace(origin, rows=None) for origin in fact.origins))
    value = fact.value or 0.0
    if fact.unit is Unit.COUNT:
        return judged(fact, guard.judge(fact.id, quantity, value))
    if is_mean and fact.unit is Unit.MEAN and rows:
        # Of one cell, the mean is its number: it is published if their sum may be.
        verdict = guard.judge(f"sum({fact.id})", quantity, value * rows)
        return judged(fact, verdict._replace(value=None if verdict.value is None else verdict.value / rows))
    return judged(fact, guard.judge_few(quantity.dataset, value, rows)) if of_records else fact


def judged(fact: Fact, verdict: Verdict) -> Fact:
    if verdict.value is None:
        return replace(fact, value=None, mark="c", missing=verdict.missing, low=None, high=None)
    return replace(fact, value=verdict.value, mark="" if fact.mark == "c" else fact.mark, missing="")
