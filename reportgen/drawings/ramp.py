"""Ramps: shades of one colour for classes from low to high, and ink that can be read on them."""

from __future__ import annotations

from functools import cache

from reportgen.spec.contrast import LEAST_FOR_GRAPHICS, LEAST_FOR_TEXT, WHITE, contrast
from reportgen.spec.house import Palette

_LIGHTEST = 1.15  # contrast with white
_BLACK = "000000"
_STEPS = 16  # halvings: finer than the 256 steps of a colour


def ramp(palette: Palette, count: int) -> tuple[str, ...]:
    """Shades of the primary colour, the lightest first, each as much darker than the one before as the next is.

    The darkest still stands out by 3:1 from borders in the colour of text.
    """
    darkest = min(contrast(palette.text, WHITE) / LEAST_FOR_GRAPHICS, contrast(palette.primary, WHITE))
    if count == 1:
        return (_shade(palette.primary, (_LIGHTEST * darkest) ** 0.5),)
    step = (darkest / _LIGHTEST) ** (1 / (count - 1))
    return tuple(_shade(palette.primary, _LIGHTEST * step**index) for index in range(count))


def ink_on(fill: str, palette: Palette) -> str:
    """The colour of words on a shade: that of text if it can be read, else white or black, whichever can."""
    if contrast(palette.text, fill) >= LEAST_FOR_TEXT:
        return palette.text
    return max(WHITE, _BLACK, key=lambda ink: contrast(ink, fill))


@cache
def _shade(colour: str, wanted: float) -> str:
    """The colour mixed with so much white that its contrast with white is as wanted, or just below it."""
    least, most = 0.0, 1.0
    for _ in range(_STEPS):
        share = (least + most) / 2
        least, most = (share, most) if contrast(_mixed(colour, share), WHITE) <= wanted else (least, share)
    return _mixed(colour, least)


def _mixed(colour: str, share: float) -> str:
    parts = (int(colour[start : start + 2], 16) for start in (0, 2, 4))
    return "".join(f"{round(255 + (part - 255) * share):02X}" for part in parts)
