"""What a paper may allow with a reason: comparisons that are refused otherwise, and rules of the checks."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from reportgen.errors import did_you_mean
from reportgen.spec.base import mistake

COMPARISONS = ("releases", "periods", "areas", "measures")
# Rules of checks/rules.py; those that make a paper unreadable for some, or unfit to be issued, are not among them.
RULES = (
    "same-fact",
    "parts-and-totals",
    "shares-to-100",
    "direction-words",
    "period-labels",
    "unlike-comparison",
    "anomaly",
    "twins",
    "superlative",
    "typed-digits",
    "stale-text",
    "caption",
    "figure-reference",
    "unplaced-figure",
    "duplicate-figure",
    "acronym",
    "figure-source",
    "duplicate-text",
    "slip",
    "mark",
    "minutes-agenda",
    "quorum",
    "in-the-chair",
    "action-owner",
    "plan-agenda",
    "gap",
)
ALLOWABLE = (*COMPARISONS, *RULES)


def _known(name: str) -> str:
    if name not in ALLOWABLE:
        raise mistake(f"nothing is called '{name}' that could be allowed", did_you_mean(name, ALLOWABLE))
    return name


def _given(reason: str) -> str:
    if not reason.strip():
        raise mistake("no reason is given", "say why it is fair here")
    return reason


Allowable = Annotated[str, AfterValidator(_known)]
Reason = Annotated[str, AfterValidator(_given)]
