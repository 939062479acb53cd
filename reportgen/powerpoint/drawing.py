"""Writes a drawing on a slide: a group of native shapes that a user can take apart."""

from __future__ import annotations

from reportgen.drawings.drawingml import body_look, emu, group_place, named, named_shape, paragraphs, properties
from reportgen.drawings.model import Drawing, Line, Shape
from reportgen.powerpoint.template import Box
from reportgen.powerpoint.text import Pen, Type


def drawing_xml(drawing: Drawing, name: str, alt: str, box: Box, pen: Pen) -> str:
    """A ``p:grpSp`` at the top left of ``box``."""
    group = named("p:cNvPr", pen.number(), name, alt)
    place = group_place(box.x, box.y, emu(drawing.width), emu(drawing.height))
    shapes = "".join(_shape(shape, box, pen) for shape in drawing.shapes)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{group}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{place}</p:grpSpPr>"
        f"{shapes}</p:grpSp>"
    )


def _shape(shape: Shape, box: Box, pen: Pen) -> str:
    called = named_shape("p:cNvPr", pen.number(), shape)
    look = f"<p:spPr>{properties(shape, box.x, box.y)}</p:spPr>"
    if shape.geometry == "line" and shape.path is None:
        return f"<p:cxnSp><p:nvCxnSpPr>{called}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>{look}</p:cxnSp>"
    only_text = ' txBox="1"' if shape.text and not shape.fill and not shape.stroke else ""
    written = paragraphs(shape.text, lambda line: _runs(line, pen))
    said = f"<p:txBody>{_body(shape)}{written}</p:txBody>" if shape.text else ""
    return f"<p:sp><p:nvSpPr>{called}<p:cNvSpPr{only_text}/><p:nvPr/></p:nvSpPr>{look}{said}</p:sp>"


def _body(shape: Shape) -> str:
    return f"<a:bodyPr {body_look(shape)}><a:noAutofit/></a:bodyPr><a:lstStyle/>"


def _runs(line: Line, pen: Pen) -> str:
    type_ = Type(line.size, line.bold, line.colour)
    return pen.runs(line.text, type_) or pen.end(type_)
