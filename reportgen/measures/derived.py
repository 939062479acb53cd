"""A fact made of others: its number, its unit, and all that it takes over from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.data.model import Mark
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.ids import derived_id
from reportgen.measures.origins import origins_of


def derived(fact: Fact, unit: Unit, value: float | None, inputs: tuple[Fact, ...], name: str) -> Fact:
    """``fact`` with another number: ``name`` says how it was made of the inputs."""
    missing = "" if value is not None else next((each.missing for each in inputs if each.missing), "")
    return replace(
        fact,
        id=derived_id(name, fact, inputs),
        value=value,
        unit=unit,
        inputs=inputs,
        made=name,
        low=None,
        high=None,
        origins=origins_of(inputs),
        missing=missing,
        mark=_mark(value, inputs),
    )


def _mark(value: float | None, inputs: Sequence[Fact]) -> Mark:
    """Without a value, it is suppressed or not there if one of its inputs is; with one, it is as weak as they are."""
    marks = [fact.mark for fact in inputs]
    kinds: tuple[Mark, ...] = ("c", "x", "z") if value is None else ("low", "p", "r")
    return next((kind for kind in kinds if kind in marks), "")
