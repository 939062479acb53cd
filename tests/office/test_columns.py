"""How the columns of a table share its width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.office.columns import shared


def test_columns_with_room_for_their_words_share_by_weight() -> None:
    assert shared((2, 1, 1), (10, 10, 10), 400) == [200, 100, 100]


def test_the_first_column_gives_what_the_others_lack() -> None:
    # By weight 300, 50 and 50; the second lacks 20.
    assert shared((6, 1, 1), (10, 70, 10), 400) == [280, 70, 50]


def test_the_others_give_once_the_first_is_as_narrow_as_its_words() -> None:
    # By weight 100 each. The last lacks 80: the first gives 20, the second and third 50 and 10 of their 75 and 15.
    assert shared((1, 1, 1, 1), (80, 25, 85, 180), 400) == [80, 50, 90, 180]


def test_words_that_need_more_than_there_is_have_no_widths() -> None:
    assert shared((1, 1), (150, 51), 200) is None


@given(st.lists(st.tuples(st.floats(0.1, 100), st.floats(0, 100)), min_size=1, max_size=12), st.floats(1, 2000))
def test_widths_add_up_and_none_is_under_its_least(columns: list[tuple[float, float]], room: float) -> None:
    weights, least = zip(*columns, strict=True)
    widths = shared(weights, least, room)
    if widths is None:
        assert sum(least) > room
    else:
        assert sum(widths) == pytest.approx(room)
        assert all(width >= low - 1e-6 for width, low in zip(widths, least, strict=True))
