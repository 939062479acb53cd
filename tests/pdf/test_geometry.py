"""Frames: every page as it is shown, whatever its boxes and turning; matrices that undo one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array

from reportgen.pdf.geometry import Frame, Matrix, frame, paper, plain
from tests.pdf.drawn import A4, SLIDE, Page, new

_NUMBERS = st.floats(-1000, 1000)
_SCALES = st.floats(0.1, 10)
_MATRICES = st.builds(Matrix, _SCALES, st.just(0.0), _NUMBERS, _SCALES, _NUMBERS, _NUMBERS)


def _seen(page: Page) -> tuple[Frame, tuple[float, float]]:
    """The frame of a page and the size of its paper."""
    pdf = new(page)
    return frame(pdf.pages[0]), paper(pdf.pages[0])


@pytest.mark.parametrize(
    ("turn", "corner"),
    # where the lower left corner of the page as shown lies on a page from (10, 20) to (605, 862)
    [(0, (10, 20)), (90, (605, 20)), (180, (605, 862)), (270, (10, 862)), (450, (605, 20)), (-90, (10, 862))],
)
def test_the_lower_left_corner_is_that_of_the_page_as_shown(turn: int, corner: tuple[int, int]) -> None:
    pdf = new(Page(box=(10, 20, 605, 862), entries={"/Rotate": turn}))

    view = frame(pdf.pages[0])

    assert view.to_page.point(0, 0) == pytest.approx(corner)
    assert (view.width < view.height) is (turn % 180 == 0)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_upper_right_corner_is_opposite(turn: int) -> None:
    pdf = new(Page(entries={"/Rotate": turn}))

    view = frame(pdf.pages[0])

    lower, upper = view.to_page.point(0, 0), view.to_page.point(view.width, view.height)
    assert (lower[0] + upper[0], lower[1] + upper[1]) == pytest.approx((595, 842))


def test_a_slide_is_measured_as_it_is_printed_on_a4() -> None:
    view = _seen(Page(box=SLIDE))[0]

    assert (view.width, view.height) == pytest.approx((841.89, 540 * 841.89 / 960))


def test_a_small_page_keeps_room_for_words() -> None:
    view = _seen(Page(box=(0, 0, 100, 2000)))[0]

    assert view.width == pytest.approx(300)


def test_the_crop_box_counts_within_the_media_box() -> None:
    view, size = _seen(Page(entries={"/CropBox": Array([100, 50, 2000, 650])}))

    assert view.crop == (100, 50, 595, 650)
    assert size == (495, 600)


@pytest.mark.parametrize("box", [[0, 0, 0, 0], [700, 900, 800, 1000]])
def test_a_crop_box_that_shows_nothing_is_passed_over(box: list[int]) -> None:
    assert _seen(Page(entries={"/CropBox": Array(box)}))[0].crop == A4


def test_corners_may_be_given_in_any_order() -> None:
    assert _seen(Page(box=(595, 842, 0, 0)))[0].crop == A4


def test_paper_lies_as_the_page_is_shown_and_within_what_viewers_allow() -> None:
    assert _seen(Page(entries={"/Rotate": 270}))[1] == (842, 595)
    assert _seen(Page(box=(0, 0, 1, 20_000)))[1] == (4, 14_399)


@pytest.mark.parametrize(
    ("number", "text"), [(0.0, "0"), (12.5, "12.5"), (-0.00001, "-0"), (3.0, "3"), (1e6, "1000000")]
)
def test_numbers_are_written_without_exponents(number: float, text: str) -> None:
    assert float(plain(number)) == float(text)
    assert "e" not in plain(number)


@given(_MATRICES, _NUMBERS, _NUMBERS)
def test_there_and_back_is_where_it_began(matrix: Matrix, x: float, y: float) -> None:
    assert (matrix @ matrix.inverse()).point(x, y) == pytest.approx((x, y), rel=1e-6, abs=1e-4)


@given(_MATRICES, _MATRICES, _NUMBERS, _NUMBERS)
def test_one_after_the_other_is_both_at_once(one: Matrix, other: Matrix, x: float, y: float) -> None:
    assert (one @ other).point(x, y) == pytest.approx(other.point(*one.point(x, y)), rel=1e-6, abs=1e-3)
