"""The workbook behind a chart: what Excel shows when somebody edits the data."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from reportgen.charts.workbook import column, digits, values_reference, workbook
from reportgen.figures.model import ChartType, Event, Series
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


def test_intervals_are_columns_of_lengths_behind_the_series_and_events_behind_them() -> None:
    example = replace(EVERY_TYPE["intervals beside older ones"], type=ChartType.CLUSTERED,
                      events=(Event(1, "New rules"),))  # fmt: skip
    head, *body = rows(workbook(example))
    assert head == [
        None, "2016/17", "Estimate", "Estimate: down to the lower end", "Estimate: up to the upper end", "New rules"]
    # 78 - 71 and 84 - 78; 80 - 76 and 84 - 80; nothing where there is no estimate. 1.25 x the top of 84 is 105.
    assert [row[3:] for row in body] == [[7, 6, None], [4, 4, 105], [None, None, None], [4.5, 7, None]]


def test_the_left_side_of_a_pyramid_is_below_zero_and_shown_without_its_sign() -> None:
    sheet = load_workbook(io.BytesIO(workbook(EVERY_TYPE["pyramid"])))["Data"]
    assert [cell.value for cell in sheet["B"][1:]] == [-9, -21, -40, None]
    assert [cell.value for cell in sheet["C"][1:]] == [14, 55, 31, 4]
    assert sheet["B2"].number_format == "#,##0;#,##0"
