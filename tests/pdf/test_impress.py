"""Impress's tags: a section for each slide, titles as headings, shapes found again, the master's text as decoration."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from reportgen.pdf.alternative_text import Drawing, Kind, Rectangle
from reportgen.pdf.impress import sections
from tests.pdf.tagged import Text, tagged

TITLE = Drawing(Kind.SHAPE, text="Title", title=True)


def slide(*texts: Text) -> pikepdf.Pdf:
    """A slide as Impress writes it: paragraphs in their shapes; text ``n`` stands 700 - 20n points up, of 842."""
    pdf = tagged(texts)
    for node in pdf.Root.StructTreeRoot.K.K:
        if node.S in ("/H", "/Div"):
            node.K = Array([pdf.make_indirect(Dictionary(S=Name.P, Pg=pdf.pages[0].obj, K=node.K, P=node))])
    return pdf


def made(pdf: pikepdf.Pdf, *slides: Sequence[Drawing]) -> list[list[str]]:
    """The types in each section, with their alternative texts."""
    content = BytesIO()
    pdf.save(content)
    found = sections(pdf, pdf.Root.StructTreeRoot, slides, content.getvalue())
    return [[f"{node.S} {node.get('/Alt', '')}".strip() for node in section.K] for section in found]


def drawn(pdf: pikepdf.Pdf, index: int, box: Sequence[float]) -> None:
    node = pdf.Root.StructTreeRoot.K.K[index]
    node.S, node.A = Name.Figure, Dictionary(O=Name.Layout, BBox=Array(box))


def test_the_title_is_a_heading_that_holds_its_words_and_the_masters_text_is_gone() -> None:
    pdf = slide(("P", "Footer"), ("P", "2"), ("H", "Title"), ("Div", "Text"))
    assert made(pdf, [TITLE, Drawing(Kind.SHAPE, text="Text")]) == [["/H1", "/Div"]]
    assert list(pdf.Root.StructTreeRoot.K.K[2].K) == [2]


def test_a_drawing_gets_its_text_by_its_place() -> None:
    pdf = slide(("P", "x"), ("P", "y"))
    drawn(pdf, 0, (100, 642, 200, 742))  # 100 to 200 points from the top of 842
    drawn(pdf, 1, (300, 642, 400, 742))
    shapes = [
        Drawing(Kind.CHART, "nowhere", box=Rectangle(500, 500, 50, 50)),
        Drawing(Kind.CHART, "left", box=Rectangle(100, 100, 100, 100)),
        Drawing(Kind.PICTURE, box=Rectangle(300, 100, 100, 100)),
    ]
    assert made(pdf, shapes) == [["/Figure left", "/Figure Picture: no description was given"]]


def test_a_decorative_drawing_has_no_element() -> None:
    pdf = slide(("P", "x"))
    drawn(pdf, 0, (100, 642, 200, 742))
    assert made(pdf, [Drawing(Kind.SHAPE, decorative=True, box=Rectangle(100, 100, 100, 100))]) == [[]]


def test_shapes_of_a_group_are_one_figure_and_what_stands_beside_them_is_not_in_it() -> None:
    pdf = slide(("P", "x"), ("Div", "Hale"), ("Div", "After"))
    drawn(pdf, 0, (60, 642, 200, 742))
    parts = (Drawing(Kind.SHAPE, box=Rectangle(60, 100, 140, 100)), Drawing(Kind.SHAPE, text="Hale"))
    group = Drawing(Kind.SHAPE, "Map: Hale 3", box=Rectangle(60, 100, 140, 100), text="Hale", parts=parts)
    assert made(pdf, [group, Drawing(Kind.SHAPE, text="After")]) == [["/Figure Map: Hale 3", "/Div"]]


def test_fills_of_cells_and_shapes_are_left_out() -> None:
    pdf = slide(("Table", "border"), ("Div", "Text"))
    table, shape = pdf.Root.StructTreeRoot.K.K
    cell = pdf.make_indirect(Dictionary(S=Name.TD, K=Array([7, Array()])))
    table.K = Array([5, pdf.make_indirect(Dictionary(S=Name.TR, K=Array([cell])))])
    shape.K.append(6)
    made(pdf, [Drawing(Kind.TABLE, "Table: wards"), Drawing(Kind.SHAPE, text="Text")])
    assert [len(table.K), len(cell.K), len(shape.K)] == [1, 0, 1]
    assert str(table.A[0].Summary) == "Table: wards"


def test_a_pdf_that_has_not_a_page_for_each_slide_is_not_matched() -> None:
    pdf = slide(("P", "x"))
    drawn(pdf, 0, (100, 642, 200, 742))
    picture = Drawing(Kind.PICTURE, "left", box=Rectangle(100, 100, 100, 100))
    assert made(pdf, [picture], []) == [["/Figure Picture: no description was given"]]
