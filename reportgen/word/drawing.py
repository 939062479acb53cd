"""Writes drawings in line with the text, as groups of native shapes, and the frames that charts stand in as well."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element

from reportgen.drawings.drawingml import body_look, emu, group_place, named_shape, properties
from reportgen.drawings.model import Drawing, Line, Shape
from reportgen.office.xml import NAMESPACES, allowed, name
from reportgen.word.story import Story
from reportgen.word.text import add_text
from reportgen.word.xml import DRAWING, child, text_child, w

_LONGEST_NAME = 80
_GROUP = {prefix: NAMESPACES[prefix] for prefix in ("mc", "wpg", "wps", "w", "a")}
_ROOT = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _GROUP.items())
# For Word 2007, which knows no such shapes.
_INSTEAD = "[This drawing needs Word 2010 or newer. The table below it says the same.]"
_PLAIN = {w("before"): "0", w("after"): "0", w("line"): "240", w("lineRule"): "auto"}


def add_inline(story: Story, run: _Element, size: tuple[int, int], title: str, alt: str, uri: str) -> _Element:
    """A frame of ``size`` in EMU in line with the text; gives the element that holds what stands in it."""
    width, height = size
    distances = {f"dist{side}": "0" for side in "TBLR"}
    inline = etree.SubElement(child(run, "drawing"), name("wp:inline"), distances, nsmap=DRAWING)
    etree.SubElement(inline, name("wp:extent"), {"cx": str(width), "cy": str(height)})
    etree.SubElement(inline, name("wp:effectExtent"), dict.fromkeys("ltrb", "0"))
    described = {
        "id": str(next(story.drawing_ids)),
        "name": allowed(title)[:_LONGEST_NAME],
        "descr": allowed(alt),
    }
    etree.SubElement(inline, name("wp:docPr"), described)
    etree.SubElement(inline, name("wp:cNvGraphicFramePr"))
    graphic = etree.SubElement(inline, name("a:graphic"))
    return etree.SubElement(graphic, name("a:graphicData"), uri=uri)


def add_drawing(story: Story, run: _Element, drawing: Drawing, title: str, alt: str) -> None:
    """A ``wpg:wgp`` in line with the text. Word itself wraps it so that older programs can pass it over."""
    either = etree.SubElement(run, name("mc:AlternateContent"), nsmap=_GROUP)
    choice = etree.SubElement(either, name("mc:Choice"), Requires="wpg")
    size = emu(drawing.width), emu(drawing.height)
    data = add_inline(story, choice, size, title, alt, NAMESPACES["wpg"])
    group = etree.fromstring(_group(story, drawing, size))
    data.append(group)
    texts = [shape.text for shape in drawing.shapes if shape.text]
    for content, text in zip(group.iter(w("txbxContent")), texts, strict=True):
        _add_paragraphs(story, content, text)
    text_child(etree.SubElement(either, name("mc:Fallback")), "t", _INSTEAD)


def _group(story: Story, drawing: Drawing, size: tuple[int, int]) -> str:
    shapes = "".join(_shape(story, shape) for shape in drawing.shapes)
    place = group_place(0, 0, *size)
    return f"<wpg:wgp {_ROOT}><wpg:cNvGrpSpPr/><wpg:grpSpPr>{place}</wpg:grpSpPr>{shapes}</wpg:wgp>"


def _shape(story: Story, shape: Shape) -> str:
    called = named_shape("wps:cNvPr", next(story.drawing_ids), shape)
    line = shape.geometry == "line" and shape.path is None
    kind = "<wps:cNvCnPr/>" if line else '<wps:cNvSpPr txBox="1"/>' if shape.text else "<wps:cNvSpPr/>"
    said = "<wps:txbx><w:txbxContent/></wps:txbx>" if shape.text else ""
    body = f"<wps:bodyPr {body_look(shape)}><a:noAutofit/></wps:bodyPr>" if shape.text else "<wps:bodyPr/>"
    return f"<wps:wsp>{called}{kind}<wps:spPr>{properties(shape)}</wps:spPr>{said}{body}</wps:wsp>"


def _add_paragraphs(story: Story, content: _Element, text: Sequence[Line]) -> None:
    """The style of the paragraph around would bring its own spaces: these have none."""
    for line in text:
        paragraph = child(content, "p")
        look = child(paragraph, "pPr")
        etree.SubElement(look, w("spacing"), _PLAIN)
        if line.align != "left":
            child(look, "jc", val=line.align)
        add_text(story, paragraph, line.text, bold=line.bold, colour=line.colour, size=line.size)
