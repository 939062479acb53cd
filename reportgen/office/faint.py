"""The grey of faint numbers: lighter than the text, and still read by all."""

from __future__ import annotations

from reportgen.spec.contrast import LEAST_FOR_TEXT, WHITE, contrast
from reportgen.spec.house import Palette


def faint_colour(palette: Palette) -> str:
    """The lightest of the house's greys that stands out from white and from the tint as text must."""
    read = (colour for colour in (palette.muted, palette.grey)
            if min(contrast(colour, WHITE), contrast(colour, palette.tint)) >= LEAST_FOR_TEXT)  # fmt: skip
    return next(read, palette.text)
