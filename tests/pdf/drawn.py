"""PDFs drawn by hand for the tests: pages of given size with given content; pages read back as pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import ceil, floor
from pathlib import Path

import numpy
import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from reportgen.pdf.bind import bind
from reportgen.pdf.geometry import Box, Frame, frame
from reportgen.pdf.model import Binding, Bound, Source

A4 = (0, 0, 595, 842)
SLIDE = (0, 0, 960, 540)
DAY = datetime(2023, 11, 24, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """One page: its content, its media box and whatever else is in its dictionary."""

    content: str = ""
    box: Sequence[float] = A4
    entries: dict[str, object] = field(default_factory=dict)


def words(text: str, left: float, bottom: float, size: float = 12) -> str:
    return f"BT /F1 {size} Tf {left} {bottom} Td ({text}) Tj ET\n"


def fill(grey: float, left: float, bottom: float, width: float, height: float) -> str:
    return f"{grey} g {left} {bottom} {width} {height} re f 0 g\n"


def new(*pages: Page) -> pikepdf.Pdf:
    """A PDF of these pages, with Helvetica as F1."""
    pdf = pikepdf.new()
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    font = pdf.make_indirect(helvetica)
    for page in pages:
        built = Dictionary(
            Type=Name.Page,
            MediaBox=Array(page.box),
            Resources=Dictionary(Font=Dictionary(F1=font)),
            Contents=pdf.make_stream(page.content.encode("latin-1")),
        )
        for key, value in page.entries.items():
            built[key] = value
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(built)))
    return pdf


def write(path: Path, *pages: Page) -> Path:
    new(*pages).save(path)
    return path


def bound(folder: Path, *sources: Source, **entries: object) -> tuple[pikepdf.Pdf, Bound]:
    """The sources, bound: the PDF read back, and what was said of it."""
    target = folder / "pack.pdf"
    result = bind(Binding(sources, "Pack", DAY, **entries), target)  # type: ignore[arg-type]
    return pikepdf.open(target), result


def views(path: Path) -> list[Frame]:
    with pikepdf.open(path) as pdf:
        return [frame(page) for page in pdf.pages]


def pixels(path: Path, page: int = 0, scale: float = 2.0) -> numpy.ndarray:
    """The page as grey pixels, ``scale`` to the point."""
    with pypdfium2.PdfDocument(path) as document:
        shown = document[page]
        bitmap = shown.render(scale=scale, grayscale=True)
        grey = bitmap.to_numpy().copy().squeeze()
        bitmap.close()
        shown.close()
    return grey


def part(grey: numpy.ndarray, view: Frame, box: Box) -> numpy.ndarray:
    """The pixels that a box of the page as shown touches."""
    rows, columns = grey.shape
    scale = columns / view.width
    top, bottom = rows - ceil(box.top * scale), rows - floor(box.bottom * scale)
    return grey[top:bottom, floor(box.left * scale) : ceil(box.right * scale)]


def content(page: pikepdf.Page) -> str:
    """All of the page's content."""
    page.contents_coalesce()
    return page.obj.Contents.read_bytes().decode("latin-1")
