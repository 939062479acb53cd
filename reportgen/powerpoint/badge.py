"""Draws a rank badge as a group of native shapes: the rank, what is ranked, and a mark with its arrow and word."""

from __future__ import annotations

from reportgen.figures.model import Badge
from reportgen.office.xml import escaped
from reportgen.powerpoint.template import EMU, Box, Look, Spacing
from reportgen.powerpoint.text import Pen, Type, height, solid
from reportgen.spec.contrast import WHITE
from reportgen.spec.house import HouseSpec
from reportgen.wording.text import Text, words

# All of them are in Arial.
_ARROWS = {"up": "▲", "down": "▼", "level": "►", "none": "–"}
_RANK_SIZE, _ARROW_SIZE = 30.0, 20.0
_GAP = 7.2  # points around the words
_LEFT = 0.64  # the share of the width that the rank has; the mark has the rest
_TOP, _CIRCLE, _BELOW = 0.12, 0.4, 0.03  # shares of the height: above the circle, the circle, below it
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def fits(badge: Badge, box: Box, size: float, house: HouseSpec) -> bool:
    """Whether the words stand in the box; ``size`` in points is that of caption and words."""
    width, tall = box.width / EMU, box.height / EMU
    beside = width * _LEFT - 2 * _GAP
    standing = _standing(badge, size, house)
    rank = height([badge.value], _look(standing.size, standing.bold), standing.size, beside)
    caption = height([words(badge.caption)], _look(size, False), size, beside)
    below = height([words(badge.word)], _look(size, True), size, width * (1 - _LEFT) - _GAP / 2)
    return rank + caption <= tall and below <= tall * (1 - _TOP - _CIRCLE - _BELOW)


def _standing(badge: Badge, size: float, house: HouseSpec) -> Type:
    """The rank is what is seen first; where there is none, its sign must not be."""
    if badge.missing:
        return Type(size, False, house.palette.grey)
    return Type(_RANK_SIZE, True, house.palette.text)


def _look(size: float, bold: bool) -> Look:
    return Look(size, bold, Spacing(share=1.0), Spacing(), Spacing(), 0)


def badge_xml(badge: Badge, name: str, box: Box, size: float, pen: Pen) -> str:
    """A ``p:grpSp`` over the whole box; ``size`` in points is that of caption and words."""
    x, y, width, tall = box.x, box.y, box.width, box.height
    group, pale = pen.number(), Type(size, False, pen.house.palette.text)
    place = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{tall}"/>'
    child = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{tall}"/>'
    said = pen.paragraphs([badge.value], _standing(badge, size, pen.house))
    said += pen.paragraphs([words(badge.caption)], pale)
    rank = Box(x, y, round(width * _LEFT), tall)
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{group}" name="{escaped(name)}" descr="{escaped(badge.alt)}"/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{place}{child}</a:xfrm></p:grpSpPr>"
        f"{_shape(pen, f'{name} card', box, solid(WHITE))}"
        f"{_shape(pen, f'{name} rank', rank, '', said, inset=round(_GAP * EMU), anchor='ctr')}"
        f"{_mark(badge, name, box, size, pen)}</p:grpSp>"
    )


def _mark(badge: Badge, name: str, box: Box, size: float, pen: Pen) -> str:
    """Colour, arrow and word: no one of them alone."""
    left = box.x + round(box.width * _LEFT)
    room = box.x + box.width - left - round(_GAP * EMU / 2)
    across = round(box.height * _CIRCLE)
    top = box.y + round(box.height * _TOP)
    bottom = top + across + round(box.height * _BELOW)
    circle = Box(left + (room - across) // 2, top, across, across)
    below = Box(left, bottom, room, box.y + box.height - bottom)
    arrow = Type(_ARROW_SIZE, True, WHITE)
    said = _centred(pen, words(badge.word), Type(size, True, pen.house.palette.text))
    return (
        _shape(pen, f"{name} mark", circle, solid(getattr(pen.house.palette, badge.rag)),
               _centred(pen, words(_ARROWS[badge.arrow]), arrow), geometry="ellipse", anchor="ctr")
        + _shape(pen, f"{name} word", below, "", said)
    )


def _centred(pen: Pen, text: Text, type_: Type) -> str:
    return f'<a:p><a:pPr algn="ctr"/>{pen.runs(text, type_)}</a:p>'


def _shape(
    pen: Pen, name: str, box: Box, fill: str, text: str = "",
    *, geometry: str = "rect", inset: int = 0, anchor: str = "t",
) -> str:
    """A shape without outline. Without text it is decoration, which screen readers pass over."""
    decorative = "" if text else _DECORATIVE
    kind = "" if fill else ' txBox="1"'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{pen.number()}" name="{escaped(name)}">{decorative}</p:cNvPr><p:cNvSpPr{kind}/>'
        f'<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{box.x}" y="{box.y}"/>'
        f'<a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm><a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom>'
        f"{fill or '<a:noFill/>'}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody>"
        f'<a:bodyPr wrap="square" lIns="{inset}" tIns="0" rIns="{inset}" bIns="0" rtlCol="0" anchor="{anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{text or '<a:p/>'}</p:txBody></p:sp>"
    )
