"""Drawings in a report: native shapes in line with the text, their table below, figures side by side."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportgen.document.model import FigureBlock, PageBreak, Paragraph
from reportgen.errors import ReportError
from reportgen.figures.model import Chart, Drawn, Group
from reportgen.office.xml import NAMESPACES
from reportgen.preview import to_pdf
from reportgen.wording.text import words
from tests.drawings.examples import SKETCH, sketches
from tests.word.reports import CHART, Built, built

__all__ = ["sketches"]
pytestmark = pytest.mark.usefixtures("sketches")
GROUP = "//mc:Choice//wpg:wgp"
CANVAS = "//mc:Fallback//lc:lockedCanvas"


def block(figure: Drawn | Group, **given: Any) -> FigureBlock:
    return FigureBlock(figure, words("Wards"), "Fig", 1, **given)


def side_by_side(*figures: Chart | Drawn) -> Built:
    return built(block(Group(id="pair", figures=figures, title="Pair", alt="Two figures.")))


def test_a_drawing_is_a_group_of_shapes_in_line_with_the_text() -> None:
    file = built(block(SKETCH))
    assert file.find(f"{GROUP}/wps:wsp/wps:cNvPr/@name") == ["Label", "Ward: Hendon", "Link"]
    assert file.find("//mc:Choice//wp:docPr/@name") == ["Drawing: Wards"]
    assert file.find("//mc:Choice//wp:docPr/@descr") == ["Map of one ward: Hendon 132."]
    # The text column is 16.5 cm wide, the sketch wants to be 80 points high.
    assert file.find("//mc:Choice//wp:extent/@cy") == ["1016000"]  # 80 x 12,700
    assert file.find("//w:p[w:pPr/w:pStyle/@w:val='Figure']//wp:anchor") == []


def test_words_in_shapes_have_their_own_look_and_no_space_around_them() -> None:
    file = built(block(SKETCH))
    (paragraph,) = file.find(f"{GROUP}//w:txbxContent/w:p")
    texts = paragraph.xpath("string(.)"), paragraph.xpath("string(.//w:sz/@w:val)", namespaces=NAMESPACES)
    assert texts == ("Hendon", "20")  # 10 points in halves
    assert paragraph.xpath(".//w:spacing/@w:before", namespaces=NAMESPACES) == ["0"]


def test_programs_that_cannot_show_the_group_get_the_same_as_a_canvas() -> None:
    file = built(block(SKETCH))
    assert file.find("//mc:Choice/@Requires") == ["wpg w16se"]
    assert "w16se" in file.find("//mc:Choice")[0].nsmap  # a prefix that is needed must be known
    assert file.find(f"{CANVAS}/a:sp/a:nvSpPr/a:cNvPr/@name") == file.find(f"{GROUP}/wps:wsp/wps:cNvPr/@name")
    assert file.find(f"{CANVAS}//a:t/text()") == ["Hendon"]
    assert file.find("//mc:Fallback//wp:docPr/@descr") == ["Map of one ward: Hendon 132."]


def test_every_drawing_and_shape_has_an_id_of_its_own() -> None:
    file = built(block(SKETCH), FigureBlock(replace(SKETCH, id="second"), words("More"), "Fig", 2))
    ids = file.find("//wp:docPr/@id | //wps:cNvPr/@id | //a:cNvPr/@id")
    assert len(ids) == len(set(ids)) == 2 * (2 + 3 + 4)  # two frames, three shapes, the canvas and its three


def test_the_same_in_rows_and_columns_stands_below_with_a_small_heading() -> None:
    file = built(block(SKETCH, source=words("Source: police.")))
    assert file.find("//w:body/*[self::w:p or self::w:tbl]/w:pPr/w:pStyle/@w:val") == [
        "Caption", "Figure", "Note", "Source"]  # fmt: skip
    assert file.styled("Note") == ["The same as a table"]  # the caption says of what
    assert file.find("//w:tblCaption/@w:val") == ["Wards"]  # for those who hear it
    assert file.texts("//w:tbl//w:tr[2]/w:tc") == ["Hendon", "132", "34.1"]
    assert file.find("//w:p[w:pPr/w:keepNext]/w:pPr/w:pStyle/@w:val")[:2] == ["Figure", "Note"]


def test_a_drawing_without_a_table_stands_alone() -> None:
    assert built(block(replace(SKETCH, table=None))).find("//w:tbl") == []


def test_figures_side_by_side_share_a_line_each_with_its_title_and_its_alternative_text() -> None:
    file = side_by_side(replace(CHART, title="Burglary"), SKETCH)
    assert len(file.find("//w:p[w:pPr/w:pStyle/@w:val='Figure']")) == 1
    assert len(file.find("//w:pPr/w:tabs/w:tab")) == 1
    described = file.find("//w:r/w:drawing//wp:docPr/@descr | //mc:Choice//wp:docPr/@descr")
    assert described == [CHART.alt, SKETCH.alt]
    assert file.find("//mc:Choice//w:txbxContent//w:t/text()") == ["Offences by ward", "Hendon"]
    assert file.styled("Note") == ["Wards"]  # which of the two the table is of
    assert "Burglary" in "".join(file.part("word/charts/chart1.xml").itertext())
    widths = [int(width) for width in file.find("//w:r/w:drawing//wp:extent/@cx | //mc:Choice//wp:extent/@cx")]
    heights = file.find("//w:r/w:drawing//wp:extent/@cy | //mc:Choice//wp:extent/@cy")
    assert widths[0] == pytest.approx(widths[1], abs=1) and heights[0] == heights[1]


def test_what_does_not_fit_is_told_by_its_figure() -> None:
    with pytest.raises(ReportError, match="does not fit its place in the drawing 'wards'"):
        built(block(replace(SKETCH, said="A-word-that-is-far-too-long-for-it")))
    with pytest.raises(ReportError, match="does not fit its place in the drawing 'wards'"):
        side_by_side(CHART, replace(SKETCH, said="A-word-that-is-far-too-long-for-it"))


def test_the_file_is_valid(validate: Callable[[bytes], list[str]]) -> None:
    pair = Group(id="pair", figures=(replace(CHART, id="left"), replace(SKETCH, id="right")), title="P", alt="Two.")
    assert validate(built(block(SKETCH), FigureBlock(pair, words("Pair"), "Fig", 2)).content) == []


def test_what_comes_from_outside_is_escaped(validate: Callable[[bytes], list[str]]) -> None:
    file = built(block(replace(SKETCH, said="<&>", title='"', alt="<w:t>\x00")))
    assert file.find(f"{GROUP}//w:t/text()") == file.find(f"{CANVAS}//a:t/text()") == ["<&>"]
    assert file.find("//mc:Choice//wp:docPr/@descr") == ["<w:t>"]
    assert validate(file.content) == []


@pytest.mark.libreoffice
@pytest.mark.usefixtures("needs_libreoffice")
def test_words_in_shapes_are_there_in_a_pdf_on_whatever_page_they_stand(tmp_path: Path) -> None:
    opening = Paragraph(words("Before it."), 0)
    paper = tmp_path / "paper.docx"
    paper.write_bytes(built(opening, PageBreak(), block(replace(SKETCH, table=None, said="Totteridge"))).content)
    (pdf,) = to_pdf([paper], tmp_path)
    read = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    first, second, *_ = read.stdout.split("\f")
    assert "Before it." in first and "Totteridge" in second
