"""Changes in words and colours: never 0%, no percentage from zero, and always in step with the number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Fact, Unit
from reportgen.spec.house import Rag
from reportgen.spec.wording import Degree, Wording
from reportgen.wording.changes import (
    arrow,
    change_words,
    changed_words,
    described_words,
    direction,
    rag,
    sized_words,
    trend_words,
)
from reportgen.wording.text import facts_in, plain

from .facts import change, difference, fact

HOUSE = Wording()
counts = st.integers(0, 5000)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (change(1938, 1873), "an increase of 3.5%"),  # 65 / 1,873 = 3.470...%
        (change(551, 567), "a decrease of 2.8%"),  # 16 / 567 = 2.82%
        (change(150, 100), "an increase of 50%"),
        (change(30, 0), "an increase of 30 cases"),  # from zero
        (change(1, 0), "an increase of 1 case"),
        (change(0, 4), "a decrease of 100%"),
        (change(7, 7), "no change"),
        (change(0, 0), "no change"),
        (change(10001, 10000), "an increase of 1 case"),  # 0.01% would read 0%
        (change(9998, 10000), "a decrease of 2 cases"),
        (change(10005, 10000), "an increase of 0.1%"),  # 0.05% is half up
        (difference(551, 567), "a decrease of 16 cases"),
        (difference(3, 2), "an increase of 1 case"),
        (difference(2, 2), "no change"),
        (change(14.5, 12.4, Unit.SHARE), "an increase of 2.1 percentage points"),
        (change(12.0, 13.0, Unit.SHARE), "a decrease of 1 percentage point"),
        (change(12.01, 12.0, Unit.SHARE), "an increase of less than 0.1 percentage points"),
        (change(12.0, 12.0, Unit.SHARE), "no change"),
        (change(4.4, 4.0, Unit.RATE, per=1000), "an increase of 10%"),
        (change(4.4, 0.0, Unit.RATE, per=1000), "an increase of 4.4 cases per 1,000"),
        (change(0.04, 0.0, Unit.RATE, per=1000), "an increase of less than 0.1 cases per 1,000"),
        (difference(4.4, 4.0, Unit.RATE, per=1000), "an increase of 0.4 cases per 1,000"),
        (fact(-3.0, Unit.DIFFERENCE), "a decrease of 3 cases"),
        (fact(None, Unit.PERCENT_CHANGE), "not available"),
        (fact(None, Unit.PERCENT_CHANGE, missing="the data end in August"), "not comparable: the data end in August"),
    ],
)
def test_says_a_change_in_one_run_that_holds_it(made: Fact, said: str) -> None:
    (run,) = change_words(made, HOUSE)
    assert run.text == said
    assert run.fact is made


def test_a_missing_year_before_is_said_with_its_reason() -> None:
    before = fact(None, missing="no data for June 2022")
    made = fact(None, Unit.PERCENT_CHANGE, inputs=(fact(5), before))
    assert change_words(made, HOUSE)[0].text == "not comparable: no data for June 2022"
    assert direction(made, HOUSE) == "not available"


def test_the_words_and_the_decimals_are_the_houses() -> None:
    house = Wording(
        increase="up {percent}", decrease="down {percent}", no_change="level", increase_number="up by {difference}",
        directions=("rise", "fall", "standstill"), number_words_below=10, prose={"percent_change": 0},
    )  # fmt: skip
    assert change_words(change(1938, 1873), house)[0].text == "up 3%"
    assert change_words(change(1003, 1000), house)[0].text == "up by three cases"  # 0.3% would read 0%
    assert change_words(change(1000, 1000), house)[0].text == "level"
    assert direction(change(2, 1), house) == "rise"
    assert direction(change(1, 2), house) == "fall"
    assert direction(change(2, 2), house) == "standstill"


def test_the_direction_is_known_from_zero() -> None:
    assert direction(change(3, 0), HOUSE) == "increase"
    assert arrow(change(3, 0)) == "up"


def test_the_noise_of_floats_is_no_change() -> None:
    assert direction(difference(0.1 + 0.2, 0.3, Unit.RATE), HOUSE) == "no change"


@given(counts, counts)
def test_words_direction_arrow_and_colour_tell_one_story(now: int, before: int) -> None:
    made = change(now, before)
    words, way = change_words(made, HOUSE)[0].text, direction(made, HOUSE)
    assert way == ("increase" if now > before else "decrease" if now < before else "no change")
    assert words.split(" of ")[0].removeprefix("an ").removeprefix("a ") == way
    assert " 0%" not in words
    assert arrow(made) == {"increase": "up", "decrease": "down", "no change": "level"}[way]
    colours = {"increase": "red", "decrease": "green", "no change": "amber"}
    assert rag(made, "lower", Rag(no_change="amber")) == colours[way]


@pytest.mark.parametrize(
    ("made", "polarity", "rules", "colour"),
    [
        (change(90, 100), "lower", Rag(), "green"),
        (change(110, 100), "lower", Rag(), "red"),
        (change(110, 100), "higher", Rag(), "green"),
        (change(90, 100), "higher", Rag(), "red"),
        (change(105, 100), "lower", Rag(amber_within=5), "amber"),
        (change(106, 100), "lower", Rag(amber_within=5), "red"),
        (change(95, 100), "higher", Rag(amber_within=5), "amber"),
        (difference(105, 100), "lower", Rag(amber_within=5), "amber"),
        (change(15.0, 12.0, Unit.SHARE), "lower", Rag(amber_within=5), "amber"),  # 3 points
        (change(1, 0), "lower", Rag(amber_within=5), "red"),  # no percentage, so no limit that it could be within
        (change(100, 100), "lower", Rag(no_change="green"), "green"),
        (change(100, 100), "lower", Rag(no_change="amber"), "amber"),
        (change(90, 100), "none", Rag(), "grey"),
        (change(90, None), "lower", Rag(), "grey"),
    ],
)
def test_the_colour_follows_the_change_and_the_polarity(made: Fact, polarity: str, rules: Rag, colour: str) -> None:
    assert rag(made, polarity, rules) == colour


def test_an_arrow_says_where_the_number_went() -> None:
    ways = [arrow(made) for made in (change(2, 1), change(1, 2), change(1, 1), change(1, None))]
    assert ways == ["up", "down", "level", "none"]


def test_a_count_is_no_change() -> None:
    with pytest.raises(UnplacedError, match="a count is not a change"):
        change_words(fact(5), HOUSE)


@pytest.mark.parametrize(
    ("made", "verb", "comparative", "up_down"),
    [
        (change(1938, 1873), "increased by 3.5%", "3.5% higher", "up 3.5%"),
        (change(551, 567), "decreased by 2.8%", "2.8% lower", "down 2.8%"),
        (change(7, 7), "did not change", "the same", "no change"),
        (change(1, 0), "increased by 1 case", "1 case higher", "up 1 case"),
        (change(14.5, 12.4, Unit.SHARE), "increased by 2.1 percentage points", "2.1 percentage points higher",
         "up 2.1 percentage points"),
        (difference(250, 200, Unit.MONEY), "increased by £50", "£50 higher", "up £50"),
        (change(None, 4, missing="none"), "not comparable: none", "not comparable: none", "not comparable: none"),
    ],
)  # fmt: skip
def test_a_change_has_forms_for_each_place_in_a_sentence(
    made: Fact, verb: str, comparative: str, up_down: str
) -> None:
    said = (
        changed_words(made, HOUSE),
        sized_words(made, HOUSE.comparatives, HOUSE, first=True),
        sized_words(made, HOUSE.up_down, HOUSE, first=False),
    )
    assert tuple(plain(text) for text in said) == (verb, comparative, up_down)
    assert all(facts_in(text) == (made,) for text in said)


@pytest.mark.parametrize(
    ("made", "described", "trend"),
    [
        (change(104, 100), "a slight increase of 4%", "increased slightly"),
        (change(105, 100), "an increase of 5%", "increased"),  # slightly is below 5%
        (change(75, 100), "a sharp decrease of 25%", "decreased sharply"),  # sharply from 25%
        (change(100, 100), "no change", "remained steady"),
        (change(3, 0), "an increase of 3 cases", "increased"),  # from zero nothing says how big it is
        (change(None, 3), "not available", "not available"),
    ],
)
def test_how_big_a_change_is_follows_the_houses_steps(made: Fact, described: str, trend: str) -> None:
    assert plain(described_words(made, HOUSE)) == described
    assert plain(trend_words(made, HOUSE)) == trend


def test_a_house_says_it_in_its_own_words() -> None:
    house = Wording(
        verbs=("went up", "went down", "stood still"),
        by="{verb} {size}",
        steady_within=2,
        steady="hardly moved",
        degrees=[Degree(below=50, adverb="a little", adjective="small"), Degree(adverb="steeply")],
    )
    assert plain(changed_words(change(104, 100), house)) == "went up 4%"
    assert plain(trend_words(change(102, 100), house)) == "hardly moved"
    assert plain(trend_words(change(151, 100), house)) == "went up steeply"
    assert plain(described_words(change(104, 100), house)) == "a small increase of 4%"
    assert plain(described_words(change(104, 100), Wording(increase="up {percent}"))) == "up 4%"


@given(counts, counts)
def test_every_form_agrees_with_the_number(now: int, before: int) -> None:
    made = change(now, before)
    way = (now > before) - (now < before)
    text = plain(changed_words(made, HOUSE))
    assert ("increased" in text, "decreased" in text) == (way > 0, way < 0)
    assert ("increased" in plain(trend_words(made, HOUSE))) == (way > 0)
