"""Pictures of the same charts."""

from __future__ import annotations

import pytest
from lxml import etree

from reportgen.charts.picture import picture
from reportgen.figures.model import Series
from tests.charts.examples import CASES, EVERY_TYPE, FONTS, PALETTE, chart

_SVG = {"s": "http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("name", EVERY_TYPE)
def test_every_type_is_drawn_with_its_categories(name: str) -> None:
    svg = etree.fromstring(picture(EVERY_TYPE[name], PALETTE, FONTS, form="svg"))
    words = " ".join(str(text) for text in svg.xpath("//s:text/text()", namespaces=_SVG))
    if name in ("column", "bar", "line", "doughnut"):
        assert all(label.split()[-1] in words for label in EVERY_TYPE[name].categories)
    assert svg.get("width").endswith("pt")


def test_a_picture_is_a_png_of_the_size_asked_for() -> None:
    content = picture(chart("column", CASES), PALETTE, FONTS, width=12.7, height=7.62)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20], "big") == 750  # 12.7 cm = 5 in x 150 dots
    assert int.from_bytes(content[20:24], "big") == 450  # 7.62 cm = 3 in x 150 dots


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_same_chart_is_the_same_picture(form) -> None:
    example = EVERY_TYPE["clustered"]
    assert picture(example, PALETTE, FONTS, form=form) == picture(example, PALETTE, FONTS, form=form)


def test_an_svg_says_what_it_shows() -> None:
    svg = picture(chart("column", CASES, title="Burglary", alt="551 cases"), PALETTE, FONTS, form="svg").decode()
    assert "Burglary" in svg
    assert "551 cases" in svg
    assert "dc:date" not in svg


@pytest.mark.parametrize("kind", ["clustered", "bar"])
def test_a_picture_leaves_out_the_labels_that_office_leaves_out(kind: str) -> None:
    new, closed = Series("New", (47, 0)), Series("Closed", (0, 0))
    svg = picture(chart(kind, new, closed, labels="all"), PALETTE, FONTS, form="svg").decode()
    assert svg.count(">47</text>") == 1
    assert svg.count(">0</text>") == 1 + 1 * (kind == "clustered")  # beside 47; at the foot of a scale


def test_dollars_in_a_label_are_no_formula() -> None:
    example = chart("column", CASES, categories=("$a_b$", "b", "c", "d"))
    assert ">$a_b$</text>" in picture(example, PALETTE, FONTS, form="svg").decode()
