"""Fills, lines and text of a chart as DrawingML."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.office.escaping import escaped
from reportgen.spec.contrast import WHITE
from reportgen.spec.house import Palette

_POINT = 12700  # EMU


@dataclass(frozen=True, slots=True)
class Ink:
    """What the house gives every text and line of a chart; ``size`` in points."""

    palette: Palette
    font: str
    size: float
    language: str


def solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def hatched(colour: str) -> str:
    return (f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="{WHITE}"/></a:bgClr></a:pattFill>')


def no_line() -> str:
    return "<a:ln><a:noFill/></a:ln>"


def line(colour: str, width: float, dash: str = "solid", *, rounded: bool = False) -> str:
    """A line of ``width`` points."""
    cap, join = (' cap="rnd"', "<a:round/>") if rounded and dash == "solid" else ("", "")
    return f'<a:ln w="{round(width * _POINT)}"{cap}>{solid(colour)}<a:prstDash val="{dash}"/>{join}</a:ln>'


def text_look(
    ink: Ink, *, size: float = 0, colour: str = "", bold: bool = False, rotation: int | None = None,
    wrapped: bool = True,
) -> str:
    """``c:txPr``: the look of generated text; ``rotation`` in degrees, None leaves it to Office."""
    body = _body(rotation) if wrapped else '<a:bodyPr wrap="none"/>'
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{_run_look('defRPr', ink, size, colour, bold=bold)}</a:pPr>"
        f'<a:endParaRPr lang="{escaped(ink.language)}"/></a:p></c:txPr>'
    )


def title(text: str, ink: Ink, *, bold: bool = False, larger: float = 0, rotation: int | None = None) -> str:
    """``c:title`` of a chart or an axis."""
    size = ink.size + larger
    return (
        f"<c:title><c:tx><c:rich>{_body(rotation)}<a:lstStyle/>"
        f"<a:p><a:pPr>{_run_look('defRPr', ink, size, bold=bold)}</a:pPr>"
        f"<a:r>{_run_look('rPr', ink, size, bold=bold)}<a:t>{escaped(text)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


def _body(rotation: int | None) -> str:
    # DrawingML turns clockwise, in sixty-thousandths of a degree; a rise to the right is negative.
    return "<a:bodyPr/>" if rotation is None else f'<a:bodyPr rot="{rotation * 60000}" vert="horz"/>'


def _run_look(tag: str, ink: Ink, size: float = 0, colour: str = "", *, bold: bool = False) -> str:
    font = escaped(ink.font)
    return (
        f'<a:{tag} lang="{escaped(ink.language)}" sz="{round((size or ink.size) * 100)}" b="{int(bold)}">'
        f'{solid(colour or ink.palette.text)}<a:latin typeface="{font}"/><a:cs typeface="{font}"/></a:{tag}>'
    )
