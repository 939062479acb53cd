"""The files of the Family Services report and of the papers of July 2021, read back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportgen import api
from tests.papers import Paper, build, xpath
from tests.printed.table import SPECS

FAMILY = SPECS / "2023-11-24" / "family-services-report.yaml"
IN_2021 = (
    "performance-dashboard",
    "youth-justice-report",
    "accommodation-pathfinder",
    "boundary-review",
    "offender-management",
    "prevent-report",
    "hate-crime-report",
    "hate-crime-slides",
)


@pytest.fixture(scope="module")
def july(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    return build(SPECS / "2021-07-23", tmp_path_factory.mktemp("july"))


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Family Services report, built alone."""
    result = api.build([FAMILY], tmp_path_factory.mktemp("family"))
    assert result.problems == ()
    return result.built[0].path


def texts(file: Path | io.BytesIO) -> Iterator[tuple[str, str]]:
    """Every text part of a package and of the workbooks within it."""
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            data = package.read(name)
            if name.endswith(".xlsx"):
                yield from texts(io.BytesIO(data))
            else:
                yield name, data.decode("utf-8", "replace")


def paragraphs(file: Path) -> str:
    part = dict(texts(file))["word/document.xml"]
    return re.sub(r"<[^>]+>", "", part.replace("</w:p>", "\n"))


def test_the_report_is_valid(family: Path, validate: Callable[[Path], list[str]]) -> None:
    assert validate(family) == []


@pytest.mark.parametrize("name", IN_2021)
def test_the_papers_of_2021_are_valid(
    july: dict[str, Paper], name: str, validate: Callable[[Path], list[str]]
) -> None:
    assert validate(july[name].path) == []


def test_the_sections_are_the_printed_ones_each_once(family: Path) -> None:
    lines = [line.strip().casefold() for line in paragraphs(family).split("\n")]
    # The printed report gives the reasons, the alternatives and the implementation twice.
    for heading in ("why this report is needed", "reasons for recommendations", "post decision implementation",
                    "alternative options considered and not recommended", "implications of decision",
                    "background papers"):  # fmt: skip
        assert lines.count(heading) == 1, heading


def test_each_figure_is_referred_to_by_a_live_field(family: Path) -> None:
    document = dict(texts(family))["word/document.xml"]
    captions = set(re.findall(r'w:bookmarkStart [^>]*w:name="(fig_[^"]+)"', document))
    referred = set(re.findall(r"REF (fig_\w+)", document))
    assert captions
    assert captions == referred


def test_a_number_of_few_children_stands_nowhere_in_the_file(family: Path) -> None:
    # One child: 1.4 per cent of 72, and 8.0 points below the five of 53 a year before (the printed Fig 9).
    for name, text in texts(family):
        assert not re.search(r"(?<![\d.])1\.4%|(?<![\d.])8\.0 points|(?<![\d.])1\.38|8\.045", text), name


def test_marks_of_withheld_numbers_are_explained(family: Path) -> None:
    lines = paragraphs(family).split("\n")
    marked = [line for line in lines if line.startswith("[c] ")]
    assert set(marked) == {"[c] suppressed to protect numbers of people below 5."}
    # Below the tables of the perpetrator programme, of support, of interventions and of the caseload.
    assert len(marked) == 4


def test_the_front_table_of_2021_has_its_own_rows(july: dict[str, Paper]) -> None:
    document = july["hate-crime-report"].xml("word/document.xml")
    table = xpath(document, "//w:tbl")[0]
    labels = ["".join(xpath(row, "./w:tc[1]//w:t/text()")) for row in xpath(table, "./w:tr")]
    assert labels == ["Title", "Report for", "Meeting", "Wards", "Status", "Urgent", "Outcome required", "Enclosures",
                      "Officer Contact Details"]  # fmt: skip


def test_implications_of_2021_end_with_insight(july: dict[str, Paper]) -> None:
    lines = july["hate-crime-report"].text("word/document.xml").split("\n")
    parts = ["Corporate Priorities and Performance", "Social Value", "Legal and Constitutional References",
             "Risk Management", "Equalities and Diversity", "Corporate Parenting", "Consultation and Engagement",
             "Insight"]  # fmt: skip
    assert [line for line in lines if line in parts] == parts


def test_columns_of_unequal_length_are_headed_by_it(july: dict[str, Paper]) -> None:
    text = july["hate-crime-report"].text("word/document.xml")
    for told in ("1 month", "4 months", "12 months each", "cannot be compared as they stand"):
        assert told in text


def test_ratings_stand_beside_their_factors(july: dict[str, Paper]) -> None:
    slide = july["performance-dashboard"].text("ppt/slides/slide4.xml")
    assert "Sharp decrease of 61% in the last 12 months" in slide  # 59 to 23
    assert "Sharp increase of 100% in the last 12 months" in slide  # 5 to 10
