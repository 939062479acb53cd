"""Minutes as a Word file: real headings, tables with header rows, numbered decisions, what belongs together kept so."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from reportgen.building import make_document, write_document
from tests.document.minutes import Make, files, items
from tests.papers import xpath

ACTION = {"action": "locks", "what": "The police to give out locks.", "owners": "police"}
CONTENT = (
    {"resolved": "that it be so."},
    {"resolved": ["that one be;", "that two be."]},
    {"resolved": ["that three be;", "that four be."]},
    ACTION,
)


def built(project: Make, kind: str = "minutes") -> bytes:
    root = project(files(kind=kind, items=items(*CONTENT), apologies=[{"who": "charity"}], closed="11:28"))
    return write_document(*make_document(root / "report_specs/2023-07-19/minutes.yaml"))[0]


@pytest.fixture
def body(project: Make) -> etree._Element:
    with ZipFile(io.BytesIO(built(project))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def paragraphs(body: etree._Element, style: str) -> list[str]:
    found = xpath(body, f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")
    return ["".join(xpath(one, ".//w:t/text()")) for one in found]


@pytest.mark.parametrize("kind", ["minutes", "minutes-2021"])
def test_the_independent_validator_finds_nothing(
    project: Make, kind: str, validate: Callable[[bytes | Path], list[str]]
) -> None:
    assert validate(built(project, kind)) == []


def test_items_are_headings_whose_style_gives_numbers_and_capitals(project: Make, body: etree._Element) -> None:
    # Written in small letters, without a number: screen readers spell capitals, and Word counts.
    assert paragraphs(body, "Heading1") == [
        "Introductions", "Minutes of previous meeting", "Burglary", "Any other business"
    ]  # fmt: skip
    with ZipFile(io.BytesIO(built(project))) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    (style,) = xpath(styles, "//w:style[@w:styleId='Heading1']")
    assert len(xpath(style, "w:pPr/w:numPr")) == len(xpath(style, "w:rPr/w:caps")) == 1


def test_the_attendance_has_a_header_row_and_words_for_who_cannot_see_it(body: etree._Element) -> None:
    table = xpath(body, "//w:tbl")[0]
    (header,) = xpath(table, "w:tr[w:trPr/w:tblHeader]")
    assert ["".join(xpath(cell, ".//w:t/text()")) for cell in xpath(header, "w:tc")] == ["Role", "Organisation"]
    assert xpath(table, "w:tblPr/w:tblDescription/@w:val") == [
        "Who was there, 3 in all: role and organisation of each."
    ]


def test_the_word_of_a_decision_is_bold(body: etree._Element) -> None:
    bold = xpath(body, "//w:r[w:rPr/w:b]/w:t[starts-with(., 'RESOLVED')]/text()")
    assert bold == ["RESOLVED ", "RESOLVED:", "RESOLVED:"]


def test_decisions_are_counted_anew_under_each_word(body: etree._Element) -> None:
    assert paragraphs(body, "ListNumber") == ["that one be;", "that two be.", "that three be;", "that four be."]
    lists = xpath(body, "//w:p[w:pPr/w:pStyle/@w:val='ListNumber']/w:pPr/w:numPr/w:numId/@w:val")
    assert (lists[0], lists[2]) == (lists[1], lists[3])
    assert lists[0] != lists[2]


def test_what_leads_to_decisions_or_to_an_owner_stays_with_it(body: etree._Element) -> None:
    kept = xpath(body, "//w:p[w:pPr/w:keepNext][w:pPr/w:pStyle/@w:val != 'TableText']")
    texts = ["".join(xpath(one, ".//w:t/text()")) for one in kept]
    assert texts.count("RESOLVED:") == 2
    assert ACTION["what"] in texts


def test_an_action_names_owner_and_day_below_it(body: etree._Element) -> None:
    assert paragraphs(body, "Action") == ["Action: Metropolitan Police (by 24 November 2023)"]


def test_the_same_minutes_are_the_same_bytes(project: Make) -> None:
    assert built(project) == built(project)
