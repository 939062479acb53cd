"""Facts of data that are printed for whole periods."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import UnplacedError
from reportgen.measures.book import FactBook
from reportgen.periods import Period, parse

from .books import read_book

HEAD = "period,area,kind,count\n"
YEARS = HEAD + "2021/22,barnet,a,8\n2022/23,barnet,a,10\n2022/23,barnet,b,3\n2022/23,brent,a,5\n"
COLUMNS = {"date": "", "period": "period", "kind": "kind"}


def spans(folder: Path, text: str = YEARS, **settings: object) -> FactBook:
    return read_book(folder, text, {"calls": {}}, **{"columns": COLUMNS, "time": "span", **settings})


@pytest.mark.parametrize("asked", ["2022/23", "12 months to March 2023", "April 2022 to March 2023"])
def test_a_fact_of_exactly_such_a_span_has_a_value_however_it_is_said(tmp_path: Path, asked: str) -> None:
    fact = spans(tmp_path).count("calls", parse(asked), "barnet")
    assert (fact.value, fact.period) == (13, parse("2022/23"))  # 10 + 3


def test_another_period_has_none_and_says_what_the_data_are_for(tmp_path: Path) -> None:
    fact = spans(tmp_path).count("calls", parse("4 months to September 2022"), "barnet")
    assert (fact.value, fact.missing) == (None, "the data are for 2021/22 and 2022/23, each as a whole")


def test_rows_without_a_period_of_their_own_are_of_the_one_that_the_dataset_names(tmp_path: Path) -> None:
    book = spans(
        tmp_path,
        "area,count\nbarnet,7\nbrent,2\n",
        columns={"date": ""},
        period="6 months to Sep 2023",
    )
    assert book.count("calls", parse("Q1 & Q2 2023/24"), "barnet").value == 7
    missing = book.count("calls", parse("September 2023"), "barnet").missing
    assert missing == "the data are for 6 months April to September 2023 as a whole"


def test_spans_that_join_are_added_up_and_a_printed_whole_is_taken_before_its_parts(tmp_path: Path) -> None:
    quarters = HEAD + "Q1 2023/24,barnet,a,1\nQ2 2023/24,barnet,a,2\nQ3 2023/24,barnet,a,4\n"
    assert spans(tmp_path, quarters).count("calls", parse("H1 2023/24"), "barnet").value == 3  # 1 + 2
    printed = quarters + "H1 2023/24,barnet,a,30\n"
    book = spans(tmp_path, printed)
    assert book.count("calls", parse("H1 2023/24"), "barnet").value == 30
    assert book.count("calls", parse("April to December 2023"), "barnet").value == 34  # 30 + 4: the fewest spans
    assert book.count("calls", parse("Q1 to Q4 2023/24"), "barnet").value is None


def test_the_year_before_is_there_where_the_data_have_it(tmp_path: Path) -> None:
    book = spans(tmp_path)
    now = book.count("calls", parse("2022/23"), "barnet", (("kind", "a"),))
    assert book.change(now, book.previous(now)).value == 25  # (10 - 8) / 8 x 100
    assert book.previous(book.previous(now)).missing == "the data are for 2021/22 and 2022/23, each as a whole"


def test_a_row_that_is_not_there_is_zero_only_if_the_dataset_says_so(tmp_path: Path) -> None:
    within = (("kind", "b"),)
    fact = spans(tmp_path).count("calls", parse("2021/22"), "barnet", within)
    assert (fact.value, fact.missing) == (None, "there is no figure for 2021/22")
    assert spans(tmp_path, absent="zero").count("calls", parse("2021/22"), "barnet", within).value == 0


def test_a_span_that_had_not_ended_when_the_data_were_taken_is_not_complete(tmp_path: Path) -> None:
    book = spans(tmp_path, extracted="2023-03-31")
    assert book.count("calls", parse("2022/23"), "barnet").missing == "the data for 2022/23 are not complete"
    assert book.count("calls", parse("2021/22"), "barnet").value == 8


def test_wide_files_may_be_headed_by_periods(tmp_path: Path) -> None:
    text = "area,kind,2021/22,12 months to Mar 2023\nbarnet,a,8,10\n"
    book = spans(tmp_path, text, columns={"date": "", "value": "", "kind": "kind"}, layout="wide")
    assert [book.count("calls", parse(year), "barnet").value for year in ("2021/22", "2022/23")] == [8, 10]


def test_a_cell_that_names_no_period_is_told(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"'crime.csv': 'last year' in column 'period' \(row 3\) names no period"):
        spans(tmp_path, HEAD + "2021/22,barnet,a,8\nlast year,barnet,a,10\n").counts("calls")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"columns": {"date": "", "kind": "kind"}}, "no row has a period"),
        ({"period": "2022/23"}, "the period of a row is told in two ways"),
        ({"columns": {"date": "period"}}, "rows of whole periods have no 'date'"),
        ({"columns": {"date": ""}, "period": "lately"}, "'lately' is not a period"),
        ({"time": "month", "columns": {"date": "m", "period": "period"}}, "rows of a month have no 'period'"),
    ],
)
def test_what_says_the_period_is_one_thing(tmp_path: Path, settings: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        spans(tmp_path, **settings)


def test_shares_of_spans_are_not_added_up(tmp_path: Path) -> None:
    book = read_book(tmp_path, YEARS, {"share": {"unit": "share"}}, columns=COLUMNS, time="span")
    assert book.count("share", parse("2021/22"), "barnet").value == 8
    with pytest.raises(UnplacedError, match="Share is a share, which is not added up over 2021/22 to 2022/23"):
        book.count("share", parse("2021/22 to 2022/23"), "barnet")


@given(st.lists(st.integers(0, 99), min_size=1, max_size=12), st.data())
@settings(max_examples=25, deadline=None)
def test_spans_that_join_add_up_to_any_whole_they_make(
    tmp_path_factory: pytest.TempPathFactory, counts: list[int], data: st.DataObject
) -> None:
    months = parse("April 2021 to March 2022").months[: len(counts)]
    text = HEAD + "".join(f"{month.label()},barnet,a,{count}\n" for month, count in zip(months, counts, strict=True))
    first = data.draw(st.integers(0, len(counts) - 1))
    last = data.draw(st.integers(first, len(counts) - 1))
    whole = Period(months[first].start, months[last].end)
    book = spans(tmp_path_factory.mktemp("drawn"), text)
    assert book.count("calls", whole, "barnet").value == sum(counts[first : last + 1])
