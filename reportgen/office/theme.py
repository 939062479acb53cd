"""The theme of an Office file: the house's colours and fonts, in the places that styles and shapes refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.office.package import parts
from reportgen.office.xml import DECLARATION, name, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reportgen.spec.house import Fonts, Palette

_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_ACCENTS = 6


def set_theme(package: Any, palette: Palette, fonts: Fonts) -> dict[str, str]:
    """Put the house into all themes of a python-docx or python-pptx package: a deck's notes have one of their own.

    Gives the colours of the first theme, by their places such as ``dk1``; none if there is no theme.
    """
    colours: dict[str, str] = {}
    for part in parts(package):
        if part.content_type == _TYPE:
            # Both libraries keep a part that they do not know as bytes, under this name.
            part._blob = themed(part.blob, palette, fonts)
            colours = colours or theme_colours(part.blob)
    return colours


def themed(content: bytes, palette: Palette, fonts: Fonts) -> bytes:
    """A theme part's XML with the house's colours and fonts; what a house does not say stays as it is.

    ``lt1``, the ground of pages and slides, stays; so do accents beyond the palette's series.
    """
    from lxml import etree

    root = parse(content)
    for place, colour in _house_colours(palette).items():
        for slot in root.iterfind(f"{name('a:themeElements')}/{name('a:clrScheme')}/{name('a:' + place)}"):
            for old in list(slot):
                slot.remove(old)
            etree.SubElement(slot, name("a:srgbClr"), val=colour)
    for place, typeface in {"majorFont": fonts.heading, "minorFont": fonts.body}.items():
        for font in root.iterfind(f"{name('a:themeElements')}/{name('a:fontScheme')}/{name('a:' + place)}"):
            _set_typeface(font, typeface)
    return DECLARATION.encode() + etree.tostring(root)


def theme_colours(content: bytes) -> dict[str, str]:
    """RRGGBB by place, e.g. ``accent1``; system colours as they were when the file was saved."""
    slots = parse(content).iterfind(f"{name('a:themeElements')}/{name('a:clrScheme')}/*")
    found = {str(slot.tag).rpartition("}")[2]: slot[0] for slot in slots if len(slot)}
    return {place: colour.get("lastClr", colour.get("val", "")) for place, colour in found.items()}


def _house_colours(palette: Palette) -> dict[str, str]:
    accents = {f"accent{number}": colour for number, colour in enumerate(palette.series[:_ACCENTS], 1)}
    links = dict.fromkeys(("hlink", "folHlink"), palette.highlight)
    return {"dk1": palette.text, "dk2": palette.primary, "lt2": palette.tint, **accents, **links}


def _set_typeface(font: _Element, typeface: str) -> None:
    """For Latin letters, and for other scripts if they had the same; the old one's PANOSE number does not fit it."""
    latin = font.find(name("a:latin"))
    before = latin.get("typeface") if latin is not None else None
    for script in font.iterchildren(name("a:latin"), name("a:cs")):
        if script is latin or script.get("typeface") == before:
            script.set("typeface", typeface)
            script.attrib.pop("panose", None)
