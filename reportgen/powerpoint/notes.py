"""Writes speaker notes as notes slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportgen.document.model import Content
from reportgen.figures.model import Drawn, Group, Table
from reportgen.powerpoint.page import page_xml
from reportgen.powerpoint.text import Pen, relating
from reportgen.wording.text import Text, plain, words


def add_notes(presentation: Any, slide: Any, number: int, items: Sequence[Text], like: Pen) -> None:
    """Relate ``slide`` (a part) to a notes slide with one paragraph an item, in the slide's language."""
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    address = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
    notes = Part(address, CONTENT_TYPE.PML_NOTES_SLIDE, slide.package)
    notes.relate_to(presentation.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    notes.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
    slide.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
    pen = Pen(like.language, like.house, relating(notes))
    notes.blob = page_xml("notes", _shapes(pen.paragraphs(items)))


def spoken(content: Content) -> Iterator[Text]:
    """What a drawing shows, row by row, for those who cannot see it."""
    if isinstance(content, Group):
        for figure in content.figures:
            if isinstance(figure, Drawn):
                yield from spoken(figure)
    elif isinstance(content, Drawn) and content.table is not None:
        yield from _rows(content.table, content.table.title or content.title)


def _rows(table: Table, title: str) -> Iterator[Text]:
    """``Hendon: Offences 132; Rate 34.1``."""
    if title:
        yield words(title, bold=True)
    headings = [plain(cell.text) for cell in table.header[-1]] if table.header else []
    for row in table.rows:
        said: Text = row[0].text
        for index, cell in enumerate(row[1:], start=1):
            heading = headings[index] if index < len(headings) else ""
            said += (*words(": " if index == 1 else "; "), *words(f"{heading} " if heading else ""), *cell.text)
        yield said


def _shapes(paragraphs: str) -> str:
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    text = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )
    return image + text
