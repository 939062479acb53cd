"""Rules on the numbers of figures and texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.checks.numbers import anomalies, parts_and_totals, shares_to_100, twins
from reportgen.figures.model import Cell, Chart, ChartType, Series, Table
from reportgen.measures.facts import Fact, Unit
from reportgen.periods import Period, parse
from reportgen.wording.text import words
from tests.checks.papers import PLACE, fact, said, shown, text


def within(value: float, column: str, category: str, unit: Unit = Unit.COUNT) -> Fact:
    return fact(value, unit=unit, categories=((column, category),), label=f"Burglary ({category})")


def table(*facts: Fact, total: Fact | None = None) -> Table:
    rows = [(Cell(words(one.label)), Cell(text(one))) for one in (*facts, *([total] if total else []))]
    header = ((Cell(words("Kind")), Cell(words("Number"))),)
    return Table("counts", header, tuple(rows), total_rows=(len(facts),) if total else (), alt="x")


HOUSES, FLATS = within(60, "kind", "Houses"), within(30, "kind", "Flats")
DAY, NIGHT = within(50, "time", "Day"), within(40, "time", "Night")


@pytest.mark.parametrize(
    ("parts", "total", "says"),
    [
        ((HOUSES, FLATS), 90, ""),
        ((HOUSES, FLATS), 95, "add up to 90, but its total is 95"),
        ((HOUSES, FLATS, DAY, NIGHT), 90, ""),  # divided in two ways
        ((HOUSES, FLATS, DAY), 90, "add up to 140, but its total is 90"),
    ],
)
def test_the_rows_of_a_table_add_up_to_its_total(parts: tuple[Fact, ...], total: float, says: str) -> None:
    found = [(one.what, one.place) for one in parts_and_totals(shown(table(*parts, total=fact(total))))]
    assert len(found) == (1 if says else 0), found
    assert not says or (says in found[0][0] and found[0][1] == PLACE)


def test_rounded_numbers_need_not_add_up() -> None:
    figure = table(HOUSES, FLATS, total=fact(95))
    assert not list(parts_and_totals(shown(figure, "Numbers are rounded to the nearest 5; parts may not add up.")))


def test_a_table_that_goes_on_on_another_slide_has_its_total_on_the_last_alone() -> None:
    first, last = table(HOUSES, DAY), table(FLATS, NIGHT, total=fact(180))
    slides = replace(shown(last), figures=(*shown(first).figures, *shown(last).figures))
    assert list(parts_and_totals(slides)) == []  # 60 + 50 + 30 + 40


def test_no_part_is_larger_than_its_whole() -> None:
    (found,) = parts_and_totals(said("Of ", fact(50), " burglaries, ", HOUSES, " were in houses."))
    assert found.what == "Burglary (Houses) is 60, more than the whole, 50"
    assert not list(parts_and_totals(said("Of ", fact(90), " burglaries, ", HOUSES, " were in houses.")))
    (share,) = parts_and_totals(shown(table(fact(120, unit=Unit.SHARE))))
    assert share.what == "Fig 1: the share of Burglary in Barnet is 120.0%, more than the whole"


def pie(*shares: float) -> Chart:
    facts = tuple(within(share, "kind", str(at), Unit.SHARE) for at, share in enumerate(shares))
    names = tuple(str(at) for at in range(len(shares)))
    return Chart("pie", ChartType.PIE, names, (Series("Burglary", shares, facts),), alt="x")


@pytest.mark.parametrize(
    ("shares", "sum_"),
    [((50, 30, 20), ""), ((34, 33, 34), ""), ((50, 40, 20), "110.0%"), ((50, 20, 20), "90.0%"), ((60, 40, 55, 45), "")],
)
def test_shares_of_one_whole_make_100(shares: tuple[float, ...], sum_: str) -> None:
    found = [one.what for one in shares_to_100(shown(pie(*shares)))]
    wanted = f"Fig 1: the {len(shares)} shares of Burglary add up to {sum_}"
    assert found == ([wanted] if sum_ else [])


def monthly(*values: float) -> Chart:
    """A line from October 2022."""
    months = parse("Oct 2022").start
    periods = [Period.months_to(1, months)]
    while len(periods) < len(values):
        periods.append(periods[-1].shifted(1))
    facts = tuple(fact(value, period.label("span")) for value, period in zip(values, periods, strict=True))
    names = tuple(period.label("month") for period in periods)
    return Chart("trend", ChartType.LINE, names, (Series("Burglary", values, facts),), alt="x",
                 dates=tuple(period.start for period in periods))  # fmt: skip


YEAR = (100, 104, 98, 101, 97, 103, 99, 102, 96, 105, 100, 95)  # mean 100; mean moving range 5.2, limits 13.8 away


@pytest.mark.parametrize(("value", "far"), [(110, False), (120, False), (130, True), (1000, True), (60, True)])
def test_a_month_twice_as_far_off_as_the_limits_is_told(value: float, far: bool) -> None:
    found = [one.what for one in anomalies(shown(monthly(*YEAR, value)))]
    what = f"Fig 1: 'Burglary' in Oct 23 is {value:,}, far off the mean of the months before, 100.0"
    assert found == ([what] if far else [])


def test_a_note_that_names_the_month_explains_it() -> None:
    assert not list(anomalies(shown(monthly(*YEAR, 130), "In October 2023 the counting changed.")))
    assert list(anomalies(shown(monthly(*YEAR, 130), "In May 2023 the counting changed.")))


def pair(one: tuple[float, ...], other: tuple[float, ...], area: str = "brent") -> Chart:
    series = [
        Series(name, values, tuple(fact(value, f"{month} 2023", area=name) for value, month in
                                   zip(values, ("Jan", "Feb", "Mar", "Apr"), strict=False)))
        for name, values in (("barnet", one), (area, other))
    ]  # fmt: skip
    return Chart("pair", ChartType.LINE, ("Jan", "Feb", "Mar", "Apr"), tuple(series), alt="x")


@pytest.mark.parametrize(
    ("chart", "same"),
    [
        (pair((12, 15, 9, 11), (12, 15, 9, 11)), True),
        (pair((12, 15, 9, 11), (12, 15, 9, 12)), False),
        (pair((12, 15, 9, 11), (12, 15, 9, 11), "barnet"), False),  # the same thing twice
        (pair((1, 0, 2, 0), (1, 0, 2, 0)), False),  # small numbers are alike by chance
        (pair((12, 15, 9), (12, 15, 9)), False),  # three points
    ],
)
def test_series_of_different_areas_with_the_same_numbers(chart: Chart, same: bool) -> None:
    found = [one.what for one in twins(shown(chart))]
    assert found == (["Fig 1: 'barnet' and 'brent' have the same 4 numbers"] if same else [])
