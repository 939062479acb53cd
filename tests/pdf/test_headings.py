"""Headings: their levels, words and pages, read from the tree and the pages."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, String

from reportgen.pdf.headings import Heading, headings
from tests.pdf import drawn
from tests.pdf.tagged import merged, tagged


def test_headings_are_read_with_their_pages_in_order() -> None:
    pdf = tagged(
        [("H1", "Summary"), ("P", "All is well.")], [("H2", "Burglary"), ("Big", "Robbery")], roles={"Big": "H3"}
    )
    assert headings(pdf) == (Heading(1, "Summary", 0), Heading(2, "Burglary", 1), Heading(3, "Robbery", 1))


def test_a_pack_has_the_headings_of_its_papers() -> None:
    first, second = tagged([("H1", "One")]), tagged([("P", "x")], [("H1", "Two")])
    assert headings(merged(first, second)) == (Heading(1, "One", 0), Heading(1, "Two", 2))


def test_words_in_elements_within_a_heading_belong_to_it() -> None:
    pdf = tagged([("H1", "Many"), ("Span", "lines")])
    heading, span = pdf.Root.StructTreeRoot.K.K
    del pdf.Root.StructTreeRoot.K.K[1]
    heading.K = Array([0, span])
    assert headings(pdf) == (Heading(1, "Many lines", 0),)


def test_pieces_that_touch_are_one_word() -> None:
    # Helvetica 12: "Sum" is 8.0 + 6.7 + 10.0 = 24.7 points wide.
    content = (
        "/H1 <</MCID 0>> BDC "
        + drawn.words("Sum", 72, 700)
        + " EMC /H1 <</MCID 1>> BDC "
        + drawn.words("mary", 72 + 24.7, 700)
        + " EMC"
    )
    pdf = tagged([("H1", "")])
    pdf.pages[0].Contents = pdf.make_stream(content.encode())
    pdf.Root.StructTreeRoot.K.K[0].K = Array([0, 1])
    assert headings(pdf) == (Heading(1, "Summary", 0),)


def test_what_the_tags_say_goes_before_what_is_drawn() -> None:
    pdf = tagged([("H1", "S U M M A R Y")])
    pdf.Root.StructTreeRoot.K.K[0].ActualText = String("Summary")
    assert headings(pdf) == (Heading(1, "Summary", 0),)


def test_a_heading_on_no_page_is_none() -> None:
    pdf = tagged([("H1", "Gone"), ("H1", "There")])
    first = pdf.Root.StructTreeRoot.K.K[0]
    first.Pg = pdf.make_indirect(Dictionary(Type=Name.Page))
    assert headings(pdf) == (Heading(1, "There", 0),)


def test_a_pdf_without_tags_has_none() -> None:
    assert headings(drawn.new(drawn.Page(drawn.words("Text", 72, 700)))) == ()
