"""Measures text by Arial's widths, so that what fits is the same on every machine, whatever fonts it has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

# PowerPoint sets single-spaced lines of Arial and of Liberation Sans within this many times their size.
LINE = 1.2
# Kerning and other readers' rounding move a line's end by a hair.
_SAFETY = 1.01
_UNKNOWN = 1.0  # em: as wide as an ideograph


@cache
def _widths(bold: bool) -> dict[str, float]:
    table = json.loads(files(__package__).joinpath("widths.json").read_text(encoding="utf-8"))
    face: dict[str, str] = table["bold" if bold else "regular"]
    return {character: int(width) / table["em"] for width, characters in face.items() for character in characters}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The length in points of a text on one line."""
    known = _widths(bold)
    return sum(known.get(character, _UNKNOWN) for character in text) * size * _SAFETY


def lines(pieces: Iterable[tuple[str, bool]], size: float, room: float) -> int:
    """How many lines ``room`` points wide the pieces (text, bold) take; a word too long for a line is broken."""
    count, used = 1, 0.0
    for word, gap, ends in _words(pieces, size):
        if word and used and used + word > room:
            count, used = count + 1, 0.0
        broken = int(word // room)
        count += broken
        # A space that ends a line hangs over its end.
        used += word - broken * room + gap
        if ends:
            count, used = count + 1, 0.0
    return count


def _words(pieces: Iterable[tuple[str, bool]], size: float) -> Iterator[tuple[float, float, bool]]:
    """What a line is not broken within: its length, that of the space after it, and whether the line ends there."""
    word = 0.0
    for text, bold in pieces:
        known = _widths(bold)
        for character in text:
            step = known.get(character, _UNKNOWN) * size * _SAFETY
            if character == "\n":
                yield word, 0.0, True
                word = 0.0
            elif character in " \t":
                yield word, step, False
                word = 0.0
            else:
                word += step
                if character in "-–—":
                    yield word, 0.0, False
                    word = 0.0
    yield word, 0.0, False


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """The length in points of the longest word; a no-break space ends none."""
    return max((width(word, size, bold=bold) for word in re.split("[ \\t\\n]", text)), default=0.0)
