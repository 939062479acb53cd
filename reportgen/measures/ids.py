"""Ids of facts: what was counted, or what was computed from which facts."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from urllib.parse import quote

from reportgen.measures.counts import Within
from reportgen.measures.facts import Fact
from reportgen.periods import Period


def counted_id(measure: str, period: Period, area: str, within: Within) -> str:
    """``cctv.barnet.incident=Theft.20230601-20230930``."""
    return ".".join((measure, area, *map(_held_to, within), f"{period.start:%Y%m%d}-{period.end:%Y%m%d}"))


def _held_to(category: tuple[str, str]) -> str:
    """``incident=Theft`` in a fact's id; characters that have a meaning there are escaped as in addresses."""
    return "=".join(quote(text, safe="").replace(".", "%2E").replace("~", "%7E") for text in category)


def derived_id(name: str, fact: Fact, inputs: Sequence[Fact]) -> str:
    """``change(cctv.barnet.20230601-20230930~cctv.barnet.20220601-20220930)``."""
    return f"{name}({fact.id}{_others(fact, inputs)})"


def _others(fact: Fact, inputs: Sequence[Fact]) -> str:
    """The other inputs in a fact's id; many of them by their number and a digest."""
    others = "".join(f"~{each.id}" for each in inputs if each.id != fact.id)
    if len(inputs) < 4:
        return others
    return f"~{len(inputs)}~{sha256(others.encode()).hexdigest()[:8]}"
