"""Cards: numbers, units, what they are compared with, ranks, notes, the same as a table, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.errors import ReportError, UnplacedError
from reportgen.figures.cards import Card, Cards, make
from reportgen.spec.figures.cards import CardsSpec
from reportgen.wording.text import facts_in, plain
from tests.measures.books import Numbers, book, months, read_book

from .scopes import maker, scope

# June and July: 12 in 2022, 15 in 2023; April and May 2023: 2.
NUMBERS: Numbers = {
    "barnet": months("2022-06", [5, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 6, 9]),
    "brent": months("2022-06", [2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3]),
    "harrow": months("2022-06", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9]),
}
PEOPLE: Numbers = {"barnet": {"2022": 4000}, "brent": {"2022": 3000}, "harrow": {"2022": 2000}}


def cards(*given: dict[str, Any], numbers: Numbers = NUMBERS, **spec: Any) -> Cards:
    said = {"type": "cards", "period": "recent", "cards": [{"measure": "burglary"} | one for one in given]} | spec
    return make(CardsSpec.model_validate(said), "key", maker(scope(book(numbers, PEOPLE))))


def card(**given: Any) -> Card:
    return cards(given).cards[0]


def said(one: Card) -> tuple[str, ...]:
    return tuple(plain(text) for text in (one.caption, one.value, one.unit, one.verdict, one.comparison, one.rank))


def test_a_number_says_what_it_counts_and_how_it_compares_with_the_year_before() -> None:
    made = card()
    # 6 + 9 = 15, 5 + 7 = 12, (15 - 12) / 12 = 25%
    assert said(made) == ("Burglary", "15", "cases, Jun–Jul 2023", "An increase of 25%", "from 12 in Jun–Jul 2022", "")
    assert (made.rag, made.arrow, made.rating) == ("red", "up", "Worse")


@pytest.mark.parametrize(
    ("given", "value", "unit", "comparison"),
    [
        ({"show": "mean"}, "7.5", "cases a month, Jun–Jul 2023", "from 6.0 in Jun–Jul 2022"),  # 15 / 2, 12 / 2
        ({"show": "rate"}, "3.8", "cases per 1,000 residents, Jun–Jul 2023", "from 3.0 in Jun–Jul 2022"),  # 15 / 4
        ({"show": "percent_change"}, "+25.0%", "change, Jun–Jul 2023", "15, from 12 in Jun–Jul 2022"),
        ({"versus": "preceding"}, "15", "cases, Jun–Jul 2023", "from 2 in Apr–May 2023"),
        ({"versus": "none"}, "15", "cases, Jun–Jul 2023", ""),
        ({"period": "July 2023"}, "9", "cases, Jul 2023", "from 7 in Jul 2022"),
    ],
)
def test_each_number_has_its_unit(given: dict[str, Any], value: str, unit: str, comparison: str) -> None:
    made = card(**given)
    assert (plain(made.value), plain(made.unit), plain(made.comparison)) == (value, unit, comparison)


def test_a_share_is_of_the_measure_without_its_category_and_is_compared_in_points(tmp_path: Path) -> None:
    # Of 8 in June and July 2023, 6 were of homes; of 8 the year before, 4.
    between = [f"barnet,{month},shop,1" for month in months("2022-08", [0] * 10)]
    rows = ["area,month,kind,count", "barnet,2022-06,home,4", "barnet,2022-07,shop,4", *between,
            "barnet,2023-06,home,6", "barnet,2023-07,shop,2"]  # fmt: skip
    counted = read_book(tmp_path, "\n".join(rows), {"burglary": {"polarity": "lower"}}, columns={"kind": "kind"},
                        absent="zero")  # fmt: skip
    share = {"measure": "burglary", "show": "share", "within": {"kind": "home"}}
    spec = CardsSpec.model_validate({"type": "cards", "period": "recent", "cards": [share]})
    assert said(make(spec, "key", maker(scope(counted))).cards[0]) == (
        "Burglary (home)", "75.0%", "of Burglary, Jun–Jul 2023", "An increase of 25 percentage points",
        "from 50.0% in Jun–Jul 2022", "")  # fmt: skip


def test_another_area_is_named() -> None:
    assert plain(card(area="brent").caption) == "Burglary, Brent"
    assert plain(card(area="bcu").value) == "39"  # 15 + 6 + 18


def test_a_target_is_met_or_missed_by_so_many() -> None:
    under = card(versus="target", period="July 2023")
    assert (plain(under.verdict), plain(under.comparison)) == ("Met", "1 below the target of 10")  # 9 - 10
    over = cards({"versus": "target", "period": "July 2023"}, numbers={"barnet": months("2023-07", [12])}).cards[0]
    assert (plain(over.verdict), plain(over.comparison)) == ("Missed", "2 above the target of 10")
    even = cards({"versus": "target", "period": "July 2023"}, numbers={"barnet": months("2023-07", [10])}).cards[0]
    assert (plain(even.verdict), plain(even.comparison)) == ("Met", "Equal to the target of 10")


def test_a_rank_says_among_whom_and_by_what() -> None:
    # By count in June and July: Brent 6, Barnet 15, Harrow 18; the lower the better.
    assert plain(card(rank={"among": "bcu", "by": "value"}).rank) == "Rank 2/3 in NW BCU, by number"


def test_every_number_is_a_fact() -> None:
    made = cards({"rank": {"among": "bcu"}})
    one = made.cards[0]
    shown = [fact.id for text in (one.value, one.verdict, one.comparison, one.rank) for fact in facts_in(text)]
    assert len(shown) == 4 and [fact.id for fact in made.facts] == shown


def test_a_number_that_is_not_there_has_its_mark_and_its_reason() -> None:
    made = cards({"period": "May 2022", "versus": "none"})
    assert plain(made.cards[0].value) == "[x]"
    assert made.notes == ("[x] not available (Burglary: the data begin in June 2022).",)


def test_a_first_year_cannot_be_compared() -> None:
    made = card(period="July 2022")
    assert plain(made.verdict).startswith("Not comparable: ") and (made.rag, made.arrow) == ("grey", "none")


def test_the_alternative_text_says_all_that_the_cards_show() -> None:
    made = cards({"rank": {"among": "bcu", "by": "value"}}, {"versus": "none", "caption": "Again"})
    assert made.alt == (
        "2 cards: Burglary and Again. Burglary: 15 cases, Jun–Jul 2023; an increase of 25%, from 12 in Jun–Jul 2022 "
        "(red); rank 2/3 in NW BCU, by number. Again: 15 cases, Jun–Jul 2023."
    )


def test_the_table_says_the_same_and_has_no_empty_cell() -> None:
    table = cards({"rank": {"among": "bcu", "by": "value"}}, {"versus": "none"}).table
    assert table is not None
    assert [plain(cell.text) for cell in table.header[0]] == [
        "What", "Number", "Of what", "Compared", "Rating", "Rank"]  # fmt: skip
    assert [[plain(cell.text) for cell in row] for row in table.rows] == [
        ["Burglary", "15", "cases, Jun–Jul 2023", "An increase of 25%, from 12 in Jun–Jul 2022", "Worse",
         "Rank 2/3 in NW BCU, by number"],
        ["Burglary", "15", "cases, Jun–Jul 2023", "Not compared", "Not rated", "Not ranked"],
    ]  # fmt: skip


def test_columns_that_no_card_fills_are_left_out() -> None:
    table = cards({"versus": "none"}).table
    assert table is not None and len(table.header[0]) == len(table.rows[0]) == 3


def test_rates_and_targets_say_what_they_rest_on() -> None:
    assert cards({"show": "rate"}).notes == ("Rates are per 1,000 residents, by the estimates of 2022.",)
    assert cards({"versus": "target"}).notes == ("Target of Burglary: Community Safety Plan.",)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"show": "share"}, "the share has no whole"),
        ({"of": "robbery"}, "only a share is of a whole"),
        ({"show": "percent_change", "versus": "target"}, "a change is from an earlier span"),
        ({"within": {"kind": "x"}, "rank": {"among": "bcu"}}, "areas are not ranked within a category"),
    ],
)
def test_what_has_no_meaning_is_told(given: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        cards(given)


def test_a_card_needs_a_period_and_there_are_at_most_eight() -> None:
    with pytest.raises(ValidationError, match="the card says no period"):
        cards({}, period=None)
    with pytest.raises(ValidationError):
        cards(*[{}] * 9)


def test_a_mistake_is_told_at_its_card() -> None:
    with pytest.raises(ReportError, match="a rate cannot be measured by a target"):
        cards({"show": "rate", "versus": "target"})
    with pytest.raises((ReportError, UnplacedError), match="ends after the paper's data"):
        cards({"period": "August 2023"})
