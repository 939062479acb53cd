"""Hierarchies laid out: levels, lists, lines with right angles, and type that gives way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.drawings.draw import draw, natural_height
from reportgen.errors import UnplacedError
from reportgen.figures.hierarchy import Hierarchy, Node
from reportgen.spec.contrast import LEAST_FOR_TEXT, contrast
from reportgen.wording.text import words
from tests.houses import barnet

from .sheets import apart, check_sheet, named

HOUSE = barnet()


def hierarchy(*nodes: tuple[str, int | None]) -> Hierarchy:
    return Hierarchy(id="one", nodes=tuple(Node(words(label), parent=parent) for label, parent in nodes))


TEAM = hierarchy(("Head", None), ("Left", 0), ("Middle", 0), ("Right", 0))


def test_parents_stand_over_the_middle_of_what_reports_to_them() -> None:
    made = draw(TEAM, HOUSE, 600, 200, 12)
    head, left, middle, right = named(made, "Box")
    assert head.x == pytest.approx(middle.x)
    assert head.x == pytest.approx((left.x + right.x) / 2)
    assert left.y == middle.y == right.y > head.y + head.height
    check_sheet(made)


def test_all_boxes_are_of_one_width_and_none_meets_another() -> None:
    made = draw(hierarchy(("A", None), ("A much longer name", 0), ("B", 0), ("C", 1), ("D", None)), HOUSE, 600, 300, 12)
    boxes = named(made, "Box")
    assert len({round(box.width, 3) for box in boxes}) == 1
    assert apart(boxes)


def test_lines_have_right_angles_and_lead_from_parents_to_children() -> None:
    made = draw(TEAM, HOUSE, 600, 200, 12)
    lines, (head, *below) = named(made, "Line"), named(made, "Box")
    assert all(line.width == 0 or line.height == 0 for line in lines)
    assert len(lines) == 5  # down from the head, across, and down to each of three
    for box in below:
        assert any(line.x == pytest.approx(box.x + box.width / 2) and line.y + line.height == pytest.approx(box.y)
                   for line in lines)  # fmt: skip
    assert lines[0].y == pytest.approx(head.y + head.height)


def test_where_the_width_is_short_those_at_the_end_are_set_as_a_list() -> None:
    wide = hierarchy(("Head", None), ("Prevention", 0), ("Enforcement", 0),
                     *((f"Community safety hub {n}", 1 + n % 2) for n in range(10)))  # fmt: skip
    made = draw(wide, HOUSE, 460, 420, 12)
    hubs = named(made, "Box: Community")
    assert len({round(hub.x) for hub in hubs}) == 2
    assert apart(named(made, "Box"))
    check_sheet(made)


def test_type_falls_to_8_points_and_then_it_is_told() -> None:
    many = hierarchy(("Head", None), *((f"Directorate {n}", 0) for n in range(12)))
    tight = draw(many, HOUSE, 300, 340, 12)
    assert {line.size for box in named(tight, "Box") for line in box.text} <= {8 + step / 2 for step in range(9)}
    with pytest.raises(UnplacedError) as caught:
        draw(many, HOUSE, 300, 90, 12)
    assert str(caught.value) == (
        "a hierarchy of 13 boxes does not fit its place even at 8 points; "
        "shorten labels, leave notes out, or split it into two"
    )


def test_its_natural_height_is_enough() -> None:
    height = natural_height(TEAM, HOUSE, 450, 10)
    assert height is not None
    check_sheet(draw(TEAM, HOUSE, 450, height, 10))


def test_words_are_readable_on_every_box() -> None:
    nodes = (Node(words("Top")), Node(words("Picked"), parent=0, highlighted=True), Node(words("Low"), parent=0))
    for box in named(draw(Hierarchy(id="one", nodes=nodes), HOUSE, 400, 200, 12), "Box"):
        assert all(contrast(line.colour, box.fill) >= LEAST_FOR_TEXT for line in box.text)


@given(st.lists(st.integers(min_value=-1, max_value=23), min_size=1, max_size=24))
def test_whatever_the_tree_no_box_meets_another_or_leaves_the_sheet(wanted: list[int]) -> None:
    # Each reports to one before it; -1 is at the top.
    parents = [None if parent < 0 or index == 0 else parent % index for index, parent in enumerate(wanted)]
    figure = hierarchy(*((f"Group {n}", parent) for n, parent in enumerate(parents)))
    height = natural_height(figure, HOUSE, 888, 12)
    assert height is not None  # 24 columns of 8 points have room
    made = draw(figure, HOUSE, 888, height, 12)
    check_sheet(made)
    assert apart(named(made, "Box"))
    assert len(named(made, "Box")) == len(wanted)
