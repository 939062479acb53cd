"""Alternative text: what Office files say of their drawings, in order, with size and place."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from reportgen.errors import ReportError
from reportgen.pdf.alternative_text import Drawing, Kind, Rectangle, drawings, undescribed
from tests.pdf import office


def test_drawings_of_a_word_file_are_read_in_order(tmp_path: Path) -> None:
    told = drawings(office.report(tmp_path / "a.docx"))
    assert told.title == "Edited paper"
    # Pictures are twice as wide as high; an inch has 72 points.
    assert told.body == (
        Drawing(Kind.PICTURE, "A red box", box=Rectangle(0, 0, 144, 72)),
        Drawing(Kind.PICTURE, decorative=True, box=Rectangle(0, 0, 72, 36)),
        Drawing(Kind.PICTURE, box=Rectangle(0, 0, 216, 108)),
    )


def test_drawings_of_slides_are_read_but_not_those_of_hidden_ones(tmp_path: Path) -> None:
    told = drawings(office.deck(tmp_path / "a.pptx"))
    first, second = told.slides
    assert [one.kind for one in first] == [Kind.SHAPE, Kind.PICTURE, Kind.PICTURE, Kind.CHART, Kind.SHAPE, Kind.SHAPE]
    assert first[0].title and first[0].text == "Burglary" and first[0].box is None  # its place is the layout's
    assert first[3].alt == "Column chart: cases by month"
    assert [one.text for one in second] == ["No title here"]


def test_shapes_of_a_group_stand_where_the_group_puts_them(tmp_path: Path) -> None:
    group = drawings(office.deck(tmp_path / "a.pptx")).slides[0][4]
    assert group.alt == "Map: two wards"
    assert [part.box for part in group.parts] == [Rectangle(432, 360, 72, 72), Rectangle(576, 360, 72, 72)]


def test_drawings_of_a_workbook_are_read(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Sheet1!$A$1:$A$2"})
    sheet.insert_chart("B2", chart, {"description": "Column chart: wards"})
    book.close()
    told = drawings(tmp_path / "a.xlsx")
    assert told.sheets
    assert told.body == (Drawing(Kind.CHART, "Column chart: wards"),)


def test_a_file_that_is_no_office_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no zip")
    with pytest.raises(ReportError, match="the file cannot be read: File is not a zip file; save it anew"):
        drawings(tmp_path / "a.docx")


def test_a_file_without_a_document_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as zipped:
        zipped.writestr("other.xml", "<a/>")
    with pytest.raises(ReportError, match="the file cannot be read"):
        drawings(tmp_path / "a.docx")


def test_what_is_said_of_a_drawing_without_text_names_its_kind() -> None:
    assert undescribed(Drawing(Kind.CHART)) == "Chart: no description was given"
    assert undescribed(None) == "Picture: no description was given"
