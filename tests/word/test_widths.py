"""Widths of columns, given or by what stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.model import Table
from reportgen.word.metrics import wide
from reportgen.word.widths import column_widths, scaled
from tests.word.reports import cell

EDGES = 226  # a cell's margins


def test_text_is_measured_in_bold_arial_with_room_for_wider_fonts() -> None:
    # 4 x 1139/2048 em, at 10 pt and in twentieths 200 to the em, 1% for safety and 6% for other fonts: 476.3.
    assert wide("2023") == 476


def table(*texts: str, widths: tuple[float, ...] = (), mark: str = "") -> Table:
    return Table("t", (tuple(cell(text) for text in texts),), ((*(cell("1", mark=mark) for _ in texts),),), widths)


def test_given_widths_are_shares() -> None:
    assert column_widths(table("a", "b", "c", widths=(2, 1, 1)), 2000) == [1000, 500, 500]


def test_no_column_is_narrower_than_its_longest_word() -> None:
    # A third of 3,000 would be 1,000; what "Direction" needs beyond it the first gives.
    needed = wide("Direction") + EDGES
    assert needed > 1000
    assert column_widths(table("a", "b", "Direction", widths=(1, 1, 1)), 3000) == [2000 - needed, 1000, needed]


def test_a_number_is_not_parted_from_its_mark() -> None:
    needed = wide("61.5%\u00a0[low]") + EDGES
    assert column_widths(table("a", "61.5%\u00a0[low]", widths=(9, 1)), 3000) == [3000 - needed, needed]


def test_a_column_that_grows_may_make_another_one_too_narrow() -> None:
    needed = [wide("Change") + EDGES, wide("Direction") + EDGES]
    assert min(needed) > 900  # a third of the room
    assert column_widths(table("a", "Change", "Direction", widths=(1, 1, 1)), 2700) == [2700 - sum(needed), *needed]


def test_columns_without_widths_share_by_their_longest_lines() -> None:
    lines = [wide("two words") + EDGES, wide("four") + EDGES]
    assert column_widths(table("two words", "four"), 2 * sum(lines)) == [2 * line for line in lines]


def test_where_words_do_not_fit_all_columns_give_way_alike() -> None:
    assert column_widths(table("four", "four"), 800) == [400, 400]


def test_long_text_counts_as_forty_characters() -> None:
    lines = [wide("ab " * 13 + "a") + EDGES, wide("four") + EDGES]
    assert column_widths(table("ab " * 100, "four"), 2 * sum(lines)) == [2 * line for line in lines]


def test_a_mark_takes_its_room() -> None:
    texts, marks = table("a", "bb").rows[0], table("a", mark="red").rows[0]
    both = Table("t", ((cell(""), cell("")),), ((texts[0], marks[0]),))  # "1" and "● 1"
    lines = [wide("1") + EDGES, wide("● ") + wide("1") + EDGES]
    assert column_widths(both, 2 * sum(lines)) == [2 * line for line in lines]


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=30), st.integers(1000, 20_000))
def test_widths_add_up_to_the_column(weights: list[float], width: int) -> None:
    assert sum(scaled(weights, width)) == width
