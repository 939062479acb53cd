"""The front sheet: who is called, deadlines, the order of business with its marks, exempt items, supplements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.document.agenda import Compiled, Entry, paragraphs_of
from reportgen.document.model import Line, PageBreak, Register
from reportgen.errors import ReportError
from reportgen.spec.meeting import Exempt
from reportgen.wording.text import plain
from tests.document.meetings import DEFINITIONS, MEETING, after, agenda, lines, registers, rows, with_board

Make = Callable[[dict[str, str]], Path]

REASON = "The sum is still being negotiated."


def order(
    project: Make, *items: dict[str, Any], compiled: Compiled | None = None, **more: Any
) -> list[tuple[str, ...]]:
    return rows(agenda(project, compiled, items=list(items), **more), "order_of_business")


def test_it_begins_with_board_day_time_and_place_in_capitals(project: Make) -> None:
    assert lines(agenda(project))[:8] == [
        "MEETING",
        "SAFETY BOARD",
        "DATE AND TIME",
        "FRIDAY 24TH NOVEMBER, 2023",
        "AT 10.00 AM",
        "VENUE",
        "TOWN HALL, 1 HIGH STREET, NORTHMERE",
        "TO: MEMBERS OF SAFETY BOARD (Quorum\u00a03)",
    ]


def test_the_board_is_the_title_and_the_parts_are_headings_below_it(project: Make) -> None:
    outlines = [
        (plain(one.text), one.outline) for one in agenda(project).blocks if isinstance(one, Line) and one.outline
    ]
    assert outlines == [
        ("SAFETY BOARD", 1),
        ("TO: MEMBERS OF SAFETY BOARD (Quorum\u00a03)", 2),
        ("PUBLIC QUESTIONS AND COMMENTS", 2),
        ("CONTACTS", 2),
        ("ORDER OF BUSINESS", 2),
        ("FACILITIES FOR PEOPLE WITH DISABILITIES", 2),
        ("FIRE AND EMERGENCY EVACUATION", 2),
    ]


def test_members_are_roles_with_the_council_written_out_once_and_only_those_of_the_day(project: Make) -> None:
    called = after(agenda(project), "TO: MEMBERS OF SAFETY BOARD (Quorum\u00a03)")[1:]
    assert called == [
        "Chair: Councillor, Borough of Northmere (NBC)",
        "Vice Chair: Representative of Northmere Police",  # the role says whose
        "Partners:",
        "Safety Manager, NBC",
        "Health Board",  # in place of the Health Group, since July 2022
        "Northmere Fire Service",
    ]


def test_before_the_change_the_former_body_is_called(project: Make) -> None:
    board = with_board(calendar=[{"date": "2022-03-04"}])
    called = after(agenda(project, definitions=board, date="2022-03-04"), "TO: MEMBERS OF SAFETY BOARD (Quorum\u00a03)")
    assert "Health Group" in called and "Health Board" not in called


def test_a_chair_out_of_force_is_told_with_the_successor(project: Make) -> None:
    with pytest.raises(ReportError) as caught:
        agenda(project, definitions=with_board(chair="old_body"))
    assert "'old_body' was there until 30 June 2022, before the meeting; use 'new_body'" in str(caught.value)


def test_the_deadline_of_public_questions_is_computed_and_goes_to_the_clerk(project: Make) -> None:
    (text,) = after(agenda(project), "PUBLIC QUESTIONS AND COMMENTS")
    # Thursday 23, Wednesday 22, Tuesday 21; why the printed sheet differs: tests/periods/test_working_days.py
    assert text.endswith("by 10 am on the third working day before the meeting, Tuesday 21 November 2023.")
    assert "Requests must reach clerk@example.gov.uk by" in text


def test_contacts_are_roles_with_number_and_mailbox(project: Make) -> None:
    assert after(agenda(project), "CONTACTS") == [
        "Governance Services: Governance Officer, 01632 960010, clerk@example.gov.uk",
        "Media relations: Press Officer, 01632 960020, press@example.gov.uk",
        "ASSURANCE",
    ]


def test_what_the_meeting_does_not_say_is_left_out(project: Make) -> None:
    board = with_board(media=None, directorate=None, vice_chair=None)
    made = agenda(project, definitions=board, time=None, venue=None)
    assert after(made, "CONTACTS") == ["Governance Services: Governance Officer, 01632 960010, clerk@example.gov.uk"]
    assert not {"VENUE", "FACILITIES FOR PEOPLE WITH DISABILITIES"} & set(lines(made))
    assert not [one for one in lines(made) if one.startswith(("AT ", "Vice Chair"))]


def test_notices_are_those_of_the_venue(project: Make) -> None:
    made = agenda(project)
    assert after(made, "FACILITIES FOR PEOPLE WITH DISABILITIES") == ["There is a ramp."]
    assert after(made, "FIRE AND EMERGENCY EVACUATION") == ["Leave."]


def test_the_order_of_business_begins_a_page_and_has_a_header_row_and_words_for_who_cannot_see_it(
    project: Make,
) -> None:
    blocks = agenda(project).blocks
    at = next(index for index, one in enumerate(blocks) if isinstance(one, Register))
    register = blocks[at]
    assert isinstance(register, Register) and isinstance(blocks[at - 2], PageBreak)
    assert [plain(cell.text) for cell in register.table.header[0]] == ["Item No", "Title of Report", "Pages"]
    assert register.table.title == "Order of business"
    assert register.table.alt == "The items of business in order, each with its title and pages: 2 in all."


def test_pages_are_those_of_the_pack_and_empty_without_a_paper(project: Make) -> None:
    compiled = Compiled({2: Entry(pages=(5, 10)), 3: Entry(pages=(11, 11))})
    items = ({"title": "Welcome"}, {"title": "Performance"}, {"title": "Plan"})
    assert order(project, *items, compiled=compiled) == [
        ("1.", "Welcome", ""),
        ("2.", "Performance", "5 - 10"),
        ("3.", "Plan", "11"),  # a single page has no range
    ]


def test_papers_that_all_come_with_a_supplement_are_to_follow(project: Make) -> None:
    later, now = {"file": "b.docx", "supplement": 1}, "a.docx"
    items = [{"title": "Police", "papers": [later]}, {"title": "Performance", "papers": [now, later]}]
    supplements = [{"date": "2023-11-20", "reason": "Agreed late."}]
    main = agenda(project, Compiled({2: Entry(pages=(5, 8))}), items=items, supplements=supplements)
    assert [row[2] for row in rows(main, "order_of_business")] == ["To follow", "5 - 8"]
    compiled = Compiled({1: Entry(pages=(9, 12)), 2: Entry(pages=(13, 14))}, supplement=1)
    later_pack = agenda(project, compiled, items=items, supplements=supplements)
    assert [row[2] for row in rows(later_pack, "order_of_business")] == ["9 - 12", "13 - 14"]


def test_marks_stand_behind_the_title_and_reasons_below_it(project: Make) -> None:
    items = (
        {"title": "Police", "verbal": True, "presented_by": "police", "subtitle": "Since July"},
        {"title": "Plan", "moved_from": 4, "late": "The plan was agreed on Monday."},
        {"title": "Flood", "urgent": "The river rose on Tuesday."},
        {"title": "Lease", "papers": "lease.docx", "exempt": {"paragraph": 3, "reason": REASON}},
    )
    compiled = Compiled({2: Entry(mark="(revised 20 November 2023)")})
    assert [title for _, title, _ in order(project, *items, compiled=compiled)] == [
        "Police (verbal update)\nSince July\nNorthmere Police",
        "Plan (item 4 of the agenda published before) (revised 20 November 2023)\nLate: The plan was agreed on Monday.",
        "Flood\nUrgent: The river rose on Tuesday.",
        "Lease (exempt)",
    ]


def test_a_title_leads_where_the_pack_says(project: Make) -> None:
    made = agenda(project, Compiled({2: Entry(link="https://pack.invalid/2")}))
    (register,) = (one for one in made.blocks if isinstance(one, Register))
    links = [[run.link for run in row[1].text] for row in register.table.rows]
    assert links == [[None], ["https://pack.invalid/2"]]


def test_columns_are_as_wide_with_pages_as_without(project: Make) -> None:
    from reportgen.word.widths import column_widths

    pages = {1: Entry((1001, 1024)), 2: Entry((1025, 1100), mark="(revised 20 November 2023)")}
    widths = []
    for compiled in (Compiled(), Compiled(pages)):
        (register,) = (one for one in agenda(project, compiled).blocks if isinstance(one, Register))
        widths.append(column_widths(register.table, 9412))
    assert widths[0] == widths[1] == [1035, 6777, 1600]  # 11, 72 and 17 hundredths of 9412


def test_exempt_items_and_papers_are_named_with_paragraph_and_reason(project: Make) -> None:
    appendix = {"file": "b.docx", "label": "Appendix B", "exempt": {"paragraph": [7, 3], "reason": REASON}}
    items = [
        {"title": "Contracts", "papers": ["a.docx", appendix]},
        {"title": "Lease", "papers": "lease.docx", "exempt": {"paragraph": 5, "reason": "Counsel advises on it."}},
    ]
    motion, *named = after(agenda(project, items=items), "EXCLUSION OF THE PRESS AND PUBLIC")
    assert "section 100A(4) of the Local Government Act 1972" in motion
    assert named == [
        f"Item 1, Contracts, Appendix B: paragraphs 3 and 7. {REASON}",
        "Item 2, Lease: paragraph 5. Counsel advises on it.",
    ]


def test_without_exempt_items_there_is_no_motion(project: Make) -> None:
    assert "EXCLUSION OF THE PRESS AND PUBLIC" not in lines(agenda(project))


def test_the_edition_with_exempt_papers_says_so(project: Make) -> None:
    words = "EDITION WITH EXEMPT PAPERS: NOT FOR PUBLICATION"
    assert words in lines(agenda(project, Compiled(exempt=True)))
    assert words not in lines(agenda(project))


def test_printing_is_told_once_the_pages_are_known(project: Make) -> None:
    told = [one for one in lines(agenda(project, Compiled(pages=1256))) if "pages" in one and "costs" in one]
    assert told[0].startswith("1,256 pages, 2 items; a printed copy costs £50.24.")  # at 4p a page
    assert not [one for one in lines(agenda(project)) if "costs" in one]


def test_changes_are_listed(project: Make) -> None:
    compiled = Compiled(changes=("Item 2: the report was revised.",))
    assert after(agenda(project, compiled), "CHANGES SINCE THE LAST ISSUE") == ["Item 2: the report was revised."]
    assert "CHANGES SINCE THE LAST ISSUE" not in lines(agenda(project))


def test_a_supplement_lists_its_own_items_under_their_numbers(project: Make) -> None:
    supplement = [{"date": "2023-11-20", "reason": "The needs assessment was agreed late."}]
    items = [
        {"title": "Welcome"},
        {"title": "Performance", "papers": ["a.docx", {"file": "b.docx", "supplement": 1}]},
        {"title": "Needs", "papers": "c.docx", "supplement": 1},
    ]
    made = agenda(project, Compiled(supplement=1), items=items, supplements=supplement)
    assert [row[:2] for row in rows(made, "order_of_business")] == [("2.", "Performance"), ("3.", "Needs")]
    assert {"SUPPLEMENTARY PACK 1", "The needs assessment was agreed late."} < set(lines(made))
    main = agenda(project, items=items, supplements=supplement)
    assert [row[:2] for row in rows(main, "order_of_business")] == [("1.", "Welcome"), ("2.", "Performance")]


def test_a_meeting_without_items_has_no_empty_order_of_business(project: Make) -> None:
    made = agenda(project, items=[])
    assert registers(made.blocks) == [] and "ORDER OF BUSINESS" not in lines(made)


def test_a_board_that_is_not_defined_is_told(project: Make) -> None:
    with pytest.raises(ReportError, match="there is no board 'Safety Bord'; did you mean 'Safety Board'"):
        agenda(project, board="Safety Bord")
    with pytest.raises(ReportError, match="the front sheet needs to know who sits on the board 'Safety Board'"):
        agenda(project, definitions={"venues": DEFINITIONS["venues"]}, items=[])


def test_the_draft_mark_goes_when_the_pack_is_published(project: Make) -> None:
    assert not agenda(project).meta.issued
    assert agenda(project, published="2023-11-16").meta.issued


def test_its_title_names_board_and_day(project: Make) -> None:
    assert agenda(project).meta.title == "Agenda: Safety Board, 24 November 2023"
    assert agenda(project).name == MEETING.get("kind", "agenda")


def test_paragraphs_are_told_in_order_and_once() -> None:
    assert paragraphs_of(Exempt(paragraph=[3], reason=REASON)) == "paragraph 3"
    assert paragraphs_of(Exempt(paragraph=[7, 3, 7, 1], reason=REASON)) == "paragraphs 1, 3 and 7"


def test_one_item_of_a_supplement_is_no_plural(project: Make) -> None:
    supplement = [{"date": "2023-11-20", "reason": "Agreed late."}]
    items = [{"title": "Welcome"}, {"title": "Needs", "papers": "c.docx", "supplement": 1}]
    made = agenda(project, Compiled(supplement=1, pages=8), items=items, supplements=supplement)
    told = [one for one in lines(made) if "costs" in one]
    assert told[0].startswith("8 pages, 1 item; a printed copy costs £0.32.")  # at 4p a page
    assert after(made, "REASON FOR THIS SUPPLEMENT") == ["Agreed late."]


def test_a_supplement_does_not_ask_for_questions_again(project: Make) -> None:
    supplement = [{"date": "2023-11-20", "reason": "Agreed late."}]
    items = [{"title": "Needs", "papers": "c.docx", "supplement": 1}]
    made = agenda(project, Compiled(supplement=1), items=items, supplements=supplement)
    assert "PUBLIC QUESTIONS AND COMMENTS" not in lines(made)  # their day has mostly passed
    assert "PUBLIC QUESTIONS AND COMMENTS" in lines(agenda(project))
