"""Text as it may stand in XML."""

from __future__ import annotations

from reportgen.office.escaping import allowed, escaped


def test_marks_of_xml_are_escaped() -> None:
    assert escaped("<b> & \"x\" ]]>") == "&lt;b&gt; &amp; &quot;x&quot; ]]&gt;"


def test_characters_that_xml_forbids_are_left_out() -> None:
    assert allowed("a\x00\x0b\x1f\ud800\ufffeb\tc") == "ab\tc"


def test_a_name_does_not_turn_around_the_numbers_behind_it() -> None:
    assert allowed("\u202eTheft\u2066 ") == "Theft "  # a number behind them would be read from right to left
    assert allowed("\u05d0\u200f 12") == "\u05d0\u200f 12"  # Hebrew with the mark of its own direction stays as it is
