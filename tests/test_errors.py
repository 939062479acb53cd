"""What is suggested in place of a name that nobody knows; how many mistakes of one cause are told."""

from __future__ import annotations

import pytest

from reportgen.errors import Place, Problem, Reason, cause_of, did_you_mean, gathered


@pytest.mark.parametrize(
    ("word", "choices", "told"),
    [
        ("titel", ["title", "text"], "did you mean 'title'?"),
        ("Barnet", ["barnet", "brent"], "did you mean 'barnet'?"),
        # A slip of one letter, six of seven alike, comes before a name that holds the word.
        ("robbery", ["rubbery", "personal_robbery"], "did you mean 'rubbery'?"),
        ("robbery", ["personal_robbery", "burglary"], "did you mean 'personal_robbery'?"),
        ("burglary", ["residential_burglary", "business_burglary", "robbery"],
         "did you mean 'business_burglary' or 'residential_burglary'?"),
        ("brent_council", ["barnet", "brent", "harrow"], "did you mean 'brent'?"),
        # Letters in common are no words in common.
        ("rob", ["personal_robbery"], "use one of: personal_robbery"),
        ("of", ["number_of_cases"], "use one of: number_of_cases"),
        ("anything", [], "none is defined"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_and_a_part_of_a_name_are_near(word: str, choices: list[str], told: str) -> None:
    assert did_you_mean(word, choices) == told


def test_without_a_near_name_another_remedy_may_be_told() -> None:
    assert did_you_mean("autumn", ["recent"], "write a period") == "write a period"


def problems(count: int, cause: str = "") -> list[Problem]:
    return [Problem(Place("a.yaml", line), f"no figure {line if cause else ''}", "end it", cause)
            for line in range(1, count + 1)]  # fmt: skip


@pytest.mark.parametrize("cause", ["", "the data end in May"])
def test_three_mistakes_of_one_cause_are_told_one_by_one(cause: str) -> None:
    assert gathered(problems(3, cause)) == tuple(problems(3, cause))


@pytest.mark.parametrize(("cause", "what"), [("", "no figure "), ("the data end in May", "the data end in May")])
def test_from_four_on_they_are_told_once_with_three_places(cause: str, what: str) -> None:
    (one,) = gathered(reversed(problems(6, cause)))
    assert str(one) == f"a.yaml:1: {what} (in 6 places: here, a.yaml:2, a.yaml:3 and 3 more); end it"


def test_many_of_one_cause_in_one_place_are_told_once() -> None:
    place = Place("a.yaml", 1)
    many = [Problem(place, f"'{name}' has no figure", "end it", "the data end in May") for name in "abcd"]
    assert [str(one) for one in gathered(many)] == ["a.yaml:1: the data end in May; end it"]


def test_other_mistakes_stand_among_them_in_order() -> None:
    other = Problem(Place("a.yaml", 2), "'x' is not known here")
    assert [one.place.line for one in gathered([*problems(5, "the data end in May"), other])] == [1, 2]


def test_a_reason_is_a_text_that_keeps_its_cause() -> None:
    reason = Reason("the data end in May", "the data of 'thefts' end in May")
    assert (reason, cause_of(reason), cause_of("any")) == ("the data end in May", "the data of 'thefts' end in May", "")
