"""The headings of a tagged PDF, as its structure tree has them: what outlines and checks go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportgen.pdf.marked import Marked, joined, marked_of
from reportgen.pdf.tree import HEADINGS, ObjGen, kids_of, mcids_of, page_of, roles_of, standard, tree_of

if TYPE_CHECKING:
    from pikepdf import Object, Pdf


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level from 1, its words, its page counted from 0."""

    level: int
    text: str
    page: int


def headings(pdf: Pdf) -> tuple[Heading, ...]:
    """All headings in the order of the tree; one whose words cannot be read has an empty text.

    The words are those that the tags give (``/ActualText``, ``/Alt``) or else those on the page.
    """
    found = list(_found(pdf))
    wanted: dict[int, set[int]] = {}
    for heading in found:
        for page, mcid in () if heading.told else heading.content:
            wanted.setdefault(page, set()).add(mcid)
    marked = _marked(pdf, wanted)
    return tuple(Heading(one.level, one.words(marked), one.page) for one in found)


@dataclass(slots=True)
class _Found:
    level: int
    page: int
    told: str = ""
    content: list[tuple[int, int]] = field(default_factory=list)  # page and marked content identifier

    def words(self, marked: dict[int, dict[int, Marked]]) -> str:
        if self.told:
            return " ".join(self.told.split())
        return joined(marked[page][mcid] for page, mcid in self.content if mcid in marked[page])


def _found(pdf: Pdf) -> Iterator[_Found]:
    root = tree_of(pdf)
    if root is None:
        return
    roles, pages = roles_of(root), {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    waiting: list[tuple[Any, int]] = [(kid, -1) for kid in reversed(list(kids_of(root)))]
    seen: set[ObjGen] = set()
    while waiting:
        node, page = waiting.pop()
        if isinstance(node, int) or "/S" not in node or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        page = _page(node, page, pages)
        level = HEADINGS.get(standard(str(node.S)[1:], roles))
        if level is None:
            waiting += [(kid, page) for kid in reversed(list(kids_of(node)))]
            continue
        found = _Found(level, page, str(node.get("/ActualText", node.get("/Alt", ""))))
        found.content.extend((pages[at], mcid) for at, mcid in mcids_of(node) if at in pages)
        if found.content:
            found.page = found.content[0][0]
        if found.page >= 0:
            yield found


def _page(node: Object, otherwise: int, pages: dict[ObjGen, int]) -> int:
    page = page_of(node)
    return otherwise if page is None else pages.get(page, otherwise)


def _marked(pdf: Pdf, wanted: dict[int, set[int]]) -> dict[int, dict[int, Marked]]:
    if not wanted:
        return {}
    content = BytesIO()
    pdf.save(content)
    return marked_of(content.getvalue(), wanted)
