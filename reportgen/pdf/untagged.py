"""Tags for pages that have none: text becomes paragraphs in the order in which it is drawn, a scan a named picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.pdf.alternative_text import undescribed
from reportgen.pdf.annotations import annotation_element, annotations_of
from reportgen.pdf.geometry import frame
from reportgen.pdf.marks import (
    ENDS_OF_PATHS,
    MARKS,
    PATHS,
    PICTURES,
    SHOWS,
    Instruction,
    begin,
    begin_artifact,
    end,
    is_layer,
    mcid_of,
    properties_of,
    read,
    unmarked,
    write,
)
from reportgen.pdf.placement import Placement
from reportgen.pdf.tree import ObjGen, element, mcids_of

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

_SMALL = 0.02  # of the page: a smaller picture is a logo or an ornament
_WHOLE = 0.9  # of the page, as good as all
_DEEPEST = 12  # forms within forms that are looked into
_GAP = 1.7  # lines: text further down than this, or further up, begins a paragraph


def tag(
    pdf: Pdf, pages: Sequence[Page], title: str, *, known: Sequence[Object] = (), gap: float = _GAP
) -> list[Object]:
    """A section for each page of ``pdf``; the marks that the pages had are replaced.

    Text becomes paragraphs, a link a link, a picture of some size a figure that says that nobody has described it. A
    page with pictures and no text is a scan: one figure, named after ``title`` and the number of the page.

    Parameters
    ----------
    known
        Elements whose content is marked well: they are kept and stand where their content is drawn.
    gap
        Text that stands this many lines further down, or further up, begins a paragraph.
    """
    forms = _Forms(pdf)
    owners: dict[ObjGen, dict[int, Object]] = {}
    for node in known:
        for page_of, mcid in mcids_of(node):
            owners.setdefault(page_of, {})[mcid] = node
    return [
        _section(pdf, f"Scanned page {n} of {title}", _Content(page, forms, owners.get(page.obj.objgen, {}), gap))
        for n, page in enumerate(pages, start=1)
    ]


def _section(pdf: Pdf, scan: str, content: _Content) -> Object:
    from pikepdf import Array, Name, String

    page = content.page
    section = element(pdf, "Sect", Pg=page.obj)
    write(pdf, page, content.marked())
    kinds = content.kinds
    if content.has_text or content.known:
        kids = [
            content.known.get(mcid) or element(pdf, kind, parent=section, Pg=page.obj, K=mcid) for mcid, kind in kinds
        ]
        for kid in kids:
            if kid.S == "/Figure" and "/Alt" not in kid:
                kid.Alt = String(undescribed(None))
    elif kinds:
        told = String(f"{scan}; its text cannot be read by a screen reader")
        mcids = Array([mcid for mcid, _ in kinds])
        kids = [element(pdf, "Figure", parent=section, Pg=page.obj, K=mcids, Alt=told)]
    else:
        kids = []
    section.K = Array(kids + [annotation_element(pdf, page, one) for one in annotations_of(pdf, page)])
    if "/Annots" in page.obj:
        page.obj.Tabs = Name.S
    return section


@dataclass(slots=True)
class _Content:
    """The content of one page on its way to be marked; ``kinds`` are the identifiers and what they become, in order."""

    page: Page
    forms: _Forms
    known: dict[int, Object]
    gap: float
    kinds: list[tuple[int, str]] = field(default_factory=list)
    has_text: bool = False
    _open: str = ""  # the kind of the mark that is open
    _out: list[Instruction] = field(default_factory=list)
    _placement: Placement = field(default_factory=Placement)

    def marked(self) -> list[Instruction]:
        properties = properties_of(self.page)
        given = list(unmarked(read(self.page), self.known, properties))
        resources = self.page.obj.get("/Resources")
        seen = _seen(given)
        self.has_text = any(end > 0 for end in seen.values()) or self.forms.any_text(given, resources)
        begun: list[bool] = []  # marks, and whether they are of known elements
        for index, instruction in enumerate(given):
            operator = str(instruction.operator)
            if operator in MARKS:
                self._switch("")
                if operator == "EMC":
                    begun.pop()
                else:
                    mcid = None if is_layer(instruction) else mcid_of(instruction, properties)
                    begun.append(mcid is not None)
                    self._meet(mcid)
            elif True in begun:
                pass
            elif operator == "BT" and index in seen:
                self._switch("P", anew=self._placement.jumps(given[index : seen[index]], self.gap))
            elif operator in PATHS and index in seen:
                self._switch("Artifact")
            elif operator in PICTURES:
                kind = self._kind_of_picture(instruction, resources)
                self._switch(kind, anew=kind == "Figure")
            self._placement.take(operator, instruction.operands)
            self._out.append(instruction)
        self._switch("")
        return self._out

    def _switch(self, kind: str, *, anew: bool = False) -> None:
        """Close the open mark and begin one of ``kind``, unless that is open and goes on."""
        if kind == self._open and not anew:
            return
        if self._open:
            self._out.append(end())
        if kind == "Artifact":
            self._out.append(begin_artifact())
        elif kind:
            mcid = len(self.kinds) + max(self.known, default=-1) + 1
            self._out.append(begin(kind, mcid))
            self.kinds.append((mcid, kind))
        self._open = kind

    def _meet(self, mcid: int | None) -> None:
        """Known content stands here; an element of several pieces stands where its first is."""
        met = {id(self.known[one]) for one, _ in self.kinds if one in self.known}
        if mcid is not None and id(self.known[mcid]) not in met:
            self.kinds.append((mcid, ""))

    def _kind_of_picture(self, instruction: Instruction, resources: Object | None) -> str:
        if str(instruction.operator) == "sh":
            return "Artifact"
        picture = _xobject(instruction, resources)
        if picture is not None and picture.get("/Subtype") == "/Form":
            found = self.forms.holds(picture)
            if found != "picture":
                return "P" if found == "text" else "Artifact"
        x0, y0, x1, y1 = frame(self.page).crop
        share = self._placement.area(picture) / ((x1 - x0) * (y1 - y0))
        # Behind text, a picture of the whole page is its background, or the scan that the text was read from.
        return "Artifact" if share < _SMALL or (self.has_text and share > _WHOLE) else "Figure"


@dataclass(slots=True)
class _Forms:
    """What the forms that pages draw hold: ``text``, ``picture`` or nothing to speak of; their own marks are gone."""

    pdf: Pdf
    _known: dict[tuple[int, int], str] = field(default_factory=dict)

    def holds(self, form: Object, depth: int = 0) -> str:
        if form.objgen not in self._known:
            self._known[form.objgen] = ""  # a form that draws itself draws nothing
            if depth < _DEEPEST:
                self._known[form.objgen] = self._look(form, depth)
        return self._known[form.objgen]

    def any_text(self, instructions: Sequence[Instruction], resources: Object | None) -> bool:
        return "text" in {self.holds(form) for form in _forms(instructions, resources)}

    def _look(self, form: Object, depth: int) -> str:
        from pikepdf import unparse_content_stream

        given = read(form)
        clean = list(unmarked(given))
        if len(clean) < len(given):
            form.write(unparse_content_stream(clean))
        operators = {str(instruction.operator) for instruction in clean}
        resources = form.get("/Resources")
        inner = {self.holds(one, depth + 1) for one in _forms(clean, resources)}
        if operators & SHOWS or "text" in inner:
            return "text"
        drawn = (_xobject(one, resources) for one in clean if str(one.operator) == "Do")
        pictures = any(one is not None and one.get("/Subtype") == "/Image" for one in drawn)
        return "picture" if pictures or "INLINE IMAGE" in operators or "picture" in inner else ""


def _seen(instructions: Sequence[Instruction]) -> dict[int, int]:
    """The text objects that show text, with the index after their end, and the paths that are painted (with 0)."""
    found: dict[int, int] = {}
    text, path, shows = -1, -1, False
    for index, instruction in enumerate(instructions):
        operator = str(instruction.operator)
        if operator == "BT":
            text, shows = index, False
        elif operator in SHOWS:
            shows = True
        elif operator == "ET":
            if shows and text >= 0:
                found[text] = index + 1
            text = -1
        elif operator in PATHS and path < 0:
            path = index
        elif operator in ENDS_OF_PATHS:
            if operator != "n" and path >= 0:
                found[path] = 0
            path = -1
    return found


def _forms(instructions: Sequence[Instruction], resources: Object | None) -> Iterator[Object]:
    for instruction in instructions:
        if str(instruction.operator) == "Do":
            found = _xobject(instruction, resources)
            if found is not None and found.get("/Subtype") == "/Form":
                yield found


def _xobject(instruction: Instruction, resources: Object | None) -> Object | None:
    """What ``Do`` draws; None for a picture that stands in the content itself, or for a name that means nothing."""
    from pikepdf import Dictionary, Stream

    if str(instruction.operator) != "Do" or not instruction.operands or not isinstance(resources, Dictionary):
        return None
    drawn = resources.get("/XObject")
    found = drawn.get(str(instruction.operands[0])) if isinstance(drawn, Dictionary) else None
    return found if isinstance(found, Stream) else None
