"""Text measured by Arial's widths."""

from __future__ import annotations

import pytest

from reportgen.office.metrics import lines, longest_word, width

ROOM = 100.0


def test_digits_are_as_wide_as_arials() -> None:
    assert width("0", 10) == pytest.approx(1139 / 2048 * 10 * 1.01)  # the font's own unit is 1/2048 em
    assert width("00", 10) == 2 * width("0", 10)


def test_bold_is_wider_and_an_unknown_character_is_as_wide_as_it_is_high() -> None:
    assert width("a", 10, bold=True) == width("a", 10)  # these two are equal in Arial
    assert width("f", 10, bold=True) > width("f", 10)
    assert width("警", 10) == pytest.approx(10.1)


@pytest.mark.parametrize(("text", "count"), [
    ("", 1),
    ("0000 0000", 1),  # 8 x 5.62 + 2.81 = 47.7
    ("0000000000 0000000000", 2),  # 56 + 2.8 + 56
    ("0000000000 0000000 00000", 2),  # 56 + 2.8 + 39 = 98; 28
    ("a\nb", 2),
    ("a\n\nb", 3),
    ("0" * 40, 3),  # 225 points without a space
    ("0000000000-0000000000", 2),  # a hyphen may end a line
])
def test_lines_are_counted(text: str, count: int) -> None:
    assert lines([(text, False)], 10, ROOM) == count


def test_a_word_of_two_looks_is_not_broken_between_them() -> None:
    assert lines([("0000000000 00000", False), ("00000", True)], 10, ROOM) == 2


def test_a_space_at_the_end_of_a_line_takes_no_room() -> None:
    assert lines([("0" * 17 + " ", False)], 10, width("0" * 17, 10) + 0.01) == 1


def test_the_longest_word_is_by_width_not_by_count() -> None:
    assert longest_word("iiii WWW", 10) == width("WWW", 10)
