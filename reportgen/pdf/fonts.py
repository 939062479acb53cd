"""The fonts of what the binder writes: embedded, with the widths of their characters."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

from reportgen.errors import UnplacedError

if TYPE_CHECKING:
    import pikepdf

Weight = Literal["Regular", "Bold"]
_ENCODING = "cp1252"  # WinAnsiEncoding
_FIRST, _LAST = 32, 255
_NONSYMBOLIC = 1 << 5


@dataclass(frozen=True, slots=True)
class Font:
    """One weight; the measures are in thousandths of the font size, ``widths`` from character code 32 on."""

    name: str
    ascent: int
    descent: int
    cap_height: int
    stem: int
    box: tuple[int, ...]
    widths: tuple[int, ...]

    def encoded(self, text: str) -> bytes:
        """The text in the font's character codes.

        Raises
        ------
        UnplacedError
            The font has no such character.
        """
        missing = [character for character in text if not self._has(character)]
        if missing:
            what = f"'{text}' cannot be printed on the pages: its font has no {', '.join(map(repr, missing))}"
            raise UnplacedError(what, "use letters of the Latin alphabet as English writes it")
        return text.encode(_ENCODING)

    def width(self, text: str, size: float) -> float:
        return sum(self.widths[code - _FIRST] for code in self.encoded(text)) * size / 1000

    def _has(self, character: str) -> bool:
        try:
            (code,) = character.encode(_ENCODING)
        except UnicodeEncodeError:
            return False
        return code >= _FIRST and self.widths[code - _FIRST] > 0


@cache
def font(weight: Weight) -> Font:
    name = f"PackSans-{weight}"
    metrics = json.loads(_folder().joinpath("metrics.json").read_text("utf-8"))[name]
    box, widths = tuple(metrics["box"]), tuple(metrics["widths"])
    return Font(name, metrics["ascent"], metrics["descent"], metrics["cap_height"], metrics["stem"], box, widths)


def embed(pdf: pikepdf.Pdf, weight: Weight) -> pikepdf.Object:
    """The font as an object of ``pdf``: simple TrueType, WinAnsiEncoding, with the way back to Unicode."""
    from pikepdf import Array, Dictionary, Name

    face = font(weight)
    program = _folder().joinpath(f"{face.name}.ttf").read_bytes()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/" + face.name),
        Flags=_NONSYMBOLIC,
        FontBBox=Array(face.box),
        ItalicAngle=0,
        Ascent=face.ascent,
        Descent=face.descent,
        CapHeight=face.cap_height,
        StemV=face.stem,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/" + face.name),
            Encoding=Name.WinAnsiEncoding,
            FirstChar=_FIRST,
            LastChar=_LAST,
            Widths=Array(face.widths),
            FontDescriptor=pdf.make_indirect(descriptor),
            ToUnicode=pdf.make_stream(_to_unicode(face)),
        )
    )


def _to_unicode(face: Font) -> bytes:
    codes = [code for code in range(_FIRST, _LAST + 1) if face.widths[code - _FIRST]]
    lines = [f"<{code:02x}> <{ord(bytes([code]).decode(_ENCODING)):04x}>" for code in codes]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]  # a block holds no more
    mapped = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <ff>\nendcodespacerange\n"
        f"{mapped}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _folder() -> resources.abc.Traversable:
    return resources.files("reportgen.pdf") / "fonts"
