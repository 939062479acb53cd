"""The workbook behind a chart: what Excel shows when somebody edits the data."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from reportgen.charts.workbook import column, digits, values_reference, workbook
from reportgen.figures.model import Series
from tests.charts.examples import BEFORE, CASES, EVERY_TYPE, chart


def rows(content: bytes) -> list[list[object]]:
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content))["Data"].iter_rows()]


def test_categories_stand_in_column_a_and_each_series_in_one_column() -> None:
    example = chart("clustered", CASES, BEFORE, category_title="Ward")
    assert rows(workbook(example)) == [
        ["Ward", "Cases", "Year before"],
        ["Ward 1", 551, 567],
        ["Ward 2", 197, 189],
        ["Ward 3", None, 12.5],
        ["Ward 4", 263, None],
    ]


@pytest.mark.parametrize("label", ["=1+1", "+44", "-2", "@sum", "\tx", '=HYPERLINK("http://example.gov.uk")'])
def test_a_label_that_looks_like_a_formula_stays_text(label: str) -> None:
    content = workbook(chart("column", Series(label, (1,)), categories=(label,)))
    sheet = load_workbook(io.BytesIO(content))["Data"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (label, "s")
    assert (sheet["B1"].value, sheet["B1"].data_type) == (label, "s")
    assert sheet["A2"].quotePrefix
    xml = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert b"<f" not in xml.replace(b"frozen", b"")


@pytest.mark.parametrize("name", EVERY_TYPE)
def test_excel_has_nothing_to_repair(name: str, tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    path.write_bytes(workbook(EVERY_TYPE[name]))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_numbers_keep_the_charts_format() -> None:
    content = workbook(chart("column", Series("Share", (33.25,)), number_format='0.0"%"'))
    cell = load_workbook(io.BytesIO(content))["Data"]["B2"]
    assert (cell.value, cell.number_format) == (33.25, '0.0"%"')


def test_characters_that_xml_forbids_are_left_out() -> None:
    example = EVERY_TYPE["special"]
    assert rows(workbook(example))[0] == [None, '<Cases> & "more"', ]
    assert rows(workbook(example))[4][0] == "a & <b> "


def test_the_same_chart_is_the_same_bytes_with_no_date_of_today() -> None:
    content = workbook(EVERY_TYPE["stacked"])
    assert content == workbook(EVERY_TYPE["stacked"])
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_in_a_spreadsheet(number: int, letters: str) -> None:
    assert column(number) == letters  # 26 + 26 x 26 = 702 columns have one or two letters


def test_a_reference_spans_header_and_values() -> None:
    assert values_reference(1, 24) == "Data!$B$2:$B$25"


@pytest.mark.parametrize(("value", "text"), [(551.0, "551"), (0.1, "0.1"), (-2.5, "-2.5"), (1e21, "1e+21")])
def test_numbers_are_written_short_and_exact(value: float, text: str) -> None:
    assert digits(value) == text
