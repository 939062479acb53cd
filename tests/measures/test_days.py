"""Data of days: a period has a number only if the data reach over all of its months."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.periods import parse
from tests.measures.books import read_book

DAYS = "area,month,count\nBarnet,2023-08-10,3\nBarnet,2023-08-30,4\nBarnet,2023-09-01,2\nBarnet,2023-09-21,6\n"


def counted(folder: Path, period: str, **settings: object) -> tuple[float | None, str]:
    book = read_book(folder, DAYS, {"cases": {}}, time="day", absent="zero", **settings)
    fact = book.count("cases", parse(period), "barnet")
    return fact.value, fact.missing


def test_a_month_without_a_case_on_its_first_or_last_day_is_whole(tmp_path: Path) -> None:
    assert counted(tmp_path, "August to September 2023") == (15, "")  # 3 + 4 + 2 + 6


@pytest.mark.parametrize(
    ("period", "missing"),
    [
        ("September to October 2023", "the data end in September 2023; October 2023 is missing"),
        ("October 2023", "the data end in September 2023; October 2023 is missing"),
        ("July to September 2023", "the data begin in August 2023"),
    ],
)
def test_a_month_that_the_data_do_not_reach_is_no_zero(tmp_path: Path, period: str, missing: str) -> None:
    assert counted(tmp_path, period) == (None, missing)


def test_a_month_that_had_not_ended_when_the_data_were_taken_is_not_complete(tmp_path: Path) -> None:
    told = "the data for September 2023 are not complete"
    assert counted(tmp_path, "September 2023", extracted="2023-09-22") == (None, told)
    assert counted(tmp_path, "August 2023", extracted="2023-09-22") == (7, "")  # 3 + 4
    assert counted(tmp_path, "September 2023", extracted="2023-10-01") == (8, "")  # 2 + 6
