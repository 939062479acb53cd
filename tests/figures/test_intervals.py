"""Tables of intervals: estimates, their ends, and claims that only the intervals allow."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from reportgen.errors import UnplacedError
from reportgen.figures.intervals import make, side
from reportgen.figures.model import Table
from reportgen.measures.facts import Fact, Unit
from reportgen.spec.figures.intervals import IntervalsSpec
from reportgen.wording.text import facts_in
from tests.measures.books import book, read_book

from .incidents import heads, texts
from .scopes import maker, scope

# Published: 78 % (71 to 84) in Barnet, 80 % (76 to 84) in Brent, 60 % (55 to 65) in Harrow, of 2023-06.
PUBLISHED = """area,month,count,low,high
barnet,2023-06,78,71,84
brent,2023-06,80,76,84
harrow,2023-06,60,55,65
camden,2023-06,50,,
"""
NUMBERS = {
    "barnet": {"2023-07": 100}, "brent": {"2023-07": 400}, "harrow": {"2023-07": 100},
}  # fmt: skip
PEOPLE = {"barnet": {"2022": 10000}, "brent": {"2022": 10000}, "harrow": {"2022": 10000}}


def published(folder: Path, **spec: object) -> Table:
    made = read_book(folder, PUBLISHED, {"need": {"unit": "share"}}, columns={"low": "low", "high": "high"})
    base = {"type": "intervals", "measure": "need", "period": "Jun 2023",
            "rows": {"areas": ["barnet", "brent", "harrow"]}}  # fmt: skip
    return make(IntervalsSpec.model_validate(base | spec), "figure", maker(scope(made)))


def reckoned(**spec: object) -> Table:
    base = {"type": "intervals", "measure": "burglary", "period": "Jul 2023", "rows": {"areas": ["barnet", "brent"]}}
    return make(IntervalsSpec.model_validate(base | spec), "figure", maker(scope(book(NUMBERS, PEOPLE))))


def test_published_intervals_as_they_are(tmp_path: Path) -> None:
    made = published(tmp_path, versus="brent")
    assert heads(made) == [["Area", "Share", "95% confidence interval", "Compared with Brent"], ["From", "To"]]
    # 71 to 84 and 76 to 84 overlap; 55 to 65 lies below 76
    assert texts(made) == [
        ["Barnet", "78.0%", "71.0%", "84.0%", "Similar"],
        ["Brent", "80.0%", "76.0%", "84.0%", "[z]"],
        ["Harrow", "60.0%", "55.0%", "65.0%", "Lower"],
    ]
    assert made.alt.endswith(
        "Barnet: 78.0% (71.0% to 84.0%), similar. Brent: 80.0% (76.0% to 84.0%). "
        "Harrow: 60.0% (55.0% to 65.0%), lower."
    )


def test_the_area_compared_with_stands_below_the_others(tmp_path: Path) -> None:
    made = published(tmp_path, rows={"areas": ["brent"]}, versus="harrow")
    assert texts(made) == [
        ["Brent", "80.0%", "76.0%", "84.0%", "Higher"],
        ["Harrow", "60.0%", "55.0%", "65.0%", "[z]"],
    ]


def test_rates_have_intervals_by_byar() -> None:
    made = reckoned(value="rate", versus="bcu")
    # 100 and 400 of 10,000. By the exact Poisson limits of 100 (81.4 to 121.6) and 400 (361.8 to 441.2), as tables
    # have them, per 1,000: 8.1 to 12.2 and 36.2 to 44.1. All: 600 of 30,000 is 20, within 18.4 and 21.7.
    assert texts(made) == [
        ["Barnet", "10.0", "8.1", "12.2", "Lower"],
        ["Brent", "40.0", "36.2", "44.1", "Higher"],
        ["NW BCU", "20.0", "18.4", "21.7", "[z]"],
    ]
    assert heads(made)[0][1] == "Rate per 1,000"
    assert "Rates are per 1,000 residents, by the estimates of 2022." in made.notes


def test_counts_have_intervals_with_decimals() -> None:
    # the exact limits of 100 are 81.36 and 121.63
    assert texts(reckoned(rows={"areas": ["barnet"]})) == [["Barnet", "100", "81.4", "121.6"]]


def test_shares_have_intervals_by_wilson(tmp_path: Path) -> None:
    rows = "area,month,kind,count\nbarnet,2023-06,part,20\nbarnet,2023-06,other,60\n"
    made = read_book(tmp_path, rows, {"part": {"where": {"kind": "part"}}, "all": {}}, columns={"kind": "kind"})
    base = {"type": "intervals", "measure": "part", "period": "Jun 2023", "rows": {"areas": ["barnet"]},
            "value": "share", "of": "all"}  # fmt: skip
    table = make(IntervalsSpec.model_validate(base), "figure", maker(scope(made)))
    # Wilson's ends are those p that the share is just 1.96 of their own standard errors from.
    for (end,) in (facts_in(cell.text) for cell in table.rows[0][2:]):
        p = (end.value or 0) / 100
        assert abs(0.25 - p) / (p * (1 - p) / 80) ** 0.5 == pytest.approx(1.959964)
    assert texts(table) == [["Barnet", "25.0%", "16.8%", "35.5%"]]


def test_the_ends_are_facts_of_the_estimate(tmp_path: Path) -> None:
    low, high = (facts_in(cell.text)[0] for cell in published(tmp_path).rows[0][2:4])
    assert (low.value, high.value, low.inputs[0].value) == (71, 84, 78)
    assert low.id != high.id


def test_an_estimate_without_an_interval_is_not_compared(tmp_path: Path) -> None:
    made = published(tmp_path, rows={"areas": ["barnet", "camden"]}, versus="brent")
    assert texts(made)[:2] == [
        ["Barnet", "78.0%", "71.0%", "84.0%", "Similar"],
        ["Camden", "50.0%", "[x]", "[x]", "[x]"],
    ]
    assert "[x] no interval was published." in made.notes
    with pytest.raises(UnplacedError, match="Need: a share has no interval that can be reckoned"):
        published(tmp_path, rows={"areas": ["camden"]})


def test_a_table_without_any_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnplacedError, match="the table has no number to show: the data begin in June 2023"):
        published(tmp_path, period="May 2023")


@pytest.mark.parametrize(
    ("spec", "said"),
    [({"value": "share"}, "the share has no whole"), ({"of": "all"}, "only a share is of a whole")],
)
def test_a_share_and_its_whole_go_together(spec: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        IntervalsSpec.model_validate({"type": "intervals", "rows": {"areas": ["barnet"]}} | spec)


def estimate(value: float, low: float | None, high: float | None) -> Fact:
    return Fact("f", value, Unit.SHARE, "m", "M", "a", "A", low=low, high=high)


def test_a_standard_without_an_interval_is_one_number() -> None:
    assert side(estimate(0.5, 0.3, 0.8), estimate(1, None, None)) == "lower"
    assert side(estimate(0.9, 0.4, 1.7), estimate(1, None, None)) == "similar"
    assert side(estimate(1, None, None), estimate(0.5, 0.3, 0.8)) is None


@given(st.lists(st.floats(0, 100), min_size=4, max_size=4))
def test_one_is_higher_where_the_other_is_lower(ends: list[float]) -> None:
    one, other = sorted(ends[:2]), sorted(ends[2:])
    first, second = estimate(one[0], *one), estimate(other[0], *other)
    turned = {"higher": "lower", "lower": "higher", "similar": "similar"}
    assert side(second, first) == turned[str(side(first, second))]
    assert (side(first, second) == "similar") == (one[0] <= other[1] and other[0] <= one[1])
