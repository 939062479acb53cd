"""What an Office file says of its drawings: the alternative text, size and place of each, in the order of the file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from reportgen.errors import ReportError
from reportgen.office.xml import name, parse
from reportgen.zips import too_large

if TYPE_CHECKING:
    from lxml.etree import _Element

POINT = 12_700  # English Metric Units
_CORE = "{http://purl.org/dc/elements/1.1/}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SHEETS = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_VML = "urn:schemas-microsoft-com:vml"
_DEEPEST = 20  # groups within groups


class Kind(Enum):
    CHART = "chart"
    PICTURE = "picture"
    TABLE = "table"
    SHAPE = "shape"


_UNDESCRIBED = {Kind.CHART: "Chart", Kind.TABLE: "Table", Kind.PICTURE: "Picture", Kind.SHAPE: "Drawing"}


@dataclass(frozen=True, slots=True)
class Rectangle:
    """In points, from the top left corner of the slide."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of an Office file.

    ``box`` is None where it is inherited from a layout; in Word only its size means something. ``parts`` are the shapes
    of a group, those of its groups among them.
    """

    kind: Kind
    alt: str = ""
    decorative: bool = False
    box: Rectangle | None = None
    text: str = ""
    title: bool = False
    parts: tuple[Drawing, ...] = ()


def undescribed(drawing: Drawing | None) -> str:
    """What is said of a drawing whose author has said nothing, so that the PDF stays valid; None: nobody knows it."""
    return f"{_UNDESCRIBED[drawing.kind] if drawing else 'Picture'}: no description was given"


@dataclass(frozen=True, slots=True)
class Drawings:
    """The drawings of a file: of the body of a Word file or each slide, and of Word's headers and footers."""

    title: str
    body: tuple[Drawing, ...] = ()
    margins: tuple[Drawing, ...] = ()
    slides: tuple[tuple[Drawing, ...], ...] = ()
    sheets: bool = False  # a workbook: LibreOffice gives its cells no tags


def drawings(source: Path) -> Drawings:
    """The drawings of a .docx, .pptx or .xlsx.

    Raises
    ------
    ReportError
        The file cannot be read.
    """
    try:
        with zipfile.ZipFile(source) as zipped:
            problem = too_large(zipped)
            if problem:
                raise ReportError.at(source, problem, "save it anew without what it does not need")
            return _drawings(zipped)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        remedy = "save it anew in Word or PowerPoint"
        raise ReportError.at(source, f"the file cannot be read: {error}", remedy) from error


def _drawings(zipped: zipfile.ZipFile) -> Drawings:
    names = set(zipped.namelist())
    title = ""
    if "docProps/core.xml" in names:
        title = (parse(zipped.read("docProps/core.xml")).findtext(f"{_CORE}title") or "").strip()
    if "ppt/presentation.xml" in names:
        return Drawings(title, slides=tuple(_slides(zipped)))
    if "xl/workbook.xml" in names:
        return Drawings(title, tuple(_of_workbook(zipped)), sheets=True)
    margins = sorted(one for one in names if re.fullmatch(r"word/(header|footer)\d*\.xml", one))
    return Drawings(
        title,
        tuple(_of_word(parse(zipped.read("word/document.xml")))),
        tuple(drawing for one in margins for drawing in _of_word(parse(zipped.read(one)))),
    )


def _of_word(root: _Element) -> Iterator[Drawing]:
    for found in root.iter(name("wp:docPr"), f"{{{_VML}}}shape"):
        if any(one.tag == name("mc:Fallback") for one in found.iterancestors()):
            continue
        if found.tag == name("wp:docPr"):
            holder = found.getparent()
            if holder is not None:
                yield _anchored(holder, found)
        else:
            yield Drawing(Kind.SHAPE, (found.get("alt") or "").strip())


def _anchored(holder: _Element, properties: _Element) -> Drawing:
    extent = holder.find(name("wp:extent"))
    box = None
    if extent is not None:
        box = Rectangle(0, 0, _points(extent, "cx"), _points(extent, "cy"))
    kind = {"chart": Kind.CHART, "picture": Kind.PICTURE}.get(_uri(holder), Kind.SHAPE)
    parts = tuple(Drawing(Kind.SHAPE, text=_words(one, "w:t")) for one in holder.iter(name("wps:wsp")))
    text = " ".join(part.text for part in parts if part.text)
    grouped = parts if holder.find(f".//{name('wpg:wgp')}") is not None else ()
    return Drawing(kind, _told(properties), _decorative(properties), box, text, parts=grouped)


def _of_workbook(zipped: zipfile.ZipFile) -> Iterator[Drawing]:
    """The drawings of a workbook, sheet by sheet as their parts are numbered."""
    parts = [one for one in zipped.namelist() if re.fullmatch(r"xl/drawings/drawing\d+\.xml", one)]
    for part in sorted(parts, key=lambda one: int(re.sub(r"\D", "", one))):
        for anchor in parse(zipped.read(part)):
            properties = anchor.find(f"*/*/{{{_SHEETS}}}cNvPr")
            if properties is not None:
                kind = {"chart": Kind.CHART}.get(_uri(anchor), Kind.PICTURE)
                yield Drawing(kind, _told(properties), _decorative(properties))


def _slides(zipped: zipfile.ZipFile) -> Iterator[tuple[Drawing, ...]]:
    """The drawings of each slide that is shown, in the order of the show."""
    targets = _targets(zipped, "ppt/presentation.xml")
    listed = parse(zipped.read("ppt/presentation.xml")).iter(name("p:sldId"))
    for slide in listed:
        root = parse(zipped.read(targets[slide.get(name("r:id"), "")]))
        tree = root.find(f"{name('p:cSld')}/{name('p:spTree')}")
        if root.get("show") not in ("0", "false") and tree is not None:
            yield tuple(_shapes(tree, _Scale(), 0))


def _targets(zipped: zipfile.ZipFile, part: str) -> dict[str, str]:
    folder = dirname(part)
    rows = parse(zipped.read(join(folder, "_rels", f"{part.rpartition('/')[2]}.rels")))
    return {
        row.get("Id", ""): normpath(join(folder, row.get("Target", ""))).lstrip("/")
        for row in rows
        if row.get("TargetMode") != "External"
    }


@dataclass(frozen=True, slots=True)
class _Scale:
    """From the coordinates of a group's shapes to points on the slide."""

    left: float = 0.0
    top: float = 0.0
    across: float = 1 / POINT
    down: float = 1 / POINT

    def box(self, frame: _Element) -> Rectangle:
        offset, extent = frame.find(name("a:off")), frame.find(name("a:ext"))
        return Rectangle(
            self.left + _number(offset, "x") * self.across,
            self.top + _number(offset, "y") * self.down,
            _number(extent, "cx") * self.across,
            _number(extent, "cy") * self.down,
        )

    def inner(self, frame: _Element) -> _Scale:
        outer, offset, extent = self.box(frame), frame.find(name("a:chOff")), frame.find(name("a:chExt"))
        across = outer.width / (_number(extent, "cx") or 1)
        down = outer.height / (_number(extent, "cy") or 1)
        return _Scale(outer.left - _number(offset, "x") * across, outer.top - _number(offset, "y") * down, across, down)


def _shapes(tree: _Element, scale: _Scale, depth: int) -> Iterator[Drawing]:
    for shape in tree:
        if shape.tag == name("mc:AlternateContent"):
            yield from [found for way in shape for found in _shapes(way, scale, depth)][:1]
            continue
        properties = shape.find(f"*/{name('p:cNvPr')}")
        if properties is None or properties.get("hidden") in ("1", "true") or depth > _DEEPEST:
            continue
        frame = _frame(shape)
        drawing = _shape(shape, properties, scale.box(frame) if frame is not None else None)
        if shape.tag == name("p:grpSp"):
            inner = scale.inner(frame) if frame is not None else scale
            parts = [part for one in _shapes(shape, inner, depth + 1) for part in (one.parts or (one,))]
            drawing = replace(drawing, parts=tuple(parts), text=" ".join(part.text for part in parts if part.text))
        yield drawing


def _shape(shape: _Element, properties: _Element, box: Rectangle | None) -> Drawing:
    kind = Kind.PICTURE if shape.tag == name("p:pic") else Kind.SHAPE
    if shape.tag == name("p:graphicFrame"):
        uri = _uri(shape)
        kind = {"table": Kind.TABLE, "chart": Kind.CHART}.get(uri, Kind.SHAPE)
    placeholder = shape.find(f"*/{name('p:nvPr')}/{name('p:ph')}")
    role = placeholder.get("type", "") if placeholder is not None else ""
    body = shape.find(name("p:txBody"))
    text = _words(body, "a:t") if body is not None else ""
    return Drawing(kind, _told(properties), _decorative(properties), box, text, role in ("title", "ctrTitle"))


def _frame(shape: _Element) -> _Element | None:
    for path in ("p:xfrm", "p:spPr/a:xfrm", "p:grpSpPr/a:xfrm"):
        found = shape.find("/".join(map(name, path.split("/"))))
        if found is not None and found.find(name("a:ext")) is not None:
            return found
    return None


def _uri(frame: _Element) -> str:
    """What a frame holds: the last word of its address, such as ``chart``."""
    data = frame.find(f".//{name('a:graphicData')}")
    return data.get("uri", "").rpartition("/")[2] if data is not None else ""


def _words(shape: _Element, tag: str) -> str:
    return " ".join(" ".join(one.text or "" for one in shape.iter(name(tag))).split())


def _told(properties: _Element) -> str:
    return " ".join((properties.get("descr") or "").split())


def _decorative(properties: _Element) -> bool:
    return any(one.get("val") in ("1", "true") for one in properties.iter(_DECORATIVE))


def _points(element: _Element, key: str) -> float:
    return _number(element, key) / POINT


def _number(element: _Element | None, key: str) -> float:
    return float(element.get(key, 0)) if element is not None else 0.0
