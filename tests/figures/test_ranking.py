"""Rankings: places by the unrounded numbers, ties on the better place, the own area picked out."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from reportgen.errors import UnplacedError
from reportgen.figures.model import Table
from reportgen.figures.ranking import make
from reportgen.spec.figures.ranking import RankingSpec
from reportgen.wording.text import facts_in, plain
from tests.measures.books import Numbers, book

from . import incidents
from .incidents import texts
from .scopes import maker, scope

# July: Barnet 6 of 2,000 people (3.0), Brent 4 of 1,000 (4.0), Harrow 4 of 1,000 (4.0); a year before 5, 8 and 2.
NUMBERS = {
    "barnet": {"2022-07": 5, "2023-07": 6},
    "brent": {"2022-07": 8, "2023-07": 4},
    "harrow": {"2022-07": 2, "2023-07": 4},
}
PEOPLE = {"barnet": {"2022": 2000}, "brent": {"2022": 1000}, "harrow": {"2022": 1000}}


def table(numbers: Numbers = NUMBERS, polarity: str = "lower", **spec: object) -> Table:
    made = book(numbers, PEOPLE, polarity=polarity)
    base = {"type": "ranking", "measure": "burglary", "period": "Jul 2023", "among": "bcu"}
    return make(RankingSpec.model_validate(base | spec), "figure", maker(scope(made)))


def of_kinds(folder: Path, **spec: object) -> Table:
    base = {"type": "ranking", "measure": "incidents", "period": "Jun 2023", "category": "kind"}
    return make(RankingSpec.model_validate(base | spec), "figure", incidents.of(folder))


def test_the_lowest_is_first_where_lower_is_better() -> None:
    made = table()
    assert [plain(cell.text) for cell in made.header[0]] == ["Area", "Place", "Number"]
    assert texts(made) == [["Brent", "1=", "4"], ["Harrow", "1=", "4"], ["Barnet (own area)", "3", "6"]]
    assert made.notes[:2] == ("Place 1 has the lowest number.", "= shares its place.")
    assert [cell.bold for cell in made.rows[2]] == [True, True, True]
    assert made.title == "Burglary, NW BCU ranked, July 2023"


def test_the_highest_is_first_where_higher_is_better_or_the_author_says_so() -> None:
    assert [row[:2] for row in texts(table(polarity="higher"))] == [
        ["Barnet (own area)", "1"], ["Brent", "2="], ["Harrow", "2="],
    ]  # fmt: skip
    assert texts(table(first="highest")) == texts(table(polarity="higher"))
    assert texts(table(polarity="none")) == texts(table(polarity="higher"))


def test_nothing_is_best_where_nothing_says_what_is_better() -> None:
    with pytest.raises(UnplacedError, match=r"nothing says which is better of 'burglary'; say `first: highest` or"):
        table(polarity="none", first="best")


def test_rates_with_numbers_shares_and_changes() -> None:
    made = table(by="rate", columns=["rate", "count", "share", "change"], mean=True)
    # shares of 14; changes 6 / 5, 4 / 8, 4 / 2; all: 14 of 4,000 people is 3.5, 14 / 15 is -6.7 %, 14 / 3 is 4.7
    assert texts(made) == [
        ["Barnet (own area)", "1", "3.0", "6", "42.9%", "+20.0%"],
        ["Brent", "2=", "4.0", "4", "28.6%", "−50.0%"],
        ["Harrow", "2=", "4.0", "4", "28.6%", "+100.0%"],
        ["Mean of NW BCU", "[z]", "3.5", "4.7", "[z]", "−6.7%"],
    ]
    assert made.total_rows == (3,)
    assert plain(made.header[0][2].text) == "Rate per 1,000 residents"
    assert "Rates are per 1,000 residents, by the estimates of 2022." in made.notes


def test_by_change_the_largest_decrease_is_first() -> None:
    assert [row[0] for row in texts(table(by="change"))] == ["Brent", "Barnet (own area)", "Harrow"]


def test_the_first_ones_with_the_own_area_and_its_neighbours() -> None:
    made = table(top=1, neighbours=0, first="lowest")
    assert [row[:2] for row in texts(made)] == [["Brent", "1="], ["Harrow", "1="], ["Barnet (own area)", "3"]]
    apart = {**NUMBERS, "harrow": {"2022-07": 2, "2023-07": 5}}
    made = table(apart, top=1, neighbours=0)
    assert [row[:2] for row in texts(made)] == [["Brent", "1"], ["Barnet (own area)", "3"]]
    assert "1 of 3 are not shown." in made.notes
    assert len(table(apart, top=1, neighbours=1).rows) == 3


def test_each_place_is_a_fact_of_all_that_were_put_in_order() -> None:
    (place,) = facts_in(table().rows[2][1].text)
    assert (place.value, place.of, [fact.value for fact in place.inputs]) == (3, 3, [6, 4, 4])


def test_the_alternative_text_says_the_place_of_the_own_area() -> None:
    assert table().alt.endswith("Barnet: 3rd of 3.")
    assert table(area="brent").alt.endswith("Brent: joint 1st of 3.")


def test_categories_by_their_number(tmp_path: Path) -> None:
    made = of_kinds(tmp_path, columns=["count", "share", "change"])
    # theft 6, fraud 3 and arson 1 of 10; a year before 4, 4 and 0
    assert texts(made) == [
        ["Theft", "1", "6", "60.0%", "+50.0%"],
        ["Fraud", "2", "3", "30.0%", "−25.0%"],
        ["Arson", "3", "1", "10.0%", "[x]"],
    ]
    assert plain(made.header[0][0].text) == "Kind"
    assert made.alt.endswith("First: Theft.")


def test_shares_are_of_those_that_are_not_left_out(tmp_path: Path) -> None:
    made = of_kinds(tmp_path, columns=["share"], without="Fraud")
    assert texts(made) == [["Theft", "1", "85.7%"], ["Arson", "2", "14.3%"]]  # of 7
    assert "Without Fraud." in made.notes


def test_categories_within_another_one(tmp_path: Path) -> None:
    made = of_kinds(tmp_path, within={"sex": "women"}, top=1)
    assert texts(made) == [["Theft", "1", "2"]]


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ({"category": "kind"}, "the rows are either areas or categories"),
        ({"within": {"kind": "Theft"}}, "'within' is of categories"),
        ({"among": None, "category": "kind", "by": "rate"}, "'by' is of areas"),
        ({"among": None, "category": "kind", "columns": ["rate"]}, "categories have no rates here"),
        ({"columns": ["count", "count"]}, "a column stands there twice"),
    ],
)
def test_what_cannot_be_put_in_order(spec: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        RankingSpec.model_validate({"type": "ranking", "measure": "a", "period": "Jul 2023", "among": "bcu"} | spec)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=3, max_size=3))
def test_places_are_those_of_pandas(values: list[int]) -> None:
    numbers = {area: {"2022-07": 1.0, "2023-07": float(value)} for area, value in zip(PEOPLE, values, strict=True)}
    made = table(numbers)
    expected = pd.Series(values, index=["Barnet (own area)", "Brent", "Harrow"]).rank(method="min")
    shown = {row[0]: row[1] for row in texts(made)}
    assert {name: float(place.rstrip("=")) for name, place in shown.items()} == expected.to_dict()
    assert {name for name, place in shown.items() if place.endswith("=")} == set(
        expected.index[expected.duplicated(keep=False)])  # fmt: skip
