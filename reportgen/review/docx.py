"""Reads a Word file as Word or anything else saved it, once, without building objects for what it does not need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.office.xml import name
from reportgen.review.model import Drawing, Gathered, Link, Mark, Paragraph, Region, Shape, Stretch, Table, shortened
from reportgen.review.office_file import OfficeFile, Relation, chosen, decorative, local, rgb, whole
from reportgen.review.word_styles import Look, Styles
from reportgen.spec.contrast import WHITE

if TYPE_CHECKING:
    from lxml.etree import _Element

_VAL, _ID, _NAME = name("w:val"), name("w:id"), name("w:name")
_P, _R, _T, _TBL, _TR, _TC = (name(f"w:{tag}") for tag in ("p", "r", "t", "tbl", "tr", "tc"))
_DOC_PROPERTIES, _PICTURE_PROPERTIES = name("wp:docPr"), name("pic:cNvPr")
_P_PR, _R_PR, _SECTION = name("w:pPr"), name("w:rPr"), name("w:sectPr")
_VML = "{urn:schemas-microsoft-com:vml}"
_SPACES = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Deleted words and those moved away are not in the text; numbers and looks of paragraphs are read elsewhere.
_SKIPPED = {"del", "moveFrom", "pPr", "rPr", "tblPr", "sectPr", "sdtPr", "sdtEndPr", "proofErr", "delText"}
_CHANGES = {
    "ins": "added", "moveTo": "moved here", "del": "deleted", "moveFrom": "moved away", "rPrChange": "look changed",
    "pPrChange": "look changed", "tblPrChange": "look changed", "trPrChange": "look changed",
    "tcPrChange": "look changed", "sectPrChange": "page changed",
}  # fmt: skip
_GRAPHICS: Mapping[str, Shape] = {
    "chart": "chart", "chartex": "chart", "picture": "picture", "diagram": "diagram", "wordprocessingShape": "shape",
    "wordprocessingGroup": "group", "wordprocessingCanvas": "group", "lockedCanvas": "group",
}  # fmt: skip
_FIELD = re.compile(r"\s*(REF|PAGEREF|NOTEREF|HYPERLINK)\s+(\\l\s+)?(?:\"([^\"]+)\"|([^\s\"\\]+))")
_DRAFT = re.compile(r"\bdraft\b", re.IGNORECASE)


def read_docx(file: OfficeFile) -> Gathered:
    """The document with its headers, footers, notes and comments."""
    main = file.main
    styles = [file.xml(part) for part in file.related(main, "styles")]
    looks = Styles(file.theme(main), styles[0] if styles else None)
    gathered = Gathered(language=_language(file, looks))
    reader = _Reader(looks, gathered, file.relations(main))
    root = file.xml(main)
    if root is not None:
        for body in root.iter(name("w:body")):
            reader.blocks(body)
            gathered.changes += _changes(body)
        reader.end_sections(0)
    for kind in ("header", "footer", "footnotes", "endnotes"):
        region: Region = "header" if kind in ("header", "footer") else "notes"
        for part in file.related(main, kind):
            story = file.xml(part)
            if story is not None:
                _Reader(looks, gathered, file.relations(part), region, f"the {kind}").story(story)
    for part in file.related(main, "comments"):
        gathered.comments += _comments(file.xml(part), reader.commented)
    return gathered


def _language(file: OfficeFile, looks: Styles) -> str:
    """Of the text by itself, else the one that Word was set to."""
    found = looks.language
    for part in file.related(file.main, "settings") if not found else ():
        root = file.xml(part)
        setting = root.find(name("w:themeFontLang")) if root is not None else None
        found = setting.get(_VAL, "") if setting is not None else ""
    return found


def _changes(body: _Element) -> Iterator[Mark]:
    """Tracked changes, each with the paragraph that it stands in; never who made it."""
    for one in body.iter([name(f"w:{tag}") for tag in _CHANGES]):
        paragraph = next(iter(one.iterancestors(_P)), None)
        where = _called(paragraph) if paragraph is not None else "a table or section"
        words = "".join(text.text or "" for text in one.iter(_T, name("w:delText")))
        what = _CHANGES[local(one)]
        yield Mark(where, f"{what} '{shortened(words)}'" if words.strip() else what)


def _comments(root: _Element | None, commented: Mapping[str, str]) -> Iterator[Mark]:
    for comment in root.iter(name("w:comment")) if root is not None else ():
        said = "".join(text.text or "" for text in comment.iter(_T))
        yield Mark(commented.get(comment.get(_ID, ""), ""), shortened(said))


def _words_in(element: _Element) -> str:
    return shortened("".join(text.text or "" for text in element.iter(_T)))


def _called(paragraph: _Element) -> str:
    words = _words_in(paragraph)
    return f"paragraph '{words}'" if words else "an empty paragraph"


@dataclass(slots=True)
class _Line:
    """A paragraph while it is read. ``ground`` is the colour behind it, None if it is not known."""

    look: Look
    where: str
    ground: str | None
    cell: bool
    stretches: list[Stretch] = field(default_factory=list)
    holds: bool = False  # something other than words


@dataclass(slots=True)
class _Reader:
    """Reads one story: the body, a header, a footer."""

    styles: Styles
    gathered: Gathered
    relations: Mapping[str, Relation]
    region: Region = "front"  # until the first heading
    story_name: str = ""
    commented: dict[str, str] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)
    _in_drawing: bool = False
    _sections: list[tuple[int, str, bool]] = field(default_factory=list)  # level, heading, whether it is filled

    def story(self, root: _Element) -> None:
        notes = [one for one in root if local(one) in ("footnote", "endnote")]
        for part in notes or [root]:
            self.blocks(part)

    def blocks(self, parent: _Element, ground: str | None = WHITE, *, cell: bool = False) -> None:
        for child in parent:
            tag = local(child)
            if child.tag == _P:
                self._paragraph(child, ground, cell)
            elif child.tag == _TBL:
                self._table(child, nested=cell)
            elif tag == "AlternateContent":
                self._within(chosen(child), ground, cell)
            elif tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
                self._within(child, ground, cell)

    def _within(self, child: _Element | None, ground: str | None, cell: bool) -> None:
        if child is not None:
            self.blocks(child, ground, cell=cell)

    # --- paragraphs

    def _paragraph(self, element: _Element, ground: str | None, cell: bool) -> None:
        properties = element.find(_P_PR)
        look = self.styles.paragraph(properties)
        own = self.story_name or (f"heading '{_words_in(element)}'" if look.level else _called(element))
        line = _Line(look, own, look.shading or ground, cell)
        line.holds = properties is not None and properties.find(_SECTION) is not None
        self._inline(element, line)
        level = 0 if cell or self._in_drawing else look.level
        paragraph = Paragraph(tuple(line.stretches), own, level, look.name, self.region, look.numbered, cell,
                              self._in_drawing)  # fmt: skip
        words = paragraph.text.strip()
        if words and paragraph.level and self.region in ("front", "body"):
            self.region = "body"
            paragraph = Paragraph(paragraph.stretches, own, paragraph.level, look.name, "body", look.numbered)
            self._begin_section(paragraph.level, words)
        elif words or line.holds:
            self._fill_section()
        if words or not line.holds:
            self.gathered.paragraphs.append(paragraph)

    def _inline(self, parent: _Element, line: _Line) -> None:
        for child in parent:
            if child.tag == _R:
                self._run(child, line)
                continue
            tag = local(child)
            if tag in _SKIPPED:
                continue
            if tag == "bookmarkStart":
                self.gathered.bookmarks.add(child.get(_NAME, ""))
            elif tag in ("commentRangeStart", "commentReference"):
                self.commented.setdefault(child.get(_ID, ""), line.where)
            elif tag == "AlternateContent":
                if (choice := chosen(child)) is not None:
                    self._inline(choice, line)
            else:
                if tag == "hyperlink":
                    self._link(child, line)
                elif tag == "fldSimple":
                    self._field(child.get(name("w:instr"), ""), line)
                self._inline(child, line)

    def _run(self, run: _Element, line: _Line) -> None:
        look = self.styles.run(line.look, run.find(_R_PR))
        ground = look.shading or line.ground
        words = "".join(self._content(run, line))
        if not words:
            return
        if look.hidden and words.strip():
            self.gathered.hidden.append(Mark(line.where, shortened(words)))
        line.stretches.append(Stretch(words, look.colour, ground, look.points, look.bold, look.font, look.hidden))

    def _content(self, run: _Element, line: _Line) -> Iterator[str]:
        for child in run:
            if child.tag == _T:
                yield child.text or ""
                continue
            tag = local(child)
            if tag in _SPACES:
                line.holds = line.holds or child.get(name("w:type")) == "page"
                yield _SPACES[tag]
            elif tag in ("drawing", "pict", "object"):
                line.holds = True
                self._drawing(child, line)
            elif tag == "AlternateContent":
                if (choice := chosen(child)) is not None:
                    yield from self._content(choice, line)
            elif tag == "fldChar":
                self._field_character(child.get(name("w:fldCharType"), ""), line)
            elif tag == "instrText" and self.fields:
                self.fields[-1] += child.text or ""
            elif tag == "commentReference":
                self.commented.setdefault(child.get(_ID, ""), line.where)

    # --- links and fields

    def _link(self, element: _Element, line: _Line) -> None:
        words = "".join(text.text or "" for text in element.iter(_T))
        relation = self.relations.get(element.get(name("r:id"), ""))
        anchor = element.get(name("w:anchor"), "")
        if relation is not None:
            self.gathered.links.append(Link(line.where, words, relation.target))
        elif anchor:
            self.gathered.links.append(Link(line.where, words, anchor, internal=True))

    def _field_character(self, kind: str, line: _Line) -> None:
        if kind == "begin":
            self.fields.append("")
        elif self.fields and kind in ("separate", "end"):
            self._field(self.fields[-1], line)
            self.fields[-1] = ""
            if kind == "end":
                self.fields.pop()

    def _field(self, instruction: str, line: _Line) -> None:
        found = _FIELD.match(instruction)
        if found is not None:
            target = found.group(3) or found.group(4)
            inside = found.group(1) != "HYPERLINK" or bool(found.group(2))
            self.gathered.links.append(Link(line.where, "", target, internal=inside))

    # --- tables

    def _table(self, table: _Element, *, nested: bool) -> None:
        properties = table.find(name("w:tblPr"))
        style = properties.find(name("w:tblStyle")) if properties is not None else None
        ground = None if style is not None and self.styles.shades(style.get(_VAL, "")) else WHITE
        rows = [list(_inner(tr, _TC)) for tr in _inner(table, _TR)]
        texts = tuple(tuple(_words_of(cell) for cell in row) for row in rows)
        called = properties.find(name("w:tblCaption")) if properties is not None else None
        title = called.get(_VAL, "") if called is not None else ", ".join(texts[0] if texts else ())
        where = self.story_name or f"table '{shortened(title)}'"
        self._fill_section()
        if self.region == "front" and not self.gathered.front and not nested:
            self.gathered.front = [(row[0], row[-1]) for row in texts if len(row) > 1]
        headers = _headers(table)
        inner = any(cell.find(f".//{name('w:tbl')}") is not None for row in rows for cell in row)
        self.gathered.tables.append(Table(where, texts, headers > 0, _merged(rows[headers:]), inner))
        for row in rows:
            for cell in row:
                shade = cell.find(f"{name('w:tcPr')}/{name('w:shd')}")
                own = rgb(shade.get(name("w:fill"))) if shade is not None else None
                self.blocks(cell, own or ground, cell=True)

    # --- sections: a heading with nothing below it

    def _begin_section(self, level: int, heading: str) -> None:
        self.end_sections(level)
        # A heading with a sub-heading is not empty: the sub-heading is what stands there.
        self._fill_section()
        self._sections.append((level, heading, False))

    def _fill_section(self) -> None:
        self._sections = [(level, heading, True) for level, heading, _ in self._sections]

    def end_sections(self, level: int) -> None:
        """Sections of this level and below end here."""
        while self._sections and self._sections[-1][0] >= level:
            _, heading, filled = self._sections.pop()
            if not filled:
                self.gathered.empty_sections.append(Mark(f"heading '{shortened(heading)}'", heading))

    # --- drawings

    def _drawing(self, element: _Element, line: _Line) -> None:
        if local(element) == "drawing":
            self._drawing_ml(element, line)
        else:
            self._vml(element, line)
        for box in element.iter(name("w:txbxContent")):
            if not any(local(one) == "Fallback" for one in box.iterancestors()):
                outer, self._in_drawing = self._in_drawing, True
                self.blocks(box, None)
                self._in_drawing = outer

    def _drawing_ml(self, element: _Element, line: _Line) -> None:
        properties = next(iter(element.iter(_DOC_PROPERTIES)), None)
        if properties is None:
            return
        graphic = next((one.get("uri", "") for one in element.iter(name("a:graphicData"))), "")
        kind = _GRAPHICS.get(graphic.rpartition("/")[2], "object")
        if kind == "shape" and next(iter(element.iter(name("w:txbxContent"))), None) is not None:
            return  # its words are read
        inner = next(iter(element.iter(_PICTURE_PROPERTIES)), None) if kind == "picture" else None
        said = properties.get("descr") or (inner.get("descr") if inner is not None else None) or ""
        self.gathered.drawings.append(
            Drawing(line.where, kind, properties.get("name", ""), said.strip(), decorative(properties)))

    def _vml(self, element: _Element, line: _Line) -> None:
        for shape in element.iterdescendants():
            if not isinstance(shape.tag, str) or not shape.tag.startswith(_VML) or local(shape) == "shapetype":
                continue
            art = shape.find(f"{_VML}textpath")
            if art is not None:
                if _DRAFT.search(art.get("string", "")):
                    self.gathered.drafts.append(Mark("the watermark", art.get("string", "")))
            elif shape.find(f"{_VML}imagedata") is not None:
                kind: Shape = "object" if local(element) == "object" else "picture"
                self.gathered.drawings.append(
                    Drawing(line.where, kind, shape.get("id", ""), shape.get("alt", "").strip()))


def _inner(parent: _Element, tag: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also those in content controls or tracked."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _inner(child, tag)


def _words_of(cell: _Element) -> str:
    paragraphs = ("".join(text.text or "" for text in one.iter(_T)) for one in cell.iter(_P))
    return " ".join(" ".join(paragraphs).split())


def _headers(table: _Element) -> int:
    """How many rows at its top are repeated as its header."""
    count = 0
    for row in _inner(table, _TR):
        mark = row.find(f"{name('w:trPr')}/{name('w:tblHeader')}")
        if mark is None or mark.get(_VAL) in ("0", "false"):
            break
        count += 1
    return count


def _merged(rows: Iterable[list[_Element]]) -> int:
    """Cells over several columns or rows; a band, one cell over all columns, is none."""
    count = 0
    for row in rows:
        for cell in row:
            span = cell.find(f"{name('w:tcPr')}/{name('w:gridSpan')}")
            over = cell.find(f"{name('w:tcPr')}/{name('w:vMerge')}")
            wide = span is not None and whole(span.get(_VAL)) > 1 and len(row) > 1
            count += wide or (over is not None and over.get(_VAL) != "restart")
    return count
