"""What meeting.yaml may say: items and their papers, exempt ones, issues and supplements in order."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.spec.meeting import Meeting

MEETING: dict[str, Any] = {"house": "barnet", "board": "Safety Board", "date": "2023-11-24"}
ISSUES = [{"date": "2023-11-20", "reason": "The needs assessment was late."},
          {"date": "2023-11-22", "reason": "A figure was wrong in item 2."}]  # fmt: skip


def meeting(**more: Any) -> Meeting:
    return Meeting.model_validate(MEETING | more)


def told(**more: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        meeting(**more)
    return str(caught.value)


def test_a_meeting_needs_no_more_than_house_board_and_day() -> None:
    made = meeting()
    assert (made.kind, made.items, made.supplements, made.published) == ("agenda", [], [], None)


def test_a_paper_may_be_its_file_alone() -> None:
    (item,) = meeting(items=[{"title": "Needs", "papers": ["needs.yaml", {"file": "b.pdf", "label": "B"}]}]).items
    assert [(paper.file, paper.label) for paper in item.papers] == [("needs.yaml", None), ("b.pdf", "B")]


def test_one_paper_needs_no_list() -> None:
    (item,) = meeting(items=[{"title": "Needs", "papers": "needs.yaml"}]).items
    assert [paper.file for paper in item.papers] == ["needs.yaml"]


def test_a_verbal_item_has_no_papers() -> None:
    assert "a verbal item has no papers" in told(items=[{"title": "Police", "verbal": True, "papers": "a.docx"}])


def test_exempt_needs_a_paragraph_of_schedule_12a_and_a_reason() -> None:
    reason = "The sum is being negotiated."
    (item,) = meeting(items=[{"title": "Lease", "exempt": {"paragraph": 3, "reason": reason}}]).items
    assert item.exempt is not None and item.exempt.paragraph == [3]
    assert "paragraph" in told(items=[{"title": "Lease", "exempt": {"paragraph": 8, "reason": reason}}])  # there are 7
    assert "paragraph" in told(items=[{"title": "Lease", "exempt": {"paragraph": [], "reason": reason}}])
    assert "reason" in told(items=[{"title": "Lease", "exempt": {"paragraph": 3}}])
    assert "reason" in told(items=[{"title": "Lease", "exempt": {"paragraph": 3, "reason": "secret"}}])  # no reason


@pytest.mark.parametrize("key", ["late", "urgent"])
def test_late_and_urgent_items_say_why(key: str) -> None:
    assert key in told(items=[{"title": "Flood", key: "late"}])


def test_supplements_and_reissues_stand_in_order() -> None:
    assert [one.date.day for one in meeting(supplements=ISSUES).supplements] == [20, 22]
    assert "it comes before the one above it" in told(supplements=ISSUES[::-1])
    assert "it comes before the one above it" in told(reissues=ISSUES[::-1])


def test_a_supplement_that_is_named_must_be_there() -> None:
    item = {"title": "Needs", "papers": [{"file": "a.docx", "supplement": 2}]}
    assert meeting(items=[item], supplements=ISSUES).items[0].papers[0].supplement == 2
    assert "there is no supplementary pack 2" in told(items=[item], supplements=ISSUES[:1])
    assert "there is no supplementary pack 1" in told(items=[{"title": "Needs", "supplement": 1}])


@pytest.mark.parametrize("time", ["10.00", "24:00", "9:00", "10:60"])
def test_times_have_24_hours(time: str) -> None:
    assert f"'{time}' is no time of day" in told(time=time)
