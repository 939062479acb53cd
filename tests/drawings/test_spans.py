"""Room within outlines, and hatching."""

from __future__ import annotations

import pytest

from reportgen.drawings.spans import Interior, hatching

SQUARE = [(0.0, 0.0), (90.0, 0.0), (90.0, 60.0), (0.0, 60.0)]
HOLE = [(30.0, 15.0), (60.0, 15.0), (60.0, 45.0), (30.0, 45.0)]


def test_a_box_stands_in_the_middle_of_a_square() -> None:
    centre = Interior.of([SQUARE]).room_for(40, 12)
    assert centre == pytest.approx((45, 30), abs=2)


def test_a_box_that_is_too_wide_or_too_high_has_no_room() -> None:
    inside = Interior.of([SQUARE])
    assert inside.room_for(91, 10) is None
    assert inside.room_for(10, 61) is None


def test_a_box_stands_beside_a_hole_and_what_is_taken() -> None:
    x, _ = Interior.of([SQUARE, HOLE]).room_for(25, 24) or (0, 0)
    assert x == pytest.approx(15) or x == pytest.approx(75)
    x, _ = Interior.of([SQUARE, HOLE]).without([(0, 0, 30, 60)]).room_for(25, 24) or (0, 0)
    assert x == pytest.approx(75)
    assert Interior.of([SQUARE, HOLE]).without([(0, 0, 30, 60), (60, 0, 90, 60)]).room_for(25, 24) is None


def test_how_far_an_interior_reaches_is_told_by_height() -> None:
    inside = Interior.of([[(0.0, 0.0), (60.0, 0.0), (0.0, 60.0)]])
    # The slanting side is at 60 - y; lines of sight are 2 points apart.
    assert inside.ends(30, 36) == pytest.approx((0, 30))
    assert inside.ends(100, 110) is None
    assert [y for y, _ in inside.widest()][:2] == [0, 2]


def test_hatching_rises_to_the_right_and_leaves_holes_free() -> None:
    lines = hatching([SQUARE, HOLE], 5)
    assert all(x2 - x1 == pytest.approx(y1 - y2) and x2 >= x1 for (x1, y1), (x2, y2) in lines)
    inside = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in lines]
    assert not any(31 < x < 59 and 16 < y < 44 for x, y in inside)
    # 90 x 60 less 30 x 30, in lines 5 points apart: 4,500 / 5 points long in all
    assert sum(((x2 - x1) ** 2 * 2) ** 0.5 for (x1, _), (x2, _) in lines) == pytest.approx(900, rel=0.05)
