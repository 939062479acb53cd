"""Marks: what has no element becomes decoration, well nested; what has one stays as it was."""

from __future__ import annotations

from collections.abc import Container

import pikepdf
import pytest
from pikepdf import Dictionary

from reportgen.pdf.marks import claimed, decorated, left_open, read, unmarked


def instructions(content: str) -> list[object]:
    pdf = pikepdf.new()
    return read(pdf.make_stream(content.encode("latin-1")))


def text(given: object) -> str:
    return " ".join(pikepdf.unparse_content_stream(given).decode("latin-1").split())


def decoration(content: str, kept: Container[int] = (), properties: object = None) -> str:
    return text(decorated(instructions(content), kept, properties).instructions)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # A mark begins before the path is built, and ends with the graphics state.
        ("q 1 0 0 rg 0 0 9 9 re f Q", "q 1 0 0 rg /Artifact BMC 0 0 9 9 re f EMC Q"),
        ("0 0 m 9 9 l S 0 0 m 9 9 l S", "/Artifact BMC 0 0 m 9 9 l S 0 0 m 9 9 l S EMC"),
        # In a text object both ends of the mark stand within it.
        ("BT 9 9 Td (a) Tj ET (b) Tj", "BT 9 9 Td /Artifact BMC (a) Tj EMC ET /Artifact BMC (b) Tj EMC"),
        ("/Artifact BMC 0 0 9 9 re f EMC", "/Artifact BMC 0 0 9 9 re f EMC"),
        ("/Span BMC (a) Tj EMC", "/Artifact BMC (a) Tj EMC"),
        ("/OC /L BDC (a) Tj EMC", "/OC /L BDC /Artifact BMC (a) Tj EMC EMC"),
        # An end too many, and one that is missing.
        ("EMC (a) Tj", "/Artifact BMC (a) Tj EMC"),
        ("/Artifact BMC (a) Tj", "/Artifact BMC (a) Tj EMC"),
    ],
)
def test_what_has_no_element_becomes_decoration(content: str, expected: str) -> None:
    assert decoration(content) == expected


def test_content_of_elements_stays_and_that_of_no_element_is_decoration() -> None:
    content = "/P << /MCID 0 >> BDC (a) Tj EMC /P << /MCID 1 >> BDC (b) Tj EMC"
    assert decoration(content, {0}) == "/P << /MCID 0 >> BDC (a) Tj EMC /Artifact BMC (b) Tj EMC"


def test_an_identifier_may_stand_in_the_properties_of_the_page() -> None:
    named = Dictionary({"/MC0": Dictionary(MCID=0)})
    assert decoration("/P /MC0 BDC (a) Tj EMC", {0}, named) == "/P /MC0 BDC (a) Tj EMC"


def test_texts_that_become_decoration_are_counted() -> None:
    assert decorated(instructions("(a) Tj 0 0 9 9 re f [(b)] TJ"), (), None).texts == 2


def test_forms_with_tags_of_their_own_are_not_decoration() -> None:
    found = decorated(instructions("0 0 9 9 re f /Fm0 Do /Fm1 Do"), (), None, {"/Fm0"})
    assert text(found.instructions) == "/Artifact BMC 0 0 9 9 re f EMC /Fm0 Do /Artifact BMC /Fm1 Do EMC"


def test_a_picture_marked_as_decoration_is_given_to_the_figure_that_stands_there() -> None:
    content = "/Artifact BMC q 100 0 0 50 10 20 cm /Im0 Do Q EMC /Artifact BMC q 9 0 0 9 0 0 cm /Im0 Do Q EMC"
    found = claimed(instructions(content), [(7, (10, 20, 110, 70))])
    assert text(found).startswith("/Figure << /MCID 7 >> BDC q 100 0 0 50 10 20 cm /Im0 Do Q EMC /Artifact BMC")


def test_marks_are_taken_away_and_those_left_open_are_told() -> None:
    content = instructions("/P << /MCID 0 >> BDC /Span BMC (a) Tj EMC")
    assert text(unmarked(content)) == "(a) Tj"
    assert text(left_open(content)) == "/P << /MCID 0 >> BDC"
