"""Alternative text written from the data: what a reader who cannot see a figure needs to know."""

from __future__ import annotations

import re

from reportgen.wording.numbers import MINUS, round_half_up


def shown(value: float, number_format: str) -> str:
    """A number as Excel shows it in a format such as ``#,##0``, ``0.0"%"`` or ``+0.0;−0.0;0.0``."""
    sections = number_format.split(";")
    percent = "%" in re.sub(r'"[^"]*"', "", sections[0])
    value = value * 100 if percent else value
    places = _places(sections[0])
    sign = int(value > 0) - int(value < 0)
    section = sections[{1: 0, -1: 1, 0: 2}[sign]] if len(sections) > {1: 0, -1: 1, 0: 2}[sign] else sections[0]
    rounded = abs(round_half_up(value, places))
    digits = f"{rounded:,.{places}f}" if "," in section else f"{rounded:.{places}f}"
    minus = MINUS if sign < 0 and len(sections) == 1 and not rounded.is_zero() else ""
    body = re.sub(r"[#0,]*0(?:\.0+)?", lambda _: digits, section.replace('"', ""), count=1)
    return minus + body


def _places(section: str) -> int:
    match = re.search(r"0\.(0+)", section)
    return len(match.group(1)) if match else 0
