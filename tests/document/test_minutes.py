"""Minutes: who was there, numbered items, decisions in bold, actions with owners and days, the close."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.document.model import Block, Heading, ItemList, Line, Paragraph, Register, Report
from reportgen.errors import ReportError
from reportgen.wording.text import plain
from tests.document.minutes import AGENDA, MINUTES, Make, items, minutes


def rows(made: Report, id_: str) -> list[tuple[str, ...]]:
    """The cells of a table by its id."""
    tables = [block.table for block in made.blocks if isinstance(block, Register) and block.table.id == id_]
    return [tuple(plain(cell.text) for cell in row) for table in tables for row in table.rows]


def under(made: Report, title: str) -> list[Block]:
    found: list[Block] = []
    inside = False
    for block in made.blocks:
        if isinstance(block, Heading):
            inside = plain(block.text) == title
        elif inside:
            found.append(block)
    return found


def said(blocks: list[Block]) -> list[str]:
    return [plain(block.text) for block in blocks if isinstance(block, Paragraph | Line)]


def mistakes(project: Make, **changed: Any) -> list[str]:
    with pytest.raises(ReportError) as error:
        minutes(project, **changed)
    return [f"{one.what}; {one.remedy}" for one in error.value.problems]


# --- Who was there -------------------------------------------------------------------------------------------


def test_the_attendance_is_a_table_of_role_and_organisation(project: Make) -> None:
    assert rows(minutes(project), "attendance") == [
        ("Councillor, in the chair", "London Borough of Barnet"),  # the chair of the board
        ("Head of Safety", "London Borough of Barnet"),
        ("Representative", "Metropolitan Police"),  # named by organisation alone
    ]


def test_a_role_may_be_said_for_somebody_of_an_organisation(project: Make) -> None:
    attendance = [{"who": "leader"}, {"who": "safety"}, {"who": "police", "role": "Superintendent"}]
    assert rows(minutes(project, attendance=attendance), "attendance")[2] == ("Superintendent", "Metropolitan Police")


def test_somebody_else_in_the_chair_is_named_so_and_the_chair_is_not(project: Make) -> None:
    attendance = [{"who": "leader"}, {"who": "safety", "chair": True}, {"who": "police"}]
    first, second, _ = rows(minutes(project, attendance=attendance), "attendance")
    assert (first[0], second[0]) == ("Councillor", "Head of Safety, in the chair")


def test_a_substitute_is_told_in_the_table_and_in_the_apologies(project: Make) -> None:
    attendance = [*MINUTES["attendance"], {"who": "deputy"}]
    apologies = [{"who": "health", "substitute": "deputy"}, {"who": "charity"}]
    made = minutes(project, attendance=attendance, apologies=apologies, items=items({"apologies": True}))
    assert rows(made, "attendance")[3][0] == "Deputy Director (substitute for Director of Public Health)"
    assert said(under(made, "Burglary"))[0].removeprefix("Apologies for absence were received from: ") == (
        "Director of Public Health (substitute: Deputy Director); Victim Support."
    )


def test_without_apologies_the_house_says_so(project: Make) -> None:
    made = minutes(project, items=items({"apologies": True}))
    assert said(under(made, "Burglary")) == ["There were no apologies for absence."]


def test_the_form_of_2021_lists_those_present_and_absent(project: Make) -> None:
    made = minutes(project, kind="minutes-2021", apologies=[{"who": "charity"}])
    lines = [plain(block.text) for block in made.blocks if isinstance(block, Line) and block.style == "sheet_line"]
    assert lines == [
        "Councillor (in the chair), London Borough of Barnet",
        "Head of Safety, London Borough of Barnet",
        "Representative, Metropolitan Police",
        "Victim Support",
    ]


# --- The items -----------------------------------------------------------------------------------------------


def test_items_are_headings_of_the_first_level_in_their_order(project: Make) -> None:
    made = minutes(project)
    assert [plain(block.text) for block in made.blocks if isinstance(block, Heading)] == list(AGENDA)
    assert {block.level for block in made.blocks if isinstance(block, Heading)} == {1}


def test_paragraphs_have_no_numbers(project: Make) -> None:
    content = ("A paragraph.", {"sub": ["One further down."]}, {"boilerplate": "police-recorded-crime"})
    blocks = under(minutes(project, items=items(*content)), "Burglary")
    assert [block.number for block in blocks if isinstance(block, Paragraph)] == [0, 0, 0]


def test_a_decision_is_a_line_that_begins_with_the_word_in_bold(project: Make) -> None:
    (line,) = under(minutes(project, items=items({"resolved": "that the report be noted."})), "Burglary")
    assert isinstance(line, Line)
    assert (line.style, plain(line.text)) == ("decision", "RESOLVED that the report be noted.")
    assert [run.text for run in line.text if run.bold] == ["RESOLVED "]


def test_several_decisions_are_numbered(project: Make) -> None:
    decided = {"resolved": ["that one thing be done;", "that another be not."]}
    line, numbered = under(minutes(project, items=items(decided)), "Burglary")
    assert isinstance(line, Paragraph) and plain(line.text) == "RESOLVED:"
    assert isinstance(numbered, ItemList) and numbered.kind == "number"
    assert [plain(item) for item in numbered.items] == decided["resolved"]


def test_formulae_know_the_calendar_and_may_be_decisions(project: Make) -> None:
    blocks = under(minutes(project, items=items({"formula": "agreed"}, {"formula": "next_meeting"})), "Burglary")
    assert said(blocks) == [
        "RESOLVED that the minutes of the meeting held on 28 April 2023 be agreed as a correct record.",
        "Friday 24 November 2023, 10.00 am, Town Hall.",  # the next day of the calendar, with its time and venue
    ]
    assert isinstance(blocks[0], Line) and blocks[0].style == "decision"


def test_a_formula_that_needs_a_day_the_calendar_lacks_is_told_where_it_stands(project: Make) -> None:
    told = mistakes(project, day="2023-11-24", items=items({"formula": "next_meeting"}))
    assert [one.partition(";")[0] for one in told] == ["the board's calendar has no meeting after this one"]


def test_an_unknown_formula_is_told_with_the_nearest(project: Make) -> None:
    told = mistakes(project, items=items({"formula": "thankd"}))
    assert told == ["there is no formula 'thankd'; did you mean 'thanked'?"]


def test_why_an_item_was_moved_stands_before_its_content(project: Make) -> None:
    made = minutes(project, items=items("It was discussed.", taken="The Chair took this first."))
    assert said(under(made, "Burglary")) == ["The Chair took this first.", "It was discussed."]


def test_an_action_says_what_is_to_be_done_and_below_who_does_it_and_by_when(project: Make) -> None:
    action = {"action": "locks", "what": "The police to give out locks.", "owners": ["police", "leader"]}
    what, who = under(minutes(project, items=items(action)), "Burglary")
    assert isinstance(what, Paragraph) and plain(what.text) == "The police to give out locks."
    assert isinstance(who, Line) and who.style == "action"
    # Without a day of its own it is due by the next meeting of the calendar.
    assert plain(who.text) == "Action: Metropolitan Police; Councillor (by 24 November 2023)"


# --- The end -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("closed", "told"), [("11:28", "11.28 am"), ("12:00", "12.00 noon"), ("14:05", "2.05 pm"), (None, None)]
)
def test_the_close_is_told_by_the_twelve_hour_clock(project: Make, closed: str | None, told: str | None) -> None:
    texts = said(list(minutes(project, closed=closed).blocks))
    assert [text for text in texts if "finished" in text] == ([f"The meeting finished at {told}."] if told else [])


def test_minutes_stay_a_draft_until_they_are_issued_or_agreed(project: Make) -> None:
    assert not minutes(project).meta.issued
    assert minutes(project, issued=True).meta.issued
    agreed = minutes(project, agreed="2023-11-24", closed="11:30")
    assert agreed.meta.issued
    assert "Agreed as a correct record on 24 November 2023." in said(list(agreed.blocks))


def test_the_title_holds_the_day_of_the_meeting(project: Make) -> None:
    assert minutes(project).meta.title == "Minutes of meeting held on 19 July 2023"
