"""Captions, charts, notes and sources."""

import re
from dataclasses import replace

import pytest

from reportgen.document.model import FigureBlock
from reportgen.errors import ReportError
from reportgen.figures.model import ChartType, Series
from reportgen.word.story import bookmark
from reportgen.wording.text import words
from tests.word.reports import CHART, FIG, TAB, built


def test_a_caption_numbers_itself_by_a_field_with_its_result() -> None:
    file = built(FIG, TAB, replace(FIG, figure=replace(CHART, id="second"), number=2))
    assert file.styled("Caption") == [
        "Fig 1: Residential burglary by month", "Table 1: Two offences", "Fig 2: Residential burglary by month",
    ]  # fmt: skip
    assert [code.text for code in file.find("//w:instrText")] == [
        " SEQ Fig \\* ARABIC ", " SEQ Table \\* ARABIC ", " SEQ Fig \\* ARABIC ",
    ]  # fmt: skip


def test_the_bookmark_holds_label_and_number_only() -> None:
    file = built(FIG)
    start, end = "w:bookmarkStart[@w:id='1']", "w:bookmarkEnd[@w:id='1']"
    inside = f"//w:r[preceding-sibling::{start} and following-sibling::{end}]"
    assert "".join(file.texts(inside)) == "Fig 1"


def test_bookmarks_and_drawings_have_numbers_of_their_own() -> None:
    file = built(FIG, TAB, replace(FIG, figure=replace(CHART, id="second")))
    # The wordmark in the first page's header has the drawing number 1.
    assert file.find("//wp:docPr/@id", "word/header1.xml") == ["1"]
    assert file.find("//wp:docPr/@id") == ["2", "3"]
    assert file.find("//w:bookmarkStart/@w:id") == ["1", "2", "3"]


def test_the_caption_stays_with_the_chart_and_the_chart_with_what_explains_it() -> None:
    file = built(FIG)
    assert file.find("//w:body/w:p/w:pPr/w:pStyle/@w:val") == ["Caption", "Figure", "Note", "Source"]
    assert len(file.find("//w:style[@w:styleId='Caption']/w:pPr/w:keepNext", "word/styles.xml")) == 1
    assert file.find("//w:p[w:pPr/w:keepNext]/w:pPr/w:pStyle/@w:val") == ["Figure", "Note"]


def test_a_chart_without_notes_is_not_tied_to_the_next_paragraph() -> None:
    assert built(FigureBlock(CHART, words("Cases"), "Fig", 1)).find("//w:keepNext") == []


def test_a_chart_is_native_with_its_workbook_and_alternative_text() -> None:
    file = built(FIG)
    properties = file.find("//wp:inline/wp:docPr")[0]
    assert properties.get("descr") == CHART.alt
    assert properties.get("name") == "Chart: Residential burglary by month"
    assert properties.get("title") is None
    relation = file.find("//a:graphicData/c:chart/@r:id")[0]
    target = file.find(f"//rel:Relationship[@Id='{relation}']/@Target", "word/_rels/document.xml.rels")
    assert target == ["charts/chart1.xml"]
    assert "word/embeddings/Microsoft_Excel_Sheet1.xlsx" in file.names()
    assert file.find("//c:ser//c:val//c:v/text()", "word/charts/chart1.xml") == ["133", "139", "141", "138"]


def test_a_chart_is_as_wide_as_the_text_column() -> None:
    # A4 11,906 less margins 2 x 1,247 twentieths of a point; 635 EMU each.
    assert built(FIG).find("//wp:extent/@cx") == [str((11906 - 2 * 1247) * 635)]


@pytest.mark.parametrize(("bars", "centimetres"), [(1, 3.25), (10, 6.4), (20, 10.9), (32, 13.5)])  # 0.45 n + 1.9
def test_a_bar_chart_grows_with_its_bars_up_to_half_a_page(bars: int, centimetres: float) -> None:
    chart = replace(
        CHART,
        type=ChartType.BAR,
        categories=tuple(f"Borough {n}" for n in range(bars)),
        series=(Series("Cases", tuple(float(n) for n in range(bars))),),
    )
    height = int(built(replace(FIG, figure=chart)).find("//wp:extent/@cy")[0])
    assert height == pytest.approx(centimetres * 360_000, abs=1)


def test_bars_with_names_of_several_lines_have_room_for_them() -> None:
    # 16.6 cm: 30% of it are 141 points, 31 letters; 40 letters take two lines of 10 x 1.2 points, 0.847 cm.
    names = ("Violence against the person with injury", *"bcdefghij")
    chart = replace(CHART, type=ChartType.BAR, categories=names, series=(Series("Cases", (1.0,) * 10),))
    height = int(built(replace(FIG, figure=chart)).find("//wp:extent/@cy")[0])
    assert height == pytest.approx((10 * 0.8467 + 1.9) * 360_000, rel=1e-3)


@pytest.mark.parametrize(("bars", "size"), [(20, "1000"), (21, "800")])  # hundredths of a point
def test_many_bars_have_smaller_letters(bars: int, size: str) -> None:
    names = tuple(f"Borough {n}" for n in range(bars))
    chart = replace(CHART, type=ChartType.BAR, categories=names, series=(Series("Cases", (1.0,) * bars),))
    file = built(replace(FIG, figure=chart))
    assert file.find("//c:chartSpace/c:txPr//a:defRPr/@sz", "word/charts/chart1.xml") == [size]


def test_more_bars_than_can_be_read_are_refused() -> None:
    # 13.5 cm are 383 points, less 4 x 8 for axis and legend and titles: 36 bars of 9.6 points.
    names = tuple(f"Borough {n}" for n in range(40))
    chart = replace(CHART, type=ChartType.BAR, categories=names, series=(Series("Cases", (1.0,) * 40),))
    with pytest.raises(ReportError, match=r"a bar chart of 40 categories, where 3\d can be read; show fewer"):
        built(replace(FIG, figure=chart))


def test_a_bookmark_is_a_name_that_word_takes() -> None:
    assert bookmark("burglary_trend") == "fig_burglary_trend"
    ids = ["a-b", "a_b", "a b", "x" * 50, "x" * 51, "é"]
    names = [bookmark(id_) for id_ in ids]
    assert len(set(names)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in names)
