"""Histograms by hour: the day from midnight on, with the quietest hours picked out and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import UnplacedError
from reportgen.figures.histogram import make
from reportgen.figures.model import Chart
from reportgen.measures.book import FactBook
from reportgen.spec.figures.histogram import HistogramSpec
from tests.measures.test_hours import held, quiet

from .scopes import maker, scope


def histogram(book: FactBook, **spec: object) -> Chart:
    given = {"type": "histogram", "measure": "cctv", "period": "July 2023"} | spec
    return make(HistogramSpec.model_validate(given), "figure", maker(scope(book)))


def test_the_hours_stand_from_midnight_on(tmp_path: Path) -> None:
    made = histogram(held(tmp_path, list(range(24))))
    assert made.categories[:3] == ("00", "01", "02")
    assert made.categories[-1] == "23"
    assert made.series[0].values == tuple(range(24))
    assert (made.highlight, made.notes) == ((), ())


def test_the_quietest_hours_are_picked_out_and_said(tmp_path: Path) -> None:
    counts = [5, 5, 5, 1, 0, 1, 2] + [5] * 17  # 3 to 6: 1 + 0 + 1 = 2 of 15 + 4 + 85 = 104
    made = histogram(held(tmp_path, counts), quiet={"hours": 3})
    assert made.highlight == (3, 4, 5)
    assert made.notes == ("The quietest 3 hours in a row are 03:00 to 06:00, with 2 cases (1.9% of all).",)
    assert "lowest: 0 for 04:00." in made.alt
    assert "Picked out: the quietest 3 hours, 03:00 to 06:00." in made.alt


def test_windows_with_as_few_are_all_told(tmp_path: Path) -> None:
    counts = [1, 1, *[9] * 10, 1, 1, *[9] * 10]
    assert quiet(held(tmp_path, counts), 2) == ("00:00 to 02:00 and 12:00 to 14:00", 2)
    assert histogram(held(tmp_path, counts), quiet={"hours": 2}).notes == (
        ("The quietest 2 hours in a row are 00:00 to 02:00 and 12:00 to 14:00, each with 2 cases; "
        "the first is picked out."),
    )


def test_bands_of_hours_are_as_wide_as_they_say(tmp_path: Path) -> None:
    names = ["00:00-05:59", "06:00-11:59", "12:00-17:59", "18:00-23:59"]
    book = held(tmp_path, [3, 8, 9, 2], names)
    assert histogram(book).categories == ("00–06", "06–12", "12–18", "18–24")
    assert quiet(book, 12) == ("18:00 to 06:00", 5)
    with pytest.raises(UnplacedError, match="no bands of the day make up 5 hours"):
        quiet(book, 5)


def test_hours_without_a_row_are_named_by_the_datasets_order(tmp_path: Path) -> None:
    counts = [None if hour == 4 else 5 for hour in range(24)]
    with pytest.raises(UnplacedError, match=r"the hour from 04:00 is in none; have each hour once"):
        histogram(held(tmp_path, counts))
    named = held(tmp_path, counts, orders={"hour": list(range(24))})
    assert histogram(named).series[0].values[4] == 0


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("0-12", "12-23"), "the hour from 12:00 stands in two bands"),
        (("0-11", "Not known"), "'Not known' of 'hour' is no hour"),
        (("0-11", "12-24"), "'12-24' of 'hour' is no part of a day"),
        (("0-11", "13-23"), "the hour from 12:00 is in none"),
    ],
)
def test_what_is_no_day_is_told(tmp_path: Path, names: tuple[str, str], told: str) -> None:
    with pytest.raises(UnplacedError, match=told):
        histogram(held(tmp_path, [1, 2], names))


def test_the_quietest_hours_cannot_be_told_if_one_has_no_figure(tmp_path: Path) -> None:
    counts = [None if hour == 4 else 5 for hour in range(24)]
    book = held(tmp_path, counts, absent="missing", orders={"hour": list(range(24))})
    assert histogram(book).series[0].values[4] is None
    with pytest.raises(UnplacedError, match="the quietest hours cannot be told"):
        histogram(book, quiet={"hours": 5})
