"""Venn diagrams laid out: numbers stand in their own part, and are readable on all circles together."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from reportgen.drawings.draw import draw, natural_height
from reportgen.drawings.model import Shape
from reportgen.drawings.venn import OPACITY
from reportgen.errors import UnplacedError
from reportgen.figures.venn import Circle, Region, Venn
from reportgen.spec.contrast import LEAST_FOR_TEXT, WHITE, contrast
from reportgen.wording.text import words
from tests.houses import barnet

from .sheets import apart, check_sheet, named

HOUSE = barnet()


def venn(circles: int, number: str = "1,234") -> Venn:
    members = [several for size in range(1, circles + 1) for several in combinations(range(circles), size)]
    return Venn(
        id="one",
        circles=tuple(Circle(words(f"Set {n}"), words(number)) for n in range(circles)),
        regions=tuple(Region(one, "-".join(map(str, one)), words(number), words("12.3%")) for one in members),
    )


def _corners(shape: Shape) -> list[tuple[float, float]]:
    return [(shape.x + dx * shape.width, shape.y + dy * shape.height) for dx in (0.15, 0.85) for dy in (0, 1)]


@pytest.mark.parametrize("circles", [2, 3])
@pytest.mark.parametrize(("width", "height", "size"), [(888, 300, 14), (450, 300, 10)])
def test_numbers_stand_within_the_circles_of_their_part_and_no_other(
    circles: int, width: float, height: float, size: float
) -> None:
    made = draw(venn(circles), HOUSE, width, height, size)
    rounds = [(one.x + one.width / 2, one.y + one.height / 2, one.width / 2) for one in named(made, "Set")]
    for shape in named(made, "Number"):
        members = {int(part) for part in shape.name.removeprefix("Number: ").split("-")}
        middle = (shape.x + shape.width / 2, shape.y + shape.height / 2)
        inside = {index for index, (x, y, radius) in enumerate(rounds) if dist(middle, (x, y)) < radius}
        assert inside == members
        for index in members:
            x, y, radius = rounds[index]
            assert all(dist(corner, (x, y)) < radius for corner in _corners(shape)), shape.name
    check_sheet(made)
    assert apart([*named(made, "Number"), *named(made, "Name")])


def test_words_are_readable_where_all_circles_lie_over_each_other() -> None:
    ground = [255.0, 255.0, 255.0]
    for colour in HOUSE.palette.series[:3]:
        parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
        ground = [OPACITY * part + (1 - OPACITY) * under for part, under in zip(parts, ground, strict=True)]
    mixed = "".join(f"{round(part):02X}" for part in ground)
    assert contrast(HOUSE.palette.text, mixed) >= LEAST_FOR_TEXT
    assert contrast(HOUSE.palette.text, WHITE) >= LEAST_FOR_TEXT


def test_its_natural_height_is_enough() -> None:
    height = natural_height(venn(3), HOUSE, 450, 10)
    assert height is not None
    check_sheet(draw(venn(3), HOUSE, 450, height, 10))


def test_numbers_without_room_are_told() -> None:
    with pytest.raises(UnplacedError) as caught:
        draw(venn(3), HOUSE, 450, 60, 10)
    assert str(caught.value) == (
        "the numbers of the Venn diagram do not fit its parts even at 8 points; "
        "give it more room, or shorten the names of the sets"
    )
