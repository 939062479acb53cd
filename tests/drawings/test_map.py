"""Maps laid out: outlines as large as they go, the legend beside or below, labels where there is room."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from reportgen.drawings.draw import draw, natural_height
from reportgen.drawings.model import Drawing, Shape
from reportgen.drawings.ramp import ramp
from reportgen.drawings.room import overflowing
from reportgen.drawings.shading import Shading
from reportgen.errors import UnplacedError
from reportgen.figures.map import Map, Region
from reportgen.spec.contrast import LEAST_FOR_GRAPHICS, LEAST_FOR_TEXT, WHITE, contrast
from tests.figures.test_chart import PEOPLE, YEARS
from tests.figures.test_map import BY_CAMERA, CAMERAS, POINTS, drawn, filmed, placed
from tests.houses import barnet
from tests.measures.books import book

from .sheets import apart, named

HOUSE = barnet()
PALETTE = HOUSE.palette
ROOMS = [(888.0, 260.0, 14.0), (451.0, 200.0, 10.0), (210.0, 330.0, 10.0)]


def sheet(figure: Map, width: float = 600, height: float = 300, size: float = 12) -> Drawing:
    return draw(figure, HOUSE, width, height, size)


def on_sheet(drawing: Drawing) -> bool:
    return all(
        shape.x >= -0.01 and shape.y >= -0.01
        and shape.x + shape.width <= drawing.width + 0.01 and shape.y + shape.height <= drawing.height + 0.01
        for shape in drawing.shapes
    )  # fmt: skip


def middle(shape: Shape) -> tuple[float, float]:
    return shape.x + shape.width / 2, shape.y + shape.height / 2


def holds(shape: Shape, other: Shape) -> bool:
    return (
        shape.x <= other.x and other.x + other.width <= shape.x + shape.width
        and shape.y <= other.y and other.y + other.height <= shape.y + shape.height
    )  # fmt: skip


@pytest.mark.parametrize(("width", "height", "size"), ROOMS)
def test_all_of_a_map_stands_on_its_sheet_and_its_words_apart(
    tmp_path: Path, width: float, height: float, size: float
) -> None:
    made = sheet(drawn(tmp_path, value="rate", labels="name", highlight="barnet"), width, height, size)
    assert on_sheet(made)
    assert list(overflowing(made)) == []
    assert apart([*named(made, "Label"), *named(made, "Legend"), *named(made, "Scale")])


def test_each_area_is_one_shape_that_says_its_name_and_number(tmp_path: Path) -> None:
    # 15 of 4,000 residents: 3.75 per 1,000
    made = sheet(drawn(tmp_path, value="rate"))
    assert [shape.name for shape in named(made, "Ward")] == [
        "Ward: Barnet, 15 (3.8 per 1,000)", "Ward: Brent, 6 (2.0 per 1,000)", "Ward: Harrow, 18 (9.0 per 1,000)",
    ]  # fmt: skip


def test_areas_keep_their_form_and_meet_at_their_borders(tmp_path: Path) -> None:
    one, two, _ = named(sheet(drawn(tmp_path)), "Ward")
    # A hundredth of a degree is 693 m by 1,113 m at 51.6 degrees north.
    assert one.height / one.width == pytest.approx(1113 / 693, rel=0.01)
    assert two.x == pytest.approx(one.x + one.width, abs=0.02)
    assert one.path is not None
    assert one.path.closed
    assert [len(ring) for ring in one.path.rings] == [4]


def test_the_lowest_class_is_the_lightest_and_borders_stand_out_from_all(tmp_path: Path) -> None:
    made = sheet(drawn(tmp_path, classes=3))
    by_name = {shape.name.split(",")[0]: shape for shape in named(made, "Ward")}
    fills = [by_name[f"Ward: {name}"].fill for name in ("Brent", "Barnet", "Harrow")]
    assert tuple(fills) == ramp(PALETTE, 3)
    assert {shape.stroke for shape in by_name.values()} == {PALETTE.text}


@pytest.mark.parametrize("count", range(1, 8))
def test_shades_darken_evenly_and_keep_away_from_the_border(count: int) -> None:
    shades = ramp(PALETTE, count)
    against = [contrast(shade, WHITE) for shade in shades]
    assert against == sorted(against)
    steps = [after / before for before, after in pairwise(against)]
    assert steps == pytest.approx([steps[0]] * len(steps), rel=0.02) if steps else True
    assert all(contrast(shade, PALETTE.text) >= LEAST_FOR_GRAPHICS for shade in shades)


def test_the_legend_says_each_class_with_its_number_of_areas(tmp_path: Path) -> None:
    made = sheet(drawn(tmp_path, breaks=[10, 16]))
    assert [shape.name for shape in named(made, "Legend")] == [
        "Legend: Number of cases", "Legend: 0 to 9 (1 ward)", "Legend: 10 to 15 (1 ward)",
        "Legend: 16 or more (1 ward)",
    ]  # fmt: skip
    assert [shape.fill for shape in named(made, "Class")] == list(ramp(PALETTE, 3))


def test_zero_is_white_and_the_ramp_begins_above_it(tmp_path: Path) -> None:
    made = sheet(drawn(tmp_path, placed(tmp_path, absent="zero"), measure="burglary", by="place", zero=True))
    assert [shape.fill for shape in named(made, "Class")] == [WHITE, *ramp(PALETTE, 2)]


def test_an_area_without_a_number_is_hatched_and_explained(tmp_path: Path) -> None:
    made = sheet(drawn(tmp_path, book(YEARS | {"harrow": {"2022-06": 1}}, PEOPLE)))
    (area,) = named(made, "Ward: Harrow, not available")
    (hatch,) = named(made, "Hatching: Harrow")
    assert area.fill == WHITE
    assert hatch.path is not None
    assert not hatch.path.closed
    assert all(area.x - 0.1 <= x <= area.x + area.width + 0.1 for ring in hatch.path.rings for x, _ in ring)
    assert named(made, "Label: Harrow")[0].text[0].text[0].text == "[x]"
    assert named(made, "Legend: [x] not available")


def test_picked_out_areas_lie_over_the_others_with_a_heavy_outline(tmp_path: Path) -> None:
    made = sheet(drawn(tmp_path, highlight="barnet"))
    *others, last = named(made, "Ward")
    assert last.name.startswith("Ward: Barnet")
    assert (last.stroke, last.stroke_width) == (PALETTE.highlight, 2.25)
    assert all(shape.stroke_width < 1 for shape in others)
    assert named(made, "Legend: Barnet")


@pytest.mark.parametrize(("labels", "said"), [("value", ["15", "6", "18"]), ("class", ["2", "1", "3"])])
def test_areas_are_labelled_with_their_number_or_class(tmp_path: Path, labels: str, said: list[str]) -> None:
    made = sheet(drawn(tmp_path, labels=labels, classes=3))
    assert ["".join(run.text for run in shape.text[0].text) for shape in named(made, "Label")] == said
    for label, area in zip(named(made, "Label"), named(made, "Ward"), strict=True):
        assert holds(area, label)


def test_a_label_without_room_stands_beside_the_map_with_a_line_to_its_area(tmp_path: Path) -> None:
    names = (("E1", "Barnet"), ("E2", "Brent"), ("E3", "Harrow"))
    figure = drawn(tmp_path, names=names, labels="name")
    long = "Wealdstone-and-Stanmore-and-Edgware-and-Pinner"
    regions = (Region("Barnet"), Region("Brent"), Region(long))
    made = sheet(Map(id="one", outlines=figure.outlines, regions=regions, labels="name"), 700, 200)
    (label,), (line,), (place,) = named(made, f"Label: {long}"), named(made, "Line"), named(made, "Place")
    area = next(shape for shape in named(made, "Area") if long in shape.name)
    assert holds(area, place)
    assert label.x > area.x + area.width
    assert (line.x + line.width, line.y) == pytest.approx((label.x, middle(label)[1]))
    assert line.x == pytest.approx(middle(place)[0])
    assert on_sheet(made)


@pytest.mark.parametrize(("width", "height", "size"), [*ROOMS, (451.0, 200.0, 6.0)])
def test_no_label_is_smaller_than_can_be_read_nor_too_faint(
    tmp_path: Path, width: float, height: float, size: float
) -> None:
    figure = drawn(tmp_path, value="rate", labels="name", classes=3)
    made = sheet(figure, width, height, size)
    shading = Shading.of(figure, PALETTE)
    grounds = {region.name: shading.fill(region) for region in figure.regions}
    lines = [(shape.name.removeprefix("Label: "), line) for shape in named(made, "Label") for line in shape.text]
    assert len(lines) == 3 and min(line.size for _, line in lines) >= 8
    assert all(contrast(line.colour, grounds[name]) >= LEAST_FOR_TEXT for name, line in lines)


def test_a_label_beside_the_map_is_broken_where_one_line_has_no_room(tmp_path: Path) -> None:
    figure = drawn(tmp_path, names=(("E1", "Barnet"), ("E2", "Brent"), ("E3", "Harrow")), labels="name")
    long = "Wealdstone-and-Stanmore-upon-the-Hill and-Edgware-and-Pinner-upon-the-Heath"
    regions = (Region("Barnet"), Region("Brent"), Region(long))
    wide, narrow = (
        named(sheet(Map(id="one", outlines=figure.outlines, regions=regions, labels="name"), width, 200), "Label")
        for width in (1140, 720))  # fmt: skip
    assert [len(shape.text) for shape in wide] == [1, 1, 1]
    assert [len(shape.text) for shape in narrow] == [1, 1, 2]


def test_marks_have_the_area_of_their_counts_and_none_is_hollow(tmp_path: Path) -> None:
    made = sheet(drawn(tmp_path, filmed(tmp_path, BY_CAMERA), cameras=CAMERAS, points=POINTS))
    most, second, none = named(made, "Camera")
    assert [shape.name for shape in (most, second, none)] == ["Camera: E15, 28", "Camera: GG21, 25", "Camera: X9, 0"]
    assert (second.width / most.width) ** 2 == pytest.approx(25 / 28)
    assert (none.fill, second.fill) == (WHITE, PALETTE.series[2])
    assert [shape.name for shape in named(made, "Legend")] == [
        "Legend: Incidents by camera", "Legend: 28", "Legend: 25", "Legend: none",
    ]  # fmt: skip
    # In the middle of the first of three squares, which are one area each.
    assert middle(most) == pytest.approx(middle(named(made, "Ward: Barnet")[0]), abs=0.1)


def test_points_without_counts_are_explained_by_one_mark(tmp_path: Path) -> None:
    made = sheet(drawn(tmp_path, cameras=CAMERAS, points={"locations": "cameras"}))
    assert [shape.name for shape in named(made, "Legend")] == ["Legend: Cameras"]
    marks = [*named(made, "Mark"), *named(made, "Camera")]
    assert {shape.fill for shape in marks} == {PALETTE.series[2]}
    assert [shape.width for shape in marks] == pytest.approx([marks[0].width] * 4)


def test_each_kind_of_points_has_a_form_and_a_colour_of_its_own(tmp_path: Path) -> None:
    figure = drawn(tmp_path, cameras=CAMERAS, points={"locations": "cameras"})
    kinds = ("dome", "fixed")
    dots = tuple(replace(dot, kind=kinds[at % 2]) for at, dot in enumerate(figure.dots))
    made = sheet(replace(figure, dots=dots, kinds=kinds))
    assert [(shape.geometry, shape.fill) for shape in named(made, "Kind")] == [
        ("ellipse", PALETTE.series[2]), ("rect", PALETTE.series[3]),
    ]  # fmt: skip
    assert [shape.geometry for shape in named(made, "Camera")] == ["ellipse", "rect", "ellipse"]


def test_the_scale_is_a_round_number_of_metres(tmp_path: Path) -> None:
    made = sheet(drawn(tmp_path))
    (bar,) = named(made, "Scale bar")
    (ward, *_) = named(made, "Ward")
    metres = bar.width * 693 / ward.width
    (said,) = (shape.text[0].text[0].text for shape in named(made, "Scale") if shape.text)
    assert f"{round(metres, -1):.0f} m" == said


def test_a_wide_room_has_the_legend_beside_the_map_and_a_tall_one_below(tmp_path: Path) -> None:
    figure = drawn(tmp_path)
    for width, height, beside in ((800, 250, True), (220, 400, False)):
        made = sheet(figure, width, height)
        right = max(shape.x + shape.width for shape in named(made, "Ward"))
        bottom = max(shape.y + shape.height for shape in named(made, "Ward"))
        legend = named(made, "Legend")
        assert all(shape.x > right if beside else shape.y > bottom for shape in legend)


def test_a_map_takes_the_height_that_it_needs(tmp_path: Path) -> None:
    figure = drawn(tmp_path)
    for width in (220.0, 450.0, 900.0):
        height = natural_height(figure, HOUSE, width, 10)
        assert height is not None
        assert on_sheet(draw(figure, HOUSE, width, height, 10))
        assert height <= width * 1.3


def test_a_room_that_is_too_small_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnplacedError, match=r"the map 'figure' and its legend have no room in 90 x 60 points"):
        sheet(drawn(tmp_path), 90, 60)
