"""Writes drawings in line with the text, as groups of native shapes, and the frames that charts stand in as well."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element

from reportgen.drawings.drawingml import body_look, emu, group_place, named, named_shape, paragraphs, properties
from reportgen.drawings.model import Drawing, Line, Shape
from reportgen.office.xml import NAMESPACES, allowed, escaped, name
from reportgen.word.story import Story
from reportgen.word.text import add_text
from reportgen.word.xml import DRAWING, child, w

_LONGEST_NAME = 80
_GROUP = {prefix: NAMESPACES[prefix] for prefix in ("mc", "wpg", "wps", "w", "a", "w16se")}
_ROOT = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("wpg", "wps", "w", "a"))
_CANVAS_ROOT = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("lc", "a"))
# Word since 2016 knows both. LibreOffice 7.4 knows the first alone, and loses the words of such a group that moves to
# another page: the second keeps it, and older versions of Word, to the other way of writing.
_NEEDED = "wpg w16se"
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
    """Shapes in line with the text: a ``wpg:wgp``, and for programs that cannot show it the same as a canvas."""
    either = etree.SubElement(run, name("mc:AlternateContent"), nsmap=_GROUP)
    choice = etree.SubElement(either, name("mc:Choice"), Requires=_NEEDED)
    size = emu(drawing.width), emu(drawing.height)
    group = etree.fromstring(_group(story, drawing, size))
    add_inline(story, choice, size, title, alt, NAMESPACES["wpg"]).append(group)
    texts = [shape.text for shape in drawing.shapes if shape.text]
    for content, text in zip(group.iter(w("txbxContent")), texts, strict=True):
        _add_paragraphs(story, content, text)
    fallback = etree.SubElement(either, name("mc:Fallback"))
    canvas = etree.fromstring(_canvas(story, drawing, size))
    add_inline(story, fallback, size, title, alt, NAMESPACES["lc"]).append(canvas)


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


def _canvas(story: Story, drawing: Drawing, size: tuple[int, int]) -> str:
    """The same as an ``lc:lockedCanvas``, whose words are DrawingML."""
    shapes = "".join(_canvas_shape(story, shape) for shape in drawing.shapes)
    group = f"{named('a:cNvPr', next(story.drawing_ids), 'Canvas')}<a:cNvGrpSpPr/>"
    place = group_place(0, 0, *size)
    return (
        f"<lc:lockedCanvas {_CANVAS_ROOT}><a:nvGrpSpPr>{group}</a:nvGrpSpPr><a:grpSpPr>{place}</a:grpSpPr>{shapes}"
        "</lc:lockedCanvas>"
    )


def _canvas_shape(story: Story, shape: Shape) -> str:
    called = named_shape("a:cNvPr", next(story.drawing_ids), shape)
    said = ""
    if shape.text:
        written = paragraphs(shape.text, lambda line: _runs(line, story.house.language))
        body = f"<a:bodyPr {body_look(shape)}><a:noAutofit/></a:bodyPr><a:lstStyle/>{written}"
        said = f"<a:txSp><a:txBody>{body}</a:txBody><a:useSpRect/></a:txSp>"
    return f"<a:sp><a:nvSpPr>{called}<a:cNvSpPr/></a:nvSpPr><a:spPr>{properties(shape)}</a:spPr>{said}</a:sp>"


def _runs(line: Line, language: str) -> str:
    """Runs in the theme's font; links are in the group alone."""
    written = []
    for run in line.text:
        look = f'lang="{escaped(language)}" sz="{round(line.size * 100)}" b="{int(line.bold or run.bold)}"'
        ink = f'<a:solidFill><a:srgbClr val="{line.colour}"/></a:solidFill><a:latin typeface="+mn-lt"/>'
        properties_ = f'<a:rPr {look} i="{int(run.italic)}">{ink}</a:rPr>'
        pieces = (f"<a:r>{properties_}<a:t>{escaped(piece)}</a:t></a:r>" for piece in run.text.split("\n"))
        written.append(f"<a:br>{properties_}</a:br>".join(pieces))
    return "".join(written)


def _add_paragraphs(story: Story, content: _Element, text: Sequence[Line]) -> None:
    """The style of the paragraph around would bring its own spaces: these have none."""
    for line in text:
        paragraph = child(content, "p")
        look = child(paragraph, "pPr")
        etree.SubElement(look, w("spacing"), _PLAIN)
        if line.align != "left":
            child(look, "jc", val=line.align)
        add_text(story, paragraph, line.text, bold=line.bold, colour=line.colour, size=line.size)
