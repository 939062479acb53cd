"""Benchmarks: intervals as published or reckoned, older periods in grey, and what may be called significant."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import UnplacedError
from reportgen.figures.benchmark import make, significance
from reportgen.figures.model import Chart, ChartType
from reportgen.measures.facts import Fact, Unit
from reportgen.spec.figures.benchmark import BenchmarkSpec
from tests.measures.books import Numbers, book, months, read_book

from .scopes import maker, scope

# Published shares with their intervals, of two periods.
NEED = """area,month,count,low,high
barnet,2023-07,78,71,84
brent,2023-07,80,76,84
harrow,2023-07,90,86,93
barnet,2023-06,60,55,66
brent,2023-06,,,
harrow,2023-06,70,66,75
"""


def published(folder: Path, **spec: object) -> Chart:
    given = {
        "type": "benchmark", "measure": "need", "areas": ["barnet", "brent", "harrow"], "period": "July 2023",
    } | spec  # fmt: skip
    held = read_book(folder, NEED, {"need": {"unit": "share"}}, columns={"low": "low", "high": "high"})
    return make(BenchmarkSpec.model_validate(given), "figure", maker(scope(held)))


def fact(area: str, low: float, high: float) -> Fact:
    middle = (low + high) / 2
    return Fact("f", middle, Unit.SHARE, "need", "Need", area, area.capitalize(), low=low, high=high)


def test_published_intervals_are_drawn_as_they_are(tmp_path: Path) -> None:
    made = published(tmp_path)
    assert made.type is ChartType.COLUMN
    assert made.categories == ("Barnet", "Brent", "Harrow")
    (series,) = made.series
    assert (series.values, series.low, series.high) == ((78, 80, 90), (71, 76, 86), (84, 84, 93))
    assert made.title == "Need, Barnet, Brent and Harrow, July 2023"


def test_the_notes_call_a_difference_significant_only_where_intervals_do_not_overlap(tmp_path: Path) -> None:
    assert published(tmp_path).notes == (
        "Lines: 95% confidence intervals.",
        ("Barnet is not significantly different from Brent (their intervals overlap) and "
        "significantly lower than Harrow (their intervals do not overlap)."),
    )


def test_touching_intervals_overlap() -> None:
    own = fact("barnet", 10, 20)
    assert "not significantly different from Brent" in significance(own, [fact("brent", 20, 30)])
    assert "significantly higher than Brent" in significance(own, [fact("brent", 5, 9.9)])
    assert significance(own, []) == ""


def test_older_periods_are_grey_series_before_the_present_one(tmp_path: Path) -> None:
    made = published(tmp_path, older=["June 2023"])
    assert made.type is ChartType.CLUSTERED
    assert [(one.name, one.values, one.faint) for one in made.series] == [
        ("Jun 2023", (60, None, 70), (0, 1, 2)), ("Jul 2023", (78, 80, 90), ())]  # fmt: skip
    assert "Grey: older." in made.notes
    assert made.notes[-1] == "Jun 2023: there is no figure for June 2023."


def test_the_alternative_text_says_each_value_with_its_interval(tmp_path: Path) -> None:
    assert published(tmp_path, areas=["barnet", "brent"], older=["June 2023"]).alt == (
        "Clustered column chart: Need, Barnet and Brent, July 2023. "
        "Barnet: Jun 2023 60.0% (95% confidence interval 55.0% to 66.0%), "
        "Jul 2023 78.0% (95% confidence interval 71.0% to 84.0%). "
        "Brent: Jun 2023 no figure, Jul 2023 80.0% (95% confidence interval 76.0% to 84.0%)."
    )


def test_intervals_of_rates_are_reckoned_from_the_counts() -> None:
    numbers: Numbers = {"barnet": months("2023-07", [100]), "brent": months("2023-07", [100])}
    people: Numbers = {"barnet": {"2022": 10_000}, "brent": {"2022": 20_000}}
    spec = BenchmarkSpec.model_validate({
        "type": "benchmark", "measure": "burglary", "areas": ["barnet", "brent"], "period": "July 2023",
        "value": "rate"})  # fmt: skip
    made = make(spec, "figure", maker(scope(book(numbers, people))))
    (series,) = made.series
    assert series.values == (10, 5)
    # Byar's limits of 100 are 81.36 and 121.63 (Breslow and Day, volume II, page 70: 81.4 and 121.6).
    assert series.low == (pytest.approx(8.136, abs=0.001), pytest.approx(4.068, abs=0.001))
    assert series.high == (pytest.approx(12.163, abs=0.001), pytest.approx(6.081, abs=0.001))


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ({"older": ["July 2023"]}, "July 2023 is not before July 2023"),
        ({"value": "share"}, "the share has no whole"),
        ({"of": "need"}, "only a share is of a whole"),
        ({"period": "May 2023"}, "has no number to show"),
    ],
)
def test_what_makes_no_benchmark_is_refused(tmp_path: Path, spec: dict[str, object], told: str) -> None:
    with pytest.raises(UnplacedError, match=told):
        published(tmp_path, **spec)
