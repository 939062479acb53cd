"""Words of direction near a fact: found, told which way, and held against the change."""

from __future__ import annotations

import pytest

from reportgen.measures.facts import Fact
from reportgen.wording.directions import directions, moves
from reportgen.wording.text import Run, Text
from tests.wording.facts import change, fact

RISE, FALL, LEVEL = change(15, 12), change(9, 12), change(12, 12)


def text(*parts: str | Fact) -> Text:
    return tuple(Run(part) if isinstance(part, str) else Run("25%", fact=part) for part in parts)


def found(*parts: str | Fact) -> list[tuple[str, int, bool]]:
    return [(one.word, one.way, one.contradicts) for one in directions(text(*parts))]


@pytest.mark.parametrize(
    ("before", "of", "after", "expected"),
    [
        ("Burglary rose by ", RISE, ".", [("rose", 1, False)]),
        ("Burglary fell by ", RISE, ".", [("fell", -1, True)]),
        ("This is an increase of ", FALL, " on last year.", [("increase", 1, True)]),
        ("There was a ", FALL, " reduction.", [("reduction", -1, False)]),
        ("It is ", FALL, " lower than before.", [("lower", -1, False)]),
        ("Numbers were unchanged (", LEVEL, ").", [("unchanged", 0, False)]),
        ("Numbers did not change (", RISE, ").", [("did not change", 0, True)]),
        ("Numbers declined (", LEVEL, ").", [("declined", -1, True)]),
        ("Up ", RISE, "", [("Up", 1, False)]),
        ("Burglary is down, ", RISE, ".", [("down", -1, True)]),
        ("Burglary is down (", RISE, ").", [("down", -1, True)]),
        ("Burglary fell compared with the previous year, showing ", RISE, ".", [("fell", -1, True)]),
    ],
)
def test_a_word_is_held_against_the_change_beside_it(
    before: str, of: Fact, after: str, expected: list[tuple[str, int, bool]]
) -> None:
    assert found(before, of, after) == expected


def test_each_word_goes_with_the_nearest_change() -> None:
    said = found("Burglary rose by ", RISE, ", while robbery fell by ", FALL, ".")
    assert said == [("rose", 1, False), ("fell", -1, False)]
    swapped = found("Burglary rose by ", FALL, ", while robbery fell by ", RISE, ".")
    assert swapped == [("rose", 1, True), ("fell", -1, True)]


def test_a_change_is_preferred_to_a_nearer_number() -> None:
    (one,) = directions(text("Cases rose to ", fact(15), ", which is ", RISE, "."))
    assert one.fact == RISE


def test_a_number_that_is_no_change_contradicts_nothing() -> None:
    assert found("Cases rose to ", fact(15), ".") == [("rose", 1, False)]


@pytest.mark.parametrize(
    "parts",
    [
        ("Burglary fell. Robbery changed by ", RISE, "."),  # another sentence
        ("It covers up to ", fact(15), " homes."),
        ("The team was set up for ", fact(15), " people."),
        ("Officers work to reduce ", fact(15), " risks."),
        ("Burglary fell in every year of the plan that the Board agreed in the autumn of the year before, by ", RISE),
        ("Burglary rose.",),
        ("Upton has ", RISE, " more."),
        ("Burglary did not fall, but showed ", RISE, "."),
        ("There was no increase but ", FALL, "."),
        ("After it fell last year, burglary showed ", RISE, "."),
        ("Burglary, which fell last year, showed ", RISE, "."),
        ("The fall of earlier years came to an end with ", RISE, "."),
        ("There was a fall in robbery and burglary showed ", RISE, "."),
        ("Burglary had fallen, but showed ", RISE, "."),
        ("Burglary showed ", RISE, " after it fell in the spring."),
        ("The pop-up hubs and the breakdown of ", fact(15), " visits."),
    ],
)
def test_words_of_no_direction_and_words_far_from_facts_are_left_out(parts: tuple[str | Fact, ...]) -> None:
    assert found(*parts) == []


def test_what_a_fact_says_of_itself_is_left_out() -> None:
    assert list(directions((Run("There was "), Run("an increase of 25%", fact=FALL), Run(".")))) == []


def test_a_minus_sign_behind_a_word_of_decrease_says_it_twice() -> None:
    (twice,) = directions((Run("There was a decrease of "), Run("−25%", fact=FALL)))
    assert twice.doubled
    (once,) = directions(text("There was a decrease of ", FALL))
    assert not once.doubled


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        (("There was a decline in burglary, to ", fact(50), " from ", fact(45), "."), "decline"),
        (("Burglary rose from ", fact(50), " in the year before to ", fact(45), "."), "rose"),
        (("It stood at ", fact(50), ", fewer than the ", fact(45), " of the year before."), "fewer than"),
        (("It stood at ", fact(45), ", more than the ", fact(50), " of the year before."), "more than"),
        (("There was a decline in burglary, to ", fact(45), " from ", fact(50), "."), ""),
        (("It stood at ", fact(45), ", fewer than the ", fact(50), " of the year before."), ""),
        (("It did not fall from ", fact(45), " to ", fact(50), "."), ""),
        (("It stood at ", fact(45), ", no more than the ", fact(50), " of the year before."), ""),
        (("It stood at ", fact(45), ", more than half the ", fact(50), " of the year before."), ""),
        (("The fall is seen in the months from ", fact(45), " to ", fact(50, measure="theft"), "."), ""),
    ],
)
def test_a_word_is_held_against_two_numbers_of_one_thing(parts: tuple[str | Fact, ...], word: str) -> None:
    assert [one.word for one in moves(text(*parts)) if one.contradicts] == ([word] if word else [])
