"""Widths of columns, given or by what stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.model import Table
from reportgen.word.widths import column_widths, scaled
from tests.word.reports import cell

EDGES = 226  # a cell's margins; a small letter or digit takes 125, a capital 155


def table(*texts: str, widths: tuple[float, ...] = (), mark: str = "") -> Table:
    return Table("t", (tuple(cell(text) for text in texts),), ((*(cell("1", mark=mark) for _ in texts),),), widths)


def test_given_widths_are_shares() -> None:
    assert column_widths(table("a", "b", "c", widths=(2, 1, 1)), 2000) == [1000, 500, 500]


def test_no_column_is_narrower_than_its_longest_word() -> None:
    # A third of 3,000 would be 1,000; "Direction" needs 155 + 8 x 125 + 226 = 1,381: the first gives it 381.
    assert column_widths(table("a", "b", "Direction", widths=(1, 1, 1)), 3000) == [619, 1000, 1381]


def test_a_column_that_grows_may_make_another_one_too_narrow() -> None:
    # "Direction" takes 1,381, "Change" needs 155 + 5 x 125 + 226 = 1,006, which leaves 613.
    assert column_widths(table("a", "Change", "Direction", widths=(1, 1, 1)), 3000) == [613, 1006, 1381]


def test_columns_without_widths_share_by_their_longest_lines() -> None:
    # 9 x 125 + 226 = 1,351 and 4 x 125 + 226 = 726, 2,077 in all; twice as much is there.
    assert column_widths(table("two words", "four"), 2 * 2077) == [2 * 1351, 2 * 726]


def test_where_words_do_not_fit_all_columns_give_way_alike() -> None:
    assert column_widths(table("four", "four"), 800) == [400, 400]


def test_long_text_counts_as_forty_characters() -> None:
    assert column_widths(table("ab " * 100, "four"), 2 * (40 * 125 + EDGES + 726)) == [2 * (40 * 125 + EDGES), 2 * 726]


def test_a_mark_takes_the_room_of_two_characters() -> None:
    assert column_widths(table("a", "b", mark="red"), 2 * (3 * 125 + EDGES)) == [3 * 125 + EDGES] * 2


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=30), st.integers(1000, 20_000))
def test_widths_add_up_to_the_column(weights: list[float], width: int) -> None:
    assert sum(scaled(weights, width)) == width
