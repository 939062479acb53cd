"""The files of the sample papers, read back: valid, accessible, editable, the same each time, safe from overwriting."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import to_excel

from reportgen import api
from tests.papers import NAMESPACES, Paper, build, xpath

FOLDER = Path(__file__).parents[1] / "report_specs" / "2023-11-24"
DASHBOARD, REPORT, MID_YEAR = "performance-dashboard", "crime-performance-report", "community-safety-mid-year"
# Seven indicators, penalty notices, MARAC, types and wards of incidents, hours, triggers, two of Prevent.
CHARTS = {DASHBOARD: ("ppt/charts", 15), REPORT: ("word/charts", 5), MID_YEAR: ("ppt/charts", 12)}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    return build(FOLDER, tmp_path_factory.mktemp("samples"))


@pytest.fixture
def dashboard(samples: dict[str, Paper]) -> Paper:
    return samples[DASHBOARD]


@pytest.fixture
def report(samples: dict[str, Paper]) -> Paper:
    return samples[REPORT]


@pytest.mark.parametrize("name", [DASHBOARD, REPORT, MID_YEAR])
def test_the_independent_validator_finds_nothing(
    samples: dict[str, Paper], name: str, validate: Callable[[Path], list[str]]
) -> None:
    assert validate(samples[name].path) == []


def test_eighteen_slides_come_from_a_spec_of_at_most_160_lines(dashboard: Paper) -> None:
    assert len(dashboard.named("ppt/slides")) == 18
    assert len((FOLDER / f"{DASHBOARD}.yaml").read_text(encoding="utf-8").splitlines()) <= 160


def test_the_mid_year_deck_has_21_slides_as_the_printed_one(samples: dict[str, Paper]) -> None:
    assert len(samples[MID_YEAR].named("ppt/slides")) == 21


# --- Charts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [DASHBOARD, REPORT, MID_YEAR])
def test_what_each_chart_draws_is_what_its_workbook_holds(samples: dict[str, Paper], name: str) -> None:
    paper, (folder, number) = samples[name], CHARTS[name]
    charts = paper.named(folder)
    assert len(charts) == number
    for chart in charts:
        (embedded,) = paper.related(chart, "package")
        book = openpyxl.load_workbook(io.BytesIO(paper.parts[embedded]))
        references = xpath(paper.xml(chart), "//c:strRef | //c:numRef")
        assert references
        for reference in references:
            assert cached(reference) == held(book, reference), f"{chart}: {reference.findtext('c:f', '', NAMESPACES)}"
        assert xpath(paper.xml(chart), "//c:externalData/@r:id")


@pytest.mark.parametrize("name", [DASHBOARD, REPORT, MID_YEAR])
def test_no_number_of_a_workbook_stands_outside_its_chart(samples: dict[str, Paper], name: str) -> None:
    paper, (folder, _) = samples[name], CHARTS[name]
    for chart in paper.named(folder):
        (embedded,) = paper.related(chart, "package")
        book = openpyxl.load_workbook(io.BytesIO(paper.parts[embedded]))
        drawn = sum(len(cached(reference)) for reference in xpath(paper.xml(chart), "//c:numRef"))
        numbers = [cell for sheet in book for row in sheet for cell in row if cell.data_type == "n"]
        assert len([cell for cell in numbers if cell.value is not None]) <= drawn
        assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_months_before_the_data_begin_are_gaps_and_no_zeros(dashboard: Paper) -> None:
    chart = dashboard.xml("ppt/charts/chart5.xml")  # slide 8, knife crime: October 2021 to September 2023
    (values,) = xpath(chart, "//c:val/c:numRef")
    assert cached(values)[:5] == [None] * 5  # October 2021 to February 2022
    assert None not in cached(values)[5:]
    assert xpath(chart, "//c:dispBlanksAs/@val") == ["gap"]


def cached(reference: etree._Element) -> list[str | float | None]:
    """The values that Office draws without opening the workbook; a point that is left out is None."""
    numbers = reference.tag == f"{{{NAMESPACES['c']}}}numRef"
    count = int(xpath(reference, "*/c:ptCount/@val")[0])
    points = {int(point.get("idx")): point.findtext("c:v", "", NAMESPACES) for point in xpath(reference, "*/c:pt")}
    return [float(points[i]) if numbers and i in points else points.get(i) for i in range(count)]


def held(book: openpyxl.Workbook, reference: etree._Element) -> list[str | float | None]:
    """The cells that a chart's reference names."""
    sheet, _, cells = reference.findtext("c:f", "", NAMESPACES).replace("$", "").rpartition("!")
    left, top, right, bottom = range_boundaries(cells)
    rows = book[sheet.strip("'")].iter_rows(top, bottom, left, right, values_only=True)
    return [to_excel(value) if isinstance(value, datetime) else value for row in rows for value in row]


# --- Accessibility -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [DASHBOARD, REPORT, MID_YEAR])
def test_every_drawing_has_alternative_text_that_is_no_file_name(samples: dict[str, Paper], name: str) -> None:
    drawings = 0
    for part, content in samples[name].parts.items():
        if not part.endswith(".xml") or not part.startswith(("word/", "ppt/slides/")):
            continue
        for drawing in xpath(etree.fromstring(content), _DRAWINGS):
            drawings += 1
            text = drawing.get("descr", "")
            assert len(text.split()) > 1, f"{part}: {drawing.get('name')}"
            assert not text.casefold().endswith((".png", ".jpg", ".jpeg", ".svg", ".emf", ".xlsx")), text
    # fifteen charts, six tables, fourteen badges and a card on the slides; five charts and the wordmark in the report;
    # twelve charts, nine tables, five rows of cards, four sets of panels and three maps in the mid-year deck
    assert drawings == {DASHBOARD: 15 + 6 + 14 + 1, REPORT: 5 + 1, MID_YEAR: 12 + 9 + 5 + 4 + 3}[name]


_DRAWINGS = (
    "//wp:docPr | //p:pic/p:nvPicPr/p:cNvPr | //p:graphicFrame/p:nvGraphicFramePr/p:cNvPr"
    " | //p:spTree/p:grpSp/p:nvGrpSpPr/p:cNvPr"
)


def test_drawing_ids_are_unique(report: Paper, dashboard: Paper) -> None:
    stories = [part for part in report.parts if part.startswith("word/") and part.endswith(".xml")]
    ids = [id_ for part in stories for id_ in xpath(report.xml(part), "//wp:docPr/@id")]
    assert twice(ids) == []
    for part in (*dashboard.named("ppt/slides"), *dashboard.named("ppt/notesSlides")):
        assert twice(xpath(dashboard.xml(part), "//p:cNvPr/@id")) == [], part
    slides = xpath(dashboard.xml("ppt/presentation.xml"), "//p:sldId/@id")
    assert len(slides) == 18
    assert twice(slides) == []


def test_bookmarks_are_unique_and_every_reference_finds_its_own(report: Paper) -> None:
    document = report.xml("word/document.xml")
    names = xpath(document, "//w:bookmarkStart/@w:name")
    assert twice(names) == []
    assert twice(xpath(document, "//w:bookmarkStart/@w:id")) == []
    fields = [text.split() for text in xpath(document, "//w:instrText/text() | //w:fldSimple/@w:instr")]
    references = [field[1] for field in fields if field and field[0] == "REF"]
    assert references
    assert set(references) <= set(names)


def test_heading_levels_are_not_skipped(report: Paper) -> None:
    styles = xpath(report.xml("word/styles.xml"), "//w:style[w:pPr/w:outlineLvl]")
    level_of = {xpath(one, "@w:styleId")[0]: int(xpath(one, "w:pPr/w:outlineLvl/@w:val")[0]) + 1 for one in styles}
    used = xpath(report.xml("word/document.xml"), "//w:p/w:pPr/w:pStyle/@w:val")
    levels = [level_of[style] for style in used if level_of.get(style, 10) < 10]
    assert set(levels) == {1, 2, 3}
    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_every_table_has_its_header_row(report: Paper, dashboard: Paper) -> None:
    tables = xpath(report.xml("word/document.xml"), "//w:tbl")
    assert len(tables) == 1 + 3  # the front table and three of data
    for table in tables:
        headers = [bool(xpath(row, "w:trPr/w:tblHeader")) for row in xpath(table, "w:tr")]
        assert headers == [True] + [False] * (len(headers) - 1)
        assert xpath(table, "w:tblPr/w:tblLook/@w:firstRow") == ["1"]
    on_slides = [table for part in dashboard.named("ppt/slides") for table in xpath(dashboard.xml(part), "//a:tbl")]
    assert [xpath(table, "a:tblPr/@firstRow") for table in on_slides] == [["1"]] * 6


def test_each_slide_has_a_title_of_its_own(dashboard: Paper) -> None:
    titles = []
    for part in dashboard.named("ppt/slides"):
        (title,) = xpath(dashboard.xml(part), "//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='title' or @type='ctrTitle']]")
        titles.append("".join(xpath(title, ".//a:t/text()")))
    assert titles[3] == "Residential Burglary"
    assert all(titles)
    assert twice(titles) == []


def test_the_language_is_british_english(report: Paper, dashboard: Paper) -> None:
    assert xpath(report.xml("word/styles.xml"), "//w:docDefaults//w:lang/@w:val") == ["en-GB"]
    languages = {lang for part in dashboard.named("ppt/slides") for lang in xpath(dashboard.xml(part), "//a:rPr/@lang")}
    assert languages == {"en-GB"}


def twice(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


# --- Safe output ---------------------------------------------------------------------------------------------


def test_building_twice_gives_the_same_bytes(samples: dict[str, Paper], tmp_path: Path) -> None:
    again = build(FOLDER, tmp_path)
    assert {name: paper.path.read_bytes() for name, paper in again.items()} == {
        name: paper.path.read_bytes() for name, paper in samples.items()
    }


def test_a_file_that_stands_there_unedited_is_left_as_it_is(samples: dict[str, Paper], tmp_path: Path) -> None:
    build(FOLDER, tmp_path)
    assert {built.state for built in api.build([FOLDER], tmp_path).built} == {"unchanged"}


@pytest.mark.parametrize(
    ("name", "part", "word"),
    [(DASHBOARD, "ppt/slides/slide4.xml", "Residential Burglary"), (REPORT, "word/document.xml", "Robbery")],
)
def test_an_edited_file_is_left_untouched(
    samples: dict[str, Paper], name: str, part: str, word: str, tmp_path: Path
) -> None:
    target = tmp_path / "2023-11-24" / samples[name].path.name
    target.parent.mkdir()
    shutil.copy(samples[name].path, target)
    edit(target, part, word)
    edited = target.read_bytes()
    result = api.build([FOLDER], tmp_path, only=name)
    assert result.built == ()
    assert "edited" in result.problems[0].what or "changed" in result.problems[0].what
    assert target.read_bytes() == edited
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def edit(path: Path, part: str, word: str) -> None:
    """Puts another word in, as Office would: the archive is written anew."""
    with zipfile.ZipFile(path) as zipped:
        parts = {info.filename: zipped.read(info) for info in zipped.infolist()}
    assert word.encode() in parts[part]
    parts[part] = parts[part].replace(word.encode(), b"Burglary, revised", 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
