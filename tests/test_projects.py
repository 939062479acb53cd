"""Northmere, an invented council: its house is a second folder, and its papers come out in its own looks and words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from tests.papers import Paper, build, xpath

HERE = Path(__file__).parent
NORTHMERE = HERE / "projects" / "northmere"
FOLDER = NORTHMERE / "report_specs" / "2024-05-14"
BARNETS = ("00606B", "12436D", "F46A25", "London Borough", "Officers Recommendations")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    return build(FOLDER, tmp_path_factory.mktemp("northmere"))


@pytest.fixture
def report(papers: dict[str, Paper]) -> Paper:
    return papers["visits-report"]


@pytest.fixture
def slides(papers: dict[str, Paper]) -> Paper:
    return papers["visits-slides"]


@pytest.fixture(scope="module")
def visits() -> pd.DataFrame:
    """One row a month (``2022-04``), one column a branch: plain pandas over the file."""
    return pd.read_csv(FOLDER / "data" / "visits.csv").pivot_table("Visits", "Month", "Branch", "sum")


def test_a_second_council_needs_no_code() -> None:
    assert {path.suffix for path in NORTHMERE.rglob("*") if path.is_file()} == {
        ".yaml", ".docx", ".pptx", ".csv", ".md"
    }  # fmt: skip
    code = [path.read_text(encoding="utf-8").casefold() for path in (HERE.parent / "reportgen").rglob("*.py")]
    assert not any("northmere" in text for text in code)


def test_its_kinds_of_paper_are_its_own(report: Paper, slides: Paper) -> None:
    assert (report.kind, report.path.name) == ("cabinet-report", "visits-report.docx")
    assert (slides.kind, slides.path.name) == ("briefing", "visits-slides.pptx")


def test_its_files_are_valid(report: Paper, slides: Paper, validate: Callable[[Path], list[str]]) -> None:
    assert validate(report.path) == []
    assert validate(slides.path) == []


# --- Numbers -------------------------------------------------------------------------------------------------


def test_the_report_states_the_numbers_of_the_file(report: Paper, visits: pd.DataFrame) -> None:
    lines = report.text("word/document.xml").split("\n")
    year, before = (visits.loc[f"{first}-04" : f"{first + 1}-03"].sum() for first in (2023, 2022))
    for branch in ("Central", "Riverside", "Hilltop"):
        at = lines.index(branch)
        assert lines[at + 1 : at + 3] == [f"{year[branch]:,.0f}", f"{before[branch]:,.0f}"]
    at = lines.index("Total")
    assert lines[at + 1 : at + 3] == [f"{year.sum():,.0f}", f"{before.sum():,.0f}"]


def test_the_charts_draw_the_numbers_of_the_file(report: Paper, slides: Paper, visits: pd.DataFrame) -> None:
    quarters = [("2023-04", "2023-06"), ("2023-07", "2023-09"), ("2023-10", "2023-12"), ("2024-01", "2024-03")]
    by_quarter = [drawn.tolist() for drawn in (visits.loc[first:last].sum() for first, last in quarters)]
    branches = list(visits)  # Central, Hilltop, Riverside: the order of the alphabet
    wanted = [[quarter[branches.index(name)] for quarter in by_quarter] for name in ("Central", "Riverside", "Hilltop")]
    assert series(report, "word/charts/chart1.xml") == wanted
    months = visits.loc["2023-04":"2024-03"]
    assert series(slides, "ppt/charts/chart1.xml") == [months["Central"].tolist(), months["Riverside"].tolist()]


def series(paper: Paper, chart: str) -> list[list[float]]:
    drawn = xpath(paper.xml(chart), "//c:ser")
    return [[float(value) for value in xpath(one, "c:val//c:pt/c:v/text()")] for one in drawn]


# --- Words ---------------------------------------------------------------------------------------------------


def test_its_words_for_changes_are_its_own(report: Paper, slides: Paper) -> None:
    # 15,810 against 15,126: 684 / 15,126 = 4.52%, which the house says without decimals
    assert "Central had 15,810 visits in 2023/24: up 5%." in report.text("word/document.xml")
    assert "Central had 15,810 visits (up 5%)." in slides.text("ppt/slides/slide2.xml")
    assert "In Q4 2023/24, Hilltop had 1,140 visits (the same)." in report.text("word/document.xml")


def test_it_rates_by_its_own_rule_and_in_its_own_words(report: Paper) -> None:
    lines = report.text("word/document.xml").split("\n")
    # Riverside: 7,836 against 8,016 is -2.2%, beyond the 2% that is amber; Hilltop's no change is green there.
    ratings = [lines[lines.index(branch) + 4] for branch in ("Central", "Riverside", "Hilltop")]
    assert [rating.split(" ", 1)[1] for rating in ratings] == ["On course", "Off course", "On course"]


def test_its_headings_are_its_own(report: Paper) -> None:
    lines = report.text("word/document.xml").split("\n")
    wanted = ["Report", "From", "In brief", "What is asked", "Context", "By quarter", "Next steps"]
    assert sorted(wanted, key=lines.index) == wanted
    assert lines[lines.index("Next steps") + 1] == "None are needed."


def test_its_notes_say_that_the_numbers_are_invented(report: Paper, slides: Paper) -> None:
    source = "Data: Library visits by branch, Northmere Libraries, April 2024 release. Invented."
    assert report.text("word/document.xml").count(source) == 2  # a table and a chart
    assert source in slides.text("ppt/slides/slide2.xml")
    assert slides.text("ppt/slides/slide2.xml").split("\n")[0] == "By month (illustrative)"


def test_its_drafts_bear_its_own_mark(report: Paper) -> None:
    headers = [content for name, content in report.parts.items() if name.startswith("word/header")]
    assert headers
    assert any(b"UNPUBLISHED" in content for content in headers)
    assert not any(b"DRAFT" in content for content in headers)


# --- Looks ---------------------------------------------------------------------------------------------------


def test_its_charts_are_in_its_own_colours(report: Paper, slides: Paper) -> None:
    fills = xpath(report.xml("word/charts/chart1.xml"), "//c:ser/c:spPr/a:solidFill/a:srgbClr/@val")
    assert fills == ["5B2A86", "30A26F", "7A1F1F"]
    lines = xpath(slides.xml("ppt/charts/chart1.xml"), "//c:ser/c:spPr/a:ln/a:solidFill/a:srgbClr/@val")
    assert lines == ["5B2A86", "30A26F"]


def test_nothing_of_barnets_is_in_its_files(report: Paper, slides: Paper) -> None:
    for paper in (report, slides):
        for name, content in paper.parts.items():
            assert not [word for word in BARNETS if word.encode() in content], name


def test_its_reports_use_the_styles_that_its_template_names(report: Paper) -> None:
    styles = xpath(report.xml("word/styles.xml"), "//w:style[@w:type='paragraph']")
    names = {xpath(style, "@w:styleId")[0]: xpath(style, "w:name/@w:val")[0] for style in styles}
    used = [names[style] for style in xpath(report.xml("word/document.xml"), "//w:pStyle/@w:val")]
    assert used.count("Section") == 3
    assert used.count("Panel Title") == 2
    assert used.count("Numbered Text") == 3
    assert "Georgia" in xpath(report.xml("word/theme/theme1.xml"), "//a:majorFont/a:latin/@typeface")


def test_its_slides_use_the_layouts_that_its_template_names(slides: Paper) -> None:
    for number, name in ((1, "Opening"), (2, "Figure")):
        part = f"ppt/slides/slide{number}.xml"
        (layout,) = slides.related(part, "slideLayout")
        assert xpath(slides.xml(layout), "/p:sldLayout/p:cSld/@name") == [name]
        assert "Headline" in xpath(slides.xml(part), "//p:cNvPr/@name")
    assert "Words" in xpath(slides.xml("ppt/slides/slide2.xml"), "//p:cNvPr/@name")
