"""Writer's tags: styles told from figures and notes, charts matched with their drawings, headers as decoration."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from reportgen.pdf.alternative_text import Drawing, Drawings, Kind, Rectangle
from reportgen.pdf.writer import Written, written
from tests.pdf.tagged import tagged

WIDE, HIGH = Rectangle(0, 0, 400, 200), Rectangle(0, 0, 100, 300)
CHART = (72, 500, 472, 700)  # as large as WIDE
MARK = (100, 200, 450, 600)  # a watermark, as large as no drawing


def chart(alt: str, box: Rectangle = WIDE) -> Drawing:
    return Drawing(Kind.CHART, alt, box=box)


def figure(pdf: pikepdf.Pdf, node: pikepdf.Object, box: Sequence[float]) -> pikepdf.Object:
    node.S = Name.Figure
    node.A = Dictionary(O=Name.Layout, BBox=Array(box))
    return node


def figures(*pages: Sequence[Sequence[float]]) -> pikepdf.Pdf:
    """Pages of figures with these boxes."""
    pdf = tagged(*([("P", "x")] * len(boxes) for boxes in pages))
    nodes = iter(pdf.Root.StructTreeRoot.K.K)
    for box in (box for boxes in pages for box in boxes):
        figure(pdf, next(nodes), box)
    return pdf


def told(pdf: pikepdf.Pdf, *body: Drawing, margins: tuple[Drawing, ...] = ()) -> list[str]:
    result = written(pdf, pdf.Root.StructTreeRoot, Drawings("", body, margins))
    return [str(node.get("/Alt", "")) for node in result.tops]


def kinds(result: Written) -> list[str]:
    return [str(node.S) for node in result.tops]


def test_a_paragraph_style_called_figure_or_note_is_a_paragraph() -> None:
    roles = {"Figure": "P", "Note": "P", "Box Text": "P"}
    pdf = tagged([("Figure", "a"), ("Note", "b"), ("Box Text", "c"), ("Figure", "d"), ("Note", "e")], roles=roles)
    nodes = list(pdf.Root.StructTreeRoot.K.K)
    figure(pdf, nodes[3], CHART)
    nodes[4].K = Array([pdf.make_indirect(Dictionary(S=Name("/Box Text"), K=4, Pg=pdf.pages[0].obj))])
    result = written(pdf, pdf.Root.StructTreeRoot, Drawings(""))
    # A figure has a box, a footnote has paragraphs in it.
    assert kinds(result) == ["/P", "/P", "/P", "/Figure", "/Note"]
    assert str(nodes[4].K[0].S) == "/P"


def test_charts_get_their_texts_by_order_and_size() -> None:
    pdf = figures([CHART, (72, 100, 172, 400)], [CHART])
    assert told(pdf, chart("one"), chart("two", HIGH), chart("three")) == ["one", "two", "three"]


def test_a_header_that_stands_on_each_page_is_decoration_and_charts_alike_are_not() -> None:
    pdf = figures([MARK, CHART], [MARK, CHART])
    assert told(pdf, chart("one"), chart("two"), margins=(Drawing(Kind.SHAPE, "Watermark"),)) == ["one", "two"]


def test_a_described_header_is_told_where_it_is_first_seen() -> None:
    pdf = figures([MARK], [MARK])
    for node in pdf.Root.StructTreeRoot.K.K:
        node.Alt = String("Logo")
    assert told(pdf, margins=(Drawing(Kind.SHAPE, "Logo"),)) == ["Logo"]


def test_a_drawing_of_another_size_is_matched_by_order_where_the_counts_agree() -> None:
    # Word says 100 by 300, LibreOffice has fitted it into its frame.
    pdf = figures([CHART, (0, 0, 50, 150), CHART])
    assert told(pdf, chart("one"), chart("two", HIGH), chart("three")) == ["one", "two", "three"]


@pytest.mark.parametrize("more", [0, 2])
def test_what_is_out_of_step_is_not_guessed(more: int) -> None:
    pdf = figures([CHART, (0, 0, 50, 150), CHART])
    between = [chart(f"between {number}", HIGH) for number in range(more)]
    neutral = "Picture: no description was given"
    assert told(pdf, chart("one"), *between, chart("three")) == ["one", neutral, "three"]


def test_a_decorative_picture_has_no_element() -> None:
    pdf = figures([CHART])
    assert told(pdf, Drawing(Kind.PICTURE, decorative=True, box=WIDE)) == []


def test_a_picture_that_is_drawn_as_decoration_gets_an_identifier_and_its_place() -> None:
    pdf = figures([CHART, CHART])
    pdf.Root.StructTreeRoot.K.K[1].K = Array([Array()])  # as Writer leaves it
    result = written(pdf, pdf.Root.StructTreeRoot, Drawings("", (chart("one"), chart("two"))))
    assert result.pictures == {0: [(1, CHART)]}  # 0 is in use
    assert [node.K for node in result.tops] == [0, 1]


GROUP = (72, 500, 272, 700), (272, 500, 472, 700)  # both halves of WIDE


@pytest.mark.parametrize(
    ("alt", "text", "expected"),
    [
        ("Map: Hale 3, Mill 4", "Hale", [("/P", ""), ("/Figure", "Map: Hale 3, Mill 4")]),
        ("2 cards: Hale and Mill", "Hale and 2 Mill cards", [("/P", ""), ("/Div", "")]),
        ("", "Hale", [("/P", ""), ("/Div", "")]),
    ],
)
def test_a_group_is_one_figure_unless_its_text_says_all(alt: str, text: str, expected: list[tuple[str, str]]) -> None:
    pdf = tagged([("P", "before"), *[("P", "x")] * 3])
    nodes = list(pdf.Root.StructTreeRoot.K.K)
    for node, box in zip(nodes[1:3], GROUP, strict=True):
        figure(pdf, node, box)
    nodes[3].S = Name.Div
    nodes[3].K = Array([pdf.make_indirect(Dictionary(S=Name.P, Pg=pdf.pages[0].obj, K=3))])
    group = Drawing(Kind.SHAPE, alt, box=WIDE, text=text, parts=(Drawing(Kind.SHAPE), Drawing(Kind.SHAPE, text=text)))
    result = written(pdf, pdf.Root.StructTreeRoot, Drawings("", (group,)))
    assert [(str(node.S), str(node.get("/Alt", ""))) for node in result.tops] == expected


def test_pieces_of_a_group_that_nobody_has_described_are_one_silent_figure() -> None:
    pdf = figures(GROUP)
    group = Drawing(Kind.SHAPE, box=WIDE, parts=(Drawing(Kind.SHAPE), Drawing(Kind.SHAPE)))
    assert told(pdf, group) == ["Drawing: no description was given"]
