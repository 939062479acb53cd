"""Events in charts over time: where their words stand, and how far down their lines go."""

from __future__ import annotations

import pytest

from reportgen.charts.events import Mark, highest, marks
from reportgen.figures.model import Event, Series

from .examples import CASES, ESTIMATES, chart, monthly

TEN = Series("Cases", (10,) * 24)


def heights(*events: Event, **more: object) -> dict[str, float]:
    return {mark.event.text: mark.height for mark in marks(monthly("line", 24, TEN, events=events, **more))}


def test_the_words_stand_above_the_highest_point() -> None:
    event = Event(2, "First lockdown")
    # A tenth above 10.
    assert marks(monthly("line", 24, TEN, events=(event,))) == (Mark(event, 11.0, 0.0, "r"),)


def test_words_near_the_right_end_stand_on_the_left_of_their_line() -> None:
    (mark,) = marks(monthly("line", 24, TEN, events=(Event(22, "New recording"),)))
    assert mark.side == "l"


def test_words_that_would_cross_a_later_line_stand_above_it() -> None:
    # 66 letters over 24 months are 2.75 a month: 14 letters reach over the next line, two months on.
    assert heights(Event(4, "First lockdown"), Event(6, "Schools open")) == {
        "First lockdown": 12.1, "Schools open": 11.0}  # fmt: skip
    assert heights(Event(2, "Lockdown"), Event(12, "Opening")) == {"Lockdown": 11.0, "Opening": 11.0}


def test_on_columns_the_line_ends_at_their_top_or_above_their_number() -> None:
    values = Series("Cases", tuple(range(1, 25)))
    event = Event(11, "Event")
    assert marks(monthly("column", 24, values, events=(event,)))[0].foot == 12
    # 0.15 of the highest, 24, is left for the number: 12 + 3.6.
    assert marks(monthly("column", 24, values, events=(event,), labels="all"))[0].foot == 15.6
    assert marks(monthly("stacked", 24, values, values, events=(event,)))[0].foot == 24


def test_a_break_is_dashed_and_an_event_dotted() -> None:
    found = marks(monthly("line", 24, TEN, events=(Event(1, "a"), Event(9, "b", "break"), Event(20, "c", "part"))))
    assert [(mark.event.text, mark.dash) for mark in found] == [("a", "sysDot"), ("b", "dash")]


@pytest.mark.parametrize("kind", ["bar", "stacked_bar", "stacked_100", "pie"])
def test_charts_without_room_for_them_have_none(kind: str) -> None:
    assert marks(chart(kind, CASES, events=(Event(1, "a"),))) == ()


def test_the_highest_is_that_of_a_stack_or_an_interval() -> None:
    assert highest(chart("stacked", CASES, CASES)) == 1102  # 551 + 551
    assert highest(chart("stacked_100", CASES, CASES)) == 1
    assert highest(chart("column", ESTIMATES)) == 84
    assert highest(chart("line", Series("Cases", (-3, -1)))) == 1
