"""The dispatch by kind, headings above figures side by side, and words that do not fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.drawings.draw import draw, draw_titled, natural_height, natural_height_titled
from reportgen.errors import UnplacedError
from tests.drawings.examples import SKETCH, sketches
from tests.houses import barnet

__all__ = ["sketches"]
pytestmark = pytest.mark.usefixtures("sketches")
HOUSE = barnet()


def test_a_figure_is_drawn_by_the_module_of_its_kind() -> None:
    drawing = draw(SKETCH, HOUSE, 100, 90, 10)
    assert (drawing.width, drawing.height) == (100, 90)
    assert [shape.name for shape in drawing.shapes] == ["Label", "Ward: Hendon", "Link"]
    assert natural_height(SKETCH, HOUSE, 100, 10) == 80


def test_a_word_that_does_not_fit_its_shape_is_told_and_not_cut() -> None:
    with pytest.raises(UnplacedError) as told:
        draw(replace(SKETCH, said="Hendon-and-Golders-Green-together"), HOUSE, 100, 90, 10)
    assert str(told.value) == (
        "'Hendon-and-Golders-Green-together' does not fit its place in the drawing 'wards'; "
        "shorten it, show less, or give the drawing more room"
    )


def test_beside_another_figure_the_title_stands_above_and_the_shapes_below_it() -> None:
    drawing = draw_titled(SKETCH, HOUSE, 200, 90, 10)
    heading, label, ward, _ = drawing.shapes
    assert heading.text[0].text[0].text == "Offences by ward" and heading.text[0].size == 12
    assert heading.height == pytest.approx(14.4)  # one line of 12 points x 1.2
    assert label.y == pytest.approx(18.4)  # 14.4 + 4 below the heading
    assert ward.path is not None and ward.path.rings[0][0] == (0.0, pytest.approx(48.4))  # 30 + 18.4
    assert drawing.height == pytest.approx(90)
    assert natural_height_titled(SKETCH, HOUSE, 200, 10) == pytest.approx(98.4)  # 80 + 18.4
