"""The theme of a report, and the colours and fonts that styles repeat from it: some programs read only the latter."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from lxml.etree import _Element

from reportgen.office.theme import set_theme as set_package_theme
from reportgen.spec.house import Fonts, HouseSpec
from reportgen.word.template import Template
from reportgen.word.xml import w

# ISO/IEC 29500-1, 17.18.97, with the mapping that Word gives new documents (17.15.1.20).
_PLACES = {
    "text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2",
    "background1": "lt1", "light1": "lt1", "background2": "lt2", "light2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
}  # fmt: skip
_SCRIPTS = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "cstheme": "cs"}
_FULL = 255


def set_theme(template: Template, house: HouseSpec) -> None:
    """Put the house's colours and fonts into the theme, and into all that refers to the theme."""
    colours = set_package_theme(template.part.package, house.palette, house.fonts)
    related = [rel.target_part for rel in template.part.rels.values() if not rel.is_external]
    roots = [part.element for part in related if hasattr(part, "element")]
    for element in (element for root in roots for element in root.iter(f"{w('')}*")):
        _repeat_colours(element, colours)
        if element.tag == w("rFonts"):
            _repeat_fonts(element, house.fonts)


def _repeat_colours(element: _Element, colours: Mapping[str, str]) -> None:
    for kind, attribute in (("themeColor", "val" if element.tag == w("color") else "color"), ("themeFill", "fill")):
        colour = colours.get(_PLACES.get(element.get(w(kind), ""), ""))
        if colour:
            # For a fill the names are themeFillTint and themeFillShade, for a colour themeTint and themeShade.
            stem = kind.removesuffix("Color")
            tint, shade = (int(element.get(w(stem + change), "FF"), 16) for change in ("Tint", "Shade"))
            element.set(w(attribute), _changed(colour, tint, shade))


def _changed(colour: str, tint: int, shade: int) -> str:
    """Lighter by a tint, darker by a shade, of 255 (ISO/IEC 29500-1, 17.3.2.6: both change the luminance)."""
    if tint == shade == _FULL:
        return colour
    red, green, blue = (int(colour[start : start + 2], 16) / _FULL for start in (0, 2, 4))
    hue, luminance, saturation = colorsys.rgb_to_hls(red, green, blue)
    luminance = (luminance * tint / _FULL + 1 - tint / _FULL) * shade / _FULL
    changed = colorsys.hls_to_rgb(hue, luminance, saturation)
    return "".join(f"{round(part * _FULL):02X}" for part in changed)


def _repeat_fonts(element: _Element, fonts: Fonts) -> None:
    for theme, attribute in _SCRIPTS.items():
        place = element.get(w(theme), "")
        if place:
            element.set(w(attribute), fonts.heading if place.startswith("major") else fonts.body)
