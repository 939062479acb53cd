"""Writes a deck: the house's template with one slide part for each slide, and the file's properties."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any

from reportgen.document.model import Deck, Meta, Slide
from reportgen.errors import Place, Problems, did_you_mean
from reportgen.office.package import to_bytes
from reportgen.office.theme import set_theme
from reportgen.office.xml import name, parse
from reportgen.powerpoint.notes import add_notes, spoken
from reportgen.powerpoint.slide import Common, SlideWriter
from reportgen.powerpoint.template import open_template, read_layouts
from reportgen.powerpoint.text import Pen, relating
from reportgen.spec.house import DeckKind, HouseSpec

_FIRST_SLIDE_ID = 256  # ISO/IEC 29500-1, 19.7.13
# PowerPoint's own default, Medium Style 2 - Accent 1, for templates that name none.
_TABLE_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


def write(deck: Deck, house: HouseSpec, kind: DeckKind, template: Path) -> bytes:
    """The .pptx, the same bytes for the same input.

    Raises ``ReportError`` if the template lacks a layout or a placeholder, or with all that does not fit its slide.
    """
    presentation = open_template(template)
    set_theme(presentation.part.package, house.palette, house.fonts)
    layouts = read_layouts(presentation, kind, template)
    problems, place = Problems(), Place(str(deck.meta.spec or deck.name))
    common = Common(deck.meta, house, kind, layouts, _table_style(presentation), place, problems)
    for number, slide in enumerate(deck.slides, start=1):
        if slide.layout in layouts:
            _write_slide(presentation, common, slide, number)
        else:
            problems.add(place, f"slide {number} '{slide.title}' has an unknown layout '{slide.layout}'",
                         did_you_mean(slide.layout, layouts))
    problems.raise_if_any()
    _set_properties(presentation.core_properties, deck.meta)
    return to_bytes(presentation.part.package)


def _write_slide(presentation: Any, common: Common, slide: Slide, number: int) -> None:
    from lxml.etree import SubElement
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    deck = presentation.part
    part = Part(PackURI(f"/ppt/slides/slide{number}.xml"), CONTENT_TYPE.PML_SLIDE, deck.package)
    part.relate_to(common.layouts[slide.layout].part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    listed = deck._element.get_or_add_sldIdLst()
    entry = SubElement(listed, name("p:sldId"), id=str(_FIRST_SLIDE_ID + number - 1))
    entry.set(name("r:id"), deck.relate_to(part, RELATIONSHIP_TYPE.SLIDE))
    pen = Pen(common.meta.language, common.house, relating(part))
    part.blob = SlideWriter(common, slide, number, part, pen).xml()
    notes = (*slide.notes, *(row for _, content in slide.slots for row in spoken(content)))
    if notes:
        add_notes(presentation, part, number, notes, pen)


def _table_style(presentation: Any) -> str:
    """The style that the template gives to new tables."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    styles = [rel.target_part for rel in presentation.part.rels.values()
              if rel.reltype == RELATIONSHIP_TYPE.TABLE_STYLES]
    return parse(styles[0].blob).get("def", _TABLE_STYLE) if styles else _TABLE_STYLE


def _set_properties(properties: Any, meta: Meta) -> None:
    """Whatever the template's own say; the date is the paper's, never today's."""
    made = datetime.combine(meta.modified or meta.meeting_date, time())
    properties.title, properties.author, properties.subject = meta.title, meta.author, meta.subject
    properties.keywords = ", ".join(meta.keywords)
    properties.language = meta.language
    properties.last_modified_by = meta.author
    properties.created, properties.modified = made, made
    properties.category = properties.comments = properties.content_status = ""
    properties.revision = 1
