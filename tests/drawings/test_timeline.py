"""Timelines laid out: steps above and below by turns, none over another, each led to its day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.drawings.draw import draw, natural_height
from reportgen.errors import UnplacedError
from reportgen.figures.status import Status
from reportgen.figures.timeline import Milestone, Timeline
from reportgen.periods import Period, parse
from reportgen.wording.text import plain, words
from tests.houses import barnet

from .sheets import apart, check_sheet, named

HOUSE = barnet()


def timeline(*dates: str, today: date | None = None) -> Timeline:
    steps = tuple(Milestone(parse(text), words(f"Step {n}")) for n, text in enumerate(dates))
    return Timeline(id="one", milestones=steps, today=today, today_label="Today")


def test_steps_stand_above_and_below_by_turns() -> None:
    made = draw(timeline("2023-01-01", "2023-02-01", "2023-03-01"), HOUSE, 600, 200, 12)
    (band,) = named(made, "Band")
    above = [step.y + step.height <= band.y for step in named(made, "Step")]
    assert above == [True, True, False]  # the first and third above, then the second below
    check_sheet(made)


def test_a_mark_stands_at_its_day() -> None:
    made = draw(timeline("2023-01-01", "2023-01-16", "2023-01-31"), HOUSE, 620, 200, 12)
    middles = sorted(mark.x + mark.width / 2 for mark in named(made, "Mark"))
    assert middles == pytest.approx([0, 300, 600])  # 0, 15 and 30 of 31 days have gone; 20 points a day


def test_the_first_day_of_a_month_stands_on_the_line_of_its_month() -> None:
    made = draw(timeline("2023-01-01", "2023-03-01", "2023-04-30"), HOUSE, 800, 200, 12)
    lines = [line.x for line in named(made, "Line: time")]
    assert lines == pytest.approx([200, 400, 600])  # four months of one width, though February is shorter
    assert sorted(mark.x + mark.width / 2 for mark in named(made, "Mark"))[1] == pytest.approx(400)


def test_a_step_with_a_status_has_its_shape_on_the_band_and_its_word() -> None:
    step = Milestone(parse("2023-01-01"), words("Step"), status=Status("Missed", "red"))
    other = Milestone(parse("2023-02-01"), words("Other"))
    made = draw(Timeline(id="one", milestones=(step, other)), HOUSE, 600, 200, 12)
    assert [mark.geometry for mark in named(made, "Mark: red")] == ["rect"]
    assert plain(named(made, "Step: Step")[0].text[-1].text) == "■ Missed"


@given(st.lists(st.integers(min_value=0, max_value=900), min_size=2, max_size=12))
def test_no_step_stands_over_another_and_none_leaves_the_sheet(days: list[int]) -> None:
    first = date(2021, 1, 1)
    spans = sorted(first + timedelta(days=day) for day in days)
    steps = tuple(Milestone(Period(day, day), words(f"Step {n}")) for n, day in enumerate(spans))
    made = draw(Timeline(id="one", milestones=steps), HOUSE, 800, 320, 12)
    check_sheet(made)
    assert apart(named(made, "Step"))


def test_its_natural_height_is_enough() -> None:
    figure = timeline("2023-01-01", "Feb 2023", "2023-03-01", today=date(2023, 2, 2))
    height = natural_height(figure, HOUSE, 450, 10)
    assert height is not None
    check_sheet(draw(figure, HOUSE, 450, height, 10))


def test_what_does_not_fit_is_told() -> None:
    with pytest.raises(UnplacedError, match="a timeline of 3 steps does not fit its place even at 8 points"):
        draw(timeline("2023-01-01", "2023-02-01", "2023-03-01"), HOUSE, 600, 40, 12)
