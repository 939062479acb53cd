"""Cards laid out: one size, rows and columns, words that fit, and rooms that are too small."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.drawings.draw import draw, natural_height
from reportgen.drawings.model import Drawing
from reportgen.drawings.room import overflowing
from reportgen.errors import UnplacedError
from reportgen.figures.cards import Card, Cards
from reportgen.wording.text import plain, words
from tests.houses import barnet

HOUSE = barnet()
CARD = Card(
    caption=words("Residential burglary"),
    value=words("551"),
    unit=words("cases, Jun–Sep 2023"),
    verdict=words("A decrease of 2.8%"),
    comparison=words("from 567 in Jun–Sep 2022"),
    rag="green",
    arrow="down",
    rating="Better",
)
SHORT = replace(CARD, verdict=(), comparison=(), rag="grey", arrow="none", rating="")


def cards(*given: Card, columns: int = 0) -> Cards:
    return Cards(id="key", title="Key figures", alt="Key figures.", cards=given, columns=columns)


def grounds(drawing: Drawing) -> list[tuple[float, float]]:
    return [(shape.x, shape.y) for shape in drawing.shapes if shape.name.endswith("ground")]


def test_cards_have_one_size_and_their_parts_one_line() -> None:
    drawing = draw(cards(CARD, replace(SHORT, caption=words("A caption that is so long that it takes two lines"))),
                   HOUSE, 400, 300, 12)  # fmt: skip
    sizes = {(shape.width, shape.height) for shape in drawing.shapes if shape.name.endswith("ground")}
    assert len(sizes) == 1
    assert len({shape.y for shape in drawing.shapes if shape.name.endswith("number")}) == 1


@pytest.mark.parametrize("count", [3, 4, 5])
def test_a_row_of_cards_ends_at_the_right_margin_of_a_slide(count: int) -> None:
    drawing = draw(cards(*[SHORT] * count), HOUSE, 888, 112, 12)
    assert max(shape.x + shape.width for shape in drawing.shapes) == pytest.approx(888)


@pytest.mark.parametrize(
    ("count", "width", "rows", "columns"),
    [
        (1, 888, 1, 1),
        (4, 888, 1, 4),
        (8, 888, 2, 4),
        (5, 888, 1, 5),
        (4, 450, 2, 2),  # three would fit, but two and two are even
        (3, 450, 1, 3),
    ],
)
def test_as_many_stand_in_a_row_as_fit_well(count: int, width: float, rows: int, columns: int) -> None:
    places = grounds(draw(cards(*[SHORT] * count), HOUSE, width, 500, 12))
    assert (len({y for _, y in places}), len({x for x, _ in places})) == (rows, columns)


def test_an_author_says_how_many_stand_in_a_row() -> None:
    assert len({x for x, _ in grounds(draw(cards(*[SHORT] * 4, columns=2), HOUSE, 888, 500, 12))}) == 2


def test_a_mark_is_colour_arrow_and_words_together() -> None:
    drawing = draw(cards(CARD), HOUSE, 200, 200, 12)
    by_name = {shape.name: shape for shape in drawing.shapes}
    mark, said = by_name["Card 1 mark"], by_name["Card 1 comparison"]
    assert mark.fill == HOUSE.palette.green and plain(mark.text[0].text) == "▼"
    assert [plain(line.text) for line in said.text] == ["A decrease of 2.8%", "from 567 in Jun–Sep 2022"]


def test_a_number_that_is_not_compared_has_no_mark() -> None:
    assert not any("mark" in shape.name for shape in draw(cards(SHORT), HOUSE, 200, 200, 12).shapes)


def test_in_a_low_room_words_are_smaller_but_not_below_80_per_cent() -> None:
    natural = natural_height(cards(CARD), HOUSE, 200, 12)
    assert natural is not None
    low = draw(cards(CARD), HOUSE, 200, natural * 0.9, 12)
    assert 9.6 <= min(line.size for shape in low.shapes if shape.name.endswith("caption") for line in shape.text) < 12
    with pytest.raises(UnplacedError) as told:
        draw(cards(CARD), HOUSE, 200, natural * 0.6, 12)
    assert str(told.value).startswith("1 card does not fit 200 x ")


def test_nothing_overflows_its_shape_or_the_sheet() -> None:
    for width in (300, 450, 888):
        drawing = draw(cards(*[CARD] * 5), HOUSE, width, 900, 12)
        assert list(overflowing(drawing)) == []
        assert all(shape.x + shape.width <= width + 0.01 for shape in drawing.shapes)
        assert all(shape.y + shape.height <= drawing.height + 0.01 for shape in drawing.shapes)
