"""Panels of indicators: better or worse than a standard only by the interval."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from reportgen.errors import ReportError
from reportgen.figures.model import Table, figure_facts
from reportgen.figures.ratios import compared, make
from reportgen.measures.facts import Fact, Unit
from reportgen.spec.figures.ratios import RatiosSpec
from reportgen.wording.text import plain
from tests.measures.books import book, read_book

from .incidents import heads, texts
from .scopes import maker, scope

# As printed: deaths in treatment, Barnet against England (here Brent), with its worst and best (Harrow and Camden).
DEATHS = """area,month,kind,statistic,count
barnet,2023-06,drugs,count,17
barnet,2023-06,drugs,ratio,0.49
brent,2023-06,drugs,ratio,1.00
harrow,2023-06,drugs,ratio,1.97
camden,2023-06,drugs,ratio,0.35
barnet,2023-06,alcohol,count,9
barnet,2023-06,alcohol,ratio,0.93
brent,2023-06,alcohol,ratio,1.00
harrow,2023-06,alcohol,ratio,2.03
camden,2023-06,alcohol,ratio,0.32
"""
MEASURES: dict[str, dict[str, object]] = {
    f"{kind}_{statistic}": {
        "where": {"kind": kind, "statistic": statistic},
        "unit": "count" if statistic == "count" else "ratio",
        "polarity": "lower",
    }
    for kind in ("drugs", "alcohol")
    for statistic in ("count", "ratio")
}
# Rates per 1,000: Barnet 10, Brent 40, Harrow 20; of all 30,000 people 700, 23.3.
NUMBERS = {"barnet": {"2023-07": 100}, "brent": {"2023-07": 400}, "harrow": {"2023-07": 200}}
PEOPLE = {"barnet": {"2022": 10000}, "brent": {"2022": 10000}, "harrow": {"2022": 10000}}


def deaths(folder: Path, text: str = DEATHS, **spec: object) -> Table:
    made = read_book(folder, text, MEASURES, columns={"kind": "kind", "statistic": "statistic"})
    base = {"type": "ratios", "period": "Jun 2023", "standard": "brent", "worst": "harrow", "best": "camden",
            "indicators": [{"measure": "drugs_ratio", "count": "drugs_count"},
                           {"measure": "alcohol_ratio", "count": "alcohol_count"}]}  # fmt: skip
    return make(RatiosSpec.model_validate(base | spec), "figure", maker(scope(made)))


def rates(polarity: str = "lower", **spec: object) -> Table:
    made = book(NUMBERS, PEOPLE, polarity=polarity)
    base = {"type": "ratios", "period": "Jul 2023", "standard": "bcu", "value": "rate", "among": "bcu",
            "indicators": [{"measure": "burglary"}]}  # fmt: skip
    return make(RatiosSpec.model_validate(base | spec), "figure", maker(scope(made)))


def test_deaths_as_printed_with_what_may_be_said_of_them(tmp_path: Path) -> None:
    made = deaths(tmp_path)
    assert heads(made) == [
        ["Indicator", "Period", "Barnet", "Brent", "Compared with Brent"],
        ["Number", "Value", "Value", "Worst", "Best"],
    ]
    # Exact limits of 17 are 9.9 and 27.2, of 9 they are 4.1 and 17.1. 17 / 0.49 = 34.7 were expected, 9 / 0.93 = 9.7:
    # 0.29 to 0.78 lies below 1, 0.43 to 1.77 does not.
    assert texts(made) == [
        ["Drugs_ratio", "Jun 2023", "17", "0.49", "1.00", "1.97", "0.35", "Lower, better"],
        ["Alcohol_ratio", "Jun 2023", "9", "0.93", "1.00", "2.03", "0.32", "Similar"],
    ]
    assert [row[-1].mark for row in made.rows] == ["green", "amber"]
    assert made.notes == (
        "Ratios: 1 is as expected in Brent.",
        (
            "Better or worse: the 95% confidence interval of Barnet lies wholly on one side of Brent; similar: it does "
            "not."
        ),
        "Intervals are reckoned from the number of cases, by Byar's method.",
    )
    assert made.alt.endswith("Drugs_ratio: 0.49 against 1.00, lower, better. "
                             "Alcohol_ratio: 0.93 against 1.00, similar.")  # fmt: skip


def test_the_interval_is_that_of_the_number_of_cases(tmp_path: Path) -> None:
    own = next(fact for fact in figure_facts(deaths(tmp_path)) if fact.value == 0.49)
    assert [own.low, own.high] == pytest.approx([0.285, 0.785], abs=0.002)


def test_without_cases_nothing_is_claimed(tmp_path: Path) -> None:
    made = deaths(tmp_path, indicators=[{"measure": "drugs_ratio"}])
    assert texts(made) == [["Drugs_ratio", "Jun 2023", "[z]", "0.49", "1.00", "1.97", "0.35", "[x]"]]
    assert made.notes[-2:] == ("[x] not compared: there is no interval.", "[z] not applicable.")
    assert made.rows[0][-1].mark == ""


def test_rates_with_the_worst_and_the_best_of_the_peers() -> None:
    made = rates(region="brent")
    # 100 has the limits 81.4 and 121.6: 8.1 to 12.2 per 1,000 lies below 23.3
    assert texts(made) == [["Burglary", "Jul 2023", "100", "10.0", "40.0", "23.3", "40.0", "10.0", "Lower, better"]]
    assert [plain(cell.text) for cell in made.header[0]][2:5] == ["Barnet", "Brent", "NW BCU"]
    assert "Worst and best: of NW BCU." in made.notes


def test_the_lowest_is_the_worst_where_higher_is_better() -> None:
    row = texts(rates("higher"))[0]
    assert row[5:] == ["10.0", "40.0", "Lower, worse"]


def test_standardised_ratios_are_observed_per_expected() -> None:
    made = rates(value="standardised", among=None)
    # expected at 23.3 per 1,000 of 10,000 people: 233.3; 100 / 233.3 = 0.43; the standard has 700 / 700 = 1
    assert texts(made) == [["Burglary", "Jul 2023", "100", "0.43", "1.00", "Lower, better"]]
    assert made.notes[0] == "Ratios: 1 is as expected in NW BCU."


def test_nothing_is_worst_where_nothing_is_better() -> None:
    with pytest.raises(ReportError, match=r"nothing says which is better of 'burglary'; give the measure `polarity"):
        rates("none")
    assert texts(rates("none", among=None))[0][-1] == "Lower"


def test_a_peer_without_a_number_is_told() -> None:
    without = book({**NUMBERS, "harrow": {"2023-06": 1}}, PEOPLE)
    spec = RatiosSpec.model_validate({"type": "ratios", "period": "Jul 2023", "standard": "brent", "value": "rate",
                                      "among": "bcu", "indicators": [{"measure": "burglary"}]})  # fmt: skip
    with pytest.raises(ReportError, match=r"Harrow has no figure: .*; leave it out of the peer group"):
        make(spec, "figure", maker(scope(without)))


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ({"worst": "brent"}, "worst and best go together"),
        ({"worst": "brent", "best": "camden", "among": "bcu"}, "'among' finds the worst and the best"),
        ({"by": "age"}, "only what is standardised is so by a category"),
        ({"period": None}, "the indicator has no period"),
        ({"value": "rate", "indicators": [{"measure": "a", "count": "b"}]}, "the measure itself is the count"),
    ],
)
def test_what_cannot_be_a_panel(spec: dict[str, object], said: str) -> None:
    given_ = {"type": "ratios", "period": "2022", "standard": "brent", "indicators": [{"measure": "a"}]}
    with pytest.raises(ValidationError, match=said):
        RatiosSpec.model_validate(given_ | spec)


def fact(value: float, low: float | None = None, high: float | None = None, polarity: str = "lower") -> Fact:
    return Fact("f", value, Unit.RATIO, "m", "M", "a", "A", low=low, high=high, polarity=polarity)


@given(st.lists(st.floats(0, 5), min_size=4, max_size=4), st.sampled_from(["lower", "higher"]))
def test_better_is_said_only_if_the_interval_leaves_the_standard_out(numbers: list[float], polarity: str) -> None:
    standard, (low, value, high) = numbers[0], sorted(numbers[1:])
    said = compared(fact(value, low, high, polarity), fact(standard))
    assert said is not None
    assert (said[1] == "amber") == (low <= standard <= high)
    if said[1] == "green":
        assert (value < standard) == (polarity == "lower")
    if said[1] == "red":
        assert (value < standard) == (polarity == "higher")
