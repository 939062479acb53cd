"""The forward plan: which meetings it shows, what drops off, what is to be allocated, and how items are told."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.document.model import Line
from reportgen.errors import ReportError
from reportgen.wording.text import plain
from tests.document.meetings import BOARD, DEFINITIONS, MEETING, after, forward_plan, lines, registers, rows

Make = Callable[[dict[str, str]], Path]

NOVEMBER, MARCH, SEPTEMBER = "meeting_2023-11-24", "meeting_2024-03-01", "meeting_2024-09-06"
JULY = {"2023-07-19/meeting.yaml": MEETING | {"date": "2023-07-19", "venue": None, "time": None,
                                              "items": [{"title": "Fire Service  update"}]}}  # fmt: skip


def test_its_title_names_the_first_and_the_last_meeting_shown(project: Make) -> None:
    assert forward_plan(project).meta.title == "Safety Board Forward Plan, November 2023 to September 2024"
    one = forward_plan(project, last="2024-03-01")
    assert lines(one)[0] == "Safety Board Forward Plan, November 2023 to March 2024"


def test_the_clerk_is_its_contact(project: Make) -> None:
    assert lines(forward_plan(project))[1] == "Contact: Governance Officer | Tel 01632 960010 | clerk@example.gov.uk"


def test_each_meeting_to_come_has_a_table_under_its_day_and_past_and_cancelled_ones_have_none(project: Make) -> None:
    made = forward_plan(project, standing=[{"title": "Performance"}])
    assert registers(made.blocks) == [NOVEMBER, MARCH, SEPTEMBER]
    headings = [plain(one.text) for one in made.blocks if isinstance(one, Line) and one.style == "sheet_band"]
    assert headings == ["Friday 24 November 2023", "Friday 1 March 2024", "Friday 6 September 2024"]


def test_first_and_last_choose_the_meetings(project: Make) -> None:
    made = forward_plan(project, standing=[{"title": "Performance"}], first="2024-03-01", last="2024-03-01")
    assert registers(made.blocks) == [MARCH]


def test_a_meeting_without_items_says_so(project: Make) -> None:
    assert after(forward_plan(project), "Friday 1 March 2024") == ["Nothing is planned yet."]


def test_standing_items_come_first_at_the_meetings_they_are_for(project: Make) -> None:
    standing = [
        {"title": "Performance"},
        {"title": "Police", "since": "2024-03-01"},
        {"title": "Health", "until": "2023-11-24"},
        {"title": "Fire", "except": ["2024-03-01"]},
    ]
    made = forward_plan(project, standing=standing, items=[{"title": "Needs", "meeting": "2024-03-01"}])
    titles = [[row[0] for row in rows(made, one)] for one in (NOVEMBER, MARCH, SEPTEMBER)]
    assert titles == [["Performance", "Health", "Fire"], ["Performance", "Police", "Needs"],
                      ["Performance", "Police", "Fire"]]  # fmt: skip


@pytest.mark.parametrize(
    ("item", "overview"),
    [
        ({"overview": "For decision at {{ board }}"}, "For decision at Safety Board"),
        ({"priorities": "all"}, "Relevant to all priorities of the Safety Strategy"),
        ({"priorities": 3}, "Relevant to priority 3 of the Safety Strategy"),
        ({"priorities": [3, 1]}, "Relevant to priorities 1 and 3 of the Safety Strategy"),
        ({"priorities": [1, 2, 3]}, "Relevant to priorities 1, 2 and 3 of the Safety Strategy"),
        ({"priorities": 1, "overview": "Of its own"}, "Of its own"),
        ({}, ""),
    ],
)
def test_the_overview_is_the_authors_or_comes_from_the_priorities(
    project: Make, item: dict[str, object], overview: str
) -> None:
    made = forward_plan(project, items=[{"title": "Needs", "meeting": "2024-03-01"} | item])
    assert rows(made, MARCH) == [("Needs", overview, "", "")]


def test_officers_are_roles_with_their_bodies_in_short_a_line_each(project: Make) -> None:
    item = {"title": "Needs", "meeting": "2024-03-01", "report_of": ["manager", "fire", "clerk"], "issue": "Key"}
    assert rows(forward_plan(project, items=[item]), MARCH) == [
        ("Needs", "", "Safety Manager, NBC\nNorthmere Fire Service\nGovernance Officer", "Key")
    ]


def test_an_item_of_a_past_meeting_drops_off_if_it_was_on_the_agenda_or_is_said_to_be_delivered(project: Make) -> None:
    items = [
        {"title": "Fire service update", "meeting": "2023-07-19"},  # capitals and spaces do not matter
        {"title": "Annual report", "meeting": "2023-07-19", "delivered": True},
    ]
    assert "to_be_allocated" not in registers(forward_plan(project, JULY, items=items).blocks)


def test_an_item_that_was_not_taken_is_to_be_allocated_with_the_day_it_was_planned_for(project: Make) -> None:
    items = [
        {"title": "Hate crime", "meeting": "2023-07-19", "priorities": 2},
        {"title": "Youth", "meeting": "2024-06-07"},  # that meeting is cancelled
        {"title": "Pensions", "report_of": "fire"},
    ]
    made = forward_plan(project, JULY, items=items)
    assert rows(made, "to_be_allocated") == [
        ("Hate crime", "Relevant to priority 2 of the Safety Strategy\nPlanned for 19 July 2023, not yet delivered",
         "", ""),
        ("Youth", "Planned for 7 June 2024, not yet delivered", "", ""),
        ("Pensions", "", "Northmere Fire Service", ""),
    ]  # fmt: skip
    assert lines(made)[-1] == "To be allocated"


def test_what_is_delivered_at_this_meeting_already_is_not_listed(project: Make) -> None:
    items = [{"title": "Needs", "meeting": "2023-11-24", "delivered": True}]
    assert after(forward_plan(project, items=items), "Friday 24 November 2023") == ["Nothing is planned yet."]


def test_the_agenda_of_another_board_delivers_nothing(project: Make) -> None:
    other = {"2023-07-19/meeting.yaml": JULY["2023-07-19/meeting.yaml"] | {"board": "Schools Board"}}
    items = [{"title": "Fire service update", "meeting": "2023-07-19"}]
    assert rows(forward_plan(project, other, items=items), "to_be_allocated")[0][0] == "Fire service update"


def test_all_mistakes_are_told_with_their_places(project: Make) -> None:
    items = [
        {"title": "Needs", "meeting": "2024-03-02"},
        {"title": "Youth", "issue": "Non Key"},
        {"title": "Roads", "priorities": [1, 4]},
        {"title": "Homes", "report_of": "old_body"},
    ]
    with pytest.raises(ReportError) as caught:
        forward_plan(project, items=items)
    told = [f"{one.place.line}: {one.what}; {one.remedy}" for one in caught.value.problems]
    assert told == [
        "4: the board does not meet on 2024-03-02; did you mean '2024-03-01'?",
        "6: 'Non Key' is no type of issue; did you mean 'Non-Key'?",
        "10: the Safety Strategy has no priority 4; use 1 to 3",
        "12: 'old_body' was there until 30 June 2022, before the meeting; use 'new_body'",
    ]


def test_an_item_that_stands_twice_at_one_meeting_is_told(project: Make) -> None:
    items = [{"title": "performance", "meeting": "2024-03-01"}]
    with pytest.raises(ReportError, match="'performance' stands twice in the table of one meeting; delete one, or put"):
        forward_plan(project, standing=[{"title": "Performance"}], items=items)


def test_all_and_a_number_together_are_told(project: Make) -> None:
    with pytest.raises(ReportError, match="`all` stands for every priority; delete it, or the others"):
        forward_plan(project, items=[{"title": "Needs", "priorities": ["all", 1]}])


def test_a_plan_that_begins_before_its_meeting_or_shows_none_is_told(project: Make) -> None:
    with pytest.raises(ReportError, match="cannot begin before its own meeting, on 2023-11-24: what is past drops off"):
        forward_plan(project, first="2023-07-19")
    with pytest.raises(ReportError, match="no meeting of the board's calendar is left for the plan to show"):
        forward_plan(project, first="2024-09-06", last="2024-03-01")


def test_priorities_without_a_strategy_are_told(project: Make) -> None:
    boards = {"Safety Board": {key: value for key, value in BOARD.items() if key != "strategy"}}
    files = {"definitions/board.yaml": DEFINITIONS | {"boards": boards}}
    with pytest.raises(ReportError, match="no strategy has these priorities; add `strategy:` to the item or"):
        forward_plan(project, files, items=[{"title": "Needs", "priorities": 1}])


def test_days_of_standing_items_are_in_order_and_in_the_calendar(project: Make) -> None:
    standing = [{"title": "Needs", "since": "2024-03-01", "until": "2023-11-24"},
                {"title": "Youth", "except": ["2024-03-01", "2024-03-02"]}]  # fmt: skip
    with pytest.raises(ReportError) as caught:
        forward_plan(project, standing=standing)
    assert [f"{one.what}; {one.remedy}" for one in caught.value.problems] == [
        "the last meeting comes before the first; check `since` and `until`",
        "the board does not meet on 2024-03-02; did you mean '2024-03-01'?",
    ]


def test_priorities_of_the_boards_strategy_are_told_once_it_has_ended(project: Make) -> None:
    ended = copy.deepcopy(DEFINITIONS)
    ended["strategies"]["safety"] |= {"until": "2023-03-31", "successor": "new"}
    ended["strategies"]["new"] = {"name": "New Strategy", "priorities": ["Streets"]}
    with pytest.raises(ReportError, match="'safety' was there until 31 March 2023, before the meeting; use 'new'"):
        forward_plan(project, {"definitions/board.yaml": ended}, items=[{"title": "Needs", "priorities": 1}])
