"""Text as it may stand in XML."""

from __future__ import annotations

from reportgen.office.escaping import allowed


def test_a_name_does_not_turn_around_the_numbers_behind_it() -> None:
    assert allowed("\u202eTheft\u2066 ") == "Theft "  # a number behind them would be read from right to left
    assert allowed("\u05d0\u200f 12") == "\u05d0\u200f 12"  # Hebrew with the mark of its own direction stays as it is
