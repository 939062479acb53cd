"""Plain words by the core rules of YAML 1.2."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.spec.scalars import ScalarError, scalar


@pytest.mark.parametrize("word", ["No", "Yes", "on", "Off", "y", "n", "None", "2023-11-24", "10:00", "1_000", ".inf",
                                  ".nan", "12 months", "-", "+", ".", "0o8", "0xg", "1,938", "١٢"])  # fmt: skip
def test_words_stay_words(word: str) -> None:
    assert scalar(word) == word


@pytest.mark.parametrize(
    ("word", "value"),
    [("", None), ("~", None), ("null", None), ("true", True), ("False", False), ("12", 12), ("-7", -7), ("+7", 7),
     ("012", 12), ("0o14", 12), ("0xC", 12), ("1.50", 1.5), (".5", 0.5), ("1e3", 1000.0), ("-2.", -2.0)],
)  # fmt: skip
def test_numbers_booleans_and_nothing_are_what_they_say(word: str, value: object) -> None:
    assert scalar(word) == value and type(scalar(word)) is type(value)


@given(st.integers(-(10**20), 10**20))
def test_every_whole_number_is_read_back(number: int) -> None:
    assert scalar(str(number)) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_is_read_back(number: float) -> None:
    assert scalar(repr(number)) == number


@pytest.mark.parametrize("word", ["1" * 31, "1e400", "0x" + "f" * 40])
def test_numbers_beyond_reason_are_refused(word: str) -> None:
    with pytest.raises(ScalarError):
        scalar(word)
