"""Numbers, stamps and blank pages as they are drawn."""

from __future__ import annotations

import pytest

from reportgen.errors import UnplacedError
from reportgen.pdf.furniture import Furniture, number_size, stamp_size
from reportgen.pdf.geometry import frame
from reportgen.pdf.room import Room, Spot, number_boxes, stamp_boxes
from tests.pdf.drawn import Page, content, new


def test_the_place_of_a_number_does_not_hang_on_its_digits() -> None:
    assert number_size() == (pytest.approx(4 * 5.56 + 10), 14)  # four digits of 0.556 em at 10 points, 5 points aside


def test_the_place_of_a_stamp_is_as_wide_as_its_words() -> None:
    assert stamp_size("AGENDA ITEM 10")[0] - stamp_size("AGENDA ITEM 1")[0] == pytest.approx(0.556 * 11)


def test_a_stamp_that_the_font_cannot_print_is_told() -> None:
    with pytest.raises(UnplacedError, match="its font has no '→'"):
        stamp_size("AGENDA ITEM → 7")


def test_a_plate_is_drawn_only_where_the_ground_needs_one() -> None:
    for plate in (True, False):
        pdf = new(Page())
        page = pdf.pages[0]
        view = frame(page)
        number = Spot(number_boxes(view, *number_size())[0])
        stamp = Spot(stamp_boxes(view, *stamp_size("AGENDA ITEM 7"))[0], plate)

        Furniture.of(pdf).put(page, view, Room(number, stamp), 5, "AGENDA ITEM 7")

        assert content(page).count(" re B") == int(plate)


def test_a_page_without_a_stamp_has_its_number_alone() -> None:
    pdf = new(Page())
    page = pdf.pages[0]
    view = frame(page)

    Furniture.of(pdf).put(page, view, Room(Spot(number_boxes(view, *number_size())[0])), 12)

    assert content(page).count("BDC") == 1
    assert b"12".hex() in content(page)
    assert content(page).count("BT") == 1  # no stamp


def test_a_blank_page_keeps_the_scale_of_the_page_before() -> None:
    pdf = new(Page(entries={"/UserUnit": 2}))

    page = Furniture.of(pdf).blank(pdf.pages[0], "This page is blank", 8)

    assert page.obj.UserUnit == 2
    assert page.obj.Tabs == "/S"
    assert content(page).startswith("/P <</MCID 0>> BDC")
    assert len(pdf.pages) == 2
