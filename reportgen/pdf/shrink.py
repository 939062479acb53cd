"""A page's content made smaller, with all that hangs on the page's coordinates, to have room beside it."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from reportgen.pdf.geometry import Frame, Matrix, plain
from reportgen.pdf.room import STRIP

if TYPE_CHECKING:
    import pikepdf

_SMALLEST = 0.5


def way(view: Frame) -> Matrix:
    """From where the content was to where it goes, in the page's coordinates."""
    scale = max(1 - 2 * STRIP / view.height, _SMALLEST)
    smaller = Matrix(scale, 0, 0, scale, view.width * (1 - scale) / 2, view.height * (1 - scale) / 2)
    return view.to_page.inverse() @ smaller @ view.to_page


def shrink(page: pikepdf.Page, view: Frame) -> bytes:
    """The operators that make the content smaller; patterns and annotations of the page are moved along."""
    moved = way(view)
    _move_patterns(page, moved)
    for annotation in page.obj.get("/Annots", ()):
        _move_annotation(annotation, moved)
    x0, y0, x1, y1 = view.crop
    # What lay beyond the edge of the page must not come into the strips that are made free.
    clip = f"{plain(x0)} {plain(y0)} {plain(x1 - x0)} {plain(y1 - y0)} re W n"
    return f"{moved} cm\n{clip}\n".encode("ascii")


def _move_patterns(page: pikepdf.Page, moved: Matrix) -> None:
    """Patterns lie in the page's coordinates, whatever the content says (ISO 32000-1, 8.7.3.1)."""
    from pikepdf import Array, Dictionary

    patterns = page.resources.get("/Pattern")
    if not patterns:
        return
    copies = Dictionary()
    for name, pattern in patterns.items():
        own = copy(pattern)
        lies = Matrix(*map(float, pattern.get("/Matrix", (1, 0, 0, 1, 0, 0))))
        own.Matrix = Array([round(number, 6) for number in (lies @ moved).numbers()])
        copies[name] = own
    # Pages share their resources: this one gets its own.
    page.obj.Resources = copy(page.resources)
    page.obj.Resources.Pattern = copies


def _move_annotation(annotation: pikepdf.Object, moved: Matrix) -> None:
    from pikepdf import Array

    points = moved_points(annotation.Rect, moved)
    left, right = sorted(points[::2])
    bottom, top = sorted(points[1::2])
    annotation.Rect = Array([left, bottom, right, top])
    if "/QuadPoints" in annotation:
        annotation.QuadPoints = Array(moved_points(annotation.QuadPoints, moved))


def moved_points(numbers: pikepdf.Object, moved: Matrix) -> list[float]:
    flat = [float(number) for number in numbers]
    pairs = (moved.point(x, y) for x, y in zip(flat[::2], flat[1::2], strict=True))
    return [round(number, 4) for pair in pairs for number in pair]


def unbalanced(page: pikepdf.Page) -> tuple[int, int]:
    """How many graphics states the content restores without having saved them, and how many it leaves saved."""
    import pikepdf

    content = b"\n".join(stream.read_bytes() for stream in _streams(page))
    tokens = content.split()
    if tokens.count(b"q") == tokens.count(b"Q"):
        return 0, 0
    depth = lowest = 0
    for one in pikepdf.parse_content_stream(page, "q Q"):
        depth += 1 if str(one.operator) == "q" else -1
        lowest = min(lowest, depth)
    return -lowest, depth - lowest


def _streams(page: pikepdf.Page) -> list[pikepdf.Object]:
    from pikepdf import Array

    contents = page.obj.get("/Contents")
    if contents is None:
        return []
    return list(contents) if isinstance(contents, Array) else [contents]
