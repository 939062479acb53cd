"""The front sheet and the order of business of 24 November 2023 beside the printed ones."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reportgen.building import build, make_document
from reportgen.document.model import Report
from reportgen.preview import to_pdf
from tests.document.meetings import after, lines, rows
from tests.printed.table import HERE, SPECS


@pytest.fixture(scope="module")
def ours() -> Report:
    made = make_document(SPECS / "2023-11-24" / "meeting.yaml")[1]
    assert isinstance(made, Report)
    return made


def printed(part: str) -> list[str]:
    """What is printed in a part of the agenda, in order; where ours differs on purpose, ours, with a reason beside."""
    with (HERE / "agenda-2023-11-24.tsv").open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file, delimiter="\t") if row["part"] == part]
    assert all(bool(row["ours"]) == bool(row["reason"]) for row in found)
    return [row["ours"] or row["printed"] for row in found]


def test_board_day_time_place_quorum_and_directorate_are_the_printed_ones(ours: Report) -> None:
    ours_lines = [one.replace("\u00a0", " ") for one in lines(ours)]
    assert [one for one in ours_lines if one in printed("front")] == printed("front")


def test_the_deadline_of_public_questions_is_that_of_the_rule(ours: Report) -> None:
    (deadline,) = printed("deadline")
    (text,) = after(ours, "PUBLIC QUESTIONS AND COMMENTS")
    assert text.endswith(f"third working day before the meeting, {deadline}.")


def test_members_are_the_printed_ones_in_their_order(ours: Report) -> None:
    _, _, *called = after(ours, "TO: MEMBERS OF SAFER COMMUNITIES PARTNERSHIP BOARD (Quorum\u00a03)")
    assert [one for one in called if one != "Partners:"] == printed("members")


def test_the_order_of_business_has_the_fifteen_printed_titles(ours: Report) -> None:
    items = rows(ours, "order_of_business")
    # Marks, and who presents, stand behind and below the printed title. A sixteenth item was added by hand.
    titles = [title.split("\n")[0].removesuffix(" (verbal update)") for _, title, _ in items]
    assert titles[:15] == printed("items")
    assert [number for number, _, _ in items[:15]] == [f"{number}." for number in range(1, 16)]
    assert len(items) == 16 and titles[15].endswith("CCTV (exempt)")


@pytest.mark.libreoffice
@pytest.mark.usefixtures("needs_libreoffice")
def test_its_two_pages_are_the_front_sheet_and_the_order_of_business_with_the_notices(tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument

    spec = SPECS / "2023-11-24" / "meeting.yaml"
    (made,) = build([spec], tmp_path).built
    (pdf,) = to_pdf([made.path], tmp_path)
    document = PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    headings = ("MEETING", "PUBLIC QUESTIONS AND COMMENTS", "ORDER OF BUSINESS", "FIRE AND EMERGENCY")
    begin = [[index for index, text in enumerate(pages, 1) if heading in text] for heading in headings]
    assert begin == [[1], [1], [2], [2]]  # the printed agenda has the same on four pages
    assert all(len(text) > 300 for text in pages)  # no page of two lines
