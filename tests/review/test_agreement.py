"""Papers of a meeting against its agenda and against each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportgen.errors import Place
from reportgen.review.agreement import MeetingPaper, Together, check_together, dates_in
from reportgen.review.model import Paragraph, Region, Reviewed, Slide, Stretch
from reportgen.spec.meeting import Item, Meeting

BOARD = "Safer Communities Partnership Board"
DAY = date(2023, 11, 24)
PLACE = Place("meeting.yaml", 9)


def paragraph(text: str, region: Region = "body") -> Paragraph:
    return Paragraph((Stretch(text),), "page 1", region=region)


REPORT = Reviewed(
    name="burglary.docx", format="docx", digest="1", title="Burglary – an update",
    paragraphs=(paragraph(f"{BOARD} 24 November 2023", "header"), paragraph("Burglary fell.")),
    front=(("Title", "Burglary: an update"), ("Enclosures", "None")),
)  # fmt: skip


def paper(file: Reviewed = REPORT, **changes: object) -> MeetingPaper:
    return replace(MeetingPaper(1, "Burglary: An Update", file, PLACE), **changes)  # type: ignore[arg-type]


def told(*papers: MeetingPaper, items: tuple[Item, ...] = ()) -> list[tuple[str, str]]:
    meeting = Meeting(house="barnet", board=BOARD, date=DAY, items=list(items))
    return [(one.rule, one.what) for one in check_together(Together(meeting, papers))]


def test_a_paper_that_agrees_has_no_finding() -> None:
    assert told(paper()) == []  # titles differ in case, dash and colon only


def test_titles_of_agenda_file_front_table_and_first_slide_are_one() -> None:
    file = replace(REPORT, title="Robbery", front=(("Title", "Theft"),), slides=(Slide(1, "Arson"),))
    others = "its properties say 'Robbery' and its front table says 'Theft' and its first slide says 'Arson'"
    assert told(paper(file)) == [
        ("agenda-title", f"the agenda calls it 'Burglary: An Update'; {others}"),
    ]  # fmt: skip


def test_appendices_have_titles_of_their_own() -> None:
    assert told(paper(replace(REPORT, title="Map"), first=False)) == []


@pytest.mark.parametrize(
    ("file", "what"),
    [
        (
            replace(REPORT, paragraphs=(paragraph(f"{BOARD}, 21st July 2023", "header"),)),
            "it says that its meeting is on 21 July 2023; this one is on 24 November 2023",
        ),
        (
            replace(REPORT, front=(("Date of meeting", "Friday 21 July 2023"),), paragraphs=(paragraph("Words."),)),
            "it says that its meeting is on 21 July 2023; this one is on 24 November 2023",
        ),
        (
            replace(REPORT, paragraphs=(paragraph("By 21 July 2023 burglary had fallen."),)),
            "it does not name the day of the meeting, 24 November 2023",
        ),
    ],
)
def test_a_paper_of_another_day_is_told(file: Reviewed, what: str) -> None:
    assert told(paper(file)) == [("meeting-date", what)]


@pytest.mark.parametrize(
    "file",
    [
        replace(REPORT, paragraphs=(*REPORT.paragraphs, paragraph("Published 16 November 2023", "header"))),
        replace(REPORT, paragraphs=(paragraph("The board meets on 24 November 2023, and met on 21 July 2023."),)),
        replace(REPORT, title="Minutes", paragraphs=(paragraph(f"{BOARD}, 21 July 2023", "header"),)),
    ],
)
def test_other_days_in_a_paper_are_no_fault(file: Reviewed) -> None:
    assert told(paper(file)) == []


def test_days_are_read_as_people_write_them() -> None:
    text = "24 November 2023, 24th november, 2023 and 31 November 2023"
    assert dates_in(text) == (DAY, DAY)  # there is no 31 November


def test_a_header_of_another_board_is_told() -> None:
    file = replace(REPORT, paragraphs=(paragraph("Planning Committee 24 November 2023", "header"),))
    assert told(paper(file)) == [
        ("board", f"its header says 'Planning Committee 24 November 2023', and the meeting is of the {BOARD}"),
    ]


def enclosing(words: str) -> MeetingPaper:
    return paper(replace(REPORT, front=(("Enclosures", words),)))


def appendix(label: str) -> MeetingPaper:
    file = Reviewed(name=f"{label}.pdf", format="pdf", digest=label)
    return paper(file, label=label, first=False)


def test_enclosures_named_are_those_attached() -> None:
    assert told(enclosing("Appendix A: Strategy Appendix B: Map"), appendix("Appendix A"), appendix("Appendix B")) == []
    assert told(enclosing("Appendix A: Strategy"), appendix("Appendix B")) == [
        ("enclosures", "its front table names Appendix A, which the item does not have"),
        ("enclosures", "its front table does not name Appendix B"),
    ]
    assert told(enclosing("None"), appendix("Appendix A")) == [
        ("enclosures", "its front table does not name Appendix A"),
    ]
    assert told(enclosing("The strategy")) == [
        ("enclosures", "its front table names 'The strategy' as enclosed, and the item has no other paper"),
    ]


def test_an_item_without_papers_is_verbal_or_business() -> None:
    items = (Item(title="Apologies for Absence"), Item(title="Police Update", verbal=True), Item(title="Burglary"))
    assert told(items=items) == [("missing-paper", "item 3, 'Burglary', has no paper, and is not called verbal")]


def test_the_same_paper_in_two_items_is_told() -> None:
    same = paper(item=2, place=Place("meeting.yaml", 12))
    assert told(paper(), same) == [("duplicate-paper", "it is the same file as 'burglary.docx' of item 1")]
    long = (*REPORT.paragraphs, paragraph("burglary " * 45))
    saved_again = paper(replace(REPORT, digest="2", paragraphs=long), item=2)
    assert told(paper(replace(REPORT, paragraphs=long)), saved_again) == [
        ("duplicate-paper", "it is the same text as 'burglary.docx' of item 1"),
    ]


def test_each_copy_is_told_once_against_the_first() -> None:
    copies = (paper(item=number, place=Place("meeting.yaml", number)) for number in (2, 3))
    twice = ("duplicate-paper", "it is the same file as 'burglary.docx' of item 1")
    assert told(paper(), *copies) == [twice, twice]


def test_numbers_of_an_edited_paper_are_held_against_its_spec() -> None:
    built = replace(REPORT, paragraphs=(*REPORT.paragraphs, paragraph("There were 551 burglaries in Barnet.")))
    edited = replace(REPORT, paragraphs=(*REPORT.paragraphs, paragraph("There were 561 burglaries in Barnet.")))
    assert told(paper(edited, built=built)) == [("edited-number", "page 1: it says 561 where the spec gives 551")]
