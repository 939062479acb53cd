"""A house's words: what it may change, and which slips are told."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.spec.wording import Wording


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"increase": "up {persent}"}, "'{persent}' means nothing here"),
        ({"fractions": {"nearly": "almost {words}"}}, "'{words}' means nothing here"),
        ({"fractions": {"names": {"3/2": "one and a half"}}}, "'3/2' is no fraction between 0 and 1"),
        ({"degrees": [{"below": 5, "adverb": "slightly"}]}, "the steps do not go up to one for all others"),
        ({"degrees": [{"below": 9}, {"below": 5}, {}]}, "the steps do not go up to one for all others"),
        ({"comparison": {"points": [{"words": "like"}, {"below": 3, "words": "near"}]}}, "the steps do not go up"),
        ({"sentences": {"chnage": "{{ fact }}"}}, "Extra inputs are not permitted"),
        ({"records": {"least": 0}}, "greater than or equal to 1"),
    ],
)
def test_a_slip_in_the_houses_words_is_told(given: dict[str, Any], what: str) -> None:
    with pytest.raises(ValidationError) as error:
        Wording.model_validate(given)
    assert what in str(error.value)


def test_every_setting_has_a_sensible_default() -> None:
    assert Wording.model_validate({}) == Wording()
    assert Wording().fractions.values()[50.0] == "half"
