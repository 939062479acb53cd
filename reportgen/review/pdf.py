"""Reads a PDF of a partner: its words page by page, its tags, fonts, links and notes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportgen.review.model import Drawing, Gathered, Link, Mark, Page, Paragraph, Region, Stretch, Typeface, shortened

if TYPE_CHECKING:
    from pikepdf import Dictionary, Pdf

# Notes that somebody put on a page (ISO 32000-1, table 169).
_NOTES = ("/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Ink")
_EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST_TAGS = 500_000  # of the structure tree: more are those of a loop


def read_pdf(content: bytes) -> tuple[Gathered, dict[str, Any]]:
    """What it says, and the fields of ``Reviewed`` that only a PDF has or says in its own way.

    Raises ``ValueError`` for a PDF that cannot be opened.
    """
    import pikepdf

    gathered = Gathered()
    texts = _texts(content)
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            return gathered, _fields(pdf, texts, gathered)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise ValueError("the PDF cannot be opened") from error
    except (TypeError, AttributeError, KeyError) as error:
        # An object of another type than the standard wants: a viewer repairs it, pikepdf gives it as it is.
        raise ValueError("the PDF is not built as PDFs are") from error


def _texts(content: bytes) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ValueError("the PDF cannot be opened") from error
    texts: list[str] = []
    try:
        for index in range(len(document)):
            page = document[index]
            words = page.get_textpage()
            texts.append(words.get_text_bounded())
            words.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise ValueError("a page of the PDF cannot be read") from error
    finally:
        document.close()
    return texts


def _fields(pdf: Pdf, texts: list[str], gathered: Gathered) -> dict[str, Any]:
    pages: list[Page] = []
    fonts: dict[str, Typeface] = {}
    for number, (page, text) in enumerate(zip(pdf.pages, texts, strict=False), 1):
        where = f"page {number}"
        region: Region = "front" if number == 1 else "body"
        lines = (line.strip() for line in text.splitlines())
        gathered.paragraphs += (Paragraph((Stretch(line),), where, region=region) for line in lines if line)
        left, bottom, right, top = (float(one) for one in page.mediabox)
        width, height = abs(right - left), abs(top - bottom)
        turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
        if turned:
            width, height = height, width
        pages.append(Page(number, width, height, bool(text.strip()), _has_picture(page.obj)))
        for font in _page_fonts(page.obj):
            fonts.setdefault(font[0], Typeface(font[0], where, font[1]))
        _annotations(page.obj, where, gathered)
    gathered.drawings += (Drawing("the PDF", "picture", "", said) for said in _figures(pdf))
    info = pdf.Root.get("/MarkInfo")
    tagged = info is not None and bool(info.get("/Marked", False)) and "/StructTreeRoot" in pdf.Root
    return {
        "title": str(pdf.docinfo.get("/Title", "")).strip() if "/Info" in pdf.trailer else "",
        "subject": str(pdf.docinfo.get("/Subject", "")).strip() if "/Info" in pdf.trailer else "",
        "language": str(pdf.Root.get("/Lang", "")),
        "pages": tuple(pages),
        "fonts": tuple(fonts.values()),
        "tagged": tagged,
    }


def _has_picture(page: Dictionary) -> bool:
    resources = page.get("/Resources")
    objects = resources.get("/XObject") if resources is not None else None
    return objects is not None and len(objects) > 0


def _page_fonts(page: Dictionary) -> Iterator[tuple[str, bool]]:
    """Names of a page's fonts, without the letters of a subset, and whether they are in the file."""
    resources = page.get("/Resources")
    fonts = resources.get("/Font") if resources is not None else None
    for font in fonts.values() if fonts is not None else ():
        if str(font.get("/Subtype", "")) == "/Type3":
            continue  # its letters are drawings of its own
        below = font.get("/DescendantFonts")
        described = below[0] if below is not None and len(below) else font
        descriptor = described.get("/FontDescriptor")
        embedded = descriptor is not None and any(key in descriptor for key in _EMBEDDED)
        called = str(font.get("/BaseFont", "")).lstrip("/")
        yield called.partition("+")[2] or called, embedded


def _annotations(page: Dictionary, where: str, gathered: Gathered) -> None:
    notes = page.get("/Annots")
    for note in notes if notes is not None else ():
        kind = str(note.get("/Subtype", ""))
        if kind in _NOTES:
            gathered.comments.append(Mark(where, shortened(str(note.get("/Contents", "")))))
        action = note.get("/A")
        if kind == "/Link" and action is not None and "/URI" in action:
            gathered.links.append(Link(where, "", str(action["/URI"])))


def _figures(pdf: Pdf) -> Iterator[str]:
    """The alternative texts of the tagged figures, empty for those without one."""
    import pikepdf

    waiting = [pdf.Root.get("/StructTreeRoot")]
    for _ in range(_MOST_TAGS):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Dictionary):
            if str(one.get("/S", "")) == "/Figure":
                yield str(one.get("/Alt", one.get("/ActualText", ""))).strip()
            elif "/K" in one:
                waiting.append(one["/K"])
