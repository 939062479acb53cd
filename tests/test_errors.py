"""What is suggested in place of a name that nobody knows."""

from __future__ import annotations

import pytest

from reportgen.errors import did_you_mean


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
