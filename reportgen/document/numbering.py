"""Captions and references: figures are numbered in reading order, and each reference says the number it points to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportgen.document.model import (
    Block,
    Box,
    FigureBlock,
    Heading,
    ItemList,
    Line,
    PageBreak,
    Paragraph,
    Quotation,
    Register,
)
from reportgen.wording.text import Text, resolve


def number_figures(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Charts are ``Fig 1``, ``Fig 2``, ...; tables ``Table 1``, ...: two sequences."""
    counted: Counter[str] = Counter()
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, FigureBlock):
            counted[block.sequence] += 1
            numbered.append(replace(block, number=counted[block.sequence]))
        else:
            numbered.append(block)
    return tuple(numbered)


def labels(blocks: Sequence[Block]) -> dict[str, str]:
    """Figure id -> ``Fig 1``."""
    return {block.figure.id: block.label for block in blocks if isinstance(block, FigureBlock)}


def resolve_block(block: Block, found: dict[str, str]) -> Block:
    """The block with every reference filled in."""

    def each(texts: Sequence[Text]) -> tuple[Text, ...]:
        return tuple(resolve(text, found) for text in texts)

    match block:
        case Heading() | Paragraph() | Quotation() | Line():
            return replace(block, text=resolve(block.text, found))
        case ItemList():
            return replace(block, items=each(block.items))
        case FigureBlock():
            return replace(block, caption=resolve(block.caption, found), notes=each(block.notes))
        case Box():
            return replace(block, blocks=tuple(_resolve_inner(inner, found) for inner in block.blocks))
        case Register() | PageBreak():
            return block


def _resolve_inner(block: Paragraph | ItemList, found: dict[str, str]) -> Paragraph | ItemList:
    resolved = resolve_block(block, found)
    assert isinstance(resolved, (Paragraph, ItemList))  # noqa: S101  # resolving keeps the kind of a block
    return resolved
