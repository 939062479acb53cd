"""Captions and references: two sequences in reading order, and references that say the number they point to."""

from __future__ import annotations

import pytest

from reportgen.document.model import (
    Block,
    Box,
    FigureBlock,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Quotation,
)
from reportgen.document.numbering import labels, number_figures, resolve_block
from reportgen.figures.model import Cell, Chart, ChartType, Series, Table
from reportgen.wording.text import Run, Text, plain, words

POINTER: Text = (Run("see "), Run("", ref="trend"))


def chart(name: str) -> FigureBlock:
    return FigureBlock(Chart(name, ChartType.LINE, ("June",), (Series("Barnet", (1,)),)), words(name), "Fig")


def table(name: str) -> FigureBlock:
    return FigureBlock(Table(name, ((Cell(words("Area")),),), ((Cell(words("Barnet")),),)), words(name), "Table")


def test_charts_and_tables_are_numbered_in_two_sequences() -> None:
    blocks = number_figures([table("a"), chart("b"), Paragraph(words("between")), table("c"), chart("d")])
    assert labels(blocks) == {"a": "Table 1", "b": "Fig 1", "c": "Table 2", "d": "Fig 2"}


def test_what_is_no_figure_keeps_its_place() -> None:
    given = (Heading(words("Why")), chart("a"), PageBreak(), Paragraph(words("after")))
    numbered = number_figures(given)
    assert [type(block) for block in numbered] == [type(block) for block in given]
    assert numbered[0] is given[0]
    assert labels((Heading(words("Why")),)) == {}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_reference_says_the_number_before_and_after_its_figure(order: tuple[int, int]) -> None:
    given: list[Block] = [Paragraph(POINTER), chart("trend")]
    blocks = number_figures([chart("first"), *(given[place] for place in order)])
    found = labels(blocks)
    said = [text_of(resolve_block(block, found)) for block in blocks if isinstance(block, Paragraph)]
    assert said == [["see Fig 2"]]


def text_of(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph() | Quotation():
            return [plain(block.text)]
        case ItemList():
            return [plain(item) for item in block.items]
        case FigureBlock():
            return [plain(block.caption), *(plain(note) for note in block.notes)]
        case Box():
            return [text for inner in block.blocks for text in text_of(inner)]
        case PageBreak():
            return []


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Heading(POINTER), ["see Fig 3"]),
        (Quotation(POINTER), ["see Fig 3"]),
        (ItemList((words("first"), POINTER)), ["first", "see Fig 3"]),
        (Box("Summary", (Paragraph(POINTER, 0), ItemList((POINTER,)))), ["see Fig 3", "see Fig 3"]),
        (
            FigureBlock(table("a").figure, POINTER, "Table", 1, notes=(words("note"), POINTER)),
            ["see Fig 3", "note", "see Fig 3"],
        ),
        (PageBreak(), []),
    ],
)
def test_references_are_filled_in_wherever_text_stands(block: Block, said: list[str]) -> None:
    assert text_of(resolve_block(block, {"trend": "Fig 3"})) == said


def test_a_filled_in_reference_still_points_to_its_figure() -> None:
    resolved = resolve_block(Paragraph(POINTER), {"trend": "Fig 3"})
    assert isinstance(resolved, Paragraph)
    assert [run.ref for run in resolved.text] == [None, "trend"]
