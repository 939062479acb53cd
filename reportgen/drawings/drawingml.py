"""Shapes as DrawingML (ISO/IEC 29500-1, 20.1): what slides and reports write alike; each adds the words its own way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportgen.drawings.model import CORNER, Line, Path, Shape
from reportgen.office.escaping import escaped

EMU = 12700  # to the point
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_PRESET = {"rect": "rect", "round_rect": "roundRect", "ellipse": "ellipse", "line": "line"}
_DASHES = {"solid": "", "dash": '<a:prstDash val="dash"/>', "dot": '<a:prstDash val="sysDot"/>'}
_ALIGNED = {"left": "l", "center": "ctr", "right": "r"}
_ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}


def named(tag: str, number: int, name: str, alt: str = "", *, decorative: bool = False) -> str:
    """The element that names a shape or a group; ``alt`` is read aloud, decoration is passed over."""
    described = f' descr="{escaped(alt)}"' if alt else ""
    start = f'<{tag} id="{number}" name="{escaped(name)}"{described}'
    return f"{start}>{_DECORATIVE}</{tag}>" if decorative else f"{start}/>"


def named_shape(tag: str, number: int, shape: Shape) -> str:
    """As ``named``; a shape that neither has words nor says something of its own is decoration."""
    return named(tag, number, shape.name, shape.alt, decorative=not shape.text and not shape.alt)


def group_place(x: int, y: int, width: int, height: int) -> str:
    """Where a group stands, in EMU; its shapes are placed as if there were no group."""
    inside = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/>'
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>{inside}</a:xfrm>'


def properties(shape: Shape, x: int = 0, y: int = 0) -> str:
    """Place, geometry, fill and outline of a shape whose sheet begins at ``x``, ``y`` (EMU)."""
    flipped = ' flipV="1"' if shape.flipped else ""
    place = (
        f'<a:xfrm{flipped}><a:off x="{x + emu(shape.x)}" y="{y + emu(shape.y)}"/>'
        f'<a:ext cx="{emu(shape.width)}" cy="{emu(shape.height)}"/></a:xfrm>'
    )
    return f"{place}{_geometry(shape)}{_fill(shape)}{_outline(shape)}"


def body_look(shape: Shape) -> str:
    """How words stand in a shape: attributes of ``bodyPr``."""
    inset = emu(shape.inset)
    insets = f'lIns="{inset}" tIns="{inset}" rIns="{inset}" bIns="{inset}"'
    return f'wrap="square" {insets} rtlCol="0" anchor="{_ANCHORS[shape.anchor]}"'


def paragraphs(text: Sequence[Line], runs: Callable[[Line], str]) -> str:
    """One ``a:p`` a line; ``runs`` writes what stands in it."""
    return "".join(f'<a:p><a:pPr algn="{_ALIGNED[line.align]}"/>{runs(line)}</a:p>' for line in text)


def emu(points: float) -> int:
    """English metric units, which Office reckons in: whole numbers."""
    return round(points * EMU)


def _geometry(shape: Shape) -> str:
    if shape.path is not None:
        return _custom(shape, shape.path)
    adjusted = "<a:avLst/>"
    if shape.geometry == "round_rect":
        least = min(shape.width, shape.height)
        share = min(round(CORNER / least * 100_000), 50_000) if least else 0
        adjusted = f'<a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst>'
    return f'<a:prstGeom prst="{_PRESET[shape.geometry]}">{adjusted}</a:prstGeom>'


def _custom(shape: Shape, path: Path) -> str:
    """One path with all rings, so that those within others are holes."""
    left, top = shape.x, shape.y
    rings = []
    for ring in path.rings:
        points = [f'<a:pt x="{round((x - left) * EMU)}" y="{round((y - top) * EMU)}"/>' for x, y in ring]
        lines = "</a:lnTo><a:lnTo>".join(points[1:])
        rings.append(f"<a:moveTo>{points[0]}</a:moveTo>" + (f"<a:lnTo>{lines}</a:lnTo>" if lines else ""))
        if path.closed:
            rings.append("<a:close/>")
    open_ = "" if path.closed else ' fill="none"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(shape.width)}" h="{emu(shape.height)}"{open_}>{"".join(rings)}</a:path></a:pathLst>'
        "</a:custGeom>"
    )


def _fill(shape: Shape) -> str:
    if not shape.fill:
        return "<a:noFill/>"
    clear = f'<a:alpha val="{round(shape.opacity * 100_000)}"/>' if shape.opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{shape.fill}">{clear}</a:srgbClr></a:solidFill>'


def _outline(shape: Shape) -> str:
    if not shape.stroke:
        return "<a:ln><a:noFill/></a:ln>"
    head = '<a:tailEnd type="triangle"/>' if shape.arrow else ""
    return (
        f'<a:ln w="{emu(shape.stroke_width)}"><a:solidFill><a:srgbClr val="{shape.stroke}"/></a:solidFill>'
        f"{_DASHES[shape.dash]}<a:round/>{head}</a:ln>"
    )
