"""PDFs of papers made whole: those that LibreOffice has made of Office files, and those that partners send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.pdf.alternative_text import Drawing, drawings, undescribed
from reportgen.pdf.images import reduce
from reportgen.pdf.impress import sections
from reportgen.pdf.mend import Pictures, mend
from reportgen.pdf.structure import unwrapped
from reportgen.pdf.tree import tree_of
from reportgen.pdf.untagged import tag
from reportgen.pdf.writer import written

if TYPE_CHECKING:
    from pikepdf import Object, Pdf


_CELL = -1.0  # lines: wherever it stands, the text of each cell is a paragraph


@dataclass(frozen=True, slots=True)
class Whole:
    """A PDF that passes PDF/UA-1, and what a person should see to, in words."""

    content: bytes
    unclear: tuple[str, ...] = ()


def finish(pdf: bytes, source: Path) -> Whole:
    """Put back into a PDF what LibreOffice has lost of ``source``, the .docx, .pptx or .xlsx that it was made of.

    Raises
    ------
    ReportError
        The Office file cannot be read.
    """
    import pikepdf

    told = drawings(source)
    with pikepdf.open(BytesIO(pdf)) as opened:
        unclear: list[str] = []
        pictures: Pictures = {}
        root = tree_of(opened)
        if root is None:
            tops = tag(opened, list(opened.pages), told.title or source.stem)
        elif told.sheets:
            figures = _of_sheets(root, told.body)
            tops = tag(opened, list(opened.pages), told.title or source.stem, known=figures, gap=_CELL)
        elif told.slides:
            if len(told.slides) != len(opened.pages):
                unclear.append("the PDF has not a page for each slide; its drawings were not matched with the file's")
            tops = list(sections(opened, root, told.slides, pdf))
        else:
            result = written(opened, root, told)
            tops, pictures = result.tops, result.pictures
        unclear += mend(opened, _root(root), tops, pictures)[0]
        if not told.title:
            unclear.append("the file has no title; its name stands for it")
        return Whole(_saved(opened, told.title or source.stem, len(pdf)), tuple(unclear))


def whole(pdf: bytes, title: str) -> Whole:
    """Make the PDF of a partner whole: its own tags are kept and mended; without tags it gets modest ones.

    That it had none is no part of what is unclear: who looks into the file as it came tells that.

    Raises
    ------
    pikepdf.PdfError
        It cannot be read.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        root = tree_of(opened)
        unclear: list[str] = []
        tops = tag(opened, list(opened.pages), title) if root is None else unwrapped(root)
        found, untold = mend(opened, _root(root), tops)
        unclear += found
        if untold:
            pieces = f"{untold} pieces of text are" if untold > 1 else "1 piece of text is"
            unclear.append(f"{pieces} in no tag; no screen reader will read what is there")
        return Whole(_saved(opened, title, len(pdf)), tuple(unclear))


def _of_sheets(root: Object, told: Sequence[Drawing]) -> list[Object]:
    """The figures of a workbook with their texts: a chart that runs over two pages is two figures."""
    from pikepdf import String

    figures = [node for node in unwrapped(root) if node.S == "/Figure"]
    if len(told) == 1:
        told = list(told) * len(figures)
    for number, node in enumerate(figures):
        drawing = told[number] if len(told) == len(figures) else None
        node.Alt = String((drawing.alt if drawing else "") or undescribed(drawing))
    return figures


def _root(root: Object | None) -> Object:
    from pikepdf import Dictionary

    return root if root is not None else Dictionary()


def _saved(pdf: Pdf, title: str, size: int) -> bytes:
    """The bytes of a PDF that had so many before."""
    from pikepdf import Dictionary, Name

    reduce(pdf, size)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["pdfuaid:part"] = "1"
        for clock in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            if clock in metadata:
                del metadata[clock]
    pdf.docinfo[Name.Title] = title
    for clock in ("/CreationDate", "/ModDate"):
        if clock in pdf.docinfo:
            del pdf.docinfo[clock]
    if not isinstance(pdf.Root.get("/ViewerPreferences"), Dictionary):
        pdf.Root.ViewerPreferences = Dictionary()
    pdf.Root.ViewerPreferences.DisplayDocTitle = True
    content = BytesIO()
    pdf.save(content, deterministic_id=True, min_version="1.7")
    return content.getvalue()
