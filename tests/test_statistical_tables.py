"""Statistical tables through the whole product: native tables with header rows and alternative text in both formats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from reportgen import cli
from tests.broken.case import SPECS, lay_out, swap
from tests.broken.figures import CHART

# The project counts bicycle and car thefts. Barnet, July to September: bicycles 10 + 11 + 12 in 2022.
KINDS = {
    "summary": (
        "type: summary, title: Overview, period: recent, rows: [{measure: bicycles}], "
        "factors: [{change: recent}, {rank: recent, among: boroughs}]"
    ),
    "ranking": "type: ranking, title: Places, measure: bicycles, period: recent, among: boroughs, by: rate",
    "profile": (
        "type: profile, title: Made up of, measure: all_thefts, period: recent, rows: {by: offence}, "
        "columns: {areas: [boroughs]}"
    ),
    "intervals": (
        "type: intervals, title: Estimates, measure: bicycles, period: recent, rows: {areas: [barnet]}, versus: brent, "
        "value: rate"
    ),
    "multi_response": (
        "type: multi_response, title: Several, measure: all_thefts, base: all_thefts, period: recent, "
        "items: {by: offence}"
    ),
    "funnel": (
        "type: funnel, title: Fewer, period: recent, "
        "stages: [{label: All, measure: all_thefts}, {label: Bicycles, measure: bicycles}]"
    ),
    "ratios": (
        "type: ratios, title: Beside, period: recent, indicators: [{measure: bicycles}], value: rate, "
        "standard: boroughs, among: boroughs"
    ),
}
HEADER_ROWS = {"intervals": 2, "ratios": 2}


def built(folder: Path, kind: str) -> tuple[Any, Any]:
    """The report's and the slides' table of a kind."""
    root = lay_out(folder / "project")
    figure = f"trend: {{{KINDS[kind]}}}"
    swap("definitions.yaml", "measures:\n", "measures:\n  all_thefts: {label: All thefts, dataset: thefts, "
         "noun: [theft, thefts]}\n")(root)  # fmt: skip
    swap("report.yaml", CHART, figure)(root)
    slides = root / SPECS / "slides.yaml"
    slides.write_text(
        "kind: dashboard\ntitle: Thefts\nuse: definitions.yaml\narea: barnet\ndata_to: Sep 2023\n"
        f"periods: {{recent: 3 months}}\nauthor: analyst\nfigures:\n  {figure}\n"
        "slides:\n  - {layout: figure, title: Thefts, figure: trend}\n",
        encoding="utf-8",
    )
    out = root / "output"
    assert cli.run(["build", str(root / SPECS), "--out", str(out), "--quiet"]) == 0
    (report,), (deck,) = out.rglob("report.docx"), out.rglob("slides.pptx")
    in_word = next(table for table in Document(str(report)).tables if _alt(table).startswith("Table: "))
    return in_word, next(shape for shape in Presentation(str(deck)).slides[0].shapes if shape.has_table)


def _alt(table: Any) -> str:
    found = table._tbl.tblPr.find(qn("w:tblDescription"))
    return "" if found is None else str(found.get(qn("w:val")))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_native_table_in_both_formats(tmp_path: Path, kind: str) -> None:
    in_word, frame = built(tmp_path, kind)
    header = [row for row in in_word._tbl.tr_lst if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    assert len(header) == HEADER_ROWS.get(kind, 1)
    assert frame.table.first_row
    texts = [[cell.text for cell in row.cells] for row in frame.table.rows]
    # A cell that spans is told in both formats, but its text is repeated only by python-docx.
    first = [cell.text.replace("\n", "\v") for cell in in_word.rows[len(header)].cells]
    assert first == [text.replace("\xa0", " ") for text in texts[len(header)]]
    assert all(text for row in texts[len(header) :] for text in row), "an empty cell"
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == _alt(in_word)
