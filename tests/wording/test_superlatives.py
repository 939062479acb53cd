"""Words that rank or judge are found in what an author wrote, with the claims that would back them."""

from __future__ import annotations

import pytest

from reportgen.wording.superlatives import superlatives
from reportgen.wording.text import Run, words
from tests.wording.facts import fact


def found(text: str) -> list[str]:
    return [one.word for one in superlatives(words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hendon has the highest number.", ["highest"]),
        ("The largest group, and the smallest", ["largest", "smallest"]),
        ("The majority of incidents", ["majority"]),
        ("Most of them, more than half", ["Most of", "more than half"]),
        ("It is similar to London and in line with England.", ["similar to", "in line with"]),
        ("It rose significantly.", ["significantly"]),
        ("a significant increase", ["significant"]),
        ("a significant partner", []),
        ("on record", ["on record"]),
        ("It met its target.", ["met its target"]),
        ("at most two, at least one", []),
        ("the most recent month", []),
        ("Topics and almost all", []),
        ("Nothing to see.", []),
    ],
)
def test_each_word_is_found_once(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("highest", "highest"),
        ("highest", "record"),
        ("lowest", "lowest"),
        ("lowest", "rank"),
        ("majority", "majority"),
        ("most", "highest"),
        ("unchanged", "no_change"),
        ("in line with", "similar"),
        ("exceeded its target", "target_met"),
    ],
)
def test_each_word_names_the_claims_that_would_back_it(text: str, kind: str) -> None:
    (one,) = superlatives(words(text))
    assert kind in one.backed_by


def test_words_of_a_fact_are_computed_and_so_not_found() -> None:
    assert list(superlatives((Run("It was "), Run("3rd highest of 32", fact=fact(3)), Run(".")))) == []
