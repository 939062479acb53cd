"""Shapes as DrawingML: whole numbers, geometry, fills, outlines, names and what is read aloud."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from reportgen.drawings.drawingml import body_look, group_place, named, named_shape, properties
from reportgen.drawings.model import Path, Shape
from tests.drawings.examples import WARD, box
from tests.work import calls_of

A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def parsed(xml: str) -> etree._Element:
    return etree.fromstring(f'<x xmlns:a="{A}">{xml}</x>')


def found(xml: str, path: str) -> list:
    return parsed(xml).xpath(path, namespaces={"a": A})


def test_places_are_in_emu_from_where_the_sheet_begins() -> None:
    xml = properties(box("x", x=10, y=2), 100, 200)
    assert found(xml, "a:xfrm/a:off/@x") == ["127100"]  # 100 + 10 x 12,700
    assert found(xml, "a:xfrm/a:off/@y") == ["25600"]  # 200 + 2 x 12,700
    assert found(xml, "a:xfrm/a:ext/@cx") == ["762000"]  # 60 x 12,700
    assert 'chOff x="1" y="2"' in group_place(1, 2, 3, 4) and '<a:chExt cx="3" cy="4"/>' in group_place(1, 2, 3, 4)


def test_a_path_is_rings_of_whole_numbers_from_its_box() -> None:
    xml = properties(Shape("Ward", 0, 30, 40, 30, path=WARD, fill="12436D"))
    assert found(xml, "//a:path/@w") == ["508000"] and found(xml, "//a:path/@h") == ["381000"]
    points = [(int(point.get("x")), int(point.get("y"))) for point in found(xml, "//a:pt")]
    assert points[:3] == [(0, 0), (508000, 0), (508000, 381000)]  # y from 30, the top of the box
    assert len(found(xml, "//a:moveTo")) == len(found(xml, "//a:close")) == 2  # the ward and its hole
    assert len(found(xml, "//a:path")) == 1  # a ring of a path of its own would be no hole


def test_an_open_path_has_no_fill_and_no_end() -> None:
    xml = properties(Shape("Way", 0, 0, 10, 10, path=Path((((0, 0), (5, 5), (10, 0)),), closed=False), stroke="12436D"))
    assert found(xml, "//a:path/@fill") == ["none"] and found(xml, "//a:close") == []


def test_corners_have_one_radius_whatever_the_size() -> None:
    small, large = box("", geometry="round_rect"), box("", geometry="round_rect", width=400, height=200)
    assert found(properties(small), "//a:gd/@fmla") == ["val 20000"]  # 4 of 20 points
    assert found(properties(large), "//a:gd/@fmla") == ["val 2000"]  # 4 of 200
    assert found(properties(replace(small, height=0)), "//a:gd/@fmla") == ["val 0"]


def test_fill_and_outline_are_those_of_the_shape_or_none() -> None:
    xml = properties(box("", fill="12436D", opacity=0.4, stroke="FFFFFF", stroke_width=1.5, dash="dash", arrow=True))
    assert found(xml, "a:solidFill/a:srgbClr/a:alpha/@val") == ["40000"]
    assert found(xml, "a:ln/@w") == ["19050"]  # 1.5 x 12,700
    assert found(xml, "a:ln/a:prstDash/@val") == ["dash"] and found(xml, "a:ln/a:tailEnd/@type") == ["triangle"]
    assert len(found(properties(box("")), "a:noFill | a:ln/a:noFill")) == 2


def test_a_line_that_rises_is_flipped() -> None:
    assert found(properties(Shape("Up", 0, 0, 9, 9, "line", stroke="12436D", flipped=True)), "a:xfrm/@flipV") == ["1"]


def test_words_stand_within_their_inset_at_their_anchor() -> None:
    assert body_look(box("x", inset=2, anchor="top")).endswith('bIns="25400" rtlCol="0" anchor="t"')


def test_a_shape_without_words_is_decoration_unless_it_says_something() -> None:
    plain, ward = box("", text=()), Shape("Ward: Hendon", 0, 0, 1, 1, alt="Hendon: 132")
    assert "decorative" in named_shape("a:cNvPr", 4, plain)
    assert named_shape("a:cNvPr", 5, ward) == '<a:cNvPr id="5" name="Ward: Hendon" descr="Hendon: 132"/>'
    assert named_shape("a:cNvPr", 6, box("Hendon")) == '<a:cNvPr id="6" name="Label"/>'


def test_names_are_escaped() -> None:
    assert named("a:cNvPr", 1, 'A "ward" & <more>', "\x00x") == (
        '<a:cNvPr id="1" name="A &quot;ward&quot; &amp; &lt;more&gt;" descr="x"/>'
    )


def test_a_map_of_5800_points_is_written_with_little_work_for_each() -> None:
    ring = tuple((index * 0.01, index * 0.02) for index in range(242))
    wards = [Shape(f"Ward {n}", 0, 0, 10, 10, path=Path((ring,)), fill="12436D", alt="x") for n in range(24)]
    written: list[str] = []
    calls = calls_of(lambda: written.extend(properties(ward) for ward in wards))
    assert "".join(written).count("<a:pt ") == 5808  # 24 x 242
    assert calls < 10 * 5808
