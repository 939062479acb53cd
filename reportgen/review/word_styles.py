"""The look of words in a Word file, as its styles and the words themselves say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportgen.office.xml import name
from reportgen.review.office_file import Theme, rgb, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_VAL = name("w:val")
_OUTLINE, _NUMBERED, _SHADING = name("w:outlineLvl"), name("w:numPr"), name("w:shd")
_COLOUR, _SIZE, _BOLD, _VANISH = name("w:color"), name("w:sz"), name("w:b"), name("w:vanish")
_HIGHLIGHT, _FONTS, _STYLE = name("w:highlight"), name("w:rFonts"), name("w:pStyle")
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "000080", "darkCyan": "008080",
    "darkGray": "808080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "green": "00FF00", "lightGray": "C0C0C0", "magenta": "FF00FF", "red": "FF0000", "white": "FFFFFF",
    "yellow": "FFFF00",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """``shading`` is that of the words or their paragraph; ``numbered`` and ``level`` are the paragraph's."""

    name: str = ""
    colour: str | None = None
    shading: str | None = None
    points: float = 10.0  # what Word takes where nothing is said
    bold: bool = False
    font: str = ""
    hidden: bool = False
    level: int = 0
    numbered: bool = False


@dataclass(slots=True)
class Styles:
    """The looks of a file's styles, each worked out once."""

    theme: Theme
    root: _Element | None
    _elements: dict[str, _Element] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)
    _default: str = ""
    _shaded: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for style in self.root.iterfind(name("w:style")) if self.root is not None else ():
            id_ = style.get(name("w:styleId"), "")
            self._elements[id_] = style
            if style.get(name("w:type")) == "paragraph" and _is_on(style.get(name("w:default"), "0")):
                self._default = id_
            if style.get(name("w:type")) == "table" and style.find(f".//{name('w:shd')}") is not None:
                self._shaded.add(id_)

    def paragraph(self, properties: _Element | None) -> Look:
        """The look of a paragraph with these properties (``w:pPr``)."""
        if properties is None:
            return self._of(self._default)
        style = properties.find(_STYLE)
        look = self._of(style.get(_VAL, "") if style is not None else self._default)
        return self._in_paragraph(look, properties)

    def run(self, look: Look, properties: _Element | None) -> Look:
        """The look of a run with these properties (``w:rPr``) in a paragraph that looks so."""
        if properties is None:
            return look
        style = properties.find(name("w:rStyle"))
        if style is not None and (found := self._elements.get(style.get(_VAL, ""))) is not None:
            own = found.find(name("w:rPr"))
            look = self._in_run(look, own) if own is not None else look
        return self._in_run(look, properties)

    def shades(self, table_style: str) -> bool:
        """Whether a style of tables colours the ground of cells."""
        return table_style in self._shaded

    def _of(self, id_: str, depth: int = 0) -> Look:
        if id_ in self._looks:
            return self._looks[id_]
        style = self._elements.get(id_)
        if style is None or depth > 20:
            return self._defaults()
        based = style.find(name("w:basedOn"))
        look = self._of(based.get(_VAL, ""), depth + 1) if based is not None else self._defaults()
        for tag, change in (("w:pPr", self._in_paragraph), ("w:rPr", self._in_run)):
            own = style.find(name(tag))
            look = change(look, own) if own is not None else look
        called = style.find(name("w:name"))
        look = replace(look, name=called.get(_VAL, "") if called is not None else id_)
        heading = re.fullmatch(r"heading ([1-9])", look.name, re.IGNORECASE)
        if heading:
            look = replace(look, level=int(heading.group(1)))
        self._looks[id_] = look
        return look

    @property
    def language(self) -> str:
        """Of words that say none of their own."""
        found = self._default_words.find(name("w:lang")) if self._default_words is not None else None
        return found.get(_VAL, "") if found is not None else ""

    @property
    def _default_words(self) -> _Element | None:
        path = f"{name('w:docDefaults')}/{name('w:rPrDefault')}/{name('w:rPr')}"
        return self.root.find(path) if self.root is not None else None

    def _defaults(self) -> Look:
        words = self._default_words
        return self._in_run(Look(), words) if words is not None else Look()

    @staticmethod
    def _in_paragraph(look: Look, properties: _Element) -> Look:
        for one in properties:
            if one.tag == _OUTLINE:
                level = whole(one.get(_VAL)) + 1
                look = replace(look, level=level if level <= 9 else 0)
            elif one.tag == _NUMBERED:
                number = one.find(name("w:numId"))
                look = replace(look, numbered=number is not None and number.get(_VAL) != "0")
            elif one.tag == _SHADING:
                look = replace(look, shading=rgb(one.get(name("w:fill"))))
        return look

    def _in_run(self, look: Look, properties: _Element) -> Look:
        for one in properties:
            value = one.get(_VAL)
            if one.tag == _COLOUR:
                look = replace(look, colour=rgb(value))
            elif one.tag == _SIZE:
                look = replace(look, points=whole(value) / 2 or look.points)
            elif one.tag == _BOLD:
                look = replace(look, bold=_is_on(value))
            elif one.tag == _VANISH:
                look = replace(look, hidden=_is_on(value))
            elif one.tag == _SHADING:
                look = replace(look, shading=rgb(one.get(name("w:fill"))) or look.shading)
            elif one.tag == _HIGHLIGHT:
                look = replace(look, shading=_HIGHLIGHTS.get(value or "", look.shading))
            elif one.tag == _FONTS:
                look = replace(look, font=self._font(one) or look.font)
        return look

    def _font(self, fonts: _Element) -> str:
        theme = fonts.get(name("w:asciiTheme"), "")
        if theme:
            return self.theme.heading if theme.startswith("major") else self.theme.body
        return fonts.get(name("w:ascii")) or fonts.get(name("w:hAnsi")) or ""


def _is_on(value: str | None) -> bool:
    """Of a switch such as ``w:b``: without a value it is on."""
    return value not in ("0", "false", "off", "none")
