"""The algebra of periods and their labels, each of which is read back as the same period."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.periods import Form, Period, PeriodError, Style, missing_months, parse

DATA_TO = date(2023, 9, 30)

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
styles = st.sampled_from(list(Style))
day_spans = st.builds(
    lambda first, more, style: Period(first, first + timedelta(days=more), style), days, st.integers(0, 1500), styles
)
month_spans = st.builds(lambda n, last, style: Period.months_to(n, last, style), st.integers(1, 60), days, styles)
periods = st.one_of(day_spans, month_spans)

LABELS: list[tuple[str, Form, str]] = [
    ("4 months", "long", "4 months June to September 2023"),
    ("4 months", "span", "June to September 2023"),
    ("4 months", "to", "4 months to September 2023"),
    ("4 months", "short", "Jun–Sep 2023"),
    ("4 months", "axis", "Jun–Sep 23"),
    ("4 months", "quarters_months", "June to September 2023"),
    ("4 months", "length", "4 months"),
    ("4 months", "title", "4 Month"),
    ("12 months", "long", "12 months October 2022 to September 2023"),
    ("12 months", "span", "October 2022 to September 2023"),
    ("12 months", "short", "Oct 2022–Sep 2023"),
    ("month", "long", "September 2023"),
    ("month", "to", "September 2023"),
    ("month", "short", "Sep 2023"),
    ("month", "axis", "Sep 23"),
    ("month", "month", "Sep 23"),
    ("month", "length", "1 month"),
    ("2022/23", "long", "2022/23"),
    ("2022/23", "to", "2022/23"),
    ("2022/23", "the", "2022/23"),
    ("2022/23", "title", "2022/23"),
    ("Q2 2023/24", "to", "Q2 2023/24"),
    ("Q2 2023/24", "the", "Q2 2023/24"),
    ("month", "the", "September 2023"),
    ("4 months", "the", "the 4 months to September 2023"),
    ("2022/23", "quarters_months", "2022/23 (April 2022 to March 2023)"),
    ("2021/22 to 2022/23", "long", "2021/22 to 2022/23"),
    ("1999/2000", "long", "1999/00"),
    ("calendar 2023", "long", "2023"),
    ("Q1 2023/24", "long", "Q1 2023/24"),
    ("Q1 & Q2 2023/24", "axis", "Q1 & Q2 2023/24"),
    ("Q1 & Q2 2023/24", "quarters_months", "Q1 & Q2 2023/24 (April to September 2023)"),
    ("Q1, Q2 & Q3 2023/24", "long", "Q1 to Q3 2023/24"),
    ("calendar Q1 & Q2 2023", "long", "calendar Q1 & Q2 2023"),
    ("H2 2023/24", "long", "H2 2023/24"),
    ("year to date", "long", "year to date April to September 2023"),
    ("year to date", "short", "Apr–Sep 2023"),
    ("calendar year to date", "long", "calendar year to date January to September 2023"),
    ("2023-04-01 to 2023-09-15", "long", "1 April to 15 September 2023"),
    ("2023-04-01 to 2023-09-15", "length", "168 days"),  # 30 + 31 + 30 + 31 + 31 + 15
    ("2022-12-30 to 2023-01-02", "long", "30 December 2022 to 2 January 2023"),
    ("2023-09-01 to 2023-09-15", "short", "1–15 Sep 2023"),
    ("15 September 2023", "title", "1 Day"),
]


@pytest.mark.parametrize(("text", "form", "label"), LABELS)
def test_says_a_period_in_the_house_style(text: str, form: Form, label: str) -> None:
    assert parse(text, DATA_TO).label(form) == label


def test_the_long_label_is_what_a_period_is_as_a_string() -> None:
    assert str(parse("Q1 2023/24")) == "Q1 2023/24"


@given(periods, st.sampled_from(["long", "span", "to", "short", "quarters_months"]))
def test_every_label_is_read_back_as_the_same_period(period: Period, form: Form) -> None:
    assert parse(period.label(form)) == period


@given(st.builds(Period.months_to, st.integers(1, 60), st.dates(date(2005, 1, 1), date(2049, 1, 1))))
def test_an_axis_label_is_read_back_within_this_century(period: Period) -> None:
    assert parse(period.label("axis")) == period


@given(periods)
def test_how_a_period_is_said_makes_no_difference_to_what_it_is(period: Period) -> None:
    plain = Period(period.start, period.end)
    assert plain == period
    assert hash(plain) == hash(period)


def test_periods_are_ordered_by_their_days() -> None:
    june, june_july, july = parse("June 2023"), parse("June to July 2023"), parse("July 2023")
    assert sorted([july, june_july, june]) == [june, june_july, july]


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(PeriodError, match="cannot begin on 2 May 2023 and end on 1 May 2023"):
        Period(date(2023, 5, 2), date(2023, 5, 1))


@pytest.mark.parametrize(
    ("first", "last", "style", "falls_back_to"),
    [
        (date(2023, 6, 1), date(2024, 5, 31), Style.FINANCIAL_YEAR, Style.MONTHS),
        (date(2023, 6, 1), date(2023, 8, 31), Style.FINANCIAL_QUARTERS, Style.MONTHS),
        (date(2023, 7, 1), date(2023, 12, 31), Style.HALF_YEAR, Style.MONTHS),
        (date(2023, 4, 1), date(2024, 3, 30), Style.FINANCIAL_YEAR, Style.DAYS),
        (date(2023, 4, 2), date(2023, 9, 30), Style.MONTHS, Style.DAYS),
    ],
)
def test_a_style_that_does_not_fit_falls_back(first: date, last: date, style: Style, falls_back_to: Style) -> None:
    assert Period(first, last, style).style == falls_back_to


def test_counts_days_and_whole_months() -> None:
    assert parse("February 2024").n_days == 29
    assert parse("12 months to Sep 2023").n_months == 12
    assert parse("1 April to 15 September 2023").n_months is None


@given(month_spans)
def test_the_same_span_of_months_a_year_before_is_as_long_and_leads_back(period: Period) -> None:
    before = period.previous_year()
    assert before.n_months == period.n_months
    assert before.same_length(period)
    assert before.shifted(12) == period
    assert before.start.year == period.start.year - 1


@given(day_spans)
def test_the_same_days_a_year_before_are_comparable(period: Period) -> None:
    before = period.previous_year()
    assert abs(before.n_days - period.n_days) <= 1  # a 29 February
    assert before.same_length(period)
    assert period.same_length(before)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("February 2024", "February 2023"),  # 29 days and 28, both whole months
        ("February 2025", "February 2024"),
        ("15 to 29 February 2024", "15 to 28 February 2023"),
        ("29 February 2024", "28 February 2023"),
        ("Q1 2023/24", "Q1 2022/23"),
        ("2022/23", "2021/22"),
    ],
)
def test_a_year_before_minds_the_29th_of_february(text: str, before: str) -> None:
    assert parse(text).previous_year().label() == before


@given(periods)
def test_the_preceding_span_abuts_and_is_as_long(period: Period) -> None:
    before = period.preceding()
    assert before.end + timedelta(days=1) == period.start
    assert before.same_length(period)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("4 months to Sep 2023", "4 months February to May 2023"),
        ("Q1 2023/24", "Q4 2022/23"),
        ("H1 2023/24", "H2 2022/23"),
        ("2022/23", "2021/22"),
        ("1 to 10 September 2023", "22 to 31 August 2023"),
    ],
)
def test_the_preceding_span_is_said_in_the_same_style(text: str, before: str) -> None:
    assert parse(text).preceding().label() == before


@given(month_spans)
def test_the_months_of_a_period_partition_it(period: Period) -> None:
    months = period.months
    assert months[0].start == period.start
    assert months[-1].end == period.end
    assert all(a.end + timedelta(days=1) == b.start for a, b in pairwise(months))
    assert sum(month.n_days for month in months) == period.n_days
    assert len(months) == period.n_months


def test_splits_into_financial_quarters_and_years() -> None:
    assert [part.label() for part in parse("Q3 2022/23 to Q2 2023/24").split("quarter")] == [
        "Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24"]  # fmt: skip
    assert [part.label() for part in parse("24 months to March 2023").split("year")] == ["2021/22", "2022/23"]


def test_splits_a_calendar_period_into_calendar_parts() -> None:
    assert [part.label() for part in parse("2023").split("quarter")][:2] == ["calendar Q1 2023", "calendar Q2 2023"]
    assert [part.label() for part in parse("2021 to 2023").split("year")] == ["2021", "2022", "2023"]
    assert [part.label() for part in parse("24 months to Dec 2023").split("year")] == ["2022", "2023"]


@pytest.mark.parametrize(
    ("text", "part"),
    [("4 months to Sep 2023", "quarter"), ("3 months to Sep 2023", "year"), ("12 months to Sep 2023", "year"),
     ("1 to 15 September 2023", "month"), ("3 months to Aug 2023", "quarter")],
)  # fmt: skip
def test_refuses_to_split_unevenly(text: str, part: str) -> None:
    with pytest.raises(PeriodError, match=f"does not split evenly into {part}s; choose a period that begins on"):
        parse(text).split(part)  # type: ignore[arg-type]


@given(periods, periods)
def test_a_period_within_another_lies_between_its_ends(one: Period, other: Period) -> None:
    if one.within(other):
        assert other.contains(one.start)
        assert other.contains(one.end)
        assert other.start <= one.start


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("February 2023", "March 2023", True),  # months, 28 and 31 days
        ("4 months to Sep 2023", "3 months to Sep 2023", False),
        ("1 to 28 March 2023", "February 2023", True),  # 28 days
        ("1 to 30 March 2023", "February 2023", False),
        ("1 January to 15 March 2024", "1 January to 15 March 2023", True),  # 75 days and 74, the same days of a year
        ("1 January to 15 March 2024", "2 January to 15 March 2023", False),
    ],
)
def test_knows_which_spans_are_equally_long(one: str, other: str, alike: bool) -> None:
    assert parse(one).same_length(parse(other)) is alike
    assert parse(other).same_length(parse(one)) is alike


def test_names_the_months_that_the_data_do_not_cover() -> None:
    period = parse("6 months to Sep 2023")
    missing = missing_months(period, date(2023, 5, 1), date(2023, 8, 1))
    assert [month.label() for month in missing] == ["April 2023", "September 2023"]
    assert missing_months(period, date(2023, 4, 1), date(2023, 9, 30)) == ()


def test_all_months_that_a_period_has_a_day_of() -> None:
    assert Period(date(2023, 1, 31), date(2023, 3, 1)).in_whole_months == parse("Jan 2023 to Mar 2023")
