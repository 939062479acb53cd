"""Working days: what is no working day in each country, counting back to a deadline, clear days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.periods.working_days import Country, clear_days, is_working_day, working_day_before

COUNTRIES = get_args(Country)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2023, 11, 25), "a Saturday"),
        (date(2023, 11, 26), "a Sunday"),
        (date(2024, 3, 29), "Good Friday, two days before Easter Sunday of 31 March"),
        (date(2024, 4, 1), "Easter Monday"),
        (date(2023, 5, 1), "the first Monday of May"),
        (date(2023, 5, 8), "the coronation, a holiday of that year alone"),
        (date(2020, 5, 8), "the early May holiday of 2020, moved to VE Day"),
        (date(2022, 6, 2), "the spring holiday of 2022, moved to the Thursday of the jubilee"),
        (date(2022, 6, 3), "the platinum jubilee"),
        (date(2022, 9, 19), "the funeral of Queen Elizabeth II"),
        (date(2023, 1, 2), "in place of New Year's Day, a Sunday"),
        (date(2021, 12, 27), "in place of Christmas Day, a Saturday"),
        (date(2021, 12, 28), "in place of Boxing Day, a Sunday"),
        (date(2022, 12, 27), "in place of Christmas Day, a Sunday, as Boxing Day is the Monday"),
        (date(2023, 8, 28), "the last Monday of August"),
    ],
)
def test_in_england_it_is_no_working_day(day: date, why: str) -> None:
    assert not is_working_day(day, "England"), why


def test_in_england_days_around_holidays_are_working_days() -> None:
    assert is_working_day(date(2020, 5, 4), "England")  # the first Monday of May of the one year it was moved
    assert is_working_day(date(2023, 12, 27), "England")  # Christmas fell on a Monday
    assert is_working_day(date(2024, 4, 2), "England")


def test_countries_have_holidays_of_their_own() -> None:
    only = {
        date(2024, 1, 2): {"Scotland"},  # the day after New Year's Day
        date(2024, 8, 5): {"Scotland"},  # the first Monday of August
        date(2024, 8, 26): {"England", "Wales", "Northern Ireland"},  # the last one
        date(2024, 4, 1): {"England", "Wales", "Northern Ireland"},  # Easter Monday
        date(2024, 3, 18): {"Northern Ireland"},  # in place of St Patrick's Day, a Sunday
        date(2024, 12, 2): {"Scotland"},  # in place of St Andrew's Day, a Saturday
    }
    for day, countries in only.items():
        assert {one for one in COUNTRIES if not is_working_day(day, one)} == countries, day


@pytest.mark.parametrize(
    ("meeting", "due"),
    [
        # Thursday 23 is the first working day before it, Wednesday 22 the second, Tuesday 21 the third. The printed
        # front sheet says Wednesday 22: it counts the day of the meeting as the first, which "before" leaves out.
        (date(2023, 11, 24), date(2023, 11, 21)),
        (date(2023, 11, 27), date(2023, 11, 22)),  # a Monday: over the weekend
        (date(2024, 4, 3), date(2024, 3, 27)),  # Tuesday, then over Easter to Thursday 28 and Wednesday 27
        (date(2023, 12, 29), date(2023, 12, 22)),  # Thursday 28, Wednesday 27, then over Christmas to Friday 22
        (date(2022, 1, 4), date(2021, 12, 29)),  # 3 January stands for New Year's Day: Friday, Thursday, Wednesday
    ],
)
def test_the_third_working_day_before_a_meeting(meeting: date, due: date) -> None:
    assert working_day_before(meeting, 3, "England") == due


def test_in_scotland_the_second_of_january_moves_a_deadline() -> None:
    assert working_day_before(date(2024, 1, 4), 2, "England") == date(2024, 1, 2)
    assert working_day_before(date(2024, 1, 4), 2, "Scotland") == date(2023, 12, 29)


def test_five_clear_days_leave_out_both_ends() -> None:
    # Published on Thursday 16: Friday 17, Monday 20 to Thursday 23 stand between it and Friday 24.
    assert clear_days(date(2023, 11, 16), date(2023, 11, 24), "England") == 5
    assert clear_days(date(2023, 11, 17), date(2023, 11, 24), "England") == 4
    assert clear_days(date(2024, 3, 28), date(2024, 4, 2), "England") == 0  # the four days of Easter
    assert clear_days(date(2023, 11, 24), date(2023, 11, 24), "England") == 0


@given(DAYS, st.integers(1, 12), st.sampled_from(COUNTRIES))
def test_a_deadline_is_a_working_day_with_one_clear_day_fewer_behind_it(day: date, number: int, land: Country) -> None:
    due = working_day_before(day, number, land)
    assert is_working_day(due, land)
    assert clear_days(due, day, land) == number - 1


@given(DAYS, st.integers(0, 40), st.integers(0, 40), st.sampled_from(COUNTRIES))
def test_clear_days_add_up_over_a_day_between(first: date, one: int, two: int, land: Country) -> None:
    between, last = first + timedelta(one), first + timedelta(one + two)
    own = is_working_day(between, land) and first < between < last
    assert clear_days(first, last, land) == clear_days(first, between, land) + own + clear_days(between, last, land)
