"""Where things stand on a page as it is shown: boxes, and the way from them to the page's own coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

A4_SHORT, A4_LONG = 595.276, 841.89  # points
_NARROW = 300.0  # points of A4 that a page's shorter side must have room for


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page as shown, from its lower left corner, in points of the page when printed on A4."""

    left: float
    bottom: float
    width: float
    height: float
    turned: bool = False  # what stands in it is read from the top down

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def top(self) -> float:
        return self.bottom + self.height


@dataclass(frozen=True, slots=True)
class Matrix:
    """x' = a x + c y + e, y' = b x + d y + f, as in PDF."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def __matmul__(self, after: Matrix) -> Matrix:
        """This one first, then ``after``."""
        return Matrix(
            self.a * after.a + self.b * after.c,
            self.a * after.b + self.b * after.d,
            self.c * after.a + self.d * after.c,
            self.c * after.b + self.d * after.d,
            self.e * after.a + self.f * after.c + after.e,
            self.e * after.b + self.f * after.d + after.f,
        )

    def inverse(self) -> Matrix:
        det = self.a * self.d - self.b * self.c
        a, b, c, d = self.d / det, -self.b / det, -self.c / det, self.a / det
        return Matrix(a, b, c, d, -(self.e * a + self.f * c), -(self.e * b + self.f * d))

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def numbers(self) -> tuple[float, ...]:
        return self.a, self.b, self.c, self.d, self.e, self.f

    def __str__(self) -> str:
        return " ".join(plain(number) for number in self.numbers())


def plain(number: float) -> str:
    """A number as content streams have it."""
    text = f"{number:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as it is shown: its size in points when printed on A4, and ``to_page``, the way to its coordinates."""

    width: float
    height: float
    to_page: Matrix
    crop: tuple[float, float, float, float]


def frame(page: pikepdf.Page) -> Frame:
    """The frame of a page: crop box, turning and an origin anywhere are seen to."""
    crop = _visible(page)
    x0, y0, x1, y1 = crop
    turn = _turning(page)
    wide, high = (y1 - y0, x1 - x0) if turn in (90, 270) else (x1 - x0, y1 - y0)
    unit = _unit(wide, high)
    ways = {
        0: Matrix(1, 0, 0, 1, x0, y0),
        90: Matrix(0, 1, -1, 0, x1, y0),
        180: Matrix(-1, 0, 0, -1, x1, y1),
        270: Matrix(0, -1, 1, 0, x0, y1),
    }
    return Frame(wide / unit, high / unit, Matrix(unit, 0, 0, unit, 0, 0) @ ways[turn], crop)


_SHORTEST, _LONGEST = 4.0, 14_399.0  # points that viewers allow (ISO 32000-1, annex C)


def paper(page: pikepdf.Page) -> tuple[float, float]:
    """The size of the sheet that the page is shown on, within what viewers allow."""
    x0, y0, x1, y1 = _visible(page)
    wide, high = (min(max(round(side, 3), _SHORTEST), _LONGEST) for side in (x1 - x0, y1 - y0))
    return (high, wide) if _turning(page) in (90, 270) else (wide, high)


def give_size(page: pikepdf.Page) -> None:
    """Make a page whose size makes no sense as large as A4: each viewer has a guess of its own."""
    from pikepdf import Array

    if _ordered(page.mediabox) is None:
        page.obj.MediaBox = Array([0, 0, A4_SHORT, A4_LONG])


def _unit(wide: float, high: float) -> float:
    """How large a point of A4 paper is on a page that is printed to fit it; never so large that words have no room."""
    short, long = sorted((wide, high))
    return max(min(max(long / A4_LONG, short / A4_SHORT), short / _NARROW), 1e-6)


def _turning(page: pikepdf.Page) -> int:
    turn = page.obj.get("/Rotate", 0)
    try:
        return round(float(turn) / 90) % 4 * 90
    except (TypeError, ValueError, OverflowError):
        return 0


def _visible(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """The part of the page that is shown: its crop box within its media box; A4 where neither makes sense."""
    media = _ordered(page.mediabox) or (0.0, 0.0, A4_SHORT, A4_LONG)
    crop = _ordered(page.cropbox) or media
    within = (
        max(media[0], crop[0]),
        max(media[1], crop[1]),
        min(media[2], crop[2]),
        min(media[3], crop[3]),
    )
    return within if within[0] < within[2] and within[1] < within[3] else media


def _ordered(box: object) -> tuple[float, float, float, float] | None:
    try:
        x0, y0, x1, y1 = (float(number) for number in box)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return None
    if x0 == x1 or y0 == y1:
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
