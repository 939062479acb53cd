"""Reads a PowerPoint file slide by slide, in the order in which its shapes are read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.office.xml import name
from reportgen.review.grounds import Grounds
from reportgen.review.model import (
    Drawing,
    Gathered,
    Link,
    Mark,
    Paragraph,
    Region,
    Shape,
    Slide,
    Stretch,
    Table,
    shortened,
    slide_place,
)
from reportgen.review.office_file import OfficeFile, Relation, chosen, decorative, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _R, _T, _FLD = name("a:p"), name("a:r"), name("a:t"), name("a:fld")
_PROPERTIES = name("p:cNvPr")
_SHAPES = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp", "contentPart")
_FURNITURE = ("dt", "ftr", "sldNum", "hdr", "sldImg")  # placeholders that say nothing of the slide
_TITLES = ("title", "ctrTitle")
_ID = name("r:id")


def read_pptx(file: OfficeFile) -> Gathered:
    """The slides with their notes and comments."""
    gathered = Gathered()
    root = file.xml(file.main)
    relations = file.relations(file.main)
    default = f"{name('p:defaultTextStyle')}/{name('a:defPPr')}/{name('a:defRPr')}"
    usual = root.find(default) if root is not None else None
    gathered.language = usual.get("lang", "") if usual is not None else ""
    for number, one in enumerate(root.iter(name("p:sldId")) if root is not None else (), 1):
        relation = relations.get(one.get(_ID, ""))
        slide = file.xml(relation.target) if relation is not None else None
        if relation is not None and slide is not None:
            gathered.bookmarks.add(relation.target)
            _slide(file, relation.target, slide, number, gathered)
    return gathered


def _slide(file: OfficeFile, part: str, root: _Element, number: int, gathered: Gathered) -> None:
    title = next((_words(shape) for shape in root.iter(name("p:sp")) if _placeholder(shape) in _TITLES), "")
    where = slide_place(number, title)
    reader = _Reader(gathered, file.relations(part), Grounds.below(file, part, root), where, title)
    tree = root.find(f"{name('p:cSld')}/{name('p:spTree')}")
    if tree is not None:
        reader.shapes(tree)
    gathered.slides.append(Slide(number, title, root.get("show") in ("0", "false"), reader.title_place,
                                 reader.words, reader.pictures))  # fmt: skip
    for notes in file.related(part, "notesSlide"):
        spoken = file.xml(notes)
        for shape in spoken.iter(name("p:sp")) if spoken is not None else ():
            if _placeholder(shape) not in _FURNITURE:
                gathered.paragraphs += (
                    Paragraph((Stretch(_said(one)),), f"the notes of {where}", region="notes")
                    for one in shape.iter(_P)
                    if _said(one).strip()
                )
    for comments in file.related(part, "comments"):
        found = file.xml(comments)
        for comment in found.iter() if found is not None else ():
            if local(comment) == "cm":
                gathered.comments.append(Mark(where, shortened(_comment(comment))))


def _comment(comment: _Element) -> str:
    """Its words, in the form of PowerPoint up to 2019 or since."""
    old = comment.findtext(name("p:text"))
    return old if old is not None else "".join(one.text or "" for one in comment.iter(_T))


def _placeholder(shape: _Element) -> str:
    """The type of a placeholder, ``obj`` if it says none; empty for a shape that is none."""
    found = shape.find(f".//{name('p:ph')}")
    return found.get("type", "obj") if found is not None else ""


def _said(paragraph: _Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(_T))


def _words(shape: _Element) -> str:
    return " ".join(" ".join(_said(one) for one in shape.iter(_P)).split())


@dataclass(slots=True)
class _Reader:
    """Reads one slide."""

    gathered: Gathered
    relations: Mapping[str, Relation]
    grounds: Grounds
    where: str
    title: str
    title_place: int = 0
    read: int = 0  # shapes that are read aloud, so far
    words: int = 0
    pictures: int = 0
    _in_group: bool = field(default=False)

    def shapes(self, tree: _Element) -> None:
        for shape in tree:
            if local(shape) == "AlternateContent":
                if (choice := chosen(shape)) is not None:
                    self.shapes(choice)
            elif local(shape) in _SHAPES:
                self._shape(shape)
                if not self._in_group:
                    self.grounds.paint(shape)

    def _shape(self, shape: _Element) -> None:
        kind = _placeholder(shape)
        if kind in _FURNITURE:
            return
        text = _words(shape)
        properties = next(iter(shape.iter(_PROPERTIES)), None)
        if text or (properties is not None and local(shape) != "sp" and not decorative(properties)):
            self.read += 1
        if kind in _TITLES and text and not self.title_place:
            self.title_place = self.read
        if properties is not None and properties.get("hidden") in ("1", "true"):
            self.gathered.hidden.append(Mark(self.where, f"the object '{properties.get('name', '')}'"))
        self._drawing(shape, properties, text)
        if local(shape) == "grpSp":
            self._group(shape)
        elif local(shape) == "graphicFrame":
            for table in shape.iter(name("a:tbl")):
                self._table(table)
        elif local(shape) == "sp":
            self._paragraphs(shape, 1 if kind in _TITLES else 0)

    def _group(self, group: _Element) -> None:
        before, self._in_group = self._in_group, True
        for shape in group:
            if local(shape) == "sp":
                self._paragraphs(shape, 0)
            elif local(shape) == "grpSp":
                self._group(shape)
            elif local(shape) == "graphicFrame":
                for table in shape.iter(name("a:tbl")):
                    self._table(table)
        self._in_group = before

    # --- words

    def _paragraphs(self, shape: _Element, level: int) -> None:
        ground = None if self._in_group and shape.find(f"{name('p:spPr')}/{name('a:solidFill')}") is None \
            else self.grounds.behind(shape)  # fmt: skip
        body = shape.find(name("p:txBody"))
        filled = bool(_words(shape))
        for one in body.iterfind(_P) if body is not None and filled else ():
            self._paragraph(one, ground, level)

    def _paragraph(self, element: _Element, ground: str | None, level: int, *, cell: bool = False) -> None:
        properties = element.find(name("a:pPr"))
        listed = properties is not None and any(local(one) in ("buChar", "buAutoNum", "buBlip") for one in properties)
        stretches = tuple(self._stretches(element, ground))
        paragraph = Paragraph(stretches, self.where, level, "", self._region, listed, cell, self._in_group)
        self.words += len(paragraph.text.split()) if not level else 0
        self.gathered.paragraphs.append(paragraph)

    @property
    def _region(self) -> Region:
        return "front" if not self.gathered.slides else "body"

    def _stretches(self, element: _Element, ground: str | None) -> Iterator[Stretch]:
        for run in element:
            if local(run) == "br":
                yield Stretch("\n")
            if run.tag not in (_R, _FLD):
                continue
            text = run.findtext(_T) or ""
            properties = run.find(name("a:rPr"))
            if properties is not None and not self.gathered.language:
                self.gathered.language = properties.get("lang", "")
            if properties is None:
                yield Stretch(text, ground=ground)
                continue
            fill, font = properties.find(name("a:solidFill")), properties.find(name("a:latin"))
            colour = self.grounds.colour(fill) if fill is not None else None
            face = font.get("typeface", "") if font is not None else ""
            yield Stretch(text, colour, ground, whole(properties.get("sz")) / 100, properties.get("b") in ("1", "true"),
                          "" if face.startswith("+") else face)  # fmt: skip
            for link in properties.iterfind(name("a:hlinkClick")):
                self._link(link, text)

    def _link(self, link: _Element, text: str) -> None:
        relation = self.relations.get(link.get(_ID, ""))
        if relation is not None:
            self.gathered.links.append(Link(self.where, text, relation.target, internal=not relation.external))

    # --- tables and drawings

    def _table(self, table: _Element) -> None:
        properties = table.find(name("a:tblPr"))
        header = properties is not None and properties.get("firstRow") in ("1", "true")
        rows = list(table.iter(name("a:tr")))
        texts = tuple(tuple(_words(cell) for cell in row.iterfind(name("a:tc"))) for row in rows)
        merged = sum(_merged(row) for row in rows[_headers(rows) if header else 0 :])
        self.gathered.tables.append(Table(self.where, texts, header, merged))
        for cell in table.iter(name("a:tc")):
            shade = cell.find(f"{name('a:tcPr')}/{name('a:solidFill')}")
            ground = self.grounds.colour(shade) if shade is not None else None
            for one in cell.iter(_P):
                self._paragraph(one, ground, 0, cell=True)

    def _drawing(self, shape: _Element, properties: _Element | None, text: str) -> None:
        kind = _kind(shape)
        if properties is None or kind is None or (kind == "shape" and (text or _placeholder(shape))):
            return
        said = (properties.get("descr") or "").strip()
        if kind == "group" and not said and not _unsaid(shape):
            return  # each of its parts has words
        self.pictures += kind == "picture"
        drawing = Drawing(self.where, kind, properties.get("name", ""), said, decorative(properties))
        self.gathered.drawings.append(drawing)


def _kind(shape: _Element) -> Shape | None:
    match local(shape):
        case "pic":
            media = shape.find(f".//{name('a:videoFile')}")
            return "video" if media is not None else "picture"
        case "grpSp":
            return "group"
        case "graphicFrame":
            data = next((one.get("uri", "") for one in shape.iter(name("a:graphicData"))), "")
            kinds: Mapping[str, Shape | None] = {"table": None, "chart": "chart", "chartex": "chart",
                                                 "diagram": "diagram"}  # fmt: skip
            return kinds.get(data.rpartition("/")[2], "object")
    return "shape"


def _unsaid(group: _Element) -> bool:
    """Whether a part of a group without a text of its own says nothing."""
    for shape in group:
        properties = next(iter(shape.iter(_PROPERTIES)), None)
        if local(shape) not in _SHAPES or properties is None or properties.get("descr") or decorative(properties):
            continue
        if (_unsaid(shape) if local(shape) == "grpSp" else _kind(shape) is not None and not _words(shape)):
            return True
    return False


def _headers(rows: list[_Element]) -> int:
    """PowerPoint knows one header row; where one of its cells reaches down, so do the headings."""
    return max((whole(cell.get("rowSpan")) for cell in rows[0].iterfind(name("a:tc"))), default=1) or 1 if rows else 0


def _merged(row: _Element) -> int:
    """Cells over several columns or rows; a band, one cell over all columns, is none."""
    cells = list(row.iterfind(name("a:tc")))
    down = sum(cell.get("vMerge") in ("1", "true") for cell in cells)
    across = sum(whole(cell.get("gridSpan")) > 1 for cell in cells if whole(cell.get("gridSpan")) < len(cells))
    return down + across
