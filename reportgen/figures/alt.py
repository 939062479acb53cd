"""Alternative text written from the data: what a reader who cannot see a figure needs to know."""

from __future__ import annotations

import re

from reportgen.wording.numbers import MINUS, round_half_up


def shown(value: float, number_format: str) -> str:
    """A number as Excel shows it in a format such as ``#,##0``, ``0.0"%"`` or ``+0.0;−0.0;0.0``; halves go up."""
    sections = number_format.split(";")
    if "%" in re.sub(r'"[^"]*"', "", sections[0]):
        value *= 100
    fraction = re.search(r"0\.(0+)", sections[0])
    rounded = round_half_up(value, len(fraction.group(1)) if fraction else 0)
    which = 2 if rounded.is_zero() else int(rounded < 0)
    section = sections[which] if which < len(sections) else sections[0]
    digits = f"{abs(rounded):,f}" if "," in section else f"{abs(rounded):f}"
    minus = MINUS if rounded < 0 and len(sections) == 1 else ""
    return minus + re.sub(r"[#0,]*0(?:\.0+)?", lambda _: digits, section.replace('"', ""), count=1)
