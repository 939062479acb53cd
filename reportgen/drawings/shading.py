"""Shading of a map: the fill of each class, of no case at all, and of areas without a number."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.drawings.ramp import ramp
from reportgen.figures.classes import Range
from reportgen.figures.map import Map, Region
from reportgen.spec.contrast import WHITE
from reportgen.spec.house import Palette

_ZERO = Range(0, 0)


@dataclass(frozen=True, slots=True)
class Shading:
    """``fills`` are those of the classes; white is kept for zero, and for what is hatched."""

    fills: tuple[str, ...]
    plain: str  # of an outline that no number is asked for

    @classmethod
    def of(cls, figure: Map, palette: Palette) -> Shading:
        first = (WHITE,) if figure.classes[:1] == (_ZERO,) else ()
        shades = len(figure.classes) - len(first)
        return cls((*first, *(ramp(palette, shades) if shades else ())), palette.tint)

    def fill(self, region: Region) -> str:
        if region.shade is not None:
            return self.fills[region.shade]
        return WHITE if region.mark else self.plain
