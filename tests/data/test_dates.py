"""Dates in every form that data files write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.data.dates import each, following, named, parse_date, start_of

DAYS = st.dates(date(1970, 1, 1), date(2068, 12, 31))


@pytest.mark.parametrize(
    ("text", "day", "grain"),
    [
        ("2023-09-30", date(2023, 9, 30), "day"),
        ("2023-09-30T14:05:00", date(2023, 9, 30), "day"),
        ("2023-09-30 00:00:00", date(2023, 9, 30), "day"),
        ("20230930", date(2023, 9, 30), "day"),
        ("30/09/2023", date(2023, 9, 30), "day"),
        ("03/04/2023", date(2023, 4, 3), "day"),  # days first, as in the United Kingdom
        ("1 September 2023", date(2023, 9, 1), "day"),
        ("2023-09", date(2023, 9, 1), "month"),
        ("202309", date(2023, 9, 1), "month"),
        ("Sep-23", date(2023, 9, 1), "month"),
        ("Sept 2023", date(2023, 9, 1), "month"),
        ("september 2023", date(2023, 9, 1), "month"),
        ("Apr-99", date(1999, 4, 1), "month"),
        ("2023 Q3", date(2023, 7, 1), "quarter"),
        ("Q1 2023", date(2023, 1, 1), "quarter"),
        ("2011", date(2011, 1, 1), "year"),
    ],
)
def test_a_date_is_read_with_what_it_names(text: str, day: date, grain: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.day, found.grain) == (day, grain)


@pytest.mark.parametrize("text", ["", "202313", "2023-02-30", "31/13/2023", "Foo-23", "2022/23", "12345", "1850"])
def test_what_names_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(DAYS)
def test_a_day_is_read_back_from_its_iso_form(day: date) -> None:
    found = parse_date(day.isoformat())
    assert found is not None
    assert found.day == day


@given(DAYS, st.sampled_from(["day", "month", "quarter", "year"]))
def test_a_span_holds_its_day_and_ends_where_the_next_begins(day: date, time: str) -> None:
    start = start_of(day, time)  # type: ignore[arg-type]
    after = following(start, time)  # type: ignore[arg-type]
    assert start <= day < after
    assert start_of(after, time) == after  # type: ignore[arg-type]


def test_each_month_over_a_new_year() -> None:
    assert list(each(date(2022, 11, 1), date(2023, 2, 1), "month")) == [
        date(2022, 11, 1),
        date(2022, 12, 1),
        date(2023, 1, 1),
        date(2023, 2, 1),
    ]


def test_dates_are_named_by_what_they_stand_for() -> None:
    day = date(2023, 7, 1)
    names = [named(day, time) for time in ("day", "month", "quarter", "year")]  # type: ignore[arg-type]
    assert names == ["1 July 2023", "July 2023", "2023 Q3", "2023"]
