"""The rule over a forward plan: its titles and those of the agendas agree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportgen.building import check
from tests.document.meetings import DEFINITIONS, MEETING, written

Make = Callable[[dict[str, str]], Path]

DAY = "2023-11-24"


def told(project: Make, items: list[dict[str, Any]], plan: dict[str, Any], **files: Any) -> list[str]:
    specs = written(project, {
        f"{DAY}/meeting.yaml": MEETING | {"items": items}, "definitions/board.yaml": DEFINITIONS,
        f"{DAY}/plan.yaml": {"kind": "forward-plan"} | plan,
        **{f"{DAY}/{name}.yaml": content for name, content in files.items()},
    })  # fmt: skip
    found = [one for one in check([specs / DAY / "plan.yaml"]) if one.rule == "plan-agenda"]
    return [f"{Path(one.place.file).name}:{one.place.line}: {one.what}; {one.remedy}" for one in found]


def test_titles_that_agree_are_not_told(project: Make) -> None:
    items = [{"title": "Welcome"}, {"title": "Police  update", "verbal": True}, {"title": "Needs", "papers": "a.pdf"}]
    plan = {"standing": [{"title": "Police Update"}], "items": [{"title": "Needs", "meeting": DAY}]}
    assert told(project, items, plan) == []


def test_a_planned_title_that_is_not_on_the_agenda_is_told_with_the_likely_one(project: Make) -> None:
    items = [{"title": "Family Services 6 Monthly Update"}, {"title": "Flood"}]
    plan = {"items": [{"title": "Family Services Update", "meeting": DAY}, {"title": "Roads", "meeting": DAY}]}
    assert told(project, items, plan) == [
        (
            "plan.yaml:3: 'Family Services Update' is planned for 24 November 2023, but is not on the agenda of "
            "that day; did you mean 'Family Services 6 Monthly Update'?"
        ),
        (
            "plan.yaml:5: 'Roads' is planned for 24 November 2023, but is not on the agenda of that day; "
            "put it on the agenda, plan it for another meeting, or say `delivered: true`"
        ),
    ]


def test_an_item_with_a_paper_or_an_oral_report_that_is_not_planned_is_told(project: Make) -> None:
    # `items:` stands in line 7 of the meeting, with a line for each title and for each paper.
    items = [{"title": "Welcome"}, {"title": "Flood", "papers": "flood.pdf"}, {"title": "Police", "verbal": True}]
    assert told(project, items, {}) == [
        (
            "meeting.yaml:9: 'Flood' is on the agenda of 24 November 2023, but not in the forward plan; "
            "add it to the plan's `items`"
        ),
        (
            "meeting.yaml:11: 'Police' is on the agenda of 24 November 2023, but not in the forward plan; "
            "add it to the plan's `items`"
        ),
    ]


def test_the_meetings_own_sheets_need_no_plan(project: Make) -> None:
    assert told(project, [{"title": "Forward Work Programme", "papers": "plan.yaml"}], {}) == []


def test_what_is_delivered_under_another_title_is_not_told(project: Make) -> None:
    plan = {"items": [{"title": "Needs", "meeting": DAY, "delivered": True}]}
    assert told(project, [{"title": "Welcome"}], plan) == []


def test_the_agenda_of_a_later_meeting_counts_too(project: Make) -> None:
    later = MEETING | {"date": "2024-03-01", "time": "14:30", "items": [{"title": "Welcome"}]}
    plan = {"items": [{"title": "Roads", "meeting": "2024-03-01"}]}
    (one,) = told(project, [{"title": "Welcome"}], plan, **{"../2024-03-01/meeting": later})
    assert one.startswith("plan.yaml:3: 'Roads' is planned for 1 March 2024, but is not on the agenda of that day")


def test_without_an_agenda_nothing_is_told(project: Make) -> None:
    assert told(project, [], {"items": [{"title": "Roads", "meeting": DAY}]}) == []
