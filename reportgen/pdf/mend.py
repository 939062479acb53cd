"""What makes any tagged PDF whole: heading levels in order, no silent pictures, links in the tree, no loose ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportgen.pdf.alternative_text import Drawing, Kind, undescribed
from reportgen.pdf.annotations import annotation_element, annotations_of, describe
from reportgen.pdf.marked import Bounds, Marked, marked_of
from reportgen.pdf.marks import claimed, decorated, left_open, properties_of, read, unmarked, write
from reportgen.pdf.structure import Structure
from reportgen.pdf.tree import (
    HEADINGS,
    ObjGen,
    attributes_of,
    is_element,
    kids_of,
    mcids_of,
    page_of,
    roles_of,
    standard,
)

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

Pictures = Mapping[int, Sequence[tuple[int, Bounds]]]

_SILENT = {undescribed(None), *(undescribed(Drawing(kind)) for kind in Kind)}
_TOUCHING = 2.0  # points by which the place of a link may differ from that of its words


def mend(
    pdf: Pdf, root: Object, tops: Sequence[Object], pictures: Pictures | None = None
) -> tuple[tuple[str, ...], int]:
    """Make the tree and the content of ``pdf`` whole.

    What a person has to see to is returned in words, and how many pieces of text were in no tag and are now decoration.

    Parameters
    ----------
    root, tops
        The tree's root, for its names, and the elements that are to stand under the document. Content of no element
        becomes decoration.
    pictures
        For pages by their index: identifiers of elements whose content is marked as decoration, and where it stands.
    """
    tree = _Tree.of(pdf, root, tops)
    tree.level_headings()
    tree.describe_figures()
    tree.name_notes()
    tree.scope_headers()
    tree.tend_links()
    tops = [*tops, *tree.place_annotations()]
    structure = Structure.begin(pdf, str(pdf.Root.get("/Lang", "")) or "en-GB")
    structure.renew(root, tops)
    structure.finish()
    hidden = _settle_content(pdf, structure, pictures or {})
    return tuple(tree.unclear()), hidden


@dataclass(slots=True)
class _Tree:
    """All elements in order, by what has to be seen to."""

    pdf: Pdf
    kinds: dict[str, list[Object]]
    _roles: dict[str, str]
    _owners: dict[ObjGen, dict[int, Object]] = field(default_factory=dict)  # of a page: the element of each identifier
    _linked: set[ObjGen] = field(default_factory=set)  # annotations that have an element
    _skipped: bool = False

    @classmethod
    def of(cls, pdf: Pdf, root: Object, tops: Sequence[Object]) -> _Tree:
        tree = cls(pdf, {}, roles_of(root))
        waiting: list[tuple[Object, ObjGen | None]] = [(top, None) for top in reversed(tops)]
        seen: set[ObjGen] = set()
        while waiting:
            node, page = waiting.pop()
            if node.is_indirect and node.objgen in seen:
                continue
            seen.add(node.objgen)
            waiting += reversed(list(tree._take(node, page)))
        return tree

    def _take(self, node: Object, page: ObjGen | None) -> Iterator[tuple[Object, ObjGen | None]]:
        from pikepdf import Dictionary

        kind = standard(str(node.get("/S", "/NonStruct"))[1:], self._roles)
        self.kinds.setdefault(kind, []).append(node)
        if kind in HEADINGS:
            self.kinds.setdefault("heading", []).append(node)
        page = page_of(node) or page
        for kid in kids_of(node):
            if isinstance(kid, int):
                if page is not None:
                    self._owners.setdefault(page, {}).setdefault(kid, node)
            elif "/S" in kid:
                yield kid, page
            elif kid.get("/Type") == "/OBJR" and isinstance(kid.get("/Obj"), Dictionary):
                self._linked.add(kid.Obj.objgen)

    def level_headings(self) -> None:
        """The first heading is of level 1, none is more than one below the heading before it (ISO 14289-1, 7.4.2)."""
        from pikepdf import Name

        before = 0
        for node in self.kinds.get("heading", ()):
            name = str(node.S)[1:]
            kind = standard(name, self._roles)
            level = min(HEADINGS[kind], before + 1)
            self._skipped = self._skipped or level < HEADINGS[kind]
            before = level
            if name != f"H{level}":
                node.S = Name(f"/H{level}")

    def describe_figures(self) -> None:
        from pikepdf import String

        for kind in ("Figure", "Formula"):
            for node in self.kinds.get(kind, ()):
                if not _says(node, "/Alt") and not _says(node, "/ActualText"):
                    node.Alt = String(undescribed(None))

    def name_notes(self) -> None:
        from pikepdf import String

        for number, node in enumerate(self.kinds.get("Note", ()), start=1):
            if not _says(node, "/ID"):
                node.ID = String(f"note-{number}")

    def scope_headers(self) -> None:
        """Header cells say what they head: their column, or their row if they only begin one."""
        from pikepdf import Array, Dictionary, Name

        for row in self.kinds.get("TR", ()):
            cells = [standard(str(kid.S)[1:], self._roles) for kid in kids_of(row) if is_element(kid)]
            for index, cell in enumerate(kid for kid in kids_of(row) if is_element(kid)):
                if cells[index] != "TH" or any("/Scope" in one or "/Headers" in one for one in attributes_of(cell)):
                    continue
                begins = index == 0 and "TD" in cells
                scope = Dictionary(O=Name.Table, Scope=Name.Row if begins else Name.Column)
                cell.A = Array([*attributes_of(cell), scope])

    def tend_links(self) -> None:
        """A link element without a link is words; every annotation says what it is for."""
        from pikepdf import Name

        for node in self.kinds.get("Link", ()):
            inside = [kid for kid in kids_of(node) if not isinstance(kid, int)]
            if not any(kid.get("/Type") == "/OBJR" or "/S" in kid for kid in inside):
                node.S = Name.Span

    def place_annotations(self) -> list[Object]:
        """Give each annotation without an element one, where its words are; those that found no place are returned."""
        from pikepdf import Name

        loose: list[tuple[int, Page, Object]] = []
        for index, page in enumerate(self.pdf.pages):
            for annotation in annotations_of(self.pdf, page):
                describe(annotation)
                page.obj.Tabs = Name.S
                if annotation.objgen not in self._linked:
                    loose.append((index, page, annotation))
        if not loose:
            return []
        content = BytesIO()
        self.pdf.save(content)
        marked = marked_of(content.getvalue(), {index: None for index, _, _ in loose})
        placed = [self._place(page, annotation, marked[index]) for index, page, annotation in loose]
        return [one for one in placed if one is not None]

    def _place(self, page: Page, annotation: Object, marked: dict[int, Marked]) -> Object | None:
        from pikepdf import Array

        owners = self._owners.get(page.obj.objgen, {})
        rect = _edges(annotation.get("/Rect"))
        mcid = _under(rect, {mcid: one.bounds for mcid, one in marked.items() if mcid in owners}) if rect else None
        link = annotation_element(self.pdf, page, annotation)
        if mcid is None or rect is None:
            return link
        owner = owners[mcid]
        kids = list(kids_of(owner))
        at = next((n for n, kid in enumerate(kids) if isinstance(kid, int) and kid == mcid), len(kids) - 1)
        whole = _within(marked[mcid].bounds, rect) and owner.S != "/Figure"
        if whole:
            link.K = Array([mcid, link.K])
            owners[mcid] = link
        kids[at : at + 1] = [link] if whole else [kids[at], link]
        owner.K = Array(kids)
        link.P = owner
        return None

    def unclear(self) -> Iterator[str]:
        pages = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages, start=1)}
        silent = [node for node in self.kinds.get("Figure", ()) if str(node.get("/Alt", "")) in _SILENT]
        if silent:
            where = sorted({pages[at] for node in silent for at, _ in mcids_of(node) if at in pages})
            said = f" (page {', '.join(map(str, where))})" if where else ""
            count = f"{len(silent)} drawings have" if len(silent) > 1 else "1 drawing has"
            yield f"{count} no alternative text{said}"
        if self._skipped:
            yield "headings skip a level; their levels were moved up"


def _settle_content(pdf: Pdf, structure: Structure, pictures: Pictures) -> int:
    """Mark what belongs to no element as decoration; gives the number of texts that were marked so."""
    hidden = 0
    begun: dict[ObjGen, list[Any]] = {}
    for index, page in enumerate(pdf.pages):
        forms = dict(_forms(page))
        tagged = {name for name, form in forms.items() if structure.marks_of(form)}
        for name in forms.keys() - tagged:
            if forms[name].objgen not in begun:
                begun[forms[name].objgen] = _cleared(forms[name])
        hoisted = _hoisted(read(page), {name: begun.get(form.objgen, []) for name, form in forms.items()})
        content = claimed(hoisted, pictures.get(index, ()))
        found = decorated(content, structure.marks_of(page.obj), properties_of(page), tagged)
        hidden += found.texts
        write(pdf, page, found.instructions)
    return hidden


def _cleared(form: Object) -> list[Any]:
    """Take the marks out of a form that has no numbers for them; those that did not end in it are returned.

    LibreOffice begins the mark of a shape with a shadow in the form of the shadow, and ends it on the page.
    """
    from pikepdf import unparse_content_stream

    content = read(form)
    clear = list(unmarked(content))
    if len(clear) < len(content):
        form.write(unparse_content_stream(clear))
    return left_open(content)


def _hoisted(content: Sequence[Any], begun: Mapping[str, Sequence[Any]]) -> Iterator[Any]:
    """The content of a page, with the marks that its forms have left open before the forms."""
    for instruction in content:
        if str(instruction.operator) == "Do":
            yield from begun.get(str(instruction.operands[0]), ())
        yield instruction


def _forms(page: Page) -> Iterator[tuple[str, Object]]:
    from pikepdf import Dictionary, Stream

    resources = page.obj.get("/Resources")
    forms = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    for name, form in forms.items() if isinstance(forms, Dictionary) else ():
        if isinstance(form, Stream) and form.get("/Subtype") == "/Form":
            yield name, form


def _under(rect: Bounds, places: Mapping[int, Bounds]) -> int | None:
    """The content that shares most of its room with a rectangle."""
    shared = {mcid: _shared(rect, bounds) for mcid, bounds in places.items()}
    best = max(shared, key=lambda mcid: shared[mcid], default=None)
    return best if best is not None and shared[best] > 0 else None


def _shared(one: Bounds, other: Bounds) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _within(inner: Bounds, outer: Bounds) -> bool:
    return all(edge >= limit - _TOUCHING for edge, limit in zip(inner[:2], outer[:2], strict=True)) and all(
        edge <= limit + _TOUCHING for edge, limit in zip(inner[2:], outer[2:], strict=True)
    )


def _edges(rect: Any) -> Bounds | None:
    try:
        x0, y0, x1, y1 = (float(edge) for edge in rect)
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _says(node: Object, key: str) -> bool:
    return bool(str(node.get(key, "")).strip())
