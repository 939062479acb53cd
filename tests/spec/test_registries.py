"""Registries: what holds when, its successor, the calendar of a board."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.spec.registries import Board, Organisation, Person, not_in_force

DAY = date(2023, 11, 24)


def person(**dates: Any) -> Person:
    return Person(role="Director", **dates)


def board(*days: dict[str, Any]) -> Board:
    return Board.model_validate({"quorum": 3, "chair": "chair", "clerk": "clerk", "calendar": list(days)})


@pytest.mark.parametrize(
    ("dates", "holds"),
    [
        ({}, True),
        ({"since": "2023-11-24"}, True),  # the first day counts
        ({"since": "2023-11-25"}, False),
        ({"until": "2023-11-24"}, True),  # and so does the last
        ({"until": "2023-11-23"}, False),
        ({"since": "2023-01-01", "until": "2023-12-31"}, True),
    ],
)
def test_what_holds_on_a_day(dates: dict[str, str], holds: bool) -> None:
    assert person(**dates).holds_on(DAY) is holds
    assert (not_in_force("director", person(**dates), DAY) is None) is holds


def test_what_has_ended_is_told_with_its_successor() -> None:
    gone = Organisation(name="Health Group", until=date(2022, 6, 30), successor="health_board")
    assert not_in_force("health_group", gone, DAY) == (
        "'health_group' was there until 30 June 2022, before the meeting", "use 'health_board'")  # fmt: skip
    assert not_in_force("director", person(until="2022-06-30"), DAY) == (
        "'director' was there until 30 June 2022, before the meeting", "name what took its place")  # fmt: skip


def test_what_has_not_begun_is_told() -> None:
    assert not_in_force("director", person(since="2024-01-01"), DAY) == (
        "'director' is there only from 1 January 2024 on, after the meeting",
        "check the day, or name another",
    )


def test_days_in_the_wrong_order_and_a_successor_of_what_goes_on_are_mistakes() -> None:
    with pytest.raises(ValidationError, match="the last day comes before the first"):
        person(since="2023-01-02", until="2023-01-01")
    with pytest.raises(ValidationError, match="a successor needs the last day of what it follows"):
        person(successor="other")


def test_a_day_stands_once_in_a_calendar() -> None:
    with pytest.raises(ValidationError, match="2023-11-24 stands twice in the calendar"):
        board({"date": "2023-11-24"}, {"date": "2023-11-24", "time": "10:00"})


def test_the_meetings_around_a_day_are_those_not_cancelled_however_they_are_listed() -> None:
    cancelled = "There was no business"
    made = board({"date": "2024-09-06"}, {"date": "2024-03-01", "cancelled": cancelled}, {"date": "2023-11-24"},
                 {"date": "2023-07-19"}, {"date": "2023-10-01", "cancelled": cancelled})  # fmt: skip
    before, after = made.last_before(DAY), made.next_after(DAY)
    assert before is not None and before.date == date(2023, 7, 19)
    assert after is not None and after.date == date(2024, 9, 6)
    assert made.next_after(date(2024, 9, 6)) is None and made.last_before(date(2023, 7, 19)) is None
