"""What the marked content of a page says and where it stands, read by PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_SPACE = 0.3  # of the height of letters: a space between words takes more, the room between two letters less

Bounds = tuple[float, float, float, float]  # left, bottom, right, top, in the page's own coordinates


@dataclass(frozen=True, slots=True)
class Marked:
    """The content of one identifier."""

    text: str
    bounds: Bounds


def marked_of(content: bytes, wanted: Mapping[int, Container[int] | None]) -> dict[int, dict[int, Marked]]:
    """What stands under marked content identifiers: those ``wanted`` of each page, counted from 0; None for all."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as pdf:
        return {page: _on_page(pdf, page, mcids) for page, mcids in wanted.items()}


def joined(pieces: Iterable[Marked]) -> str:
    """The words of pieces that follow each other; a space goes between two unless they touch."""
    text, before = "", None
    for piece in pieces:
        if before is not None and not _touch(before.bounds, piece.bounds):
            text += " "
        text += piece.text
        before = piece
    return " ".join(text.split())


def _on_page(pdf: Any, number: int, wanted: Container[int] | None) -> dict[int, Marked]:
    from pypdfium2 import raw

    found: dict[int, Marked] = {}
    page = pdf[number]
    text = page.get_textpage()
    box = [ctypes.c_float() for _ in range(4)]
    edges = [ctypes.byref(edge) for edge in box]
    for index in range(raw.FPDFPage_CountObjects(page)):
        drawn = raw.FPDFPage_GetObject(page, index)
        mcid = raw.FPDFPageObj_GetMarkedContentID(drawn)
        if mcid < 0 or (wanted is not None and mcid not in wanted) or not raw.FPDFPageObj_GetBounds(drawn, *edges):
            continue
        words = _words(drawn, text) if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_TEXT else ""
        piece = Marked(words, (box[0].value, box[1].value, box[2].value, box[3].value))
        found[mcid] = _with(found[mcid], piece) if mcid in found else piece
    text.close()
    page.close()
    return found


def _words(drawn: Any, text: Any) -> str:
    from pypdfium2 import raw

    size = raw.FPDFTextObj_GetText(drawn, text, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFTextObj_GetText(drawn, text, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _with(one: Marked, other: Marked) -> Marked:
    gap = " " if one.text and other.text and not _touch(one.bounds, other.bounds) else ""
    first, second = one.bounds, other.bounds
    whole = (*map(min, first[:2], second[:2]), *map(max, first[2:], second[2:]))
    return Marked(one.text + gap + other.text, whole)  # type: ignore[arg-type]


def _touch(one: Bounds, other: Bounds) -> bool:
    """Whether a piece goes on where another ends: on its line, without room for a space."""
    tall = one[3] - one[1]
    return other[1] < one[3] and other[3] > one[1] and -tall < other[0] - one[2] < _SPACE * tall
