"""The title above a table on a slide: a line or two of bold text within the table's place."""

from __future__ import annotations

from dataclasses import replace

from reportgen.figures.model import Table
from reportgen.office.metrics import LINE, lines
from reportgen.office.xml import escaped
from reportgen.powerpoint.template import EMU, Box
from reportgen.powerpoint.text import Pen, Type
from reportgen.wording.text import words

_LARGEST = 12.0  # points
_BELOW = 3.0  # points between title and table


def below_heading(table: Table, box: Box, size: float) -> Box:
    """What the table's title leaves of the table's place; ``size`` is that of the place's words."""
    taken = round((_height(table, box, size) + _BELOW) * EMU) if table.headed else 0
    return replace(box, y=box.y + taken, height=box.height - taken)


def heading_xml(table: Table, box: Box, size: float, pen: Pen) -> str:
    """The title at the top of the table's place; nothing for a table that shows none."""
    if not table.headed:
        return ""
    type_ = Type(_size(size), bold=True, colour=pen.house.palette.text)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{pen.number()}" name="{escaped(f"Heading: {table.id}")}"/>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{box.x}" y="{box.y}"/>'
        f'<a:ext cx="{box.width}" cy="{round(_height(table, box, size) * EMU)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{pen.paragraphs([words(table.title)], type_)}</p:txBody></p:sp>"
    )


def _height(table: Table, box: Box, size: float) -> float:
    return lines([(table.title, True)], _size(size), box.width / EMU) * _size(size) * LINE


def _size(size: float) -> float:
    return min(size, _LARGEST)
