"""What LibreOffice Impress leaves out of the tags of a slide: its group, its title's level, the text of its charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen.pdf.alternative_text import Drawing, Kind, undescribed
from reportgen.pdf.groups import grouped, undecorate, union
from reportgen.pdf.marked import Bounds, Marked, marked_of
from reportgen.pdf.tree import bounds_of, element, kids_of, mcids_of, page_of

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

_CLOSE = 8.0  # points between where a drawing is said to be and where it is drawn, with its line and its shadow
_BLOCKS = frozenset({"/Document", "/Part", "/Art", "/Sect"})
_CELLS = frozenset({"/Table", "/TR", "/TH", "/TD"})


def sections(pdf: Pdf, root: Object, slides: Sequence[Sequence[Drawing]], content: bytes) -> Iterator[Object]:
    """A section for each slide, with the elements that Impress made for it and what the slide says of its drawings.

    Impress writes one element for each shape that shows something, in the order of the slide; shapes of a group stand
    among the others. They are found again by their order, their kind and their place. ``content`` is the PDF as it was.
    """
    by_page = _by_page(pdf, root)
    wanted = {index: set(_texts(elements)) for index, elements in enumerate(by_page)}
    marked = marked_of(content, wanted)
    for index, (page, elements) in enumerate(zip(pdf.pages, by_page, strict=True)):
        shapes = slides[index] if len(slides) == len(by_page) else ()
        yield _Slide(pdf, page, shapes, marked[index]).section(elements)


def _by_page(pdf: Pdf, root: Object) -> list[list[Object]]:
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    found: list[list[Object]] = [[] for _ in pages]
    for node in _blocks(root):
        page = page_of(node)
        # A paragraph that stands by itself is the master's: footer, number, date.
        if page in pages and node.S != "/P":
            found[pages[page]].append(node)
    return found


def _blocks(node: Object) -> Iterator[Object]:
    for kid in kids_of(node):
        if isinstance(kid, int) or "/S" not in kid:
            continue
        if str(kid.S) in _BLOCKS:
            yield from _blocks(kid)
        else:
            yield kid


def _texts(elements: Sequence[Object]) -> Iterator[int]:
    for node in elements:
        if bounds_of(node) is None:
            yield from (mcid for _, mcid in mcids_of(node))


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A shape that may have an element, and which of the slide's drawings it is or belongs to."""

    shape: Drawing
    drawing: int


@dataclass(slots=True)
class _Slide:
    pdf: Pdf
    page: Page
    shapes: Sequence[Drawing]
    marked: dict[int, Marked]

    def section(self, elements: Sequence[Object]) -> Object:
        from pikepdf import Array

        leaves = self._aligned(elements)
        kids: list[Object] = []
        done: set[int] = set()
        for node, leaf in zip(elements, leaves, strict=True):
            if leaf is None or not self.shapes[leaf.drawing].parts:
                kids += self._single(node, leaf.shape if leaf else None)
            elif leaf.drawing not in done:
                done.add(leaf.drawing)
                members = [
                    (one, at.shape)
                    for one, at in zip(elements, leaves, strict=True)
                    if at is not None and at.drawing == leaf.drawing
                ]
                kids += grouped(self.pdf, self.page, self.shapes[leaf.drawing], members)
        return element(self.pdf, "Sect", Pg=self.page.obj, K=Array(kids))

    def _aligned(self, elements: Sequence[Object]) -> list[_Leaf | None]:
        """The shape of each element: the next one that it can be; an element that can be none of the rest has none."""
        leaves = [_Leaf(part, n) for n, shape in enumerate(self.shapes) for part in shape.parts or (shape,)]
        found: list[_Leaf | None] = []
        following = 0
        for node in elements:
            where = self._bounds(node)
            at = next((n for n in range(following, len(leaves)) if self._fits(node, where, leaves[n].shape)), None)
            found.append(None if at is None else leaves[at])
            following = following if at is None else at + 1
        return found

    def _bounds(self, node: Object) -> Bounds | None:
        given = bounds_of(node)
        if given is not None:
            return given
        boxes = [self.marked[mcid].bounds for _, mcid in mcids_of(node) if mcid in self.marked]
        return union(boxes) if boxes else None

    def _fits(self, node: Object, where: Bounds | None, shape: Drawing) -> bool:
        kind = str(node.S)
        if kind in ("/H", "/H1"):
            return shape.title
        if (kind == "/Table") != (shape.kind is Kind.TABLE):
            return False
        if kind != "/Table" and (kind == "/Figure") == bool(shape.text):
            return False
        if where is None or shape.box is None:
            return True
        top = float(self.page.mediabox[3])
        across, down = (where[0] + where[2]) / 2 - shape.box.left, top - (where[1] + where[3]) / 2 - shape.box.top
        if kind == "/Figure":
            wide, high = shape.box.width / 2, shape.box.height / 2
            return abs(across - wide) <= _CLOSE and abs(down - high) <= _CLOSE
        return -_CLOSE <= across <= shape.box.width + _CLOSE and -_CLOSE <= down <= shape.box.height + _CLOSE

    def _single(self, node: Object, shape: Drawing | None) -> list[Object]:
        from pikepdf import Name, String

        if node.S == "/Figure":
            if shape is not None and shape.decorative:
                return []
            if shape is not None and shape.alt:
                node.Alt = String(shape.alt)
            elif "/Alt" not in node:
                node.Alt = String(undescribed(shape))
        elif node.S == "/H":
            node.S = Name.H1
            _flatten(node)
        elif node.S == "/Table":
            _plain_cells(node)
            if shape is not None and shape.alt:
                _summarise(node, shape.alt)
        else:
            undecorate(node)
        return [node]


def _flatten(heading: Object) -> None:
    """A heading holds its words itself, not in paragraphs."""
    from pikepdf import Array

    kids: list[Any] = []
    for kid in kids_of(heading):
        kids += kids_of(kid) if not isinstance(kid, int) and kid.get("/S") == "/P" else [kid]
    heading.K = Array(kids)


def _plain_cells(node: Object) -> None:
    """Leave out the fills and borders of a table and its cells."""
    from pikepdf import Array

    inner = [kid for kid in kids_of(node) if not isinstance(kid, int)]
    node.K = Array(inner)
    for kid in inner:
        if str(kid.get("/S")) in _CELLS:
            _plain_cells(kid)


def _summarise(table: Object, summary: str) -> None:
    from pikepdf import Array, Dictionary, Name, String

    given = table.get("/A")
    before = list(given) if isinstance(given, Array) else [given] if given is not None else []
    table.A = Array([*before, Dictionary(O=Name.Table, Summary=String(summary))])
