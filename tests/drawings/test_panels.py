"""Panels laid out: columns of one width, rows of one height, bullets that hang."""

from __future__ import annotations

import pytest

from reportgen.drawings.draw import draw, natural_height
from reportgen.drawings.model import Shape
from reportgen.drawings.room import overflowing
from reportgen.errors import UnplacedError
from reportgen.figures.panels import Panel, Panels
from reportgen.wording.text import plain, words
from tests.houses import barnet

HOUSE = barnet()
LONG = words("Homes near a burglary are visited and their doors and windows looked at by an officer who knows them.")
DONE = Panel(words("Done"), (words("All of it."),), (LONG, LONG))
NEXT = Panel(words("Next"), (words("Go on."),))


def panels(*given: Panel, columns: int = 2) -> Panels:
    return Panels(id="stand", title="Where we stand", alt="Two panels.", panels=given, columns=columns)


def called(shapes: tuple[Shape, ...], ending: str) -> list[Shape]:
    return [shape for shape in shapes if shape.name.endswith(ending)]


def test_panels_of_a_row_have_one_height_and_all_one_width() -> None:
    drawing = draw(panels(DONE, NEXT, NEXT), HOUSE, 500, 600, 12)
    first, second, third = called(drawing.shapes, "ground")
    assert first.width == second.width == third.width == 244  # (500 - 12) / 2
    assert first.height == second.height > third.height
    assert (third.x, third.y) == (0, first.height + 12)


def test_a_heading_begins_where_the_words_below_it_begin() -> None:
    drawing = draw(panels(DONE, NEXT), HOUSE, 500, 600, 12)
    for heading, text in zip(called(drawing.shapes, "heading"), called(drawing.shapes, "text 1"), strict=True):
        assert heading.x + heading.inset == text.x


def test_bullets_hang_and_stand_below_each_other() -> None:
    drawing = draw(panels(DONE, NEXT), HOUSE, 500, 600, 12)
    first, second = called(drawing.shapes, "bullet 2") + called(drawing.shapes, "bullet 3")
    text = called(drawing.shapes, "text 2")[0]
    assert plain(first.text[0].text) == "•" and text.x == first.x + 12
    assert second.y == pytest.approx(text.y + text.height + 5.4)  # 0.45 x 12


def test_nothing_overflows_its_shape_or_the_sheet() -> None:
    for columns in (2, 3):
        figure = panels(DONE, NEXT, DONE, columns=columns)
        drawing = draw(figure, HOUSE, 450, 900, 12)
        assert drawing.height == natural_height(figure, HOUSE, 450, 12)
        assert list(overflowing(drawing)) == []
        assert all(shape.y + shape.height <= drawing.height + 0.01 for shape in drawing.shapes)


def test_text_that_is_too_long_for_its_room_is_told() -> None:
    with pytest.raises(UnplacedError) as told:
        draw(panels(DONE, NEXT), HOUSE, 450, 60, 12)
    assert str(told.value) == (
        "2 panels of text do not fit 450 x 60 points; say it in fewer words, or give them more room"
    )
