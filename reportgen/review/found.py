"""What a rule over a saved file finds, with the place in words that an officer can find."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.checks.found import Found, counted
from reportgen.review.model import Mark


def at_place(where: str, what: str, remedy: str) -> Found:
    """``slide 4 'Burglary': the picture has no alternative text``."""
    return Found(f"{where}: {what}" if where else what, remedy)


def together(marks: Sequence[Mark], noun: str, rest: str, remedy: str) -> Found:
    """Many of a kind in one: ``3 comments are left; the first at page 2: 'Check this'``."""
    first = marks[0]
    place = f" at {first.where}" if first.where else ""
    said = f": '{first.text}'" if first.text else ""
    verb = "is" if len(marks) == 1 else "are"
    begin = "it stands" if len(marks) == 1 else "the first stands"
    told = f"; {begin}{place}{said}" if place or said else ""
    return Found(f"{counted(len(marks), noun)} {verb} {rest}{told}", remedy)
