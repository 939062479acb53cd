"""A group of shapes, which LibreOffice writes shape by shape: one figure of them all, or their text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reportgen.pdf.alternative_text import Drawing, undescribed
from reportgen.pdf.marked import Bounds
from reportgen.pdf.tree import bounds_of, element, kids_of

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

_RETOLD = 0.8  # of the words of an alternative text stand in the drawing itself


def grouped(pdf: Pdf, page: Page, group: Drawing, members: Sequence[tuple[Object, Drawing | None]]) -> list[Object]:
    """The elements of a group: ``members`` are what LibreOffice has written, each with its shape where it is known.

    A group is one figure with its alternative text. Where that only says again what the text of the group says, the
    text itself is read, with its paragraphs and links, and the rest is decoration. A group that nobody has described
    keeps its text, and its drawn pieces are one figure.
    """
    from pikepdf import Array, String

    if group.decorative:
        return []
    nodes = [node for node, _ in members]
    if group.alt and not _retold(group):
        return [_figure(pdf, page, nodes, group.alt)]
    texts = [node for node in nodes if node.S != "/Figure"]
    for node in texts:
        undecorate(node)
    drawn = [(node, shape) for node, shape in members if node.S == "/Figure" and not (shape and shape.decorative)]
    told = [node for node, _ in drawn if "/Alt" in node]
    for node, shape in drawn:
        if "/Alt" not in node and shape is not None and shape.alt:
            node.Alt = String(shape.alt)
            told.append(node)
    kids = [*texts, *told]
    silent = [node for node, _ in drawn if "/Alt" not in node]
    if silent and not group.alt:
        kids.append(_figure(pdf, page, silent, undescribed(group)))
    return kids if len(kids) < 2 else [element(pdf, "Div", Pg=page.obj, K=Array(kids))]


def undecorate(node: Object) -> None:
    """Leave out the fill and the border that stand beside the text of a shape."""
    from pikepdf import Array

    inner = [kid for kid in kids_of(node) if not isinstance(kid, int)]
    if inner:
        node.K = Array(inner)


def union(boxes: Sequence[Bounds]) -> Bounds:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _figure(pdf: Pdf, page: Page, nodes: Sequence[Object], alt: str) -> Object:
    from pikepdf import Array, Dictionary, Name, String

    content: list[Any] = [kid for node in nodes for kid in kids_of(node)]
    figure = element(pdf, "Figure", Pg=page.obj, K=Array(content), Alt=String(alt))
    boxes = [box for node in nodes if (box := bounds_of(node)) is not None]
    if boxes:
        figure.A = Dictionary(
            O=Name.Layout, Placement=Name.Block, BBox=Array([round(edge, 3) for edge in union(boxes)])
        )
    return figure


def _retold(group: Drawing) -> bool:
    told = set(re.findall(r"\w+", group.alt.casefold()))
    return bool(told) and len(told & set(re.findall(r"\w+", group.text.casefold()))) >= _RETOLD * len(told)
