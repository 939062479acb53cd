"""The room that words take, and that shapes have for them."""

from __future__ import annotations

import pytest

from reportgen.drawings.model import Drawing, Line
from reportgen.drawings.room import height, inner, longest, overflowing
from reportgen.office.metrics import width
from reportgen.wording.text import words
from tests.drawings.examples import box


def test_a_line_is_a_fifth_higher_than_its_words() -> None:
    assert height((Line(words("Hendon"), 10, "000000"),), 100) == 12
    assert height((Line(words("Hendon"), 10, "000000"), Line(words("132"), 20, "000000")), 100) == 36  # 12 + 24


def test_words_wrap_where_their_room_ends() -> None:
    line = (Line(words("Golders Green"), 10, "000000"),)
    assert height(line, width("Golders Green", 10) + 1) == 12
    assert height(line, width("Golders Green", 10) - 1) == 24


def test_the_longest_word_is_measured_in_its_own_weight() -> None:
    assert longest((Line(words("a Golders"), 10, "000000", bold=True),)) == width("Golders", 10, bold=True)
    assert longest(()) == 0


@pytest.mark.parametrize(
    ("geometry", "inset", "room"),
    [
        ("rect", 0, (60, 20)),
        ("rect", 3, (54, 14)),  # 3 off each side
        ("ellipse", 0, (42.426, 14.142)),  # the largest rectangle in it: sides / the root of 2
        ("round_rect", 0, (57.657, 17.657)),  # 4 x (1 - 1 / the root of 2) = 1.1716 off each side
    ],
)
def test_each_geometry_leaves_its_room(geometry: str, inset: float, room: tuple[float, float]) -> None:
    assert inner(box("x", geometry=geometry, inset=inset)) == pytest.approx(room, abs=0.001)


def test_shapes_that_overflow_are_found_by_height_and_by_width() -> None:
    fits, high, wide = box("Hendon"), box("Hendon", height=8), box("Hendon", width=20)
    bare = box("", text=(), width=0, height=0)
    assert list(overflowing(Drawing(100, 100, (fits, high, wide, bare)))) == [high, wide]
