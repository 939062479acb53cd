"""Periods as people write them: every form, every mistake, and any text at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import UnplacedError
from reportgen.periods import Period, PeriodError, Style, parse, parse_month

DATA_TO = date(2023, 9, 30)


@pytest.mark.parametrize(
    ("text", "first", "last", "style"),
    [
        # relative to the last month of data, September 2023
        ("4 months", "2023-06-01", "2023-09-30", Style.MONTHS),
        ("12 months", "2022-10-01", "2023-09-30", Style.MONTHS),
        ("24 months", "2021-10-01", "2023-09-30", Style.MONTHS),
        ("the last four months", "2023-06-01", "2023-09-30", Style.MONTHS),
        ("month", "2023-09-01", "2023-09-30", Style.MONTHS),
        ("last month", "2023-09-01", "2023-09-30", Style.MONTHS),
        ("quarter", "2023-07-01", "2023-09-30", Style.FINANCIAL_QUARTERS),
        ("last quarter", "2023-07-01", "2023-09-30", Style.FINANCIAL_QUARTERS),
        ("2 quarters", "2023-04-01", "2023-09-30", Style.FINANCIAL_QUARTERS),
        ("year", "2022-04-01", "2023-03-31", Style.FINANCIAL_YEAR),
        ("3 years", "2020-04-01", "2023-03-31", Style.FINANCIAL_YEAR),
        ("calendar year", "2022-01-01", "2022-12-31", Style.CALENDAR_YEAR),
        ("28 days", "2023-09-03", "2023-09-30", Style.DAYS),
        ("year to date", "2023-04-01", "2023-09-30", Style.YEAR_TO_DATE),
        ("calendar year to date", "2023-01-01", "2023-09-30", Style.YEAR_TO_DATE),
        # months
        ("4 months to Sep 2023", "2023-06-01", "2023-09-30", Style.MONTHS),
        ("12 months to September 2023", "2022-10-01", "2023-09-30", Style.MONTHS),
        ("12 months to 30 September 2023", "2022-10-01", "2023-09-30", Style.MONTHS),
        ("year ending March 2023", "2022-04-01", "2023-03-31", Style.MONTHS),
        ("September 2023", "2023-09-01", "2023-09-30", Style.MONTHS),
        ("Sept 2023", "2023-09-01", "2023-09-30", Style.MONTHS),
        ("SEP 2023", "2023-09-01", "2023-09-30", Style.MONTHS),
        ("Sep 23", "2023-09-01", "2023-09-30", Style.MONTHS),
        ("2023-09", "2023-09-01", "2023-09-30", Style.MONTHS),
        ("202309", "2023-09-01", "2023-09-30", Style.MONTHS),
        ("June to September 2023", "2023-06-01", "2023-09-30", Style.MONTHS),
        ("Jun–Sep 2023", "2023-06-01", "2023-09-30", Style.MONTHS),
        ("between June and September 2023", "2023-06-01", "2023-09-30", Style.MONTHS),
        ("4 months June to September 2023", "2023-06-01", "2023-09-30", Style.MONTHS),
        ("October 2022 to September 2023", "2022-10-01", "2023-09-30", Style.MONTHS),
        ("Oct-22 - Sep-23", "2022-10-01", "2023-09-30", Style.MONTHS),
        ("2023-04 to 2023-09", "2023-04-01", "2023-09-30", Style.MONTHS),
        # years
        ("2022/23", "2022-04-01", "2023-03-31", Style.FINANCIAL_YEAR),
        ("2022-23", "2022-04-01", "2023-03-31", Style.FINANCIAL_YEAR),
        ("2022–23", "2022-04-01", "2023-03-31", Style.FINANCIAL_YEAR),
        ("2022/2023", "2022-04-01", "2023-03-31", Style.FINANCIAL_YEAR),
        ("1999/00", "1999-04-01", "2000-03-31", Style.FINANCIAL_YEAR),
        ("2009-10", "2009-04-01", "2010-03-31", Style.FINANCIAL_YEAR),
        ("2021/22 to 2022/23", "2021-04-01", "2023-03-31", Style.FINANCIAL_YEAR),
        ("2023", "2023-01-01", "2023-12-31", Style.CALENDAR_YEAR),
        ("calendar 2023", "2023-01-01", "2023-12-31", Style.CALENDAR_YEAR),
        # quarters and half-years
        ("Q1 2023/24", "2023-04-01", "2023-06-30", Style.FINANCIAL_QUARTERS),
        ("Q4 2023/24", "2024-01-01", "2024-03-31", Style.FINANCIAL_QUARTERS),
        ("2023/24 Q1", "2023-04-01", "2023-06-30", Style.FINANCIAL_QUARTERS),
        ("Quarter 1 2023-24", "2023-04-01", "2023-06-30", Style.FINANCIAL_QUARTERS),
        ("Q1 & Q2 2023/24", "2023-04-01", "2023-09-30", Style.FINANCIAL_QUARTERS),
        ("Q1, Q2 and Q3 2023/24", "2023-04-01", "2023-12-31", Style.FINANCIAL_QUARTERS),
        ("Q1 to Q3 2023/24", "2023-04-01", "2023-12-31", Style.FINANCIAL_QUARTERS),
        ("Q1 TO Q3 2023/24", "2023-04-01", "2023-12-31", Style.FINANCIAL_QUARTERS),
        ("Q3 2022/23 to Q2 2023/24", "2022-10-01", "2023-09-30", Style.FINANCIAL_QUARTERS),
        ("calendar Q3 2023", "2023-07-01", "2023-09-30", Style.CALENDAR_QUARTERS),
        ("calendar Q3 2022 to Q2 2023", "2022-07-01", "2023-06-30", Style.CALENDAR_QUARTERS),
        ("Q1 & Q2 2023/24 (April to September 2023)", "2023-04-01", "2023-09-30", Style.FINANCIAL_QUARTERS),
        ("H1 2023/24", "2023-04-01", "2023-09-30", Style.HALF_YEAR),
        ("H2 2023/24", "2023-10-01", "2024-03-31", Style.HALF_YEAR),
        # days
        ("1 April 2023 to 30 September 2023", "2023-04-01", "2023-09-30", Style.DAYS),
        ("2023-04-01 to 2023-09-30", "2023-04-01", "2023-09-30", Style.DAYS),
        ("01/04/2023 to 15/09/2023", "2023-04-01", "2023-09-15", Style.DAYS),
        ("1st April to 15th September 2023", "2023-04-01", "2023-09-15", Style.DAYS),
        ("1-15 September 2023", "2023-09-01", "2023-09-15", Style.DAYS),
        ("15 September 2023", "2023-09-15", "2023-09-15", Style.DAYS),
        ("28 days to 15 September 2023", "2023-08-19", "2023-09-15", Style.DAYS),
    ],
)
def test_reads_what_a_person_writes(text: str, first: str, last: str, style: Style) -> None:
    period = parse(text, DATA_TO)
    assert (period.start.isoformat(), period.end.isoformat(), period.style) == (first, last, style)


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("last Tuesday", "'last Tuesday' is not a period", "write for example '4 months'"),
        ("", "'' is not a period", "write for example '4 months'"),
        ("2022/24", "'2022/24' is not a financial year", "e.g. '2022/23'; for several write '2022/23 to 2023/24'"),
        ("Q3 2023", "'Q3 2023' may be of a financial or a calendar year", "'Q3 2023/24' or 'calendar Q3 2023'"),
        ("Q1 & Q3 2023/24", "do not follow each other", "'Q1 & Q2 2023/24'"),
        ("Q3 to Q1 2023/24", "do not follow each other", "'Q1 & Q2 2023/24'"),
        ("October to March 2023", "cannot begin on 1 October 2023 and end on 31 March 2023", "give both years"),
        ("31 April 2023", "there is no day '31 April 2023'", "a day that the month has"),
        ("5 months June to September 2023", "June to September 2023 is 4 months", "'4 months June to September 2023'"),
        ("Q1 2023/24 (April to May 2023)", "Q1 2023/24 is April to June 2023", "'Q1 2023/24 (April to June 2023)'"),
        ("0 months", "cannot be 0 months long", "from 1 to 600"),
        ("999999999999 months to Sep 2023", "cannot be 999999999999 months long", "from 1 to 600"),
        ("Sep 3023", "the year 3023 is out of range", "from 1900 to 2100"),
        ("4 months to 15 September 2023", "'15 September 2023' is not the end of a month", "name the month"),
        ("September 2023" + " " * 200, "is not a period", "write for example"),
    ],
)
def test_says_what_is_wrong_with_a_text_and_how_to_mend_it(text: str, what: str, remedy: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse(text, DATA_TO)
    assert what in caught.value.what
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("text", ["4 months", "quarter", "year", "year to date"])
def test_a_relative_period_needs_the_last_month_of_data(text: str) -> None:
    with pytest.raises(UnplacedError, match="depends on the last month of data"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # the financial quarter that has ended by August is April to June, the year April 2022 to March 2023
        ("quarter", date(2023, 6, 30)),
        ("year", date(2023, 3, 31)),
        ("calendar quarter", date(2023, 6, 30)),
        ("2 months", date(2023, 7, 31)),
    ],
)
def test_a_relative_period_is_whole_when_the_data_end_within_a_month(text: str, last: date) -> None:
    assert parse(text, date(2023, 8, 20)).end == last


@pytest.mark.parametrize("text", ["Sep 2023", "September 2023", "2023-09", "202309", "Sep-23", "30 September 2023"])
def test_reads_a_month_as_its_last_day(text: str) -> None:
    assert parse_month(text) == date(2023, 9, 30)


def test_a_year_and_a_month_is_no_financial_year_where_a_month_is_asked_for() -> None:
    assert parse_month("2009-10") == date(2009, 10, 31)


@pytest.mark.parametrize("text", ["2023", "2023-13", "Q1 2023/24", "15 September 2023", "soon", ""])
def test_refuses_what_is_not_a_month(text: str) -> None:
    with pytest.raises(PeriodError, match="is not a month; write for example 'Sep 2023'"):
        parse_month(text)


FRAGMENTS = ["Q1", "q4", "h2", "&", "to", "-", "4", "600", "months", "year", "days", "Sep", "february", "2023",
             "2023/24", "1900", "30", "31/02/2023", "calendar", "year to date", "the last", "(", ")", "ending",
             "quarter"]  # fmt: skip


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(FRAGMENTS), max_size=7).map(" ".join)))
def test_any_text_is_a_period_or_a_clear_error(text: str) -> None:
    found = period_or_error(text)
    if isinstance(found, PeriodError):
        assert found.what
        assert found.remedy
    else:
        assert parse(found.label()) == found


def period_or_error(text: str) -> Period | PeriodError:
    try:
        return parse(text, DATA_TO)
    except PeriodError as error:
        return error
