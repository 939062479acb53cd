"""Drawings on a slide: groups of native shapes, figures side by side, the same in rows in the notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reportgen.document.model import Slide
from reportgen.errors import ReportError
from reportgen.figures.model import Chart, Drawn, Group
from tests.drawings.examples import SKETCH, sketches
from tests.powerpoint.decks import chart, found, opened, shape, written

__all__ = ["sketches"]
pytestmark = pytest.mark.usefixtures("sketches")
PAIR = Group(id="pair", figures=(replace(chart("left"), title="Burglary"), SKETCH), title="Pair", alt="Two figures.")


def slide(figure: Chart | Drawn | Group) -> Slide:
    return Slide("figure", "Wards", (("figure", figure),))


def test_a_drawing_is_a_group_in_its_place_with_its_alternative_text() -> None:
    made = opened(slide(SKETCH)).slides[0]
    group = shape(made, "Figure: wards")
    assert [one.name for one in group.shapes] == ["Label", "Ward: Hendon", "Link"]
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "Map of one ward: Hendon 132."
    layout = {one.name: one for one in made.slide_layout.placeholders}
    assert group.left == layout["Figure"].left
    assert group.height == 80 * 12700  # as high as it wants to be


def test_shapes_stand_where_the_drawing_has_them() -> None:
    group = shape(opened(slide(SKETCH)).slides[0], "Figure: wards")
    label, ward, link = group.shapes
    assert (label.left, label.top) == (group.left, group.top)
    assert (ward.top - group.top, ward.width) == (30 * 12700, 40 * 12700)
    assert label.text_frame.text == "Hendon"
    assert link._element.tag.endswith("cxnSp")


def test_ids_are_unique_and_only_the_map_and_its_wards_are_read_aloud() -> None:
    made = opened(slide(SKETCH)).slides[0]
    ids = found(made, "//p:cNvPr/@id")
    assert len(ids) == len(set(ids))
    assert found(made, "//p:grpSp/p:sp/p:nvSpPr/p:cNvPr/@descr") == ["Hendon: 132"]


def test_the_notes_say_the_same_row_by_row() -> None:
    notes = opened(slide(SKETCH)).slides[0].notes_slide.notes_text_frame.text
    assert notes == "Wards\nHendon: Offences 132; Rate 34.1"


def test_figures_side_by_side_split_the_place_each_with_its_title() -> None:
    made = opened(slide(PAIR)).slides[0]
    left, right = shape(made, "Figure: left"), shape(made, "Figure: wards")
    assert left.chart.chart_title.text_frame.text == "Burglary"
    assert right.shapes[0].text_frame.text == "Offences by ward"
    assert left.width == right.width and left.top == right.top
    assert right.left - (left.left + left.width) == 14 * 12700
    assert left._element.nvGraphicFramePr.cNvPr.get("descr") == chart().alt
    assert made.notes_slide.notes_text_frame.text.endswith("Hendon: Offences 132; Rate 34.1")


def test_what_does_not_fit_is_told_by_slide() -> None:
    with pytest.raises(ReportError) as told:
        written(slide(replace(SKETCH, said="A-word-that-is-far-too-long-for-it")))
    assert "slide 1 'Wards' has at 'Figure': 'A-word-that-is-far-too-long-for-it' does not fit" in str(told.value)


def test_a_table_has_no_drawing_in_its_place() -> None:
    with pytest.raises(ReportError, match="has something else than a table at 'table'"):
        written(Slide("chart-and-table", "Wards", (("chart", chart()), ("table", SKETCH))))


def test_the_file_is_valid(validate: Callable[[bytes], list[str]]) -> None:
    assert validate(written(slide(SKETCH), replace(slide(PAIR), title="Pair"))) == []
