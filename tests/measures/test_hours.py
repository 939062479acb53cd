"""The hours of the day: bands, and the quietest in a row, also over midnight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from reportgen.measures.book import FactBook
from reportgen.measures.hours import bands, hours, quiet_window
from reportgen.periods import parse
from tests.measures.books import read_book

JULY = parse("July 2023", date(2023, 7, 31))


def held(folder: Path, counts: Sequence[int | None], names: Sequence[str] = (), **settings: object) -> FactBook:
    labels = names or [str(hour) for hour in range(len(counts))]
    rows = [f"barnet,2023-07,{label},{count}" for label, count in zip(labels, counts, strict=True) if count is not None]
    text = "\n".join(["area,month,hour,count", *rows, ""])
    return read_book(folder, text, {"cctv": {}}, columns={"hour": "hour"}, **{"absent": "zero", **settings})


def quiet(book: FactBook, length: int) -> tuple[str, float | None]:
    day = bands(book, "cctv", "hour")
    window = quiet_window(book, day, hours(book, "cctv", "hour", JULY, "barnet"), length)
    return " and ".join(window.spans), window.fact.value


def test_the_night_counts_through(tmp_path: Path) -> None:
    assert quiet(held(tmp_path, [1, 2, *[9] * 20, 2, 1]), 4) == ("22:00 to 02:00", 6)  # 2 + 1 + 1 + 2


def test_hours_up_to_midnight_end_at_midnight(tmp_path: Path) -> None:
    assert quiet(held(tmp_path, [*[9] * 22, 0, 0]), 2) == ("22:00 to 00:00", 0)


def test_the_sum_of_the_hours_is_a_fact_of_them(tmp_path: Path) -> None:
    book = held(tmp_path, [1, 2, *[9] * 22])
    window = quiet_window(book, bands(book, "cctv", "hour"), hours(book, "cctv", "hour", JULY, "barnet"), 2)
    assert [fact.value for fact in window.fact.inputs] == [1, 2]
    assert window.fact.noun == ("case", "cases")


@pytest.mark.parametrize("names", [("0-11", "12-23"), ("00:00-12:00", "12:00-24:00"), ("00 to 11", "12 to 23")])
def test_bands_may_be_written_in_several_ways(tmp_path: Path, names: tuple[str, str]) -> None:
    assert [(band.start, band.end) for band in bands(held(tmp_path, [1, 2], names), "cctv", "hour")] == [
        (0, 12), (12, 24)]  # fmt: skip
