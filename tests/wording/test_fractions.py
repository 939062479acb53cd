"""Shares in words: which fraction is said, and within which limits."""

from __future__ import annotations

import pytest

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Unit
from reportgen.spec.wording import FractionWords, Wording
from reportgen.wording import fractions
from reportgen.wording.text import plain
from tests.wording.facts import fact

WORDING = Wording()


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (50.0, "half"),
        (100 / 3, "a third"),
        (200 / 3, "two thirds"),
        (50.4, "about half"),  # within half a percentage point
        (49.6, "about half"),
        (62.5, "nearly two thirds"),  # 15 of 24: 4.2 points short
        (61.6, "61.6%"),  # 5.1 points short of two thirds, 11.6 over half
        (53.0, "just over half"),
        (53.1, "53.1%"),  # 3.1 points over half is not just over
        (72.3, "nearly three quarters"),  # 2.7 points short
        (69.0, "just over two thirds"),  # 2.3 over two thirds, 6 short of three quarters
        (31.5, "nearly a third"),
        (20.0, "a fifth"),
        (6.7, "6.7%"),  # 3.3 points short of a tenth, a third of it
        (9.1, "nearly a tenth"),
        (1.0, "1%"),
        (100.0, "100%"),
    ],
)
def test_a_share_is_said_as_the_nearest_fraction_within_the_limits(share: float, words: str) -> None:
    assert plain(fractions.fraction(fact(share, Unit.SHARE), WORDING)) == words


def test_a_house_has_fractions_and_limits_of_its_own() -> None:
    words = FractionWords(names={"3/5": "three in five"}, just_over_within=1, nearly="not quite {fraction}")
    house = Wording(fractions=words)
    assert plain(fractions.fraction(fact(61.0, Unit.SHARE), house)) == "just over three in five"
    assert plain(fractions.fraction(fact(56.0, Unit.SHARE), house)) == "not quite three in five"
    assert plain(fractions.fraction(fact(62.5, Unit.SHARE), house)) == "62.5%"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (100 / 6, "one in six"),
        (50.0, "one in two"),
        (19.8, "about one in five"),
        (31.0, "nearly one in three"),
        (10.0, "one in 10"),
        (4.0, "4%"),  # one in 25 is read worse
        (0.0, "0%"),
        (77.0, "77%"),  # more than half is one in nothing
    ],
)
def test_one_in_so_many(share: float, words: str) -> None:
    assert plain(fractions.one_in(fact(share, Unit.SHARE), WORDING)) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(78.0, "nearly 8 out of 10"), (72.0, "just over 7 out of 10"), (70.0, "7 out of 10"), (96.0, "96%"), (3.0, "3%"),
     (84.9, "84.9%"), (83.0, "just over 8 out of 10"), (6.7, "6.7%")],
)
def test_out_of_ten(share: float, words: str) -> None:
    assert plain(fractions.out_of_ten(fact(share, Unit.SHARE), WORDING)) == words


@pytest.mark.parametrize(("share", "words"), [(50.1, "the majority"), (50.0, "half"), (49.9, "49.9%")])
def test_a_majority_is_more_than_half(share: float, words: str) -> None:
    assert plain(fractions.majority(fact(share, Unit.SHARE), WORDING)) == words


def test_each_way_keeps_the_share() -> None:
    share = fact(62.5, Unit.SHARE, inputs=(fact(15), fact(24)))
    ways = (fractions.fraction, fractions.one_in, fractions.out_of_ten, fractions.majority)
    assert [run.fact for way in ways for run in way(share, WORDING)] == [share] * 4


def test_a_part_is_said_with_its_whole_and_each_number_keeps_its_fact() -> None:
    part, whole = fact(51), fact(117)
    share = fact(51 / 117 * 100, Unit.SHARE, inputs=(part, whole))
    said = fractions.part_of_whole(share, WORDING)
    assert plain(said) == "51 of the 117"
    assert [run.fact for run in said if run.fact] == [part, whole]
    assert plain(fractions.number_share(share, WORDING)) == "51 (43.6%)"  # 51 / 117 = 43.59


def test_what_is_no_share_is_refused() -> None:
    with pytest.raises(UnplacedError, match="a count is no share of a whole"):
        fractions.fraction(fact(3), WORDING)
    with pytest.raises(UnplacedError, match="hold percentages only"):
        fractions.part_of_whole(fact(43.6, Unit.SHARE), WORDING)
    with pytest.raises(UnplacedError, match="is not known: the data begin in June"):
        fractions.majority(fact(None, Unit.SHARE, missing="the data begin in June"), WORDING)
